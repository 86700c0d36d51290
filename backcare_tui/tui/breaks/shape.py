"""Where what stands on the page of a break, for a size of the terminal."""

from typing import NamedTuple

from backcare_tui.tui.kit.figure import LEAST
from backcare_tui.tui.kit.sizes import HIGH, NARROW, SHORT, margin, rows_above, rows_below

_SIDE, _NARROW_SIDE = 64, 52
"""Cells that the clock and the steps take beside a figure, and if there are not that many."""
_FRAME = 2
_LARGEST = (84, 52)
"""Cells of a figure's frame at most, on the largest terminals: our own choice."""
_RATIO = 1.625
"""Columns of that frame to a row of it, as people are drawn best."""
_CARD, _LOW_CARD = (80, 22), 14
"""Cells of the card after a break, and its rows in a low terminal."""
_STRIP, _LOW_STRIP, _WIDEST_STRIP = 9, 6, 176
"""Rows of the strip of the day, framed and under a head, and its columns at most."""


class Shape(NamedTuple):
    """Columns and rows of the parts. All are 0 or more."""

    margin: int
    """Free at the left."""
    head: int
    """Rows of the frame above it."""
    clock: int
    """Columns of the clock and the steps."""
    height: int
    """Rows of the clock and the steps."""
    figure: tuple[int, int] | None
    """The frame of the figure; None: there is no room for one."""


def shape(width: int, height: int, *, figures: bool) -> Shape:
    """How a break is laid out in a terminal of this size. `figures`: whether a step has one.

    What is said at the foot has its own rows, so nothing moves when something is said.
    """
    edge, head = margin(width), rows_above(height)
    room = max(width - 2 * edge, 0), max(height - head - rows_below(height), 0)
    figure = _figure(*room) if figures and width >= NARROW else None
    if figure is None:
        return Shape(edge, head, room[0], room[1], None)
    beside = room[0] - figure[0]
    clock = min(beside, _SIDE)
    return Shape(edge + (beside - clock) // 2, head, clock, room[1], figure)


def _figure(width: int, height: int) -> tuple[int, int] | None:
    high = min(height, _LARGEST[1])
    side = _SIDE if width - _SIDE >= LEAST[0] + _FRAME + 12 else _NARROW_SIDE
    wide = min(width - side, int(high * _RATIO), _LARGEST[0])
    if wide < LEAST[0] + _FRAME or high < LEAST[1] + _FRAME:
        return None
    return wide, high


class OverShape(NamedTuple):
    """Columns and rows of the parts of the page after a break."""

    head: int
    card: tuple[int, int]
    above: int
    """Rows that are free above the card."""
    strip: tuple[int, int] | None
    """The strip of the day below it; None: there is no room for one."""


def over_shape(width: int, height: int) -> OverShape:
    """How the page after a break is laid out in a terminal of this size.

    What is wider than the card and the strip need is left free at both sides.
    """
    head = rows_above(height)
    room = max(width - 2 * margin(width), 0), max(height - head - rows_below(height), 0)
    if width < NARROW or height < SHORT:
        return OverShape(head, room, 0, None)
    card = min(room[0], _CARD[0]), min(room[1], _CARD[1] if height >= HIGH else _LOW_CARD)
    left = room[1] - card[1]
    high = _STRIP if left > _STRIP else _LOW_STRIP
    strip = (min(room[0], _WIDEST_STRIP), high) if left >= high else None
    free = left - (high if strip else 0)
    return OverShape(head, card, free // 2, strip)
