"""Whatever the days are: no line is too wide, every kind of mark has its own glyph."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tui.domain.pain.day import DayMark, Track
from backcare_tui.domain.pain.series import DayLine
from backcare_tui.domain.pain.usual import Usual
from backcare_tui.tui.pain.chart import Chart, draw, legend
from backcare_tui.tui.pain.figures import day_blocks
from backcare_tui.tui.pain.timeline import timeline
from tests.domain.pains import ago, at

USUAL = Usual(2.0, 4.0, 3.0, 20)


def line(back: int, *scores: int, flare: bool = False, average: int | None = None) -> DayLine:
    return DayLine(day=ago(back), scores=scores, flare=flare, average=average)


def fortnight(*lines: DayLine) -> tuple[DayLine, ...]:
    known = {each.day: each for each in lines}
    return tuple(known.get(ago(n), DayLine(day=ago(n))) for n in range(13, -1, -1))


def plain(chart: Chart, width: int = 50, height: int = 12) -> list[str]:
    return [each.plain for each in draw(chart, width, height)]


def test_each_point_of_the_scale_has_a_row_where_there_is_room() -> None:
    rows = plain(Chart(fortnight(line(0, 10), line(5, 3), line(9, 0)), None, None))
    assert len(rows) == 12
    assert [n for n, row in enumerate(rows) if "●" in row] == [0, 7, 10]
    assert [row[:2] for row in rows if row[:2].strip()] == ["10", " 5", " 0"]


def test_a_day_reaches_from_its_lowest_to_its_highest_rating() -> None:
    rows = plain(Chart(fortnight(line(4, 2, 4, 6)), None, None))
    marks = [row.strip().lstrip("0123456789 ") for row in rows[:-1]]
    assert marks == ["", "", "", "", "│", "│", "●", "│", "│", "", ""]


def test_flares_evenings_the_usual_range_and_the_day_looked_at_have_their_own_marks() -> None:
    days = fortnight(line(9, 8, flare=True), line(6, average=5), line(2, 3))
    chart = Chart(days, USUAL, ago(4))
    drawn = "\n".join(plain(chart))
    assert all(glyph in drawn for glyph in "●◆○╌┊")
    assert legend(chart, "usual 2–4") == {
        "●": "median",
        "╌": "usual 2–4",
        "◆": "flare",
        "○": "evening",
    }


def test_colours_are_the_themes_own() -> None:
    days = fortnight(line(9, 8, flare=True), line(2, 3, 5))
    styles = {
        str(span.style) for row in draw(Chart(days, USUAL, ago(4)), 50, 12) for span in row.spans
    }
    assert styles
    assert all("$bc-" in style for style in styles)
    assert not any("\x1b" in row for row in plain(Chart(days, USUAL, None)))


def test_dates_stand_below_their_days_and_the_first_of_a_month_names_it() -> None:
    rows = plain(Chart(fortnight(line(12, 8), line(0, 2)), None, None), width=60)
    day = ago(12)
    assert rows[-1].index(str(day.day)) + len(str(day.day)) - 1 == rows[2].index("●")
    assert rows[-1].split()[1] == f"{day:%b}"
    assert rows[-1].split()[-1] == str(ago(0).day)


def test_many_days_are_a_line_that_breaks_where_nothing_is_known() -> None:
    days = [line(back, 10) for back in range(89, -1, -1)]
    days[20:25] = [DayLine(day=day.day) for day in days[20:25]]
    days[70] = line(19, 4, flare=True)
    rows = plain(Chart(tuple(days), None, None), width=93)
    assert rows[0][3:30] == "⠐" + 19 * "⠒" + 5 * " " + "⠐⠒"
    assert rows[6][3 + 70] == "◆"


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
    here = drawing(st.one_of(st.none(), st.integers(0, 120).map(ago)))
    return Chart(tuple(days), drawing(st.sampled_from((None, usual))), here)


@settings(max_examples=40)
@given(charts(), st.integers(24, 150), st.integers(4, 60))
def test_a_chart_stays_in_its_room(chart: Chart, width: int, height: int) -> None:
    rows = draw(chart, width, height)
    assert len(rows) <= height
    assert all(row.cell_length <= width for row in rows)


@given(charts(), st.integers(-1, 120))
def test_blocks_stay_in_their_room_and_show_what_is_known(chart: Chart, cells: int) -> None:
    drawn = day_blocks(chart.lines, cells)
    assert len(drawn) <= max(cells, 0)
    if cells >= len(chart.lines):
        assert len(drawn) == len(chart.lines)
        unknown = [glyph == "·" for glyph in drawn]
        assert unknown == [each.value is None for each in chart.lines]


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
