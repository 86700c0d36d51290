"""What matters about the person for the questions: asked once, each line optional."""

from collections.abc import Iterable
from typing import ClassVar

import msgspec
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.screening.context import AGES, LINES, Context
from backcare_tui.tui.kit.fitting import beside, fit, styled
from backcare_tui.tui.kit.flow import clickable, clicked, flow, option
from backcare_tui.tui.kit.keys import hidden, key
from backcare_tui.tui.kit.list_area import ListArea
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.rows import ListLine, Rows, moves
from backcare_tui.tui.screening.question_page import QuestionPage
from backcare_tui.words.context import AGE, AGE_WORDS, LINE_WORDS, QUESTION, WHY

_AGE = "age"
_WHY_FROM = 14
"""Rows of the list from which it says why it asks."""


class Told(msgspec.Struct, frozen=True):
    """What was told: an age group or "", and the lines that are so and that are not."""

    age: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


class ContextScreen(QuestionPage[Told | None]):
    """Dismisses with what was told, also where the person leaves it; None: told before, and left
    as it was."""

    NAME = "About you"
    ABOUT = (
        "It decides which safety questions and which exercises concern you. What you leave out "
        "counts as not said, neither yes nor no.",
        "You can change it at any time: settings, About you.",
    )
    KEEP = "done"
    AUTO_FOCUS = "ContextList"
    DEFAULT_CSS = """
    ContextScreen {
        #context-frame { height: 1fr; padding: 0 2; }
        ListArea { max-width: 96; }
        &.-short #context-frame, &.-narrow #context-frame { padding: 0 1; }
        &.-tall #context-frame { margin: 1 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "done", "done", "context.done", "Keep it; what is open counts as not said"),
        key("escape,q", "close", "leave", "context.leave", "Leave it as it is"),
    ]

    def __init__(self, companion: Companion) -> None:
        super().__init__(companion)
        self._known = companion.context
        self._list = ContextList(self._known)
        self._frame = ListArea()

    def body(self) -> Iterable[Widget]:
        with Widget(id="context-frame"), self._frame:
            yield self._list

    def on_mount(self) -> None:
        self._frame.entitle(self.NAME.lower())

    def action_done(self) -> None:
        self.dismiss(self._list.told)

    def action_close(self) -> None:
        self.dismiss(Told("", (), ()) if self._known.told is None else None)


class ContextList(Rows[str]):
    """The age groups, then a line each; y and n answer the highlighted line and go on."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        key("y", "say(True)", "yes", "context.yes", "It is so"),
        key("n", "say(False)", "no", "context.no", "It is not so"),
        key("x", "none", "none of these", "context.none", "No to every line that is still open"),
        hidden("backspace,delete", "say(None)", "not said", "context.unsay", "Leave this line out"),
        *(
            hidden(str(n), f"age('{age}')", AGE_WORDS[age], f"context.age{n}", AGE)
            for n, age in enumerate(AGES, start=1)
        ),
        *moves("context"),
    ]

    def __init__(self, known: Context) -> None:
        super().__init__((_AGE, *LINES))
        self._age = known.age
        self._said: dict[str, bool | None] = {line: known.said(line) for line in LINES}

    @property
    def told(self) -> Told:
        """What is told at this moment."""
        yes, no = (tuple(line for line in LINES if self._said[line] is so) for so in (True, False))
        return Told(self._age, yes, no)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "say":
            return self.current != _AGE
        return super().check_action(action, parameters)

    def action_say(self, so: bool | None) -> None:
        line = self.current
        if line in self._said:
            self._said[line] = so
            self.action_move(0 if so is None else 1)
            self.refresh()

    def action_none(self) -> None:
        self._said = {line: so or False for line, so in self._said.items()}
        self.refresh()

    def action_age(self, age: str) -> None:
        self._age = "" if age == self._age else age
        if self.current == _AGE:
            self.action_move(1)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        super().on_click(event)
        value = clicked(event)
        if value is not None:
            self.action_age(value)

    # -- drawing

    def heading(self, width: int) -> Content:
        question = QUESTION if len(QUESTION) <= width else ContextScreen.NAME
        return Content.styled(fit(question, width), f"bold {BRIGHT}")

    def lines(self, width: int, height: int) -> list[ListLine]:
        why = styled(WHY, width, DIM) if height >= _WHY_FROM else []
        lines = [ListLine(None, line) for line in why]
        if height >= _WHY_FROM:
            lines.append(ListLine(None, Content("")))
        for index, line in enumerate(self._items):
            drawn = self._ages(width) if line == _AGE else self._line(index, line, width)
            lines += self.raised(index, drawn, width)
            if line == _AGE and height >= _WHY_FROM:
                lines.append(ListLine(None, Content("")))
        return lines

    def _ages(self, width: int) -> list[Content]:
        lit = self.highlighted == 0
        head = Content.assemble("  ", (AGE, _style(lit)))
        ages = (
            clickable(option(str(n), AGE_WORDS[age], chosen=age == self._age), age)
            for n, age in enumerate(AGES, start=1)
        )
        return [head, *(Content("  ") + row for row in flow(ages, width - 2, 1))]

    def _line(self, index: int, line: str, width: int) -> list[Content]:
        lit, so = index == self.highlighted, self._said[line]
        mark = {True: ("yes", "bold $bc-accent"), False: ("no ", "$bc-text"), None: (" · ", DIM)}[
            so
        ]
        head = Content.assemble("  ", mark, "  ")
        return beside(head, LINE_WORDS[line], width, _style(lit))


def _style(lit: bool) -> str:
    return f"bold {BRIGHT}" if lit else "$bc-text"
