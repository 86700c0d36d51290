"""The red-flag questions: one list to tick, or "none of these", held for two seconds.

It is never left without an answer by a stray key. Where it came by itself it is not left at all,
and hears nothing at first: it may have opened under somebody who types. Where the person asked for
it, or wants to begin a flare, escape leaves it and nothing begins.
"""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.journal.care_events import Trigger
from backcare_tui.domain.screening.decision import ScreeningItem
from backcare_tui.session.prompter import DEAF_FOR
from backcare_tui.tui.frame.page import Page
from backcare_tui.tui.kit.keys import hidden, key
from backcare_tui.tui.screening.answer import AnswerRow
from backcare_tui.tui.screening.list import ScreeningList
from backcare_tui.tui.screening.question import ScreeningQuestion
from backcare_tui.words.screening import REASONS, why_now

LEAVABLE: tuple[Trigger, ...] = ("asked", "flare")
"""What the person began, and may leave."""
PAUSE = 1.0
"""Seconds without a key after which somebody who was typing is taken to have looked up: our own
choice."""
_WHY_FROM = 8
"""Rows of the screen from which the reason stands under the question."""


class ScreeningScreen(Page[tuple[str, ...] | None]):
    """Dismisses with the ids that were ticked, () for none of these; None if it was left."""

    DEFAULT_CSS = """
    ScreeningScreen {
        ScreeningQuestion, ScreeningList, AnswerRow { padding: 0 1; }
        KeyBar { display: none; }
        &.-narrow { ScreeningQuestion, ScreeningList, AnswerRow { padding: 0; } }
        &.-tall {
            ScreeningQuestion { margin-top: 1; }
            ScreeningList { margin: 1 0; max-width: 92; }
            AnswerRow { margin-bottom: 1; }
            KeyBar { display: block; }
        }
        &.-tall.-narrow { ScreeningQuestion, ScreeningList, AnswerRow { padding: 0 1; } }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        hidden(
            "n",
            "none",
            "none of these",
            "screening.none",
            "Hold it for 2 seconds, or tap it that long",
        ),
        hidden("d", "done", "done", "screening.done", "What is ticked is your answer"),
        key("escape,q", "close", "leave", "screening.leave", "Leave it; nothing begins"),
        Binding("escape,q,b,z,x", "stay", show=False),
        key("ctrl+q", "app.quit", "quit", "app.quit", "Leave BackCare; the next start asks again"),
    ]

    AUTO_FOCUS = "ScreeningList"
    KEEP = "quit"

    def __init__(
        self,
        companion: Companion,
        items: Sequence[ScreeningItem],
        trigger: Trigger,
        *,
        ticked: Iterable[str] = (),
        leavable: bool = False,
    ) -> None:
        """`ticked`: what was ticked in the answer that is given anew, which `leavable` keeps."""
        super().__init__(companion)
        self._clock = companion.clock
        self._deaf_until = float("-inf")
        self._said_deaf = False
        """It says that it hears nothing yet."""
        self._leavable = leavable or trigger in LEAVABLE
        self._why = why_now(trigger), REASONS[trigger].capitalize()
        self._question = ScreeningQuestion()
        self._list = ScreeningList(items, ticked)
        self._answer = AnswerRow(self._clock, len(self._list.ticked))

    def body(self) -> Iterable[Widget]:
        yield self._question
        yield self._list
        yield self._answer

    def on_resize(self, event: events.Resize) -> None:
        beside = event.size.height >= _WHY_FROM
        self._question.show(*(self._why if beside else ()))
        self._list.lead_with("" if beside else self._why[1])

    def prompt_line(self) -> str:
        return ""  # a break waits until this is answered

    def show(self) -> None:
        """Look at the clock: something is held, or keys count from now on."""
        self._answer.tick()
        if self._said_deaf and not self._is_deaf:
            self._said_deaf = False
            self._answer.fall_silent()

    # -- for whom it comes as a surprise

    def came_by_itself(self) -> None:
        """What is typed or clicked for `DEAF_FOR` seconds from here was meant for something else,
        and so is what is typed on without a `PAUSE`."""
        self._deaf_until = self._clock.monotonic() + DEAF_FOR

    def hears(self, event: events.InputEvent) -> bool:
        """Whether it is meant for the questions, or for help and the app as a whole."""
        if not self._is_deaf or isinstance(event, events.MouseMove):
            return True
        if isinstance(event, events.Key):
            if event.key in ("question_mark", "f1") or event.key.startswith("ctrl+"):
                return True
            if event.key != "n":  # that one may be held from the first moment
                paused = self._clock.monotonic() + PAUSE
                self._deaf_until = max(self._deaf_until, paused)
        self._answer.say(
            "These questions opened just now: keys count in a moment", "Keys count in a moment"
        )
        if not self._said_deaf:
            self._said_deaf = True
            self._wait_until_heard()
        return False

    @property
    def _is_deaf(self) -> bool:
        return self._clock.monotonic() < self._deaf_until

    def _wait_until_heard(self) -> None:
        self.refresh_view()
        if self._said_deaf:
            left = self._deaf_until - self._clock.monotonic()
            self.set_timer(left, self._wait_until_heard)

    # -- answers

    def on_key(self, event: events.Key) -> None:
        if event.key != "n":
            self._answer.let_go()

    def on_screening_list_ticked(self, message: ScreeningList.Ticked) -> None:
        self._answer.show(len(message.ids))
        self.refresh_bindings()

    def on_answer_row_none_of_these(self) -> None:
        if not self._list.ticked:
            self.dismiss(())

    def on_answer_row_done(self) -> None:
        self.action_done()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "done":
            return bool(self._list.ticked)
        if action in ("close", "stay"):
            return self._leavable is (action == "close")
        return super().check_action(action, parameters)

    def action_none(self) -> None:
        if self._list.ticked:
            self._answer.say("Untick what is ticked first", "Untick them first")
        else:
            self._answer.hold_key()

    def action_done(self) -> None:
        if self._list.ticked:
            self.dismiss(self._list.ticked)

    def action_stay(self) -> None:
        self._answer.say(
            "This waits for an answer. ctrl+q leaves BackCare; the next start asks again",
            "It waits for an answer",
        )
