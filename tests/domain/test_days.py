"""Which day something belongs to: at night, on the nights the clocks change, and on the road."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tui.domain.days import day_bounds, day_of, last_days

BERLIN = ZoneInfo("Europe/Berlin")
FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("hour", "minute", "day"),
    [(4, 0, FRIDAY), (23, 59, FRIDAY), (3, 59, date(2026, 11, 19)), (0, 0, date(2026, 11, 19))],
)
def test_a_day_ends_at_four_in_the_morning(hour: int, minute: int, day: date) -> None:
    assert day_of(datetime(2026, 11, 20, hour, minute, tzinfo=BERLIN)) == day


def test_what_happened_in_the_first_hours_of_a_year_still_counts_to_its_eve() -> None:
    assert day_of(datetime(2027, 1, 1, 3, 59, tzinfo=UTC)) == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (date(2026, 3, 28), 23),
        (date(2026, 10, 24), 25),
        (FRIDAY, 24),
    ],
)
def test_a_night_when_the_clocks_change_makes_its_day_an_hour_shorter_or_longer(
    day: date, hours: int
) -> None:
    start, end = day_bounds(day, BERLIN)
    assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=hours)
    assert (start.hour, end.hour) == (4, 4)


@pytest.mark.parametrize("day", [date(2026, 3, 28), date(2026, 10, 24), FRIDAY])
def test_every_moment_between_its_bounds_belongs_to_the_day(day: date) -> None:
    start, end = (bound.astimezone(UTC) for bound in day_bounds(day, BERLIN))
    moment = start
    while moment < end:
        assert day_of(moment.astimezone(BERLIN)) == day
        moment += timedelta(minutes=10)
    assert day_of(end.astimezone(BERLIN)) == day + timedelta(days=1)


def test_the_same_moment_belongs_to_the_day_of_the_place_it_was_written_in() -> None:
    moment = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)
    assert day_of(moment) == FRIDAY
    assert day_of(moment.astimezone(timezone(timedelta(hours=9)))) == date(2026, 11, 21)
    assert day_of(moment.astimezone(timezone(timedelta(hours=-11)))) == FRIDAY


def test_a_time_without_an_offset_belongs_to_no_day() -> None:
    with pytest.raises(ValueError, match="offset"):
        day_of(datetime(2026, 11, 20, 9))  # noqa: DTZ001  (what is refused)


@given(
    st.datetimes(datetime(1900, 1, 2), datetime(2200, 1, 1)),  # noqa: DTZ001  (the zone is drawn)
    st.integers(-14 * 60, 14 * 60),
)
@settings(max_examples=100)
def test_a_moment_lies_within_the_bounds_of_its_day(naive: datetime, offset: int) -> None:
    moment = naive.replace(tzinfo=timezone(timedelta(minutes=offset)))
    start, end = day_bounds(day_of(moment), moment.tzinfo)
    assert start <= moment < end


def test_the_last_days_end_with_today() -> None:
    assert last_days(FRIDAY, 3) == (date(2026, 11, 18), date(2026, 11, 19), FRIDAY)
    assert last_days(FRIDAY, 0) == ()
