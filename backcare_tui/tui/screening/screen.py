"""The red-flag questions: one list to tick, or "none of these", once all of it was on screen.

It is never left without an answer by a stray key. Where it came by itself it is not left at all,
and hears nothing at first: it may have opened under somebody who types. Where the person asked for
it, or wants to begin a flare, escape leaves it and nothing begins.
"""

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.journal.care_events import Trigger
from backcare_tui.tui.kit.keys import hidden, key
from backcare_tui.tui.kit.list_area import ListArea
from backcare_tui.tui.kit.sizes import has_frames
from backcare_tui.tui.screening.answer import AnswerRow
from backcare_tui.tui.screening.list import ScreeningList
from backcare_tui.tui.screening.question import ScreeningQuestion
from backcare_tui.tui.screening.question_page import QuestionPage
from backcare_tui.use_cases.asking import Asked
from backcare_tui.words.screening import REASONS

LEAVABLE: tuple[Trigger, ...] = ("asked", "flare")
"""What the person began, and may leave."""
_WHY_FROM = 8
"""Rows of the screen from which the reason stands under the question."""


class ScreeningScreen(QuestionPage[tuple[str, ...] | None]):
    """Dismisses with the ids that were ticked, () for none of these; None if it was left."""

    DEFAULT_CSS = """
    ScreeningScreen {
        ScreeningQuestion, AnswerRow, #screening-frame { padding: 0 2; }
        ListArea { max-width: 96; }
        #screening-frame { height: 1fr; }
        KeyBar { display: none; }
        &.-narrow, &.-short { ScreeningQuestion, AnswerRow, #screening-frame { padding: 0 1; } }
        &.-short.-narrow { ScreeningQuestion, AnswerRow, #screening-frame { padding: 0; } }
        &.-tall {
            ScreeningQuestion { margin: 1 0; }
            AnswerRow { margin: 1 0; }
            KeyBar { display: block; }
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        hidden(
            "n",
            "none",
            "none of these",
            "screening.none",
            "No sign in the list is new or worse; once you have seen all of it",
        ),
        key("enter", "done", "done", "screening.done", "What is ticked is your answer"),
        key("escape,q", "close", "leave", "screening.leave", "Leave it; nothing begins"),
        Binding("escape,q,b,z,x", "stay", show=False),
        key("ctrl+q", "app.quit", "quit", "app.quit", "Leave BackCare; the next start asks again"),
    ]

    AUTO_FOCUS = "ScreeningList"
    KEEP = "quit"

    def __init__(self, companion: Companion, asked: Asked) -> None:
        super().__init__(companion)
        self._leavable = asked.due.trigger in LEAVABLE
        self._why = asked.why, REASONS[asked.due.trigger].capitalize()
        self._question = ScreeningQuestion(asked.questions)
        self._list = ScreeningList(asked.items)
        self._frame = ListArea()
        self._answer = AnswerRow()

    def body(self) -> Iterable[Widget]:
        yield self._question
        with Widget(id="screening-frame"), self._frame:
            yield self._list
        yield self._answer

    def on_resize(self, event: events.Resize) -> None:
        beside = event.size.height >= _WHY_FROM
        is_framed = has_frames(event.size.width - 4, event.size.height)
        self._frame.entitle(self._why[0] if is_framed else "")
        self._question.show(*(self._why if beside and not is_framed else ()))
        self._list.lead_with("" if beside else self._why[1])

    def prompt_line(self) -> str:
        return ""  # a break waits until this is answered

    # -- answers

    def on_screening_list_ticked(self, message: ScreeningList.Ticked) -> None:
        self._show_answer()

    def on_screening_list_all_seen(self) -> None:
        self._show_answer()

    def _show_answer(self) -> None:
        self._answer.show(len(self._list.ticked), all_seen=self._list.all_seen)
        self.refresh_bindings()

    def on_answer_row_clicked(self) -> None:
        if self._list.ticked:
            self.action_done()
        else:
            self.action_none()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("close", "stay"):
            return self._leavable is (action == "close")
        return super().check_action(action, parameters)

    def action_none(self) -> None:
        if self._list.ticked:
            self._answer.say("Untick what is ticked first", "Untick them first")
        elif not self._list.all_seen:
            self._answer.say("See all of the list first", "See all of it first")
        else:
            self.dismiss(())

    def action_done(self) -> None:
        if self._list.ticked:
            self.dismiss(self._list.ticked)
        else:
            self._answer.say("space ticks; n says none of these", "space ticks, n: none")

    def action_stay(self) -> None:
        self._answer.say(
            "This waits for an answer. ctrl+q leaves BackCare; the next start asks again",
            "It waits for an answer",
        )
