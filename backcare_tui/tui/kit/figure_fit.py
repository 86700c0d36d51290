"""How body space lies on the dots of a picture."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from backcare_tui.domain.figures import Figure, Line, Point
from backcare_tui.tui.kit.draw.braille import Dot

_LOWEST = 30.0
"""Height in body space that is always there: what lies would else be drawn as a giant."""
_AROUND = {"trunk": 2.6, "limb": 1.2, "thing": 0.5}
"""How far the parts of a body reach beyond their joints, in units of body space."""
_ABOVE, _BESIDE = 4, 2
"""Dots of the picture that a body has not: the floor below it, and a margin."""
_GROUND = 3.2
"""Dots from the bottom up to y = 0."""
_STEPS = 6
"""Pieces of a curve from point to point."""


class Fit(NamedTuple):
    """Where a point of body space is drawn."""

    scale: float
    """Dots of a unit."""
    left: float
    """Across, in dots, of x = 0."""
    ground: float
    """Down, in dots, of y = 0."""
    mirrored: bool = False

    def dot(self, point: Point) -> Dot:
        x = -point[0] if self.mirrored else point[0]
        return self.left + x * self.scale, self.ground - point[1] * self.scale

    def dots(self, line: Line) -> list[Dot]:
        return [self.dot(point) for point in line]


def fit_of(figure: Figure, width: int, height: int, head: float, *, mirrored: bool) -> Fit:
    """All poses of `figure`, alike, on the floor in the middle of `width` × `height` cells.

    `head` is the radius of a head in body space.
    """
    reached = list(_reached(figure, head))
    left, right = min(x - r for x, _, r in reached), max(x + r for x, _, r in reached)
    top = max(max(y + r for _, y, r in reached), _LOWEST)
    across, down = 2 * width, 4 * height
    scale = min((down - _ABOVE) / top, (across - _BESIDE) / (right - left))
    middle = (left + right) / 2 * (-1 if mirrored else 1)
    return Fit(scale, (across - 1) / 2 - middle * scale, down - _GROUND, mirrored)


def _reached(figure: Figure, head: float) -> Iterator[tuple[float, float, float]]:
    """Points of the figure, and how far it reaches around each."""
    for pose in figure.poses:
        yield (*pose.head, head)
        yield from ((x, y, _AROUND["trunk"]) for x, y in pose.trunk)
        yield from ((x, y, _AROUND["limb"]) for limb in pose.limbs for x, y in limb)
        yield from ((x, y, _AROUND["thing"]) for line in pose.things for x, y in line)
    yield from ((x, y, 0.0) for line in figure.scene for x, y in line)


def along(values: Sequence[float], share: float) -> float:
    """What stands between the values after `share` (0–1) of the way."""
    at = share * (len(values) - 1)
    n = min(int(at), len(values) - 2)
    return values[n] + (values[n + 1] - values[n]) * (at - n)


def smooth(points: Sequence[Dot]) -> list[Dot]:
    """Points of a curve through `points` (Catmull–Rom)."""
    padded = [points[0], *points, points[-1]]
    found = [points[0]]
    for n in range(len(points) - 1):
        before, begin, end, after = padded[n : n + 4]
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            xs, ys = zip(before, begin, end, after, strict=True)
            found.append((_between(*xs, t), _between(*ys, t)))
    return found


def _between(before: float, begin: float, end: float, after: float, t: float) -> float:
    line = 2 * begin + (end - before) * t
    bend = (2 * before - 5 * begin + 4 * end - after) * t * t
    return 0.5 * (line + bend + (3 * begin - before - 3 * end + after) * t**3)
