"""The look back on a day: pain on average, at worst, and what the person did that mattered.

What was given is written down with each answer, so that the panel can be left at any time.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from statistics import mean
from typing import ClassVar

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from backcare_tui.companion import Companion
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.journal.pain_events import DayReflected
from backcare_tui.domain.text import MAX_NOTE
from backcare_tui.tui.check_in.foot import CheckInFoot
from backcare_tui.tui.check_in.scores import ScoreChoices
from backcare_tui.tui.check_in.text import CheckInText
from backcare_tui.tui.frame.ask import Choices
from backcare_tui.tui.frame.panel import Panel
from backcare_tui.tui.kit.line import Line
from backcare_tui.words.ledger_table import day_name

_TOO_LONG = f"At most {MAX_NOTE:,} characters; that would be more"


class EveningScreen(Panel[Entry]):
    """Dismisses with the entry, or None where not even the average was given.

    `day` is looked back on, and `at` the instant the entry is about; `scores` are the readings of
    that day, oldest first. `entry` is a look back on it that is there already.
    """

    NAME = "The day, looked back on"
    ABOUT = ("Each number is one key: 0 to 9, t for 10. Each answer is kept at once.",)
    DEFAULT_CSS = """
    EveningScreen { align: left bottom; background: transparent; }
    EveningScreen #evening { height: auto; max-height: 100%; background: $panel; padding: 0 1; }
    EveningScreen Choices { padding: 0; }
    EveningScreen .-hidden { display: none; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "close, and keep what is there", id="evening.leave"),
        Binding("enter,tab", "pick", "choose", id="evening.pick"),
        Binding("left,up", "move(-1)", "back", show=False),
        Binding("right,down", "move(1)", "on", show=False),
    ]

    def __init__(
        self,
        companion: Companion,
        day: date,
        at: datetime,
        scores: Sequence[int],
        entry: Entry | None = None,
        *,
        passing: Collection[str] = (),
    ) -> None:
        super().__init__(companion, passing)
        self._at, self._entry = at, entry
        self._scores = tuple(scores)
        self._name = _day_in_words(day, companion.today())
        self._step = 0
        """0 the average, 1 the worst, 2 what mattered."""
        self._choices = ScoreChoices("")
        self._text, self._foot = CheckInText(), CheckInFoot()
        self._problem = ""
        self._typed = ""
        """The text at the last look at it."""

    def compose(self) -> ComposeResult:
        with Container(id="evening"):
            yield self.head
            yield self._choices
            yield self._text
            yield self._foot

    def on_mount(self) -> None:
        self._ask()

    @property
    def state(self) -> tuple[object, ...]:
        typed = self._text.value, self._text.cursor_position
        return (self._step, self._choices.chosen, *typed)

    def refresh_view(self) -> None:
        """Asked every few seconds: a pause in typing keeps what is there."""
        typed, self._typed = self._typed, self._text.value
        if typed == self._typed:
            self.keep()
        super().refresh_view()

    @property
    def _given(self) -> DayReflected | None:
        event = None if self._entry is None else self._entry.event
        return event if isinstance(event, DayReflected) else None

    # -- asking

    def _ask(self) -> None:
        given, scores = self._given, self._scores
        seen = f"you logged {_span(scores)}" if scores else "0 none, 10 the worst imaginable"
        if self._step == 0:
            begin = given.average if given else round(mean(scores)) if scores else None
            self._choices.ask(f"Pain {self._name}, on average?", begin, seen)
        elif self._step == 1 and given is not None:
            begin = given.worst if given.worst is not None else max((*scores, given.average))
            hint = f"the average was {given.average}"
            self._choices.ask("And at worst?", begin, hint, least=given.average)
        elif given is not None:
            self._text.show(given.mattered, "a walk, a rest, saying no")
        self._show()
        self.set_focus(self._text if self._step > 1 else None)

    def show_head(self) -> None:
        self.say_above("What did you do that mattered?" if self._step > 1 else "")

    def _show(self) -> None:
        writing = self._step > 1
        self.show_head()
        self._foot.show(("may stay empty", "enter saves", "esc done"), self._problem)
        self._choices.set_class(writing, "-hidden")
        for widget in (self._text, self._foot):
            widget.set_class(not writing, "-hidden")

    # -- answers

    def on_key(self, event: events.Key) -> None:
        choice = self._choices.answer(event.character or event.key) if self._step < 2 else None
        if choice is not None:
            event.stop()
            self._answer(int(choice.value))
        elif self._step < 2:
            self.passed_on(event)

    def on_choices_picked(self, message: Choices.Picked) -> None:
        self._answer(int(message.choice.value))

    def _answer(self, score: int) -> None:
        given = self._given
        if self._step == 0:
            worst = given.worst if given is not None else None
            kept = worst if worst is not None and worst >= score else None
            mattered = given.mattered if given is not None else ""
            self._write(DayReflected(average=score, worst=kept, mattered=mattered))
        elif given is not None:
            self._write(msgspec.structs.replace(given, worst=score))
        self._step += 1
        self._ask()

    def on_line_given(self, message: Line.Given) -> None:
        message.stop()
        self.action_leave()

    def on_check_in_text_refused(self) -> None:
        self._problem = _TOO_LONG
        self._show()

    def on_input_changed(self) -> None:
        self._problem = ""
        self._show()

    def action_pick(self) -> None:
        if self._step > 1:
            self.action_leave()
        elif (choice := self._choices.choice) is not None:
            self._answer(int(choice.value))

    def action_move(self, by: int) -> None:
        if self._step < 2:
            self._choices.move(by)

    def action_leave(self) -> None:
        self.keep()
        self.dismiss(self._entry)

    def keep(self) -> None:
        """Write down what stands in the line of text: the panel closes, or the app is to end."""
        given = self._given
        if self._step > 1 and given is not None:
            self._write(msgspec.structs.replace(given, mattered=self._text.value.strip()))

    def _write(self, event: DayReflected) -> None:
        if self._entry is None:
            self._entry = self.companion.record(event, at=self._at)
        elif event != self._given:
            self._entry = self.companion.amend(self._entry, event)


def _day_in_words(day: date, today: date) -> str:
    """`today`, `yesterday`, `on Wed 18 Nov`"""
    near = {today: "today", today - timedelta(days=1): "yesterday"}
    return near.get(day) or f"on {day_name(day)}"


def _span(scores: Sequence[int]) -> str:
    """`3`, `3 to 6`"""
    low, high = min(scores), max(scores)
    return str(low) if low == high else f"{low} to {high}"
