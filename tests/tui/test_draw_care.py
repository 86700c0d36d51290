"""Drawings of pain, breath and what changed: they fit and say what they were told."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from backcare_tui.domain.pain.body_map import Region
from backcare_tui.tui.kit.draw.before_after import before_after, before_after_legend
from backcare_tui.tui.kit.draw.body import HEIGHT, LEAST, body, body_legend, regions
from backcare_tui.tui.kit.draw.breath import breath_curve, named_spans
from backcare_tui.tui.kit.draw.glyphs import ASCII, BLOCKS, Glyphs
from backcare_tui.tui.kit.draw.range_chart import ChartDay, RangeChart, range_chart
from docs.gallery import CHART

WIDTHS = st.integers(1, 300)
SIGNS = st.sampled_from((BLOCKS, ASCII, BLOCKS._replace(shaded=True)))
NAMES = st.text("0123456789MoTuWe", max_size=30)
SCORES = st.floats(0, 10)
CHART_DAYS = st.lists(
    st.builds(ChartDay, NAMES)
    | st.builds(
        lambda name, low, high, middle: ChartDay(name, min(low, high), max(low, high), middle),
        *(NAMES, SCORES, SCORES, SCORES),
    ),
    max_size=100,
)
CHARTS = st.builds(
    RangeChart,
    days=CHART_DAYS.map(tuple),
    usual=st.none() | st.tuples(SCORES, SCORES),
    corner=NAMES,
    chosen=st.none() | st.integers(-3, 120),
)


def styles_of(lines: Sequence[Content], sign: str) -> set[str]:
    """The styles in which a sign is drawn."""
    return {
        str(span.style)
        for line in lines
        for span in line.spans
        if sign in line.plain[span.start : span.end]
    }


# -- the chart of pain


@given(CHARTS, WIDTHS, st.integers(0, 40), SIGNS)
def test_a_chart_keeps_to_its_room(
    chart: RangeChart, width: int, height: int, signs: Glyphs
) -> None:
    lines = range_chart(chart, width, height, signs)
    assert len(lines) == height
    assert all(line.cell_length <= width for line in lines)


def test_a_chart_numbers_its_axis_in_twos_and_its_days_below() -> None:
    lines = [line.plain for line in range_chart(CHART, 79, 17)]
    assert [line[:4].strip() for line in lines if line[:4].strip()] == [
        *("10", "8", "6", "4", "2", "0", "Nov")
    ]
    assert lines[-1].split()[1:] == [day.name for day in CHART.days]


def test_a_day_without_a_record_is_a_dot_on_the_axis() -> None:
    line = range_chart(CHART, 79, 17)[-3].plain
    assert line.count(BLOCKS.unknown) == 2
    assert line.replace(BLOCKS.unknown, "").strip() == "0"


def test_only_today_signals_what_is_above_usual_and_every_day_says_it() -> None:
    lines = range_chart(CHART, 79, 17)
    said = [line for line in lines if "▴" in line.plain]
    assert sum(line.plain.count("▴") for line in said) == 5
    signals = [
        line.plain[span.start : span.end]
        for line in said
        for span in line.spans
        if str(span.style) == "bold $bc-warn"
    ]
    assert signals == ["6"]
    past = RangeChart((*CHART.days, ChartDay("22", 3, 3, 3)), CHART.usual)
    assert not any(
        "warn" in str(span.style) for line in range_chart(past, 79, 17) for span in line.spans
    )


def test_a_bar_reaches_from_the_lowest_to_the_highest() -> None:
    chart = RangeChart((ChartDay("a", 2, 6, 4),))
    rows = [line.plain[5:].strip() for line in range_chart(chart, 20, 12)][:10]
    assert rows == ["", "", "", "", "██", "██", "━██━", "██", "", ""]


def test_the_day_that_keys_act_on_is_in_the_accent() -> None:
    names = range_chart(CHART._replace(chosen=3), 79, 17)[-1]
    assert styles_of([names], "11") == {"bold $bc-accent"}


# -- the body


def test_every_region_has_its_place_on_the_body() -> None:
    assert regions() == {region.value for region in Region}


@pytest.mark.parametrize("region", Region)
@pytest.mark.parametrize("rows", [LEAST, 12, HEIGHT])
def test_a_region_that_hurts_has_its_number_on_its_own_side(region: Region, rows: int) -> None:
    lines = [line.plain for line in body({region.value: 7}, rows)]
    columns = [line.index("7") for line in lines if "7" in line]
    assert len(columns) == 1
    middle = (len(lines[0]) - 1) / 2
    if region.side is not None:
        assert (columns[0] < middle) == (region.side.value == "left")


@given(
    st.dictionaries(st.sampled_from(sorted(regions())), st.integers(-2, 400)),
    st.integers(0, 60),
    WIDTHS,
    SIGNS,
)
def test_a_body_keeps_to_its_room(
    days: dict[str, int], rows: int, width: int, signs: Glyphs
) -> None:
    lines = body(days, rows, width, signs)
    assert len(lines) <= min(rows, HEIGHT)
    assert all(line.cell_length <= width for line in lines)


def test_a_body_is_the_same_on_both_sides() -> None:
    for line in body({}, HEIGHT, glyphs=BLOCKS._replace(shaded=True)):
        assert line.plain == line.plain[::-1]


def test_more_days_are_drawn_deeper_and_the_legend_names_the_depths() -> None:
    shaded = BLOCKS._replace(shaded=True)
    signs = []
    for days in (1, 4, 9):
        drawn = "".join(line.plain for line in body({"thigh-left": days}, glyphs=shaded))
        signs.append(next(sign for sign in "█▓▒" if sign in drawn))
    assert signs == ["▒", "▓", "█"]
    assert body_legend(shaded).plain == "▒ 1–3  ▓ 4–8  █ 9 days or more"


# -- breath


@given(st.lists(st.floats(-1, 2), max_size=200), st.integers(0, 20), st.booleans(), SIGNS)
def test_a_curve_has_a_column_for_each_level(
    levels: list[float], rows: int, is_lit: bool, signs: Glyphs
) -> None:
    lines = breath_curve(levels, rows, is_lit=is_lit, glyphs=signs)
    assert len(lines) == rows
    assert {line.cell_length for line in lines} <= {len(levels)}


def test_a_fuller_breath_stands_higher() -> None:
    lines = [line.plain for line in breath_curve([0, 0.5, 1], 6)]
    heights = [sum(line[x] != " " for line in lines) for x in range(3)]
    assert heights == sorted(heights)
    assert heights[0] == 1
    assert heights[2] == 6


@given(
    st.lists(st.tuples(NAMES, st.floats(0.1, 60)), max_size=5), st.floats(0.01, 10), WIDTHS, SIGNS
)
def test_the_names_of_a_breath_fit(
    parts: list[tuple[str, float]], each: float, width: int, signs: Glyphs
) -> None:
    assert named_spans(parts, each, width, signs).cell_length <= width


def test_each_part_is_as_long_as_its_seconds() -> None:
    line = named_spans((("in 4", 4), ("out 6", 6)), 2, 40).plain
    assert line == "├ in 4 ┤├─ out 6 ──┤" * 2


# -- before and after


@given(
    st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), max_size=40),
    st.integers(0, 120),
    st.integers(1, 9),
    SIGNS,
)
def test_pairs_fit_and_the_last_ones_stay(
    pairs: list[tuple[int, int]], width: int, rows: int, signs: Glyphs
) -> None:
    lines = before_after(pairs, width, rows, signs)
    assert len(lines) == rows + 1
    assert all(line.cell_length <= width for line in lines)
    shown = (width + 1) // 3
    assert lines[-1].plain.split() == [str(after) for _, after in pairs[-shown:] if shown]


def test_the_last_pair_is_in_the_accent_and_the_legend_tells_the_bars_apart() -> None:
    lines = before_after(((6, 4), (8, 2)), 20)
    assert styles_of(lines[-1:], "2") == {"bold $bc-bright $bc-bright-style"}
    assert any("$bc-accent" in str(span.style) for line in lines for span in line.spans)
    assert before_after_legend(ASCII).plain == ": before  # after"
