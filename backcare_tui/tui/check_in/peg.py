"""Three questions about the past week (PEG, Krebs 2009), each answered with one key.

The items ask in words of our own what the scale's three ask: pain on average, and how much it got
in the way of enjoying life and of what one does. Its score is of all three, so it is written down
with the third; what was given before that is handed back, to go on with.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.journal.pain_events import PegRated
from backcare_tui.tui.frame.panel import Panel
from backcare_tui.tui.kit.scale import Scale

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

    Nothing is chosen beforehand: the answer before one's eyes pulls the next one towards it.
    `stands`: the answers of a week that is being changed, kept with enter; `given`: what there is
    of this week.
    """

    NAME = "The past week"
    ABOUT = (
        "Each answer is one key: 0 to 9, t for 10.",
        "The week is saved with the third answer. P resumes an unfinished one on the same day.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "cancel", id="peg.leave"),
        Binding("backspace", "back", "the question before", id="peg.back"),
    ]

    def __init__(
        self,
        companion: Companion,
        stands: PegRated | None = None,
        given: Sequence[int] = (),
        *,
        passing: Collection[str] = (),
    ) -> None:
        super().__init__(companion, passing)
        self._stands: tuple[int | None, ...] = (None, None, None)
        if stands is not None:
            self._stands = (stands.pain, stands.enjoyment, stands.activity)
        self._given = list(given)
        self._scale = Scale()

    def parts(self) -> Iterator[Widget]:
        yield self._scale

    def on_mount(self) -> None:
        self._ask()
        self.set_focus(self._scale)

    @property
    def state(self) -> tuple[object, ...]:
        return (*self._given, "at", self._scale.chosen)

    def _ask(self) -> None:
        number = len(self._given)
        question, scale = QUESTIONS[number]
        if self.app.size.height < _LOW:
            question = SHORTER_QUESTIONS[number]
        hint = f"{scale}   {number + 1} of {len(QUESTIONS)}   esc cancels"
        self._scale.ask(question, self._stands[number], hint)
        self.show_head()

    def on_key(self, event: events.Key) -> None:
        self.passed_on(event)

    def on_scale_picked(self, message: Scale.Picked) -> None:
        if len(self._given) < len(QUESTIONS):
            self._given.append(message.score)
        if len(self._given) < len(QUESTIONS):
            self._ask()
        else:
            self.action_leave()

    def action_back(self) -> None:
        if self._given:
            self._given.pop()
            self._ask()

    def action_leave(self) -> None:
        self.dismiss(tuple(self._given))
