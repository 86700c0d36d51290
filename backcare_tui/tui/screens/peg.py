"""Three questions about the past week (PEG, CARE.md §3), each answered with one key.

The items ask in words of our own what the scale's three ask: pain on average, and how much it was
in the way of enjoying life and of what one does. Nothing is kept until all three are answered.
"""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from backcare_tui.domain.pain_events import PegRated
from backcare_tui.tui.screens.ask import Choices
from backcare_tui.tui.screens.closing import ClosesOnce
from backcare_tui.tui.screens.scores import ScoreChoices

_QUESTIONS = (
    ("Your pain on average this past week?", "0 none, 10 the worst imaginable"),
    ("How much was it in the way of enjoying life?", "0 not at all, 10 altogether"),
    ("How much was it in the way of daily activity?", "0 not at all, 10 altogether"),
)


class PegScreen(ClosesOnce, ModalScreen[PegRated | None]):
    """Dismisses with the three answers; None where the person left before the third."""

    DEFAULT_CSS = """
    PegScreen { align: left bottom; background: transparent; }
    """

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave it", id="peg.leave"),
        Binding("enter", "pick", "choose", id="peg.pick"),
        Binding("backspace", "back", "the question before", id="peg.back"),
        Binding("left,up,h,k", "move(-1)", "back", show=False),
        Binding("right,down,j,l", "move(1)", "on", show=False),
    ]

    def __init__(self, before: PegRated | None) -> None:
        """`before`: the last week's answers, where the arrows begin."""
        super().__init__()
        self._before = (0, 0, 0)
        if before is not None:
            self._before = (before.pain, before.enjoyment, before.activity)
        self._given: list[int] = []
        self._choices = ScoreChoices("")
        self._ask()

    def compose(self) -> ComposeResult:
        yield self._choices

    def _ask(self) -> None:
        number = len(self._given)
        question, scale = _QUESTIONS[number]
        hint = f"{scale}   {number + 1} of {len(_QUESTIONS)}"
        self._choices.ask(question, self._before[number], hint)

    def _answer(self, score: int) -> None:
        self._given.append(score)
        if len(self._given) < len(_QUESTIONS):
            self._ask()
        elif len(self._given) == len(_QUESTIONS):
            pain, enjoyment, activity = self._given
            self.dismiss(PegRated(pain=pain, enjoyment=enjoyment, activity=activity))

    def on_key(self, event: events.Key) -> None:
        choice = self._choices.answer(event.character or event.key)
        if choice is not None:
            event.stop()
            self._answer(int(choice.value))

    def on_choices_picked(self, message: Choices.Picked) -> None:
        self._answer(int(message.choice.value))

    def action_pick(self) -> None:
        self._answer(int(self._choices.choice.value))

    def action_back(self) -> None:
        if self._given:
            self._given.pop()
            self._ask()

    def action_move(self, by: int) -> None:
        self._choices.move(by)

    def action_leave(self) -> None:
        self.dismiss(None)
