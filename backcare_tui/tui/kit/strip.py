"""The strip of a day as a part of a screen: in a frame, under a head, or bare."""

from textual.content import Content

from backcare_tui.tui.kit.draw.day_strip import StripDay, day_strip, legend, strip_height
from backcare_tui.tui.kit.draw.frames import framed, head
from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs
from backcare_tui.tui.kit.roles import DIM
from backcare_tui.tui.kit.sizes import NARROW

PAINS = 4
"""Rows of pain."""
BARE = strip_height(0, pill=False)
HEADED = 1 + strip_height(PAINS)
FRAMED = 2 + strip_height(PAINS)
"""Rows of a strip without pain, of one with pain under a head, and of one in a frame."""
_ROOMY = 100
"""Columns from which the signs stand further apart."""


def framed_strip(day: StripDay, width: int, height: int, glyphs: Glyphs = BLOCKS) -> list[Content]:
    """In a box of exactly `width` × `height` cells; what is left of the height is pain."""
    rows = height - 2 - strip_height(0)
    inside = day_strip(day, width - 8, rows, labels=True, glyphs=glyphs)
    padded = [Content("   ") + line for line in inside]
    return framed(padded, width, height, "the day", _signs(width, glyphs), glyphs=glyphs)


def headed_strip(
    day: StripDay, width: int, glyphs: Glyphs = BLOCKS, pains: int = PAINS
) -> list[Content]:
    """`HEADED` rows, with pain in `PAINS` of them; fewer with fewer `pains`."""
    top = head("the day", width, _signs(width, glyphs), glyphs)
    return [top, *day_strip(day, width, pains, glyphs=glyphs)]


def bare_strip(day: StripDay, width: int, glyphs: Glyphs = BLOCKS) -> list[Content]:
    """The line and its hours."""
    margin = 1 if width < NARROW else 0
    rows = day_strip(day, width - 2 * margin, 0, pill=False, glyphs=glyphs)
    return [Content(" " * margin) + line for line in rows]


def _signs(width: int, glyphs: Glyphs) -> Content:
    """The legend of the strip."""
    gap = "   " if width >= _ROOMY else "  "
    known = legend(narrow=width < NARROW, glyphs=glyphs)
    return Content(gap).join(Content.styled(f"{sign} {word}", DIM) for sign, word in known)
