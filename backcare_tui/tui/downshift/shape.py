"""The shape of the breath's vessel, worked out to an eighth of a cell: no widget, no colours.

A terminal's cell is about twice as high as it is wide, so a circle is twice as many cells wide as
it is high. What is filled is drawn with block glyphs, each cell with the one that comes nearest to
the part of it that lies in the circle and below the surface; what is empty, with a thin line of
braille.
"""

import math
from functools import lru_cache
from typing import NamedTuple

MAX_ROWS = 15
"""Rows of the largest vessel [our own design choice]: more would cost more and calm no better."""
MIN_ROWS = 5
"""Below this a circle is a blot; the breath is then a bar."""
STEPS = 8
"""Eighths of a row that the surface can stand at."""

_ALL = 2**64 - 1
_LEFT_BITS = tuple(
    sum(0xFF >> (8 - n) << 8 * row if n else 0 for row in range(8)) for n in range(9)
)
"""Left `n` columns of a cell of 8 × 8 points; top row in the lowest byte, left bit lowest."""
_LOWER_BITS = tuple(sum(0xFF << 8 * row for row in range(8 - n, 8)) for n in range(9))
_TOP_LEFT = _LEFT_BITS[4] & ~_LOWER_BITS[4]
_BOTTOM_LEFT = _LEFT_BITS[4] & _LOWER_BITS[4]


class Glyph(NamedTuple):
    """A character, and whether it is drawn as its own negative."""

    char: str
    negative: bool = False


FULL = Glyph(" ", True)
"""A negative space has no seams between rows, whatever the font."""
_EMPTY = Glyph(" ")


def _glyphs() -> tuple[tuple[int, Glyph, Glyph], ...]:
    """The points each glyph covers, the glyph, and its mirror image."""
    negatives: list[tuple[int, Glyph, Glyph]] = []
    found = [(0, _EMPTY, _EMPTY), (_ALL, FULL, FULL)]
    for n in range(1, 8):
        lower, left = "▁▂▃▄▅▆▇"[n - 1], "▏▎▍▌▋▊▉"[n - 1]
        found.append((_LOWER_BITS[n], Glyph(lower), Glyph(lower)))
        negatives.append((_ALL ^ _LOWER_BITS[n], Glyph(lower, True), Glyph(lower, True)))
        right = Glyph("▏▎▍▌▋▊▉"[7 - n], True)
        negatives.append((_LEFT_BITS[n], Glyph(left), right))
        negatives.append((_ALL ^ _LEFT_BITS[8 - n], right, Glyph(left)))
    top_right, bottom_right = _TOP_LEFT << 4, _BOTTOM_LEFT << 4
    for points, char, mirrored in (
        (_ALL ^ _LOWER_BITS[4], "▀", "▀"),
        (_ALL ^ _LEFT_BITS[4], "▐", "▌"),
        (_LEFT_BITS[4], "▌", "▐"),
        (_ALL ^ _LOWER_BITS[7], "▔", "▔"),
        (_TOP_LEFT, "▘", "▝"),
        (top_right, "▝", "▘"),
        (_BOTTOM_LEFT, "▖", "▗"),
        (bottom_right, "▗", "▖"),
        (_ALL ^ _TOP_LEFT, "▟", "▙"),
        (_ALL ^ top_right, "▙", "▟"),
        (_ALL ^ _BOTTOM_LEFT, "▜", "▛"),
        (_ALL ^ bottom_right, "▛", "▜"),
    ):
        found.append((points, Glyph(char), Glyph(mirrored)))
    # Where both are as near, a glyph of its own is better: a font may leave seams in a negative.
    return (*found, *negatives)


_GLYPHS = _glyphs()


def vessel_rows(width: int, height: int) -> int:
    """How many rows the vessel takes in a space of this size; 0 where it has to be a bar."""
    rows = min(height, width // 2, MAX_ROWS)
    return rows if rows >= MIN_ROWS else 0


def surface(eighths: int) -> Glyph:
    """A cell filled `eighths` (0–8) from below."""
    return _EMPTY if eighths == 0 else FULL if eighths == STEPS else Glyph("▁▂▃▄▅▆▇"[eighths - 1])


class VesselRow(NamedTuple):
    """One row of a vessel: the left half of its wall, and the mirror image of it."""

    start: int
    """Column of the first cell that is drawn."""
    solid: int
    """Number of cells in the middle that lie inside altogether."""
    outline: str
    """The left wall's cells as they look empty; the right wall's are `mirrored`."""
    mirrored: str


@lru_cache(maxsize=64)
def row(rows: int, y: int) -> VesselRow:
    """Row `y` of a vessel `rows` high and twice as many cells wide."""
    cells = [_points(rows, x, y) for x in range(rows)]
    start = next(x for x, points in enumerate(cells) if points or _line(rows, x, y))
    wall = [x for x in range(start, rows) if cells[x] != _ALL or _line(rows, x, y)]
    right = [2 * rows - 1 - x for x in reversed(wall)]
    return VesselRow(
        start,
        2 * (rows - start - len(wall)),
        "".join(chr(0x2800 | _line(rows, x, y)) for x in wall),
        "".join(chr(0x2800 | _line(rows, x, y)) for x in right),
    )


@lru_cache(maxsize=1024)
def wall(rows: int, y: int, eighths: int) -> tuple[tuple[Glyph, Glyph], ...]:
    """The left wall's cells of row `y` with the breath `eighths` high in it, and their mirrors."""
    shape = row(rows, y)
    below = _LOWER_BITS[eighths]
    cells = range(shape.start, shape.start + len(shape.outline))
    return tuple(_nearest(_points(rows, x, y) & below) for x in cells)


def _nearest(points: int) -> tuple[Glyph, Glyph]:
    _, glyph, mirrored = min(_GLYPHS, key=lambda known: (known[0] ^ points).bit_count())
    return glyph, mirrored


def _points(rows: int, x: int, y: int) -> int:
    """Which points of the cell lie within the circle, a little inside its line."""
    radius = rows / 2
    found = 0
    for line in range(8):
        down = y + (line + 0.5) / 8 - radius
        for column in range(8):
            across = (x + (column + 0.5) / 8) / 2 - radius
            if math.hypot(across, down) <= radius - 0.06:
                found |= 1 << 8 * line + column
    return found


def _line(rows: int, x: int, y: int) -> int:
    """Braille dots of the cell that lie on the circle's line. Dots are as far apart each way."""
    radius = rows * 2
    found = 0
    for column, bits in enumerate(((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))):
        for line, bit in enumerate(bits):
            across, down = 2 * x + column + 0.5 - radius, 4 * y + line + 0.5 - radius
            if radius - 1 < math.hypot(across, down) <= radius:
                found |= bit
    return found
