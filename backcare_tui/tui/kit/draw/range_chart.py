"""How pain went over days: for each a bar from its lowest to its highest, over the usual range."""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from textual.content import Content

from backcare_tui.tui.kit.draw.canvas import Canvas
from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs
from backcare_tui.tui.kit.roles import BRIGHT, DIM

TOP = 10
AXIS = 5
"""Cells at the left for the numbers of the axis."""
BELOW = 2
"""Rows below the chart: the axis and the names of the days."""
_ROOMY = 4
"""Cells a day needs for the ticks beside its bar."""
_LEAST = 0.5
"""How high a bar is that has one value only, in rows."""


class ChartDay(NamedTuple):
    """One day; `low`, `high` and `median` (0–10) are None if there is no record of it."""

    name: str
    """What stands below it: a number, or a short word."""
    low: float | None = None
    high: float | None = None
    median: float | None = None
    sign: str = ""
    """Stands at the median, in the bar, in place of the ticks beside it."""
    mark: str = ""
    """Stands on the axis below the bar."""
    is_above: bool | None = None
    """Whether it counts as above usual; None: as its highest lies."""


class RangeChart(NamedTuple):
    """What the chart shows: days from left to right."""

    days: tuple[ChartDay, ...]
    usual: tuple[float, float] | None = None
    corner: str = ""
    """What stands below the axis, such as the month."""
    chosen: int | None = None
    """The day that keys act on; None: the last one."""
    is_current: bool = True
    """Whether the last day is today."""


def range_chart(
    chart: RangeChart, width: int, height: int, glyphs: Glyphs = BLOCKS
) -> list[Content]:
    """The chart in exactly `height` lines. If there are more days than cells the last ones stay."""
    rows = height - BELOW
    if rows < 1 or width < 1:
        return [Content("")] * max(height, 0)
    axis = AXIS if width >= 3 * AXIS else 0
    room = width - axis
    days = chart.days[-room:]
    canvas = Canvas(room, rows, glyphs)
    plot = _Plot(canvas, rows, chart, len(days), glyphs)
    plot.band()
    first = len(chart.days) - len(days)
    for n, day in enumerate(days):
        is_last = first + n == len(chart.days) - 1
        plot.day(n, day, is_today=chart.is_current and is_last)
    scale = _scale(rows)
    left = [
        Content.styled(scale.get(row, "").rjust(axis - 1).ljust(axis), DIM) for row in range(rows)
    ]
    drawn = [one + other for one, other in zip(left, canvas.lines(), strict=True)] if axis else None
    line = Content(" " * axis) + plot.axis(days)
    return [*(drawn or canvas.lines()), line, plot.names(days, chart.corner, axis, first)]


class _Plot:
    """Where the days stand on one canvas."""

    def __init__(
        self, canvas: Canvas, rows: int, chart: RangeChart, days: int, glyphs: Glyphs
    ) -> None:
        self.canvas, self.rows, self.chart, self.glyphs = canvas, rows, chart, glyphs
        self.step = canvas.width / max(days, 1)
        """Cells of a day."""
        self.bar = 2 if self.step >= 3 else 1

    def at(self, n: int) -> int:
        """The first column of a day's bar."""
        return min(int(n * self.step + (self.step - self.bar) / 2), self.canvas.width - self.bar)

    def height(self, value: float) -> float:
        """Rows above the axis."""
        return min(max(value, 0), TOP) / TOP * self.rows

    def band(self) -> None:
        if self.chart.usual is None:
            return
        low, high = self.chart.usual
        for row in range(self.rows):
            if low <= TOP * (1 - (row + 0.5) / self.rows) <= high:
                sign = self.glyphs.band
                self.canvas.lay(0, row, self.canvas.width, "$bc-on-band", sign, "$bc-band")

    def day(self, n: int, day: ChartDay, *, is_today: bool) -> None:
        x = self.at(n)
        if day.low is None or day.high is None:
            self.canvas.put(x, self.rows - 1, self.glyphs.unknown, DIM)
            return
        low, high = self.height(day.low), self.height(day.high)
        if high - low < _LEAST:
            low = min(max((low + high - _LEAST) / 2, 0), self.rows - _LEAST)
            high = low + _LEAST
        self.canvas.column(x, low, high, "$bc-fill", self.bar)
        usual = self.chart.usual
        is_above = usual is not None and day.high > usual[1]
        if day.is_above is not None:
            is_above = day.is_above
        if is_above and is_today and usual is not None:
            # Whole cells only: what is above usual begins with the first one beyond it.
            begin = min(ceil(self.height(usual[1])), max(ceil(high) - 1, 0))
            self.canvas.column(x, max(low, begin), high, "$bc-warn-fill", self.bar)
        if day.median is not None:
            self._median(x, self.height(day.median), low, high, day.sign)
        if is_above:
            self._above(x, ceil(high - 1e-9), day.high, is_today=is_today)

    def _median(self, x: int, median: float, low: float, high: float, sign: str) -> None:
        row = int(self.rows - min(max(median, low + 0.01), high))
        if sign:
            self.canvas.put(x, row, sign, f"bold {BRIGHT}")
        elif self.step >= _ROOMY:
            for column in (x - 1, x + self.bar):
                self.canvas.put(column, row, self.glyphs.tick, BRIGHT)

    def _above(self, x: int, level: int, value: float, *, is_today: bool) -> None:
        """The number of a day above usual: over its bar, or on its top if that is the highest."""
        row = max(self.rows - 1 - level, 0)
        number = f"{value:.2g}"
        if len(number) + 1 <= self.step:
            style = "bold $bc-warn" if is_today else f"bold {BRIGHT}"
            x = min(x, self.canvas.width - len(number) - 1)
            self.canvas.put(x, row, number, style)
            mark = "$bc-warn" if is_today else "$bc-text"
            self.canvas.put(x + len(number), row, self.glyphs.above, mark)

    def axis(self, days: Sequence[ChartDay]) -> Content:
        """The line below the bars, with the marks of days on it."""
        row = Canvas(self.canvas.width, 1, self.glyphs)
        row.put(0, 0, self.glyphs.rule * row.width, "$bc-border")
        for n, day in enumerate(days):
            row.put(self.at(n), 0, day.mark[:1], DIM)
        return row.lines()[0]

    def names(self, days: Sequence[ChartDay], corner: str, axis: int, first: int) -> Content:
        """The row of the days' names; only as many as stand apart."""
        row = Canvas(self.canvas.width, 1, self.glyphs)
        chosen = len(self.chart.days) - 1 if self.chart.chosen is None else self.chart.chosen
        longest = max((len(day.name) for day in days), default=1)
        every = max(ceil((longest + 1) / self.step), 1)
        last = chosen - first if 0 <= chosen - first < len(days) else len(days) - 1
        for n, day in enumerate(days):
            here = first + n == chosen
            if (last - n) % every == 0:
                style = "bold $bc-accent" if here else "$bc-text" if day.low is not None else DIM
                x = self.at(n) + (self.bar - len(day.name)) // 2
                row.put(min(max(x, 0), row.width - len(day.name)), 0, day.name, style)
        corner = corner[: axis - 1].rjust(axis - 1).ljust(axis) if axis else ""
        return Content.styled(corner, DIM) + row.lines()[0]


def _scale(rows: int) -> dict[int, str]:
    """The numbers of the axis by row: 0 to 10 in twos, fewer if they would touch."""
    step = 2 if rows >= 6 else 5 if rows >= 3 else TOP
    return {
        min(rows - 1, int(rows - value / TOP * rows)): str(value) for value in range(TOP, -1, -step)
    }
