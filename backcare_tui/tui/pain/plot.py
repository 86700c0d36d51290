"""The last days of pain as a chart, with a line that says what is what."""

from textual.content import Content

from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.fitting import styled
from backcare_tui.tui.kit.roles import DIM
from backcare_tui.tui.pain.chart import Chart, draw, legend
from backcare_tui.words.pain import between

_LOWEST = 5
"""Rows below which there is no chart."""


class PainPlot(Picture[Chart]):
    """As high as there is room."""

    ALLOW_SELECT = True
    DEFAULT_CSS = """
    PainPlot { height: 1fr; }
    """

    def draw(self, view: Chart, width: int) -> list[Content]:
        chart, height = view, self.content_size.height
        if height < _LOWEST or width < 20:
            return []
        head = f"{len(chart.lines)} days"
        if chart.is_empty:
            return styled(f"Nothing known of these {len(chart.lines)} days yet.", width, DIM)
        own = chart.usual
        usual = "" if own is None else f"usual {between(own.low, own.high)}"
        for glyph, word in legend(chart, usual).items():
            part = f"  {glyph} {word}"
            head += part if len(head) + len(part) <= width else ""
        return [Content.styled(head, DIM), *draw(chart, width, height - 1)]
