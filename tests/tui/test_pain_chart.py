"""Whatever the days are: no line is too wide, every kind of mark has its own glyph."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tui.domain.pain.body_map import Region
from backcare_tui.domain.pain.day import DayMark, Track
from backcare_tui.domain.pain.series import DayLine
from backcare_tui.domain.pain.usual import Usual
from backcare_tui.tui.kit.draw.glyphs import ASCII, BLOCKS, Glyphs
from backcare_tui.tui.pain.chart import Chart, draw, legends, plot_of
from backcare_tui.tui.pain.timeline import timeline
from backcare_tui.tui.pain.where import draw as where
from tests.domain.pains import ago, at

USUAL = Usual(2.0, 4.0, 3.0, 20)


def line(back: int, *scores: int, flare: bool = False, average: int | None = None) -> DayLine:
    return DayLine(day=ago(back), scores=scores, flare=flare, average=average)


def fortnight(*lines: DayLine) -> tuple[DayLine, ...]:
    known = {each.day: each for each in lines}
    return tuple(known.get(ago(n), DayLine(day=ago(n))) for n in range(13, -1, -1))


def chart_of(*lines: DayLine, usual: Usual | None = None, here: int = 0) -> Chart:
    return Chart(fortnight(*lines), usual, ago(here), ago(0))


def plain(chart: Chart, width: int = 75, height: int = 12) -> list[str]:
    return [each.plain for each in draw(chart, width, height)]


def column(rows: list[str], back: int, width: int = 75) -> str:
    """What stands over a day, from the top down."""
    step = (width - 5) / 14
    x = 5 + int(step * (13 - back) + (step - 2) / 2)
    return "".join(row.ljust(width)[x] for row in rows[:-2])


def test_each_even_point_of_the_scale_has_a_label() -> None:
    rows = plain(chart_of(line(0, 4)), height=22)
    assert [row[2:4].strip() for row in rows[:-1] if row[2:4].strip()] == [
        "10",
        "8",
        "6",
        "4",
        "2",
        "0",
    ]


def test_a_day_reaches_from_its_lowest_to_its_highest_rating() -> None:
    rows = plain(chart_of(line(4, 2, 4, 6)))
    assert column(rows, 4) == "    ████  "
    assert [row.split("█")[0][-1] for row in rows if "██" in row].count("━") == 1, "at its median"


def test_a_day_without_record_is_a_dot_on_the_axis_and_never_a_line() -> None:
    rows = plain(chart_of(line(4, 2, 4)))
    assert column(rows, 7) == "         ·"
    assert sum(row.count("·") for row in rows) == 13


def test_only_days_above_usual_have_a_number_and_only_today_the_signal() -> None:
    lines = (line(9, 6, 7, 6), line(6, 1, 7, 2), line(0, 2, 2, 6))
    chart = chart_of(*lines, usual=USUAL)
    shown = plot_of(chart).days
    assert [13 - n for n, day in enumerate(shown) if day.is_above] == [9, 0], (
        "today by its last rating alone"
    )
    drawn = draw(chart, 75, 12)
    assert sum(row.plain.count("▴") for row in drawn) == 2
    signals = [
        row.plain[span.start : span.end]
        for row in drawn
        for span in row.spans
        if str(span.style) == "bold $bc-warn"
    ]
    assert signals == ["6"]


def test_flares_evenings_the_usual_range_and_the_day_looked_at_have_their_own_marks() -> None:
    lines = line(9, 8, 4, flare=True), line(6, average=5), line(2, 3)
    chart = chart_of(*lines, usual=USUAL, here=4)
    drawn = draw(chart, 75, 12)
    assert all(glyph in "\n".join(row.plain for row in drawn) for glyph in "█◇○")
    assert any("bc-on-band" in str(span.style) for row in drawn for span in row.spans)
    (here,) = [span for span in drawn[-1].spans if "bc-accent" in str(span.style)]
    assert drawn[-1].plain[here.start : here.end] == str(ago(4).day)
    (every, *_) = legends(chart)
    assert every.plain == ("█ low to high   ━ ━ median   ○ evening   ◇ flare   shaded: usual 2–4")


def test_colours_are_the_themes_own() -> None:
    chart = chart_of(line(9, 8, flare=True), line(2, 3, 5), usual=USUAL, here=4)
    styles = {str(span.style) for row in draw(chart, 50, 12) for span in row.spans}
    assert styles
    assert all("$bc-" in style or style == "reverse" for style in styles)
    assert not any("\x1b" in row for row in plain(chart))


def test_dates_stand_below_their_days_and_the_month_below_the_scale() -> None:
    rows = plain(chart_of(line(12, 8, 5), line(0, 2)))
    names = rows[-1].split()
    assert names[0] == f"{ago(13):%b}"
    assert names[-1] == str(ago(0).day)
    x = rows[3].index("█")
    assert str(ago(12).day) in rows[-1][x - 1 : x + 3]


def test_many_days_are_weeks_that_end_today() -> None:
    days = tuple(line(back, 10 if back < 7 else 2) for back in range(89, -1, -1))
    shown = plot_of(Chart(days, None, ago(8), ago(0)))
    assert [day.median for day in shown.days] == [2] * 12 + [10]
    assert shown.chosen == 11


@st.composite
def charts(drawing: st.DrawFn) -> Chart:
    count = drawing(st.sampled_from((14, 90)))
    some = st.builds(
        lambda scores, average, flare: (tuple(scores), average, flare),
        st.lists(st.integers(0, 10), max_size=4),
        st.one_of(st.none(), st.integers(0, 10)),
        st.booleans(),
    )
    told = drawing(st.dictionaries(st.integers(0, count - 1), some, max_size=20))
    days = []
    for back in range(count - 1, -1, -1):
        scores, average, flare = told.get(back, ((), None, False))
        days.append(DayLine(day=ago(back), scores=scores, average=average, flare=flare))
    edges = sorted(drawing(st.lists(st.integers(0, 20), min_size=2, max_size=2)))
    usual = Usual(edges[0] / 2, edges[1] / 2, edges[0] / 2, 9)
    here = drawing(st.integers(0, 120).map(ago))
    return Chart(tuple(days), drawing(st.sampled_from((None, usual))), here, ago(0))


@settings(max_examples=40)
@given(charts(), st.integers(0, 150), st.integers(0, 60), st.sampled_from((BLOCKS, ASCII)))
def test_a_chart_stays_in_its_room(chart: Chart, width: int, height: int, glyphs: Glyphs) -> None:
    rows = draw(chart, width, height, glyphs)
    assert len(rows) == height
    assert all(row.cell_length <= width for row in rows)


HEAT = st.dictionaries(st.sampled_from(Region), st.integers(0, 14))


@given(HEAT, st.integers(0, 70), st.integers(0, 50), st.sampled_from((BLOCKS, ASCII)))
def test_a_body_stays_in_its_room(
    days: dict[Region, int], width: int, height: int, glyphs: Glyphs
) -> None:
    rows = where(days, width, height, glyphs)
    assert len(rows) <= height
    assert all(row.cell_length <= width for row in rows)


moment = st.builds(
    lambda hour, track, score: DayMark(at(0, hour), track, score if track is Track.PAIN else None),
    st.floats(4, 27.9),
    st.sampled_from(Track),
    st.integers(0, 10),
)


@given(st.lists(moment, min_size=1, max_size=60), st.integers(24, 130))
def test_a_time_line_stays_in_its_room(moments: list[DayMark], width: int) -> None:
    moments.sort(key=lambda each: each.at)
    for row in timeline(moments, (at(0, 4), at(0, 28)), width):
        assert row.cell_length <= width


@pytest.mark.parametrize("hours", [1, 8, 24])
def test_hours_stand_over_the_cells_they_begin_in(hours: int) -> None:
    begin = at(0, 8)
    rows = timeline([DayMark(begin, Track.PAIN, 4)], (begin, begin + timedelta(hours=hours)), 60)
    assert rows[0].plain.index("8") == rows[1].plain.index("4")
