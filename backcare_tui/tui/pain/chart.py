"""Days of pain as a chart of characters: a scale of 0–10 at the left, dates below.

It needs no colour to be read: every kind of mark has its own glyph.
"""

from collections.abc import Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import NamedTuple

from textual.content import Content

from backcare_tui.domain.pain.series import DayLine
from backcare_tui.domain.pain.usual import Usual
from backcare_tui.tui.kit.roles import BRIGHT, DIM

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
EVERY_DAY = 31
"""Up to this many days each is a mark of its own; more are a line."""
MEDIAN, SPREAD, USUAL, FLARE, EVENING, HERE = "●", "│", "╌", "◆", "○", "┊"
_DAY, _RANGE, _FLARE = f"bold {BRIGHT}", "$bc-fill", "bold $bc-warn"
_HEIGHTS = (21, 11)
"""Rows at which every point of the scale, or every half point, has a row of its own."""
_LEFT = 3
"""Cells that the scale takes."""
_DATES_APART = 7
"""Cells from date to date: "30 Oct" and a space."""
_DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
"""The bits of a braille character, from U+2800 on: those of its left and of its right column."""


class Chart(NamedTuple):
    """What a chart is of."""

    lines: tuple[DayLine, ...]
    usual: Usual | None
    here: date | None
    """A day to be marked; None: none."""

    @property
    def is_empty(self) -> bool:
        return all(line.is_empty for line in self.lines)

    @property
    def by_day(self) -> bool:
        return len(self.lines) <= EVERY_DAY


def legend(chart: Chart, usual: str) -> dict[str, str]:
    """What each glyph that is on the chart stands for."""
    lines = [line for line in chart.lines if not line.is_empty]
    keys = {MEDIAN: "median"} if chart.by_day else {"⣀": "median"}
    if chart.by_day and any(line.n > 1 for line in lines):
        keys[SPREAD] = "low–high"
    if chart.usual is not None:
        keys[USUAL] = usual
    if any(line.flare for line in lines):
        keys[FLARE] = "flare"
    if chart.by_day and any(not line.scores and not line.flare for line in lines):
        keys[EVENING] = "evening"
    return keys


def draw(chart: Chart, width: int, height: int) -> list[Content]:
    """At most `height` lines (4 or more) of `width` cells (20 or more)."""
    grid = _Grid(chart.lines, width, next((rows for rows in _HEIGHTS if rows < height), height - 1))
    grid.put_axes()
    if chart.usual is not None:
        grid.put_usual(chart.usual)
    if chart.here is not None:
        grid.put_here(chart.here)
    if chart.by_day:
        grid.put_days()
    else:
        grid.put_line()
    return grid.drawn()


class _Grid:
    """Cells to put glyphs in; what is put later covers what was there. Days count from 0."""

    def __init__(self, lines: Sequence[DayLine], width: int, rows: int) -> None:
        self._lines = lines
        self._width = width
        self._rows = rows
        self._cells: dict[tuple[int, int], tuple[str, str]] = {}
        """Row and column → glyph and style."""

    def drawn(self) -> list[Content]:
        return [self._row(row) for row in range(self._rows + 1)]

    def put_axes(self) -> None:
        for score in (0, 5, 10):
            self._text(self._at(score), 0, f"{score:2}")
        end = 0
        for number, label in _dates(self._lines, self._width - _LEFT):
            start = self._column(number) - len(label.split()[0]) // 2
            start = min(start, self._width - len(label))
            if start >= end:
                self._text(self._rows, start, label)
                end = start + len(label) + 1

    def put_usual(self, usual: Usual) -> None:
        """The edges of the usual range as two lines."""
        for edge in (usual.low, usual.high):
            self._text(self._at(edge), _LEFT, USUAL * (self._width - _LEFT))

    def put_here(self, here: date) -> None:
        for number, line in enumerate(self._lines):
            if line.day == here:
                self._upright(number, (0, 10), HERE, DIM)

    def put_days(self) -> None:
        """Each day from its lowest to its highest, and its value upon that."""
        for number, line in enumerate(self._lines):
            if line.low is not None and line.high is not None and line.high > line.low:
                self._upright(number, (line.low, line.high), SPREAD, _RANGE)
            if line.value is not None:
                glyph = MEDIAN if line.scores else EVENING
                self._value(number, line.value, *((FLARE, _FLARE) if line.flare else (glyph, _DAY)))

    def put_line(self) -> None:
        """The values as a line that breaks where a day is not known; flare days on top of it."""
        dots: dict[tuple[int, int], int] = {}
        points = [self._dot(number, line.value) for number, line in enumerate(self._lines)]
        for before, point in pairwise([None, *points]):
            for x, y in () if point is None else _between(before or point, point):
                cell = (y // 4, _LEFT + x // 2)
                dots[cell] = dots.get(cell, 0) | _DOTS[x % 2][y % 4]
        for cell, bits in dots.items():
            self._cells[cell] = (chr(0x2800 + bits), _DAY)
        for number, line in enumerate(self._lines):
            if line.flare and line.value is not None:
                self._value(number, line.value, FLARE, _FLARE)

    def _row(self, row: int) -> Content:
        cells = [self._cells.get((row, column), (" ", "")) for column in range(self._width)]
        runs = groupby(cells, key=lambda cell: cell[1])
        return Content.assemble(*(("".join(c for c, _ in run), style) for style, run in runs))

    def _text(self, row: int, start: int, text: str) -> None:
        for column, glyph in enumerate(text, start):
            self._cells[row, column] = (glyph, DIM)

    def _value(self, number: int, value: float, glyph: str, style: str) -> None:
        self._cells[self._at(value), self._column(number)] = (glyph, style)

    def _upright(self, number: int, ends: tuple[float, float], glyph: str, style: str) -> None:
        for row in range(self._at(ends[1]), self._at(ends[0]) + 1):
            self._cells[row, self._column(number)] = (glyph, style)

    def _at(self, value: float) -> int:
        """The row of a value; halves go up."""
        return int((10 - value) * (self._rows - 1) / 10 + 0.49)

    def _column(self, number: int) -> int:
        return _LEFT + self._dots_across(number) // 2

    def _dots_across(self, number: int) -> int:
        return (2 * number + 1) * (self._width - _LEFT) // len(self._lines)

    def _dot(self, number: int, value: float | None) -> tuple[int, int] | None:
        """Where the line passes, in dots: two in a cell across, four down."""
        if value is None:
            return None
        return self._dots_across(number), round((10 - value) * (self._rows - 1) * 0.4) + 1


def _between(start: tuple[int, int], end: tuple[int, int]) -> list[tuple[int, int]]:
    """The dots of a straight line."""
    across, down = end[0] - start[0], end[1] - start[1]
    steps = max(abs(across), abs(down), 1)
    return [
        (start[0] + round(across * n / steps), start[1] + round(down * n / steps))
        for n in range(steps + 1)
    ]


def _dates(lines: Sequence[DayLine], cells: int) -> list[tuple[int, str]]:
    """Days that have a date below them, and what it says: days of the month, or where days are
    many, months."""
    if len(lines) > EVERY_DAY:
        firsts = [(number, line.day) for number, line in enumerate(lines) if line.day.day == 1]
        return [(number, _MONTHS[day.month - 1]) for number, day in firsts]
    step = next((n for n in (1, 2, 4) if n * cells >= _DATES_APART * len(lines)), 7)
    labels: list[tuple[int, str]] = []
    month = 0
    for number in range((len(lines) - 1) % step, len(lines), step):
        day = lines[number].day
        name = f" {_MONTHS[day.month - 1]}" if day.month != month else ""
        labels.append((number, f"{day.day}{name}"))
        month = day.month
    return labels
