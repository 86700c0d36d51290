"""What of Today there is room for, and how many rows each part has: never more for what it says."""

from typing import NamedTuple

from textual.geometry import Size

from backcare_tui.tui.kit.draw.day_strip import strip_height
from backcare_tui.tui.kit.sizes import SHORT, WIDE
from backcare_tui.tui.today.hero import LOW, MIDDLE, TALL

_GRID_FROM, _VAST = 34, (190, 50)
"""Rows from which parts stand side by side; columns and rows from which there are three columns."""
_MIDDLE_FROM = 50
"""Columns that a hero of middling height needs."""
_STRIP_FROM, _PAINS_FROM = 8, 22
"""Rows of the window from which there is a strip, and from which it has pain."""
_FRAME = 2 + strip_height(0)


class Room(NamedTuple):
    """Rows of each part; 0: it is left out."""

    name: str
    """Class of the screen's styles: `-stack`, `-grid` or `-vast`."""
    hero: int
    figures: int
    strip: int
    week: bool = False


def room_for(size: Size) -> Room:
    """What fits into a window of this size."""
    width, height = size
    if width >= _VAST[0] and height >= _VAST[1]:
        return Room("-vast", TALL, TALL, _FRAME + 8, week=True)
    if width >= WIDE and height >= _GRID_FROM:
        return Room("-grid", TALL, TALL, _FRAME + 4, week=True)
    hero = MIDDLE if height >= SHORT and width >= _MIDDLE_FROM else LOW
    if height >= _PAINS_FROM:
        return Room("-stack", hero, 1, 1 + strip_height(4))
    return Room("-stack", hero, 1, strip_height(0, pill=False) if height >= _STRIP_FROM else 0)
