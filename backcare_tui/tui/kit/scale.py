"""The one scale of the app: a number from 0 to 10, said with a key, the arrows or a click."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.fitting import fit, styled
from backcare_tui.tui.kit.flow import clickable, flow, option
from backcare_tui.tui.kit.roles import BRIGHT, DIM

TEN = "t"
"""The key for 10."""
_MIDDLE = 5
"""Where the arrows begin on a scale without an answer."""


def key_of(score: int) -> str:
    """The key that stands for a number from 0 to 10."""
    return TEN if score == 10 else str(score)


def score_of(event: events.Key) -> int | None:
    """The number that a key stands for; None: none."""
    said = event.character or event.key
    if said == TEN:
        return 10
    return int(said) if len(said) == 1 and said.isascii() and said.isdigit() else None


def numbers(width: int, chosen: int | None = None, least: int = 0) -> list[Content]:
    """Rows with `least` to 10, `chosen` in brackets; a click on a number stands for it."""
    scores = range(least, 11)
    labels = ["10" if score == 10 else "" for score in scores]
    parts = [
        clickable(option(key_of(score), label, chosen=score == chosen), score)
        for score, label in zip(scores, labels, strict=True)
    ]
    apart = flow(parts, width, 1)
    return apart if len(apart) == 1 else flow(parts, width)


class Scale(Drawn, can_focus=True):
    """A question, its numbers, and a hint below. Posts `Picked`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", "choose", id="scores.pick", show=False),
        Binding("left,h", "move(-1)", "back", show=False),
        Binding("right,l", "move(1)", "on", show=False),
    ]

    class Picked(Message):
        """The person says this number, 0 to 10."""

        def __init__(self, score: int) -> None:
            super().__init__()
            self.score = score

    def __init__(self, question: str = "", chosen: int | None = None, hint: str = "") -> None:
        super().__init__()
        self.chosen: int | None = None
        """The number in brackets; None: none."""
        self.ask(question, chosen, hint)

    def ask(
        self, question: str = "", chosen: int | None = None, hint: str = "", least: int = 0
    ) -> None:
        """Ask for a number from `least` to 10; enter takes `chosen`, None: no number is marked."""
        self._question, self._hint, self._least = question, hint, least
        self.chosen = None if chosen is None else max(chosen, least)
        self.refresh(layout=True)

    # -- drawing

    def lines(self, width: int) -> Sequence[Content]:
        return [
            *styled(self._question, width, f"bold {BRIGHT}", 4),
            *numbers(width, self.chosen, self._least),
            *([Content.styled(fit(self._hint, width), DIM)] if self._hint else []),
        ]

    # -- keys and mouse

    def on_key(self, event: events.Key) -> None:
        score = score_of(event)
        if score is not None and score >= self._least:
            event.stop()
            self.picked(score)

    def picked(self, value: int) -> None:
        self.chosen = value
        self.post_message(self.Picked(value))

    def action_pick(self) -> None:
        if self.chosen is not None:
            self.picked(self.chosen)

    def action_move(self, by: int) -> None:
        count = 11 - self._least
        begin = max(_MIDDLE, self._least)
        at = self.chosen
        self.chosen = begin if at is None else (at - self._least + by) % count + self._least
        self.refresh()
