"""Working hours: several ranges a day, nights, days off, and wherever one has flown to."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tui.domain.hours import (
    ALL_HOURS,
    DayHours,
    Openings,
    Range,
    WorkingHours,
    parse_day,
    show_day,
)

EAST = timezone(timedelta(hours=1))
FRIDAY = date(2026, 11, 20)


def on(day: int, clock: str, zone: timezone = EAST) -> datetime:
    """`day` of November 2026, the 20th being a Friday."""
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 11, day, hour, minute, tzinfo=zone)


def week(workdays: str, weekend: str = "off") -> WorkingHours:
    return WorkingHours((parse_day(workdays),) * 5 + (parse_day(weekend),) * 2)


OFFICE = week("09:00-12:30, 13:30-18:00")


@pytest.mark.parametrize(
    ("now", "span"),
    [
        (on(20, "08:59"), None),
        (on(20, "09:00"), (on(20, "09:00"), on(20, "12:30"))),
        (on(20, "12:29"), (on(20, "09:00"), on(20, "12:30"))),
        (on(20, "12:30"), None),
        (on(20, "13:30"), (on(20, "13:30"), on(20, "18:00"))),
        (on(20, "18:00"), None),
        (on(21, "10:00"), None),
    ],
)
def test_work_is_within_its_ranges_and_not_at_lunch(
    now: datetime, span: tuple[datetime, datetime] | None
) -> None:
    assert OFFICE.span_at(now) == span


def test_after_friday_evening_work_begins_on_monday() -> None:
    assert OFFICE.next_opening(on(20, "12:00")) == on(20, "13:30")
    assert OFFICE.next_opening(on(20, "18:30")) == on(23, "09:00")
    assert OFFICE.last_opening(on(20, "18:30")) == on(20, "13:30")
    assert OFFICE.last_opening(on(22, "18:30")) is None


def test_a_night_shift_ends_on_the_next_day() -> None:
    night = week("22:00-06:00")
    assert night.span_at(on(20, "23:00")) == (on(20, "22:00"), on(21, "06:00"))
    assert night.span_at(on(21, "05:59")) == (on(20, "22:00"), on(21, "06:00"))
    assert night.span_at(on(21, "06:00")) is None
    assert night.span_at(on(21, "22:30")) is None, "Saturday is off"
    assert night.next_opening(on(21, "06:00")) == on(23, "22:00")


def test_ranges_that_touch_are_one_span_and_midnight_is_no_end() -> None:
    weekdays = week("09:00-12:00, 12:00-24:00")
    assert weekdays.span_at(on(20, "11:00")) == (on(20, "09:00"), on(21, "00:00"))
    into_the_weekend = week("09:00-24:00", "always")
    assert into_the_weekend.span_at(on(20, "11:00")) == (on(20, "09:00"), None)
    assert week("00:00-24:00", "00:00-24:00").span_at(on(20, "11:00")) == (None, None)
    round_the_clock = week("22:00-22:00", "22:00-22:00")
    assert round_the_clock.span_at(on(20, "22:30")) == (None, None)


def test_always_has_no_end_and_no_beginning() -> None:
    assert ALL_HOURS.span_at(on(20, "03:00")) == (None, None)
    assert ALL_HOURS.next_opening(on(20, "03:00")) is None
    assert ALL_HOURS.last_opening(on(20, "03:00")) is None


def test_a_week_off_has_no_working_time_at_all() -> None:
    holidays = week("off")
    assert holidays.span_at(on(20, "10:00")) is None
    assert holidays.next_opening(on(20, "10:00")) is None


def test_after_a_flight_hours_are_those_of_the_new_place() -> None:
    morning = on(20, "10:00")
    assert OFFICE.span_at(morning) is not None
    west = timezone(timedelta(hours=-8))
    there = morning.astimezone(west)
    assert OFFICE.span_at(there) is None
    assert OFFICE.next_opening(there) == on(20, "09:00", west)


@pytest.mark.parametrize(
    ("before", "after", "opens"),
    [
        # The last Sundays of October and March, 01:30 local time, in Berlin.
        (2, 1, datetime(2026, 10, 25, 9, 0, tzinfo=EAST)),
        (1, 2, datetime(2026, 3, 29, 9, 0, tzinfo=timezone(timedelta(hours=2)))),
    ],
)
def test_on_the_nights_the_clocks_change_nine_is_nine_once_they_have(
    before: int, after: int, opens: datetime
) -> None:
    every_day = week("09:00-18:00", "09:00-18:00")
    evening = (opens - timedelta(hours=8)).astimezone(timezone(timedelta(hours=before)))
    morning = (opens - timedelta(hours=2)).astimezone(timezone(timedelta(hours=after)))
    told = every_day.next_opening(evening)
    assert told is not None
    assert abs(told - opens) == timedelta(hours=1), "by the wall time of the evening"
    assert every_day.next_opening(morning) == opens
    by_the_new_time = every_day.span_at(told.astimezone(morning.tzinfo))
    assert by_the_new_time == (None if told < opens else (opens, opens + timedelta(hours=9)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("off", "off"),
        (" Always ", "always"),
        ("9:00-12:30,13:30–18:00", "09:00-12:30, 13:30-18:00"),
        ("13:30-18:00, 09:00-12:30", "09:00-12:30, 13:30-18:00"),
        ("08:00-24:00", "08:00-00:00"),
        ("22:00-06:00", "22:00-06:00"),
        ("09:00-09:00", "09:00-09:00"),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, shown: str) -> None:
    assert show_day(parse_day(text)) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "9-5",
        "09:00",
        "25:00-26:00",
        "09:60-10:00",
        "09:00-12:00, 11:00-13:00",
        "22:00-06:00, 23:00-23:30",
        ", ".join(f"{hour:02}:00-{hour:02}:30" for hour in range(7)),
        "sometimes",
        "09:00-12:00,",
    ],
)
def test_hours_that_cannot_be_meant_are_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match=r"write hours like|overlap|no time of day|at most 6"):
        parse_day(text)


TIMES = st.times().map(lambda t: t.replace(second=0, microsecond=0, tzinfo=None))


@st.composite
def day_hours(draw: st.DrawFn) -> DayHours:
    if draw(st.booleans()) and draw(st.booleans()):
        return None
    edges = sorted(draw(st.lists(TIMES, max_size=8, unique=True)))
    edges = edges[: len(edges) // 2 * 2]
    ranges = [Range(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    if ranges and draw(st.booleans()):
        ranges[-1] = Range(ranges[-1].start, time())
    return tuple(ranges)


WEEKS = st.tuples(*([day_hours()] * 7)).map(WorkingHours)
ZONES = st.integers(-12 * 4, 14 * 4).map(lambda n: timezone(timedelta(minutes=15 * n)))
INSTANTS = st.integers(0, 60 * 24 * 60).map(
    lambda minutes: datetime(2026, 10, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@given(day_hours())
@settings(max_examples=60)
def test_what_is_shown_is_read_back_the_same(hours: DayHours) -> None:
    assert parse_day(show_day(hours)) == hours


@given(WEEKS, INSTANTS, ZONES)
@settings(max_examples=80)
def test_a_span_holds_its_instant_and_an_opening_is_working_time(
    hours: WorkingHours, instant: datetime, zone: timezone
) -> None:
    now = instant.astimezone(zone)
    span = hours.span_at(now)
    if span is not None:
        assert span[0] is None or span[0] <= now
        assert span[1] is None or now < span[1]
        if span[1] is not None:
            assert hours.span_at(span[1].astimezone(zone)) is None, "work ends where it ends"
    opens = hours.next_opening(now)
    if opens is not None:
        assert opens > now
        begun = hours.span_at(opens.astimezone(zone))
        assert begun is not None
        assert begun[0] == opens
        assert hours.last_opening(opens.astimezone(zone)) == opens
    last = hours.last_opening(now)
    assert last is None or last <= now


@given(WEEKS, st.lists(st.tuples(INSTANTS, ZONES), max_size=6))
@settings(max_examples=60)
def test_asked_of_one_instant_after_another_the_answers_are_the_same(
    hours: WorkingHours, asked: list[tuple[datetime, timezone]]
) -> None:
    openings = Openings(hours)
    for instant, zone in asked:
        for minutes in (0, 1, 300):
            now = (instant + timedelta(minutes=minutes)).astimezone(zone)
            found, fresh = openings.latest(now, now.astimezone(UTC)), hours.last_opening(now)
            # What was looked up an hour ago may be more than a day old by now; it says the same.
            assert found == fresh or (fresh is None and found is not None and found <= now)


def test_a_day_has_no_two_ranges_that_overlap() -> None:
    hours = parse_day("06:00-08:00, 09:00-12:00, 13:00-02:00")
    assert hours is not None
    assert all(one.end <= other.start for one, other in pairwise(hours))
