"""The back of a body in half blocks, its regions lit by how often they hurt.

The person's left is at the left, as on the map on which they mark it.
"""

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from textual.content import Content

from backcare_tui.tui.kit.draw.canvas import Canvas
from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs

WIDTH, HEIGHT = 26, 18
"""Cells of the body at full size."""
LEAST = 9
"""Rows below which a body is a blot."""
SOME, MANY = 4, 9
"""Days from which a region is full, and from which it is in the accent [our own choice]."""

_MIDDLE = WIDTH / 2 - 0.5
"""All shapes are in points of the full size: as many across as cells, two in a row."""
_NECK, _HEAD = 1.35, 2.75
_TORSO: Final = (
    *((7.2, 1.4), (8.0, 3.4), (9.0, 5.0), (11.0, 5.7), (14.0, 5.1)),
    *((17.5, 4.1), (20.0, 4.6), (22.0, 5.2), (24.0, 5.0)),
)
"""How far the trunk reaches from the middle at which height."""


class _Limb(NamedTuple):
    """A straight part, thinner towards its end; distances are from the middle."""

    start: tuple[float, float]
    end: tuple[float, float]
    thick: float
    thin: float

    def holds(self, x: float, y: float) -> bool:
        (x0, y0), (x1, y1) = self.start, self.end
        across, down = x1 - x0, y1 - y0
        along = ((x - x0) * across + (y - y0) * down) / (across**2 + down**2)
        along = min(max(along, 0.0), 1.0)
        radius = self.thick + (self.thin - self.thick) * along
        return (x - x0 - across * along) ** 2 + (y - y0 - down * along) ** 2 <= radius**2


_LIMBS: Final = (
    _Limb((5.0, 10.2), (7.3, 17.0), 1.45, 1.15),
    _Limb((7.3, 17.0), (8.6, 23.5), 1.15, 0.95),
    _Limb((2.75, 22.0), (2.7, 29.0), 2.35, 1.75),
    _Limb((2.7, 29.0), (2.6, 34.6), 1.75, 1.15),
)

_FIELDS: Final[tuple[tuple[str, float, float, float, float], ...]] = (
    ("low-back", 16, 20, 0, 1.1),
    ("tailbone", 20, 22, 0, 1.1),
    ("saddle", 22, 24, 0, 1.1),
    ("groin", 24, 26, 0, 1.1),
    ("mid-back-", 10, 16, 0, 5.3),
    ("low-back-", 16, 20, 0, 5.3),
    ("buttock-", 20, 24, 0, 3.4),
    ("hip-", 20, 24, 3.4, 5.6),
    ("thigh-", 24, 30, 0, 5.6),
    ("below-knee-", 30, 34, 0, 5.6),
    ("foot-", 34, 36, 0, 5.6),
)
"""Regions by id, `-` for a side: from and to which height, and from and to which distance from the
middle they lie. What stands first is on top."""


def body(
    days: Mapping[str, int], rows: int = HEIGHT, width: int = WIDTH, glyphs: Glyphs = BLOCKS
) -> list[Content]:
    """The body, at most `rows` high and `width` wide, with the number of each region in `days`.

    `days`: by the id of a region on how many days it hurt. Too small a room gives no lines.
    """
    rows = min(rows, int(width * HEIGHT / WIDTH), HEIGHT)
    if rows < LEAST:
        return []
    canvas = Canvas(round(rows * WIDTH / HEIGHT), rows, glyphs)
    points = _points(rows)
    for y in range(rows):
        for x in range(canvas.width):
            pair = points[2 * y][x], points[2 * y + 1][x]
            upper, lower = (None if place is None else _level(days.get(place, 0)) for place in pair)
            _cell(canvas, x, y, upper, lower)
    for region, count in days.items():
        if count > 0:
            _number(canvas, region, count, points)
    return canvas.lines()


def regions() -> frozenset[str]:
    """The ids of every region that is drawn."""
    sides = ("left", "right")
    return frozenset(
        f"{name}{side}" if name.endswith("-") else name
        for name, *_ in _FIELDS
        for side in (sides if name.endswith("-") else ("",))
    )


def body_legend(glyphs: Glyphs = BLOCKS) -> Content:
    """What the depths mean, for the edge of a frame."""
    words = (f"1–{SOME - 1}", f"{SOME}–{MANY - 1}", f"{MANY} days or more")
    signs = [glyphs.shades[n] if glyphs.shaded else glyphs.full for n in (1, 2, 3)]
    parts = [
        Content.assemble((sign, style), (f" {word}", "$bc-dim"))
        for sign, word, style in zip(signs, words, _COLOURS[1:], strict=True)
    ]
    return Content("  ").join(parts)


_COLOURS: Final = ("$bc-track", "$bc-half", "$bc-fill", "$bc-accent")
_GROUNDS: Final = ("on $bc-track", "on $bc-half", "on $bc-fill", "on $bc-accent")
_WORDS: Final = ("$bc-bright", "$bc-on-half", "$bc-on-fill", "$bc-on-accent")
"""The four depths as colours, as grounds, and for a number on them."""


def _level(days: int) -> int:
    return 3 if days >= MANY else 2 if days >= SOME else 1 if days > 0 else 0


def _cell(canvas: Canvas, x: int, y: int, upper: int | None, lower: int | None) -> None:
    """One cell of two points, each of a depth or outside of the body (None)."""
    signs = canvas.glyphs
    if upper is None and lower is None:
        return
    if signs.shaded:
        depth = max(level for level in (upper, lower) if level is not None)
        canvas.put(x, y, signs.shades[depth], _COLOURS[depth])
    elif upper is None or lower is None:
        level, sign = (lower, signs.lower) if upper is None else (upper, signs.upper)
        canvas.put(x, y, sign, _COLOURS[level or 0])
    elif upper == lower:
        canvas.lay(x, y, 1, _GROUNDS[upper])
    else:
        canvas.lay(x, y, 1, _GROUNDS[lower], signs.upper, _COLOURS[upper])


def _number(canvas: Canvas, region: str, count: int, points: "_Field") -> None:
    """The number of a region in the middle of it, be it too small to be drawn."""
    cells = [
        (x, y)
        for y in range(canvas.height)
        for x in range(canvas.width)
        if points[2 * y][x] == region or points[2 * y + 1][x] == region
    ]
    if cells:
        x = (min(x for x, _ in cells) + max(x for x, _ in cells)) // 2
        y = sum(y for _, y in cells) // len(cells)
    else:
        x, y = _nominal(region, canvas.width, canvas.height)
    text = str(min(count, 99))
    style = "bold $bc-bright" if canvas.glyphs.shaded else f"bold {_WORDS[_level(count)]}"
    canvas.put(x - (len(text) - 1), y, text, style)


def _nominal(region: str, width: int, rows: int) -> tuple[int, int]:
    """The cell in which a region would be; ids that are not drawn are nowhere."""
    for name, top, foot, near, far in _FIELDS:
        side = region.removeprefix(name)
        if region.startswith(name) and side in ("left", "right", ""):
            off = (near + far) / 2 * {"left": -1, "right": 1, "": 0}[side]
            return int((_MIDDLE + off) * width / WIDTH), int((top + foot) / 4 * rows / HEIGHT)
    return -1, -1


_Field = tuple[tuple[str | None, ...], ...]


@lru_cache(maxsize=8)
def _points(rows: int) -> _Field:
    """For each point of a body of `rows` rows: its region, "" beside all of them, None outside."""
    width = round(rows * WIDTH / HEIGHT)
    across = [(x + 0.5) * WIDTH / width - 0.5 for x in range(width)]
    down = [(y + 0.5) * HEIGHT / rows - 0.5 for y in range(2 * rows)]
    return tuple(tuple(_place(x, y) for x in across) for y in down)


def _place(x: float, y: float) -> str | None:
    off = abs(x - _MIDDLE)
    if not _is_inside(off, y):
        return None
    for name, top, foot, near, far in _FIELDS:
        if top <= y < foot and near <= off < far and not _is_hand(off, y):
            return name + ("left" if x < _MIDDLE else "right") if name.endswith("-") else name
    return ""


def _is_inside(off: float, y: float) -> bool:
    if off**2 + ((y - 3) * 0.9) ** 2 <= _HEAD**2 or (5 <= y <= 8 and off <= _NECK):
        return True
    return off <= _trunk(y) or any(limb.holds(off, y) for limb in _LIMBS)


def _is_hand(off: float, y: float) -> bool:
    """Whether this is of an arm, beside the trunk."""
    return y < 24 and off > _trunk(y)


def _trunk(y: float) -> float:
    """How far the trunk reaches from the middle at this height."""
    for (above, wide), (below, narrow) in pairwise(_TORSO):
        if above <= y <= below:
            return wide + (narrow - wide) * (y - above) / (below - above)
    return -1.0
