"""The day as a strip and in words, days as a table."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from backcare_tui.domain.breaks.ledger import DayLedger, Fate, LedgerLine
from backcare_tui.domain.hours import WorkingHours, parse_day
from backcare_tui.domain.journal.entries import BreakKind, HoldReason
from backcare_tui.words.ledger import GLYPHS, WORDS, day_lines, day_strip, when, workday
from backcare_tui.words.ledger_table import week_table
from tests.clocks import START

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
DAY = START.date()
NINE_TO_FIVE = (START, START + 8 * HOUR)


def line(fate: Fate, minutes: float, **fields: object) -> LedgerLine:
    """Something `minutes` after nine."""
    at = START + minutes * MINUTE
    known = {"at": at, "kind": BreakKind.MICRO, "fate": fate, "due": at, **fields}
    return LedgerLine(**known)  # type: ignore[arg-type]  # fields by name, as each test gives them


MORNING = [
    line(Fate.TAKEN, 30, at=START + 32 * MINUTE, seconds=120),
    line(Fate.LATER, 60),
    line(Fate.MISSED, 75),
    line(Fate.HELD, 105, reason=HoldReason.MEETING, until=START + 131 * MINUTE),
    line(Fate.CREDITED, 165, due=None, kind=BreakKind.LONG, seconds=900),
    line(Fate.SKIPPED, 210),
    line(Fate.OWN, 240, due=None, seconds=300),
]


def test_a_strip_shows_what_happened_when() -> None:
    now = START + 5 * HOUR
    assert day_strip(MORNING, NINE_TO_FIVE, now, 64) == [
        "9       10      11      12      13      14      15      16",
        "────●───›─▽───‖─────◇───────×──○────────│·······················",
        "● taken  › later  ▽ missed  ‖ held  ◇ by itself  × skipped",
        "○ on your own  │ now",
    ]


def test_outside_working_hours_nothing_is_drawn() -> None:
    working = ((START, START + 3 * HOUR), (START + 4 * HOUR, START + 8 * HOUR))
    strip = day_strip([], NINE_TO_FIVE, START + 6 * HOUR, 32, working)
    assert strip[1] == "────────────    ────────│·······"


def test_two_in_one_cell_stand_side_by_side_and_more_are_a_plus() -> None:
    close = [line(Fate.HELD, 60), line(Fate.TAKEN, 61), line(Fate.SKIPPED, 62)]
    strip = day_strip(close[:2], NINE_TO_FIVE, START + 9 * HOUR, 32)
    assert strip[1].startswith("────‖●──")
    strip = day_strip(close, NINE_TO_FIVE, START + 9 * HOUR, 32)
    assert strip[1].startswith("────+●──")
    assert strip[2] == "‖ held  × skipped  ● taken"
    assert strip[3] == "+ several"


def test_every_fate_has_a_glyph_of_one_cell_and_a_word_of_its_own() -> None:
    assert set(GLYPHS) == set(WORDS) == set(Fate)
    assert len(set(GLYPHS.values())) == len(set(WORDS.values())) == len(Fate)
    assert {cell_len(glyph) for glyph in GLYPHS.values()} == {1}


@given(
    st.lists(
        st.tuples(st.sampled_from(Fate), st.integers(-2000, 4000)),
        max_size=30,
    ),
    st.integers(1, 200),
    st.integers(-700, 1400),
)
def test_any_day_fits_any_width(
    happened: list[tuple[Fate, int]], width: int, minutes_now: int
) -> None:
    lines = [line(fate, minutes) for fate, minutes in happened]
    now = START + minutes_now * MINUTE
    span, working = workday(WorkingHours(), DAY, [when(each) for each in lines], now)
    hours, strip, *_ = day_strip(lines, span, now, width, working)
    assert cell_len(hours) <= width
    assert cell_len(strip) <= width
    marks = sum(strip.count(glyph) for glyph in (*GLYPHS.values(), "+"))
    assert bool(marks) == bool(lines)


def test_a_line_says_what_became_of_a_prompt_and_why() -> None:
    assert day_lines(MORNING, START + 5 * HOUR) == [
        "09:30  ●  Micro break taken, 2m",
        "10:00  ›  Micro break put off",
        "10:15  ▽  Micro break went by without an answer",
        "10:45  ‖  Micro break held until 11:11: you were in a meeting",
        "11:30  ◇  Long break counted by itself: away for 15m",
        "12:30  ×  Micro break skipped",
        "12:55  ○  Micro break taken on your own, 5m",
    ]


def test_a_break_ended_before_half_of_it_is_cut_short_if_its_length_is_known() -> None:
    lengths = {BreakKind.MICRO: 4 * MINUTE, BreakKind.LONG: 20 * MINUTE}
    said = day_lines(MORNING, START + 5 * HOUR, lengths)
    assert said[0] == "09:30  ●  Micro break taken, 2m"
    longer = {**lengths, BreakKind.MICRO: 5 * MINUTE}
    assert day_lines(MORNING, START, longer)[0] == "09:30  ●  Micro break cut short after 2m"


def test_a_break_that_lasts_is_under_way() -> None:
    assert day_lines([line(Fate.TAKEN, 5)], START) == ["09:05  ●  Micro break under way"]


@pytest.mark.parametrize("reason", HoldReason)
def test_why_it_did_not_ring_has_words_for_every_reason(reason: HoldReason) -> None:
    (said,) = day_lines([line(Fate.HELD, 5, reason=reason)], START)
    assert said.startswith("09:05  ‖  Micro break held: ")
    assert not said.endswith(": ")


def test_a_due_time_that_cannot_be_is_not_believed() -> None:
    odd = line(Fate.TAKEN, 30, due=START - 3000 * HOUR, seconds=600)
    assert when(odd) == START + 20 * MINUTE


def test_a_day_without_hours_is_drawn_from_its_first_hour_for_eight() -> None:
    always = WorkingHours()
    assert workday(always, DAY, [START + 20 * MINUTE], START) == (NINE_TO_FIVE, ())
    late = [START + 20 * MINUTE, START + 10 * HOUR + MINUTE]
    assert workday(always, DAY, late, START)[0] == (START, START + 11 * HOUR)
    assert workday(always, DAY, [], START)[0] == NINE_TO_FIVE
    yesterday = [START - 20 * HOUR]
    assert workday(always, DAY, yesterday, START)[0] == NINE_TO_FIVE


def test_working_hours_are_the_span_and_overtime_widens_it() -> None:
    hours = WorkingHours((parse_day("9:00-12:00, 13:00-17:00"),) * 7)
    span, working = workday(hours, DAY, [START + HOUR], START)
    assert span == NINE_TO_FIVE
    assert [(a - START, b - START) for a, b in working] == [
        (0 * HOUR, 3 * HOUR),
        (4 * HOUR, 8 * HOUR),
    ]
    assert workday(hours, DAY, [START - 90 * MINUTE], START)[0][0] == START - 2 * HOUR
    assert workday(hours, DAY, [START + 19 * HOUR - MINUTE], START)[0][1] == START + 19 * HOUR
    assert workday(WorkingHours(((),) * 7), DAY, [], START)[0][0] == START


WEEK = [
    DayLedger(day=date(2026, 11, 14) + timedelta(days=n), taken=n * 2, held=n % 2, own=n // 5)
    for n in range(6)
] + [DayLedger(day=DAY, taken=11, later=2, missed=1, credited=10, longest=130 * MINUTE)]


def test_a_week_is_a_table() -> None:
    table = week_table(WEEK, 80)
    assert table[0].split() == [
        *("prompted", "taken", "later", "skipped", "missed", "held", "own", "by", "itself"),
        "longest",
    ]
    assert table[1].split() == ["Sat", "14", *"········", "·"]
    assert table[7].split() == ["Fri", "20", "14", "11", "2", "·", "1", "·", "·", "10", "2h10m"]
    assert table[8].split() == ["all", "47", "41", "2", "·", "1", "3", "1", "10", "2h10m"]
    assert week_table(WEEK, 120)[7].startswith("Fri 20 Nov")


def test_in_a_narrow_pane_the_glyphs_stand_over_the_table() -> None:
    table = week_table(WEEK, 34)
    assert table[0] == "    n   ●  ›  ×  ▽  ‖  ○  ◇  long"
    assert table[7] == "Fri 14 11  2  ·  1  ·  · 10 2h10m"
    assert "n prompted  ● taken  › later" in table


@pytest.mark.parametrize("width", [34, 40, 79, 80, 81, 82, 120])
@pytest.mark.parametrize("count", [1, 7, 8, 200])
def test_a_table_fits_from_34_columns_on_and_its_columns_stand_in_line(
    width: int, count: int
) -> None:
    last = datetime(2026, 11, 20, tzinfo=START.tzinfo).date()
    days = [
        DayLedger(day=last - timedelta(days=n), taken=n % 14, longest=83 * MINUTE)
        for n in reversed(range(count))
    ]
    table = week_table(days, width)
    assert max(map(cell_len, table)) <= (width if count <= 7 else max(width, 40))
    rows = table[: count + 1 + (count > 1)]
    assert len({len(row) for row in rows}) == 1


def test_a_single_day_is_not_added_up() -> None:
    assert len(week_table(WEEK[-1:], 80)) == 2
