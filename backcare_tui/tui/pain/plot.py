"""The last days of pain as a chart, with a line that says what is what."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content
from textual.widget import Widget

from backcare_tui.domain.pain.series import DayLine
from backcare_tui.domain.pain.usual import Usual
from backcare_tui.tui.kit.fitting import wrap
from backcare_tui.tui.kit.roles import DIM
from backcare_tui.tui.pain.chart import Chart, draw, legend
from backcare_tui.words.pain import between

_LOWEST = 5
"""Rows below which there is no chart."""


class PainPlot(Widget):
    """Draws `lines`; the chart itself is made anew only when it or its size changes."""

    DEFAULT_CSS = """
    PainPlot { height: 1fr; width: 1fr; text-wrap: nowrap; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._given: tuple[tuple[DayLine, ...], Usual | None, date | None] = ((), None, None)
        self._drawn: tuple[object, Content] | None = None
        """What was drawn last, and from what."""

    def show(self, lines: Sequence[DayLine], usual: Usual | None, here: date | None) -> None:
        """Draw these days, oldest first, and mark the day `here` (None: none)."""
        new = (tuple(lines), usual, here)
        if new != self._given:
            self._given = new
            self.refresh()

    def render(self) -> Content:
        size = self.content_size
        if self._drawn is None or self._drawn[0] != (self._given, size):
            self._drawn = (self._given, size), self._draw(size.width, size.height)
        return self._drawn[1]

    def _draw(self, width: int, height: int) -> Content:
        chart = Chart(*self._given)
        if height < _LOWEST or width < 20:
            return Content("")
        head = f"{len(chart.lines)} days"
        if chart.is_empty:
            said = wrap(f"Nothing known of these {len(chart.lines)} days yet.", width)
            lines = [Content.styled(line, DIM) for line in said]
            return Content("\n").join(lines)
        own = chart.usual
        usual = "" if own is None else f"usual {between(own.low, own.high)}"
        for glyph, word in legend(chart, usual).items():
            part = f"  {glyph} {word}"
            head += part if len(head) + len(part) <= width else ""
        return Content("\n").join([Content.styled(head, DIM), *draw(chart, width, height - 1)])
