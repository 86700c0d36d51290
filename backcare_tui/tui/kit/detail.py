"""What there is to say about the highlighted thing of a list, as far as there is room for it."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from backcare_tui.tui.kit.drawn import Picture, View

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


class Detail(Picture[View]):
    """Shows what fits, the most useful first; nothing is cut in the middle of a block."""

    ALLOW_SELECT = True
    DEFAULT_CSS = """
    Detail { height: 1fr; }
    """

    def blocks(self, item: View, width: int, height: int) -> Sequence[Block]:
        """What there is to say of it, in the order of reading, in lines of `width` cells."""
        return ()

    def draw(self, view: View, width: int) -> Sequence[Content]:
        height = self.content_size.height
        if width < _NARROWEST:
            return ()
        return fitted(self.blocks(view, min(width, MEASURE), height), height)


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
