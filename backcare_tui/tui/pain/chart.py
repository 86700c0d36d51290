"""Days of pain as a chart: plotext places the marks, the theme colours them.

plotext speaks in terminal colours. Each kind of mark gets a number of its own, which is turned into
a colour of the theme here; so a chart follows every theme, and needs no colour to be read: every
kind has its own glyph.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from backcare_tui.domain.pain.series import DayLine
from backcare_tui.domain.pain.usual import Usual
from backcare_tui.tui.kit.roles import BRIGHT, DIM

if TYPE_CHECKING:
    from textual_plotext.plot import Plot

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
EVERY_DAY = 31
"""Up to so many days each is a mark of its own; more are a line."""
MEDIAN, SPREAD, USUAL, FLARE, EVENING, HERE = "●", "│", "╌", "◆", "○", "┊"
_USUAL, _RANGE, _DAY, _FLARE, _AXIS, _HERE = range(1, 7)
_STYLES = {
    _USUAL: DIM,
    _RANGE: "$bc-fill",
    _DAY: f"bold {BRIGHT}",
    _FLARE: "bold $bc-warn",
    _AXIS: DIM,
    _HERE: DIM,
}
_CODE = re.compile(r"\x1b\[([0-9;]*)m")
_HEIGHTS = (21, 11)
"""Rows at which every point of the scale, or every half point, has a row of its own."""


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
    """At most `height` lines (4 or more) of `width` cells: a scale of 0–10, the days, dates."""
    # 29 ms that only the first chart takes.
    from textual_plotext.plot import Plot

    rows = next((rows for rows in _HEIGHTS if rows < height), height - 1)
    plot = Plot()
    plot.theme("clear")
    plot.canvas_color("default")
    plot.axes_color("default")
    plot.ticks_color(_AXIS)
    plot.frame(False)
    plot.plotsize(width, rows + 1)
    plot.xlim(0.5, len(chart.lines) + 0.5)
    plot.ylim(0, 10)
    plot.yticks([0, 5, 10], ["0 ", "5 ", "10 "])
    plot.xticks(*_dates(chart.lines))
    _usual(plot, chart, width)
    if chart.here is not None:
        _here(plot, chart, rows)
    if chart.by_day:
        _days(plot, chart.lines, rows)
    else:
        _line(plot, chart.lines)
    return [_styled(line) for line in plot.build().rstrip("\n").split("\n")][: rows + 1]


def _usual(plot: "Plot", chart: Chart, width: int) -> None:
    """The usual range as two lines behind everything."""
    if chart.usual is None:
        return
    across = [0.5 + n * len(chart.lines) / width for n in range(width + 1)]
    for edge in {chart.usual.low, chart.usual.high}:
        plot.scatter(across, [edge] * len(across), marker=USUAL, color=_USUAL)


def _here(plot: "Plot", chart: Chart, rows: int) -> None:
    at = next((n for n, line in enumerate(chart.lines, 1) if line.day == chart.here), None)
    if at is not None:
        up = _steps(0, 10, rows)
        plot.scatter([at] * len(up), up, marker=HERE, color=_HERE)


def _days(plot: "Plot", lines: Sequence[DayLine], rows: int) -> None:
    """Each day from its lowest to its highest, and its value upon that."""
    for number, line in enumerate(lines, 1):
        if line.low is not None and line.high is not None and line.high > line.low:
            up = _steps(line.low, line.high, rows)
            plot.scatter([number] * len(up), up, marker=SPREAD, color=_RANGE)
    for number, line in enumerate(lines, 1):
        if line.value is not None:
            glyph = FLARE if line.flare else MEDIAN if line.scores else EVENING
            colour = _FLARE if line.flare else _DAY
            plot.scatter([number], [line.value], marker=glyph, color=colour)


def _line(plot: "Plot", lines: Sequence[DayLine]) -> None:
    """The values as a line that breaks where a day is not known; flare days on top of it."""
    piece: list[tuple[int, float]] = []
    for number, line in enumerate([*lines, None], 1):
        if line is not None and line.value is not None:
            piece.append((number, line.value))
        elif piece:
            xs, ys = [x for x, _ in piece], [y for _, y in piece]
            plot.plot(xs, ys, marker="braille", color=_DAY)
            piece = []
    flare = [(n, line.value) for n, line in enumerate(lines, 1) if line.flare]
    points = [(n, value) for n, value in flare if value is not None]
    if points:
        plot.scatter([n for n, _ in points], [y for _, y in points], marker=FLARE, color=_FLARE)


def _steps(low: float, high: float, rows: int) -> list[float]:
    """From `low` to `high` so close that no row between them is left out."""
    count = max(int((high - low) * rows / 5), 1)
    return [low + (high - low) * n / count for n in range(count + 1)]


def _dates(lines: Sequence[DayLine]) -> tuple[list[float], list[str]]:
    """Where dates stand, and what they say: days of the month, or months where days are many."""
    if len(lines) > EVERY_DAY:
        firsts = [(n, line.day) for n, line in enumerate(lines, 1) if line.day.day == 1]
        return [float(n) for n, _ in firsts], [_MONTHS[day.month - 1] for _, day in firsts]
    numbers = list(range(len(lines), 0, -1))[::2][::-1]
    days = [lines[n - 1].day for n in numbers]
    labels = [
        f"{day.day} {_MONTHS[day.month - 1]}" if number == 0 or day.day <= 2 else str(day.day)
        for number, day in enumerate(days)
    ]
    return [float(n) for n in numbers], labels


def _styled(line: str) -> Content:
    """A line of plotext's with its colour numbers turned into colours of the theme."""
    parts: list[tuple[str, str]] = []
    style = ""
    for number, text in enumerate(_CODE.split(line)):
        if number % 2:
            code = text.rpartition(";")[2]
            style = _STYLES.get(int(code), "") if text.startswith("38;5;") else ""
        elif text:
            parts.append((text, style))
    return Content.assemble(*parts)
