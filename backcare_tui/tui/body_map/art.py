"""The back of a body in lines, and where its regions lie in it.

Each region is a field of its own letter, which is also its key; the letters go in reading order,
without h, j, k and l, which move, and t, which is a ten; the tailbone came later, and is x. In the
back view your left is on the left of the picture, and the drawing says so: taking one side for the
other is the commonest mistake on a body map (docs/care.md, Measures).
"""

from collections.abc import Mapping
from typing import NamedTuple

from backcare_tui.domain.pain.body_map import Region

_DRAWN = """\
YOUR left    ╭─────╮   YOUR right
     ╭───────╯     ╰───────╮
     │aaaaaaaaaa│bbbbbbbbbb│
     │aaaaaaaaaa│bbbbbbbbbb│
     ├──────┬───┴───┬──────┤
     │cccccc│ddddddd│eeeeee│
     │cccccc│ddddddd│eeeeee│
  ╭──┴──┬───┴┬─────┬┴───┬──┴──╮
  │fffff│gggg│xxxxx│iiii│mmmmm│
  │fffff│gggg├─────┤iiii│mmmmm│
  ╰──┬──┴────┤nnnnn├────┴──┬──╯
     │ooooooo├─────┤qqqqqqq│
     │ooooooo│ppppp│qqqqqqq│
     ├───────┼─────┼───────┤
     │rrrrrrr│     │sssssss│
   ╭─┴───────┤     ├───────┴─╮
   │uuuuuuuuu│     │vvvvvvvvv│
   ╰─────────╯     ╰─────────╯"""

ART: tuple[str, ...] = tuple(line.ljust(33) for line in _DRAWN.splitlines())
"""The rows of the drawing."""
WIDTH, HEIGHT = len(ART[0]), len(ART)
"""Cells of the drawing."""

KEYS: Mapping[str, Region] = {
    "a": Region.MID_BACK_LEFT,
    "b": Region.MID_BACK_RIGHT,
    "c": Region.LOW_BACK_LEFT,
    "d": Region.LOW_BACK,
    "e": Region.LOW_BACK_RIGHT,
    "f": Region.HIP_LEFT,
    "g": Region.BUTTOCK_LEFT,
    "x": Region.TAILBONE,
    "i": Region.BUTTOCK_RIGHT,
    "m": Region.HIP_RIGHT,
    "n": Region.SADDLE,
    "o": Region.THIGH_LEFT,
    "p": Region.GROIN,
    "q": Region.THIGH_RIGHT,
    "r": Region.BELOW_KNEE_LEFT,
    "s": Region.BELOW_KNEE_RIGHT,
    "u": Region.FOOT_LEFT,
    "v": Region.FOOT_RIGHT,
}
"""The region of each key."""

ORDER: tuple[Region, ...] = tuple(KEYS.values())
"""The regions in reading order."""

_BORDERS = "─│╭╮╰╯├┤┬┴┼"

_NEXT = {
    "a": "acab",
    "b": "beab",
    "c": "agcd",
    "d": "axce",
    "e": "bide",
    "f": "cofg",
    "g": "cofx",
    "i": "eqxm",
    "m": "eqim",
    "x": "dngi",
    "n": "xpgi",
    "o": "grop",
    "p": "nroq",
    "q": "ispq",
    "r": "ours",
    "s": "qvrs",
    "u": "ruuv",
    "v": "svuv",
}
"""The fields above, below, left and right of each; itself if there is none."""


class Spot(NamedTuple):
    """One cell of the drawing."""

    row: int
    column: int


class FieldRun(NamedTuple):
    """A row of a region's field: columns `start` up to and without `end`."""

    row: int
    start: int
    end: int


def key_of(region: Region) -> str:
    """The letter that selects `region`."""
    return next(key for key, other in KEYS.items() if other is region)


def region_at(row: int, column: int) -> Region | None:
    """The region that a click on this cell means; None: none."""
    if not 0 <= row < HEIGHT or not 0 <= column < len(ART[row]):
        return None
    return None if row == 0 else KEYS.get(ART[row][column])


def runs(region: Region) -> tuple[FieldRun, ...]:
    """The rows of the region's field, from the top."""
    key = key_of(region)
    found = [(row, line.find(key), line.rfind(key) + 1) for row, line in enumerate(ART) if row]
    return tuple(FieldRun(*run) for run in found if run[1] >= 0)


def outline(region: Region) -> frozenset[Spot]:
    """The cells of the lines around the region's field."""
    return frozenset(
        Spot(run.row + down, column)
        for run in runs(region)
        for down in (-1, 0, 1)
        for column in range(run.start - 1, run.end + 1)
        if ART[run.row + down][column] in _BORDERS
    )


def neighbour(region: Region, direction: str) -> Region:
    """The region `up`, `down`, `left` or `right` of it; itself if there is none."""
    return KEYS[_NEXT[key_of(region)][("up", "down", "left", "right").index(direction)]]
