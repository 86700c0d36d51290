"""Words in a row, of which several can be ticked; keys, arrows and mouse do it."""

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content

from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.flow import clickable, flow, option
from backcare_tui.tui.kit.roles import BRIGHT

_TIGHT = 28
"""Cells of width below which words stand without their keys before them."""


class CheckInWords(Drawn, can_focus=True):
    """Posts the number of a word to tick or untick; what is ticked is kept by whoever is told."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "back", show=False),
        Binding("right", "move(1)", "on", show=False),
        Binding("space", "pick", "choose", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._options: Sequence[tuple[str, str]] = ()
        self._ticked: Collection[int] = ()
        self.cursor = 0
        """The number of the word that the arrows are at."""

    def show(self, options: Sequence[tuple[str, str]], ticked: Collection[int]) -> None:
        """Ask for any of `options` (key and label); the cursor stays where it is among them."""
        self._options, self._ticked = options, ticked
        self.refresh(layout=True)

    # -- drawing

    def lines(self, width: int) -> list[Content]:
        draw = self._part if width >= _TIGHT else self._tight_part
        return flow([clickable(draw(n), n) for n in range(len(self._options))], width)

    def _part(self, number: int) -> Content:
        chosen = number == self.cursor
        return option(*self._options[number], chosen=chosen, mark=self._mark(number))

    def _tight_part(self, number: int) -> Content:
        """The key is underlined in the word, of which the first is enough."""
        key, label = self._options[number]
        word, mark, here = label.split(",")[0], self._mark(number), number == self.cursor
        before, _, after = word.partition(key)
        style = "bold $bc-accent" if here else BRIGHT if mark == "●" else "$bc-text"
        return Content.assemble(
            (f"{'▸' if here else ' '}{mark}", "$bc-accent"),
            (before, style),
            (key, f"underline {style}"),
            (after, style),
        )

    def _mark(self, number: int) -> str:
        return "●" if number in self._ticked else " "

    # -- keys and mouse

    def on_key(self, event: events.Key) -> None:
        keys = [key for key, _ in self._options]
        char = event.character or event.key
        if char in keys:
            event.stop()
            self.picked(keys.index(char))

    def action_move(self, by: int) -> None:
        self.cursor = (self.cursor + by) % len(self._options)
        self.refresh()

    def action_pick(self) -> None:
        self.picked(self.cursor)

    def picked(self, value: int) -> None:
        self.cursor = value
        super().picked(value)
