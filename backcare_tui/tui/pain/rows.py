"""What the lists of the Pain place have in common: a page at a time, and rows to be chosen."""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from backcare_tui.tui.kit.roles import DIM
from backcare_tui.tui.kit.rows import Item, Rows, moves

MARKER = 2
"""Cells for the mark of the highlighted row."""


class PainRows(Rows[Item]):
    """Base of the lists of the Pain place; a click on the highlighted row chooses it as well."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *moves(),
    ]

    EMPTY = "Nothing noted"

    def chose(self, item: Item) -> None:
        """The person chose this one."""

    def action_choose(self) -> None:
        if self.current is not None:
            self.chose(self.current)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "choose":
            return self.current is not None
        return len(self._items) > 1 if action == "move" else True

    def clicked(self, index: int, x: int) -> None:
        if index == self.highlighted:
            self.action_choose()
        else:
            super().clicked(index, x)

    def marker(self, *, lit: bool) -> Content:
        """The mark before a row."""
        style = "$bc-accent" if self.has_focus else DIM
        return Content.styled("▸ " if lit else "  ", style)
