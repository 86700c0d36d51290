"""Three questions about the past week (PEG, Krebs 2009), each answered with one key.

The items ask in words of our own what the scale's three ask: pain on average, and how much it got
in the way of enjoying life and of what one does. Its score is of all three, so it is written down
with the third; what was given before that is handed back, to go on with.
"""

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from backcare_tui.companion import Companion
from backcare_tui.domain.journal.pain_events import PegRated
from backcare_tui.tui.check_in.scores import ScoreChoices
from backcare_tui.tui.frame.ask import Choices
from backcare_tui.tui.frame.panel import Panel

QUESTIONS = (
    ("In the past week, how much pain on average?", "0 none, 10 the worst imaginable"),
    (
        "In the past week, how much did pain get in the way of enjoying life?",
        "0 not at all, 10 completely",
    ),
    (
        "In the past week, how much did pain get in the way of daily activity?",
        "0 not at all, 10 completely",
    ),
)
"""The question and its scale, in the meaning of the scale's own items (Krebs 2009)."""
SHORTER_QUESTIONS = (
    "Past week: pain on average?",
    "Past week: pain in the way of enjoying life?",
    "Past week: pain in the way of daily activity?",
)
"""The same if the pane is too low for them."""
_LOW = 8
"""Rows below which a pane is low."""


class PegScreen(Panel[tuple[int, ...]]):
    """Dismisses with the answers that were given, in the order of `QUESTIONS`: all three, or fewer.

    `before`: the last week's answers, where the arrows begin; `given`: what there is of this week.
    """

    NAME = "The past week"
    ABOUT = (
        "Each answer is one key: 0 to 9, t for 10.",
        "The week is written down with the third; fewer are kept to go on with today.",
    )
    DEFAULT_CSS = """
    PegScreen { align: left bottom; background: transparent; }
    PegScreen #peg { height: auto; max-height: 100%; background: $panel; padding: 0 1; }
    PegScreen Choices { padding: 0; }
    PegScreen .-hidden { display: none; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave it", id="peg.leave"),
        Binding("enter", "pick", "choose", id="peg.pick"),
        Binding("backspace", "back", "the question before", id="peg.back"),
        Binding("left,up,h,k", "move(-1)", "back", show=False),
        Binding("right,down,j,l", "move(1)", "on", show=False),
    ]

    def __init__(
        self,
        companion: Companion,
        before: PegRated | None,
        given: Sequence[int] = (),
        *,
        passing: Collection[str] = (),
    ) -> None:
        super().__init__(companion, passing)
        self._before: tuple[int | None, ...] = (None, None, None)
        if before is not None:
            self._before = (before.pain, before.enjoyment, before.activity)
        self._given = list(given)
        self._choices = ScoreChoices("")

    def compose(self) -> ComposeResult:
        with Container(id="peg"):
            yield self.head
            yield self._choices

    def on_mount(self) -> None:
        self._ask()

    @property
    def state(self) -> tuple[object, ...]:
        return (*self._given, "at", self._choices.chosen)

    def _ask(self) -> None:
        number = len(self._given)
        question, scale = QUESTIONS[number]
        if self.app.size.height < _LOW:
            question = SHORTER_QUESTIONS[number]
        hint = f"{scale}   {number + 1} of {len(QUESTIONS)}"
        self._choices.ask(question, self._before[number], hint)
        self.show_head()

    def _answer(self, score: int) -> None:
        if len(self._given) < len(QUESTIONS):
            self._given.append(score)
        if len(self._given) < len(QUESTIONS):
            self._ask()
        else:
            self.action_leave()

    def on_key(self, event: events.Key) -> None:
        choice = self._choices.answer(event.character or event.key)
        if choice is not None:
            event.stop()
            self._answer(int(choice.value))
        else:
            self.passed_on(event)

    def on_choices_picked(self, message: Choices.Picked) -> None:
        self._answer(int(message.choice.value))

    def action_pick(self) -> None:
        if (choice := self._choices.choice) is not None:
            self._answer(int(choice.value))

    def action_back(self) -> None:
        if self._given:
            self._given.pop()
            self._ask()

    def action_move(self, by: int) -> None:
        self._choices.move(by)

    def action_leave(self) -> None:
        self.dismiss(tuple(self._given))
