"""Today beside the same weekdays before it, and the longest time without a break."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.breaks.plan import is_cut_short
from backcare_tui.domain.breaks.stretches import longest_stretch
from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal.entries import (
    AppOpened,
    AwayNoticed,
    BreakKind,
    BreakMissed,
    BreakSkipped,
    BreakTaken,
    Entry,
    KnownEvent,
    PainRated,
)
from backcare_tui.domain.so_far import (
    MOST_DAYS,
    Beside,
    SoFar,
    beside,
    is_break,
    same_weekdays,
    so_far,
)
from tests.domain.scene import NINE, at, away, day, entry, taken

TODAY = day_of(NINE)
NOON = NINE + timedelta(hours=3)
MINUTE = timedelta(minutes=1)


def on(moment: datetime, event: KnownEvent) -> Entry:
    return Entry(id=f"{moment}-{type(event).__name__}", at=moment, device="d", event=event)


def friday(weeks: int, *hours: float) -> list[Entry]:
    """BackCare was open on that Friday, and a break was taken at each of `hours`."""
    begin = NINE - timedelta(weeks=weeks)
    breaks = [on(begin + timedelta(hours=hour - 9), taken()) for hour in hours]
    return [on(begin, AppOpened()), *breaks]


def counted(*days: Sequence[Entry], now: datetime = NOON) -> SoFar:
    return so_far([entry for day in days for entry in day], TODAY, now, is_break)


# -- the same weekdays


def test_only_what_had_come_by_this_hour_counts() -> None:
    found = counted(friday(0, 10, 11), friday(1, 10, 13), friday(2, 12), friday(3, 12.1, 15))
    assert found == SoFar(2, (1, 1, 0))


def test_fewer_than_three_known_days_say_nothing() -> None:
    found = counted(friday(0, 10), friday(1, 10), friday(2, 10))
    assert found == SoFar(1, ())
    assert found.beside is None


def test_the_latest_four_of_six_weeks_are_compared() -> None:
    weeks = [friday(n, *range(10, 10 + n % 3)) for n in range(1, 8)]
    assert counted(*weeks).before == (1, 2, 0, 1)
    assert len(counted(*weeks).before) == MOST_DAYS
    sparse = counted(friday(1, 10), friday(6, 10), friday(7, 10))
    assert not sparse.before, "seven weeks ago is too long ago"


def test_a_day_on_which_only_pain_was_told_is_not_a_day_without_breaks() -> None:
    told = [on(NINE - timedelta(weeks=3), PainRated(score=3))]
    assert not counted(friday(1), friday(2), told).before
    assert counted(friday(1), friday(2), friday(3)).before == (0, 0, 0)


def test_a_day_that_began_after_this_hour_is_not_known_by_then() -> None:
    late = [on(NINE - timedelta(weeks=3) + timedelta(hours=5), AppOpened())]
    assert not counted(friday(1), friday(2), late).before


def test_other_weekdays_and_breaks_that_were_skipped_do_not_count() -> None:
    yesterday = [on(NINE - timedelta(days=1), taken())]
    skipped = [on(NINE + MINUTE, BreakSkipped(break_kind=BreakKind.MICRO))]
    assert counted(yesterday, skipped).number == 0


def test_an_absence_that_counted_as_a_break_is_one() -> None:
    entries = [
        on(at(10), AwayNoticed(since=at(1), credited=BreakKind.MICRO)),
        on(at(40), AwayNoticed(since=at(30))),
    ]
    assert counted(entries).number == 1


def test_after_midnight_the_evening_before_is_earlier() -> None:
    night = (NINE + timedelta(hours=16, minutes=30)).replace(hour=1)
    found = so_far([*friday(1, 23), *friday(2, 26.5), *friday(3, 24)], TODAY, night, is_break)
    assert found.before == (1, 0, 1)


def test_what_is_most_is_more_than_half() -> None:
    assert beside(5, (1, 2, 3)) is Beside.MORE_THAN_ALL
    assert beside(5, (1, 2, 8)) is Beside.MORE
    assert beside(5, (5, 5, 8)) is Beside.SAME
    assert beside(5, (7, 8, 1)) is Beside.FEWER
    assert beside(5, (7, 8, 6)) is Beside.FEWER_THAN_ALL
    assert beside(5, (4, 4, 6, 6)) is Beside.BETWEEN


@given(st.integers(0, 60), st.lists(st.integers(0, 60), min_size=3, max_size=4))
def test_what_is_said_of_the_days_is_true(number: int, before: list[int]) -> None:
    fewer, more = sum(n < number for n in before), sum(n > number for n in before)
    match beside(number, before):
        case Beside.MORE_THAN_ALL:
            assert number > max(before)
        case Beside.FEWER_THAN_ALL:
            assert number < min(before)
        case Beside.MORE:
            assert fewer > len(before) / 2
        case Beside.FEWER:
            assert more > len(before) / 2
        case Beside.SAME:
            assert before.count(number) > len(before) / 2
        case Beside.BETWEEN:
            assert min(before) <= number <= max(before)


def test_the_same_weekdays_are_a_week_apart() -> None:
    days = same_weekdays(TODAY)
    assert {day.weekday() for day in days} == {TODAY.weekday()}
    assert TODAY not in days


# -- without a break


def stretch(entries: Sequence[Entry], minutes: float) -> float:
    return longest_stretch(entries, TODAY, at(minutes)) / MINUTE


def test_a_break_ends_a_stretch_where_it_began() -> None:
    entries = day((32, taken()), (60, taken()))
    assert stretch(entries, 70) == 30
    assert stretch(entries, 95) == 35


def test_an_absence_and_a_closed_app_end_it_too() -> None:
    entries = day((50, away(20)), (80, AppOpened(last_seen=at(60))))
    assert stretch(entries, 85) == 20


def test_a_prompt_that_nobody_answered_ends_it_until_somebody_is_there() -> None:
    missed = BreakMissed(break_kind=BreakKind.MICRO, due=at(30))
    entries = day((40, missed), (300, taken()), (310, taken()))
    assert stretch(entries, 320) == 30


def test_without_a_record_of_today_there_is_none() -> None:
    assert stretch([], 60) == 0
    assert stretch([entry(-24 * 60, AppOpened())], 60) == 0


@given(st.lists(st.tuples(st.integers(-60, 600), st.integers(0, 900)), max_size=8))
def test_it_is_never_longer_than_the_day_so_far(breaks: list[tuple[int, int]]) -> None:
    entries = day(
        *((minutes, BreakTaken(break_kind=BreakKind.MICRO, seconds=s)) for minutes, s in breaks)
    )
    assert 0 <= stretch(entries, 600) <= 24 * 60


# -- cut short


def test_a_break_is_cut_short_below_half_of_its_length() -> None:
    assert is_cut_short(timedelta(seconds=59), 2 * MINUTE)
    assert not is_cut_short(timedelta(seconds=60), 2 * MINUTE)
