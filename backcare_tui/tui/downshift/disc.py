"""The breath as a disc that widens to a ring: which colour each half of a cell has. No widget.

A cell is about twice as high as it is wide, so half a cell is a square point, and `diameter` points
are as many cells wide and half as many high. The colours of a point depend on how far it is from
the middle alone: as the disc widens only its edge is drawn anew.
"""

from functools import lru_cache
from math import hypot
from typing import Final, NamedTuple

LEAST = 0.6
"""The empty breath's radius as a share of the full one's; within it words can stand."""
SMALLEST = 10
"""Points below which a disc is a blot; the breath is then a bar [our own design choice]."""
_REACH: Final = (0.27, 0.45, 0.6, 0.7, 0.8, 0.9)
"""Where the steps of the disc end, as shares of the full radius; the last one ends with it."""
STEPS: Final = len(_REACH) + 1
"""Colours of the disc, from its middle out."""
HALO, RING = STEPS, STEPS + 4
"""The colours after those of the disc: four of the halo, and the ring."""
NONE: Final = -1
_STEP: Final = 2 / 3
"""Points that the disc widens at a time [our own choice]: with a half a third more is sent."""

Cell = tuple[int, int]
"""The colours of a cell's upper and lower half; `NONE`: what is behind shows."""


def diameter(width: int, height: int, room: tuple[int, int]) -> int:
    """How many points the full breath is wide on a screen of this size, if `room` holds it.

    `room`: cells of the widget. 0: there is too little for a disc.
    """
    points = min(width // 2, 2 * (height - 8), room[0], 2 * room[1]) // 2 * 2
    return points if points >= SMALLEST else 0


def radius(across: int, fullness: float) -> float:
    """The disc's radius at `fullness` (0–1), in points; it grows by `_STEP` at a time."""
    full = full_radius(across)
    return full - round((1 - LEAST) * full * (1 - fullness) / _STEP) * _STEP


def full_radius(across: int) -> float:
    return across / 2 - 1


class _Point(NamedTuple):
    distance: float
    disc: int
    halo: int


@lru_cache(maxsize=4096)
def half_row(across: int, y: int, reach: float) -> tuple[Cell, ...]:
    """The left half of row `y` of a disc `reach` points in radius; the right one mirrors it."""
    upper, lower = _points(across, 2 * y), _points(across, 2 * y + 1)
    full = full_radius(across)
    return tuple(
        (_colour(one, reach, full), _colour(other, reach, full))
        for one, other in zip(upper, lower, strict=True)
    )


@lru_cache(maxsize=256)
def _points(across: int, y: int) -> tuple[_Point, ...]:
    middle, full = across / 2, full_radius(across)
    found: list[_Point] = []
    for x in range(across // 2):
        distance = hypot(x + 0.5 - middle, y + 0.5 - middle)
        share = distance / full
        disc = sum(share > end for end in _REACH)
        halo = int(min(max((share - LEAST) / (1 - LEAST), 0.0), 0.99) * 4)
        found.append(_Point(distance, disc, HALO + halo))
    return tuple(found)


def _colour(point: _Point, reach: float, full: float) -> int:
    if point.distance <= reach:
        return point.disc
    if point.distance <= full:
        return point.halo
    return RING if point.distance <= full + 0.9 else NONE


def differing(across: int, y: int, one: float, other: float) -> tuple[int, int] | None:
    """The cells of the left half of row `y` that differ between two radii, from and to; or None."""
    before, after = half_row(across, y, one), half_row(across, y, other)
    if before is after:
        return None
    differ = [x for x, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]]
    return (differ[0], differ[-1] + 1) if differ else None


def holds(across: int, row: int, width: int, rows: int = 1) -> bool:
    """Whether `width` cells in the middle of `rows` rows from `row` on lie in the empty breath."""
    high = max(abs(2 * row - across / 2), abs(2 * (row + rows) - across / 2))
    return hypot(width / 2, high) <= LEAST * full_radius(across)
