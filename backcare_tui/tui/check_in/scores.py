"""A question answered with a number from 0 to 10: one key, arrows, or a click."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from backcare_tui.tui.frame.ask import UNMARKED, Choice, Choices


class ScoreChoices(Choices, can_focus=True):
    """The question and its numbers; `t` is 10. Posts `Choices.Picked`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", "choose", id="scores.pick"),
        Binding("left,up,h,k", "move(-1)", "back", show=False),
        Binding("right,down,j,l", "move(1)", "on", show=False),
    ]

    def __init__(self, question: str = "", chosen: int | None = None, hint: str = "") -> None:
        super().__init__("", ())
        self.ask(question, chosen, hint)

    def ask(self, question: str, chosen: int | None = None, hint: str = "", least: int = 0) -> None:
        """Ask for a number from `least` to 10; enter takes `chosen`, None: no number is marked."""
        self._question, self._hint = question, f"{hint}   esc cancel"
        digits = [Choice(str(score), str(score), str(score)) for score in range(least, 10)]
        self._choices = (*digits, Choice("t", "10", "10"))
        self.chosen = UNMARKED if chosen is None else max(chosen - least, 0)
        self.refresh(layout=True)

    def on_key(self, event: events.Key) -> None:
        char = event.character or event.key
        choice = next((choice for choice in self._choices if choice.key == char), None)
        if choice is not None:
            event.stop()
            self.post_message(self.Picked(choice))

    def action_pick(self) -> None:
        if self.choice is not None:
            self.post_message(self.Picked(self.choice))

    def action_move(self, by: int) -> None:
        self.move(by)
