"""Days of pain as bars on a scale of 0–10; many days as weeks."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from textual.content import Content

from backcare_tui.domain.median import median
from backcare_tui.domain.pain.series import DayLine, in_weeks
from backcare_tui.domain.pain.usual import Usual
from backcare_tui.tui.kit.area import Area
from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs, glyphs_of
from backcare_tui.tui.kit.draw.range_chart import AXIS, BELOW, ChartDay, RangeChart, range_chart
from backcare_tui.tui.kit.fitting import fit
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.pain import NOTHING_YET, between
from backcare_tui.words.times import month_name

EVERY_DAY = 31
"""Up to this many days each has a bar of its own; of more, each week has one."""


class Chart(NamedTuple):
    """What a chart is of."""

    lines: tuple[DayLine, ...]
    usual: Usual | None
    here: date
    """The day that is looked at."""
    today: date
    is_new: bool = False
    """Nothing was ever told, here or on another day."""

    @property
    def is_empty(self) -> bool:
        return all(line.is_empty for line in self.lines)

    @property
    def by_day(self) -> bool:
        return len(self.lines) <= EVERY_DAY


class PainChart(Area):
    """The last days, or weeks, in a frame that says what they are and what is what."""

    ALLOW_SELECT = True
    TITLE = "pain"
    view: Chart | None = None

    def show(self, view: Chart) -> None:
        """Draw this from now on."""
        if view != self.view:
            self.view = view
            self.entitle(title(view), *legends(view, glyphs_of(self.app)))
            self.refresh()

    def lines(self, width: int) -> list[Content]:
        if self.view is None:
            return []
        return draw(self.view, width, self.content_size.height, glyphs_of(self.app))


def title(chart: Chart) -> str:
    """`pain, 14 days`, `pain, 90 days in weeks`."""
    return f"pain, {len(chart.lines)} days{'' if chart.by_day else ' in weeks'}"


def legends(chart: Chart, glyphs: Glyphs = BLOCKS) -> list[Content]:
    """What is what on the chart, in as many words as there are, then in fewer."""
    if chart.is_empty:
        return []
    parts = list(_legend(chart, glyphs))
    drawn = [
        Content.assemble(
            (sign, "$bc-fill" if sign == glyphs.full else BRIGHT),
            (f" {word}" if sign else word, DIM),
        )
        for sign, word in parts
    ]
    return [Content("   ").join(drawn[n:]) for n in range(len(drawn))]


def _legend(chart: Chart, glyphs: Glyphs) -> Iterator[tuple[str, str]]:
    """The commonest first: it is left out first, where there is little room."""
    if any(line.scores for line in chart.lines):
        yield glyphs.full, "low to high"
        yield f"{glyphs.tick} {glyphs.tick}", "median"
    if any(line.average is not None and not line.scores for line in chart.lines) and chart.by_day:
        yield glyphs.open, "evening"
    if any(line.flare for line in chart.lines):
        yield glyphs.flare, "flare"
    if chart.usual is not None:
        own = between(chart.usual.low, chart.usual.high)
        yield ("", f"shaded: usual {own}") if glyphs.band == " " else (glyphs.band, f"usual {own}")


def draw(chart: Chart, width: int, height: int, glyphs: Glyphs = BLOCKS) -> list[Content]:
    """`height` lines of `width` cells; an empty chart says in its middle what will be here."""
    lines = range_chart(plot_of(chart, glyphs), width, height, glyphs)
    if chart.is_empty and height > BELOW:
        words = NOTHING_YET if chart.is_new else f"Nothing noted on these {len(chart.lines)} days."
        at = (height - BELOW) // 2
        indent = min(AXIS + 1, width)
        said = Content.styled(fit(words, width - indent), "$bc-text")
        lines[at] = lines[at].truncate(indent, pad=True) + said
    return lines


def plot_of(chart: Chart, glyphs: Glyphs = BLOCKS) -> RangeChart:
    """A bar for each day, or for each week."""
    groups = [[line] for line in chart.lines] if chart.by_day else in_weeks(chart.lines)
    days = tuple(
        _day(group[0], chart, glyphs) if chart.by_day else _week(group, glyphs) for group in groups
    )
    here = (n for n, group in enumerate(groups) if any(line.day == chart.here for line in group))
    usual = None if chart.usual is None else (chart.usual.low, chart.usual.high)
    begin, end = (month_name(chart.lines[0].day), chart.lines[-1].day) if days else ("", None)
    return RangeChart(days, usual, begin, next(here, None), is_current=end == chart.today)


def _day(line: DayLine, chart: Chart, glyphs: Glyphs) -> ChartDay:
    name = month_name(line.day) if line.day.day == 1 else str(line.day.day)
    mark = glyphs.flare if line.flare else ""
    if line.value is None:
        return ChartDay(name, mark=mark)
    return ChartDay(
        name,
        line.value if line.low is None else line.low,
        line.value if line.high is None else max(line.value, line.high),
        line.value,
        sign="" if line.scores else glyphs.open,
        mark=mark,
        is_above=_is_above(line, chart),
    )


def _is_above(line: DayLine, chart: Chart) -> bool:
    """Whether the day counts as more than usual; today also by its last rating alone."""
    if chart.usual is None or line.value is None:
        return False
    told = [line.value, *(line.scores[-1:] if line.day == chart.today else ())]
    return max(told) > chart.usual.high


def _week(week: Sequence[DayLine], glyphs: Glyphs) -> ChartDay:
    """From its lowest day to its highest. Weeks bear no numbers: they are history."""
    first = next((line.day for line in week if line.day.day == 1), None)
    name = str(week[0].day.day) if first is None else month_name(first)
    mark = glyphs.flare if any(line.flare for line in week) else ""
    values = [line.value for line in week if line.value is not None]
    if not values:
        return ChartDay(name, mark=mark)
    middle = float(median(values))
    return ChartDay(name, min(values), max(values), middle, mark=mark, is_above=False)
