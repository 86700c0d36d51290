"""What of Today there is room for, and how many rows each part has: never more for what it says."""

from typing import NamedTuple

from textual.geometry import Size

from backcare_tui.tui.kit.sizes import SHORT, WIDE
from backcare_tui.tui.kit.strip import BARE, FRAMED, HEADED
from backcare_tui.tui.today.hero import LOW, MIDDLE, TALL

_GRID_FROM, _VAST = 34, (190, 50)
"""Rows from which parts stand side by side; columns and rows from which the week is beside them."""
_MIDDLE_FROM = 50
"""Columns that a hero of middling height needs."""
_STRIP_FROM, _PAINS_FROM, _APART_FROM = 8, 20, 24
"""Rows of the window from which there is a strip, it has pain, and its parts stand apart."""
_MORE_PAINS = 4
"""Rows of pain that a strip has more if there is room for all."""


class Room(NamedTuple):
    """Rows of each part; 0: it is left out."""

    name: str
    """Class of the screen's styles: `-stack`, `-grid` or `-vast`."""
    hero: int
    strip: int
    """With the line of figures below it, if it has no frame."""


def room_for(size: Size) -> Room:
    """What fits into a window of this size."""
    width, height = size
    if width >= _VAST[0] and height >= _VAST[1]:
        return Room("-vast", TALL, FRAMED + _MORE_PAINS)
    if width >= WIDE and height >= _GRID_FROM:
        return Room("-grid", TALL, FRAMED)
    hero = MIDDLE if height >= SHORT and width >= _MIDDLE_FROM else LOW
    if height >= _PAINS_FROM:
        return Room("-stack", hero, HEADED + (3 if height >= _APART_FROM else 1))
    return Room("-stack", hero, BARE + 1 if height >= _STRIP_FROM else 1)
