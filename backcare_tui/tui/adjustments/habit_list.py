"""The habits, and the library below them: one key adds or rests the highlighted one."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content

from backcare_tui.domain.adjustments import AdjustmentStanding, Counted
from backcare_tui.tui.adjustments.board import (
    CARDS_HIGH,
    CARDS_WIDE,
    STACK_HIGH,
    STACK_WIDE,
    cards,
    stack,
)
from backcare_tui.tui.adjustments.list import AdjustmentList
from backcare_tui.tui.adjustments.view import Move, Moves
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.flow import clicked
from backcare_tui.tui.kit.keys import key


class HabitList(AdjustmentList):
    """Cards and columns if there is room, two lines a habit in less, a plain list in the least."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "change", "add or rest", "adjustments.change", "A habit from now on, or not"),
    ]
    _counted: Mapping[str, Counted] = {}

    def count(self, counted: Mapping[str, Counted]) -> None:
        """Say how often each was done, by id."""
        if counted != self._counted:
            self._counted = counted
            self.refresh()

    def action_change(self) -> None:
        if self.current is not None:
            self.post_message(self.Changed(self.current))

    @property
    def view(self) -> Moves:
        """What is drawn."""
        moves = (self._move(standing) for standing in self._items)
        return Moves(tuple(moves), self.highlighted, self.has_focus)

    def _move(self, standing: AdjustmentStanding) -> Move:
        return Move(standing, self._counted.get(standing.adjustment.id))

    def drawn(self, width: int, height: int) -> list[Content]:
        if not self._items or not self._is_drawn(width, height):
            return super().drawn(width, height)
        self._drawn = ()
        draw = cards if width >= CARDS_WIDE and height >= CARDS_HIGH else stack
        lines: Sequence[Content] = draw(self.view, width, height, glyphs_of(self.app))
        return [line.truncate(width, pad=True) for line in lines]

    def _is_drawn(self, width: int, height: int) -> bool:
        """Whether it is more than a plain list."""
        return width >= STACK_WIDE and height >= STACK_HIGH

    def on_click(self, event: events.Click) -> None:
        # Textual also runs the handler of `Rows`, which is for the plain list.
        drawn = self._items and self._is_drawn(*self.content_size)
        if drawn and (index := clicked(event)) is not None and index < len(self._items):
            self._clicked_part(index)

    def _clicked_part(self, index: int) -> None:
        """Highlight it; a habit that is highlighted already is counted."""
        if index != self.highlighted:
            self.highlighted = index
        elif not self._items[index].waits:
            self.action_done()
