from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.text import clean
from backcare_tui.domain.when import EARLIEST_YEAR, parse_day, parse_when
from tests.clocks import zone_of

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 9, 4, 14, 12, tzinfo=timezone(timedelta(hours=2)))


def at(text: str, now: datetime = NOW) -> str:
    return parse_when(text, now, zone_of(now.tzinfo or UTC)).isoformat()


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-09-03 10:00", "2026-09-03T10:00:00+02:00"),
        ("2026-09-03T10:00:30", "2026-09-03T10:00:30+02:00"),
        ("10:00", "2026-09-04T10:00:00+02:00"),
        ("9:05", "2026-09-04T09:05:00+02:00"),
        ("today 10:00", "2026-09-04T10:00:00+02:00"),
        ("Yesterday  18:30", "2026-09-03T18:30:00+02:00"),
        ("-20m", "2026-09-04T13:52:00+02:00"),
        ("\u221220m", "2026-09-04T13:52:00+02:00"),
        ("-1h30m", "2026-09-04T12:42:00+02:00"),
        ("now", "2026-09-04T14:12:00+02:00"),
        ("14:17", "2026-09-04T14:17:00+02:00"),
        ("2026-09-03T10:00:00+05:30", "2026-09-03T10:00:00+05:30"),
        ("2026-09-03T10:00:00Z", "2026-09-03T12:00:00+02:00"),
        ("2026-09-03T10:00:00.250Z", "2026-09-03T12:00:00+02:00"),
        ("2026-09-03 10:00 -0800", "2026-09-03T10:00:00-08:00"),
    ],
)
def test_a_time_is_understood_as_a_person_says_it(text: str, instant: str) -> None:
    assert at(text) == instant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "25:00",
        "10:60",
        "24:00",
        "10",
        "2026-13-01 10:00",
        "2026-02-30 10:00",
        "-",
        "-soon",
        "yesterday -20m",
        "10:00 10:00",
        "2026-09-03 10:00+99:99",
        "١٠:٠٠",
        "20260903T1000",
        "\x1b[2J",
    ],
)
def test_what_is_no_time_is_refused_with_examples(text: str) -> None:
    with pytest.raises(ValueError, match="yesterday 18:30, -20m or 2026-09-03 10:00") as refusal:
        at(text)
    assert str(refusal.value).isprintable()


@pytest.mark.parametrize("text", ["yesterday", "2026-09-03"])
def test_a_day_without_a_time_asks_for_the_time(text: str) -> None:
    with pytest.raises(ValueError, match=f"{text} 10:00"):
        at(text)


@pytest.mark.parametrize("text", ["18:30", "today 18:30"])
def test_a_time_still_to_come_today_is_refused_and_yesterday_is_offered(text: str) -> None:
    with pytest.raises(ValueError, match=r'still to come; .*"yesterday 18:30"'):
        at(text)


@pytest.mark.parametrize("text", ["2027-01-01 00:00", "+20m", "2026-09-04T14:00:00-08:00"])
def test_the_future_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="still to come"):
        at(text)


def test_times_before_1900_are_refused() -> None:
    assert at("1900-01-01 00:00") == "1900-01-01T00:00:00+02:00"
    with pytest.raises(ValueError, match="before 1900"):
        at("1899-12-31 23:59")
    with pytest.raises(ValueError, match="is not a time"):
        at("0000-01-01 00:00")


def test_yesterday_at_one_at_night_is_the_evening_before() -> None:
    night = datetime(2026, 9, 4, 1, 0, tzinfo=UTC)
    assert at("yesterday 23:30", night) == "2026-09-03T23:30:00+00:00"


def test_a_wall_time_gets_the_offset_that_was_valid_then() -> None:
    now = datetime(2026, 11, 20, 14, 0, tzinfo=BERLIN)
    assert at("2026-09-03 10:00", now) == "2026-09-03T10:00:00+02:00"
    assert at("2026-11-03 10:00", now) == "2026-11-03T10:00:00+01:00"


def test_an_hour_ago_across_a_clock_change_is_an_hour_of_time() -> None:
    now = datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=BERLIN)
    assert at("-1h", now) == "2026-10-25T02:30:00+02:00"


def test_a_time_left_out_by_the_clock_change_moves_on_by_the_hour() -> None:
    now = datetime(2026, 3, 29, 12, 0, tzinfo=BERLIN)
    assert at("02:30", now) == "2026-03-29T03:30:00+02:00"


def test_a_time_that_came_twice_is_the_later_one_unless_that_is_still_to_come() -> None:
    assert at("02:10", datetime(2026, 10, 25, 9, 0, tzinfo=BERLIN)) == "2026-10-25T02:10:00+01:00"
    first_time_round = datetime(2026, 10, 25, 2, 20, tzinfo=BERLIN)
    assert at("02:10", first_time_round) == "2026-10-25T02:10:00+02:00"


def test_the_machines_own_zone_can_be_given() -> None:
    fixed_now = datetime(2026, 11, 20, 14, 0, tzinfo=timezone(timedelta(hours=1)))
    meant = parse_when("2026-09-03 10:00", fixed_now, zone_of(BERLIN))
    assert meant.isoformat() == "2026-09-03T10:00:00+02:00"


@given(st.text(max_size=25) | st.from_regex(r"-?[0-9]{1,6}[hms:\-+ T0-9]{0,20}", fullmatch=True))
def test_any_text_is_a_past_instant_or_one_line_saying_why_not(text: str) -> None:
    try:
        meant = parse_when(text, NOW, zone_of(NOW.tzinfo or UTC))
    except ValueError as refusal:
        assert clean(str(refusal)) == str(refusal)  # noqa: PT017 - both outcomes are right
    else:
        assert meant.utcoffset() is not None
        assert meant.year >= EARLIEST_YEAR
        assert meant - NOW <= timedelta(minutes=5)


def test_a_time_before_there_was_standard_time_is_kept_to_the_minute() -> None:
    now = datetime(2026, 11, 20, 14, 0, tzinfo=ZoneInfo("Europe/Paris"))
    assert at("1905-05-01 10:00", now) == "1905-05-01T10:00:00+00:09"


@given(st.datetimes(min_value=datetime(1900, 1, 2), max_value=datetime(2026, 9, 3)))  # noqa: DTZ001
def test_every_wall_time_of_a_zone_is_an_instant_within_the_gap_of_it(wall: datetime) -> None:
    meant = parse_when(wall.strftime("%Y-%m-%d %H:%M"), NOW, zone_of(BERLIN))
    off = meant.replace(tzinfo=None) - wall.replace(second=0, microsecond=0)
    assert timedelta(0) <= off <= timedelta(hours=1)


def test_days_are_understood() -> None:
    today = date(2026, 11, 20)
    assert parse_day("2026-11-01", today) == date(2026, 11, 1)
    assert parse_day("today", today) == today
    assert parse_day("Yesterday", today) == date(2026, 11, 19)
    assert parse_day("-7d", today) == date(2026, 11, 13)


@pytest.mark.parametrize(
    "text", ["", "7d", "-7", "2026-02-30", "11/01/2026", "-99999999d", "monday\x1b"]
)
def test_what_is_no_day_is_refused_with_examples(text: str) -> None:
    with pytest.raises(ValueError, match="2026-11-01, today, yesterday or -7d") as refusal:
        parse_day(text, date(2026, 11, 20))
    assert str(refusal.value).isprintable()


def test_days_before_1900_are_refused() -> None:
    assert parse_day("1900-01-01", date(2026, 11, 20)) == date(1900, 1, 1)
    with pytest.raises(ValueError, match="before 1900"):
        parse_day("1899-12-31", date(2026, 11, 20))
    with pytest.raises(ValueError, match="before 1900"):
        parse_day("-99999d", date(2026, 11, 20))
