"""What there is to say about the highlighted thing of a list, as far as there is room for it."""

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from textual.content import Content
from textual.widget import Widget

Item = TypeVar("Item")

MEASURE = 72
"""Widest a text is set, in cells."""
_NARROWEST = 8
"""Cells below which nothing is said."""


class Block(NamedTuple):
    """Lines that are shown together or not at all."""

    use: int
    """The block with the lowest is kept first if there is little room."""
    lines: Sequence[Content]
    apart: bool = False
    """An empty line follows, if there is one to spare and another block."""


class Detail(Widget, Generic[Item]):
    """Shows what fits, the most useful first; nothing is cut in the middle of a block."""

    DEFAULT_CSS = """
    Detail { height: 1fr; width: 1fr; text-wrap: nowrap; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._item: Item | None = None

    def show(self, item: Item | None) -> None:
        """Draw this one; None: nothing."""
        if item != self._item:
            self._item = item
            self.refresh()

    def blocks(self, item: Item, width: int, height: int) -> Sequence[Block]:
        """What there is to say of it, in the order of reading, in lines of `width` cells."""
        return ()

    def render(self) -> Content:
        width, height = self.content_size
        if self._item is None or width < _NARROWEST:
            return Content("")
        return Content("\n").join(
            fitted(self.blocks(self._item, min(width, MEASURE), height), height)
        )


def fitted(blocks: Sequence[Block], height: int) -> list[Content]:
    """At most `height` lines: what is most useful of `blocks`, and space where some is left."""
    kept: set[int] = set()
    left = height
    for n in sorted(range(len(blocks)), key=lambda n: blocks[n].use):
        if 0 < len(blocks[n].lines) <= left:
            kept.add(n)
            left -= len(blocks[n].lines)
    drawn: list[Content] = []
    for n in sorted(kept):
        drawn += blocks[n].lines
        if blocks[n].apart and left > 0 and n != max(kept):
            drawn.append(Content(""))
            left -= 1
    return drawn
