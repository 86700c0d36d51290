"""Dots of braille: a field of two by four dots a cell, filled by shapes, read as characters."""

from collections.abc import Sequence
from math import ceil, floor, hypot, sqrt

BLANK = 0x2800
"""The braille character without a dot; what `cells` returns is added to it."""
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot in a character: four rows of a left and a right one."""
_PAIRS = tuple(
    tuple((left if pair & 1 else 0) | (right if pair & 2 else 0) for pair in range(4))
    for left, right in _BITS
)

Dot = tuple[float, float]
"""Across and down, in dots; the first dot is at (0, 0)."""


class Dots:
    """`width` × `height` cells of dots. What lies outside is left out."""

    def __init__(self, width: int, height: int) -> None:
        self.across, self.down = 2 * width, 4 * height
        self.rows = [0] * self.down
        """The dots of each row; the lowest bit is the leftmost dot."""

    def span(self, row: int, first: float, last: float) -> None:
        """Set the dots of a row that lie from `first` to `last`."""
        left, right = max(ceil(first), 0), min(floor(last), self.across - 1)
        if left <= right and 0 <= row < self.down:
            self.rows[row] |= ((1 << (right - left + 1)) - 1) << left

    def stroke(self, begin: Dot, end: Dot, begins: float, ends: float) -> None:
        """A line with round ends, whose radius goes from `begins` to `ends` dots."""
        edges = _tangents(begin, end, begins, ends)
        (x0, y0), (x1, y1) = begin, end
        for row in self._from(min(y0 - begins, y1 - ends), max(y0 + begins, y1 + ends)):
            found = [*_circle(x0, y0, begins, row), *_circle(x1, y1, ends, row)]
            for edge in edges:
                found += _crossing(*edge, row)
            if found:
                self.span(row, min(found), max(found))

    def path(self, points: Sequence[Dot], radii: Sequence[float]) -> None:
        """Strokes from point to point, with a radius at each."""
        for n in range(len(points) - 1):
            self.stroke(points[n], points[n + 1], radii[n], radii[n + 1])

    def area(self, corners: Sequence[Dot]) -> None:
        """All dots between the corners of a shape without dents."""
        edges = [(corners[n - 1], corners[n]) for n in range(len(corners))]
        for row in self._from(min(y for _, y in corners), max(y for _, y in corners)):
            found = [x for begin, end in edges for x in _crossing(begin, end, row)]
            if found:
                self.span(row, min(found), max(found))

    def without(self, other: "Dots") -> None:
        """Take away the dots that `other` has."""
        self.rows = [mine & ~theirs for mine, theirs in zip(self.rows, other.rows, strict=True)]

    def grown(self) -> "Dots":
        """These dots, and the four beside each."""
        found = Dots(self.across // 2, self.down // 4)
        padded = [0, *self.rows, 0]
        for n, row in enumerate(self.rows):
            found.rows[n] = row | row << 1 | row >> 1 | padded[n] | padded[n + 2]
        return found

    def cells(self) -> list[list[int]]:
        """Row by row the dots of each cell, as what is added to `BLANK`."""
        wide = self.across // 2
        return [_cells(self.rows[top : top + 4], wide) for top in range(0, self.down, 4)]

    def _from(self, top: float, bottom: float) -> range:
        return range(max(ceil(top), 0), min(floor(bottom), self.down - 1) + 1)


def _cells(rows: Sequence[int], width: int) -> list[int]:
    found: list[int] = []
    one, two, three, four = rows
    first, second, third, fourth = _PAIRS
    for _ in range(width):
        found.append(first[one & 3] | second[two & 3] | third[three & 3] | fourth[four & 3])
        one, two, three, four = one >> 2, two >> 2, three >> 2, four >> 2
    return found


def _circle(x: float, y: float, radius: float, row: int) -> tuple[float, ...]:
    """Where the row meets the circle: two places, or none."""
    square = radius * radius - (row - y) ** 2
    if square < 0:
        return ()
    half = sqrt(square)
    return (x - half, x + half)


def _crossing(begin: Dot, end: Dot, row: int) -> tuple[float, ...]:
    """Where the row crosses the line: one place, or none."""
    (x0, y0), (x1, y1) = begin, end
    if y0 == y1 or not min(y0, y1) <= row <= max(y0, y1):
        return ()
    return (x0 + (x1 - x0) * (row - y0) / (y1 - y0),)


def _tangents(begin: Dot, end: Dot, begins: float, ends: float) -> tuple[tuple[Dot, Dot], ...]:
    """The two lines that touch both circles; none if one circle lies within the other."""
    (x0, y0), (x1, y1) = begin, end
    length = hypot(x1 - x0, y1 - y0)
    if length <= abs(begins - ends):
        return ()
    dx, dy, sine = (x1 - x0) / length, (y1 - y0) / length, (begins - ends) / length
    cosine = sqrt(1 - sine * sine)
    found: list[tuple[Dot, Dot]] = []
    for side in (cosine, -cosine):
        nx, ny = sine * dx - side * dy, sine * dy + side * dx
        found.append(((x0 + begins * nx, y0 + begins * ny), (x1 + ends * nx, y1 + ends * ny)))
    return tuple(found)
