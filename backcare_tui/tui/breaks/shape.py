"""Where what stands on the page of a break, for a size of the terminal."""

from typing import NamedTuple

from backcare_tui.tui.kit.figure import LEAST
from backcare_tui.tui.kit.sizes import NARROW, SHORT, margin, rows_above, rows_below
from backcare_tui.tui.kit.strip import FRAMED, HEADED, PAINS

_SIDE, _NARROW_SIDE = 64, 52
"""Cells that the clock and the steps take beside a figure, and if there are not that many."""
_FRAME = 2
_LARGEST = (84, 52)
"""Cells of a figure's frame at most, on the largest terminals: our own choice."""
_RATIO = 1.625
"""Columns of that frame to a row of it, as people are drawn best."""
_CARD, _LOW_CARD = (80, 22), 14
"""Cells of the card after a break, and its rows in a low terminal."""
LOW = HEADED - PAINS + 1
"""Rows of a strip under a head with a row of pain."""
_ABOVE = 6
"""Rows that stay free above the card at most: our own choice."""
_WIDEST_STRIP = 176
"""Columns of the strip of the day at most: our own choice."""


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
    between: int
    """Rows that are free below the card."""
    strip: tuple[int, int] | None
    """The strip of the day below it; None: there is no room for one."""


def over_shape(width: int, height: int) -> OverShape:
    """How the page after a break is laid out in a terminal of this size.

    The strip of the day goes before the largest digits. What is wider than both need is left free
    at both sides.
    """
    head = rows_above(height)
    room = max(width - 2 * margin(width), 0), max(height - head - rows_below(height), 0)
    if width < NARROW or height < SHORT:
        return OverShape(head, room, 0, 0, None)
    high_card = _CARD[1] if room[1] >= _CARD[1] + LOW else _LOW_CARD
    card = min(room[0], _CARD[0]), min(room[1], high_card)
    left = room[1] - card[1]
    high = next((rows for rows in (FRAMED + 1, LOW) if rows <= left), 0)
    strip = (min(room[0], _WIDEST_STRIP), min(high, FRAMED)) if high else None
    above = min((left - high) // 2, _ABOVE)
    return OverShape(head, card, above, int(high > FRAMED), strip)
