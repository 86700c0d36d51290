"""Hours of sleep as people write them."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.pain.check_ins import parse_hours, sleep_said
from backcare_tui.domain.text import clean

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("7", 7),
        ("7.5", 7.5),
        ("7,5", 7.5),
        (" 7.25 ", 7.25),
        ("7:30", 7.5),
        ("7h30", 7.5),
        ("7 h 15 min", 7.25),
        ("7 hours", 7),
        ("7H", 7),
        ("0", 0),
        ("24", 24),
        ("6:20", 6.33),
    ],
)
def test_hours_are_read_the_way_they_are_written(text: str, hours: float) -> None:
    assert parse_hours(text) == hours


@pytest.mark.parametrize(
    "text", ["", "x", "-1", "25", "24:01", "7:60", "7..5", "1e1", "٧", "7.5.5", "nan", "9" * 400]
)
def test_what_is_no_time_in_bed_is_refused_naming_what_is_allowed(text: str) -> None:
    with pytest.raises(ValueError, match=r"0 to 24 hours; write it like 7, 7\.5 or 7:30"):
        parse_hours(text)


@given(st.text(max_size=30))
def test_any_text_is_hours_or_a_line_that_can_be_shown(text: str) -> None:
    said = ""
    try:
        assert 0 <= parse_hours(text) <= 24
    except ValueError as error:
        said = str(error)
    assert clean(said) == said


@given(st.integers(0, 2400))
def test_what_is_shown_can_be_typed_again(hundredths: int) -> None:
    hours = hundredths / 100
    assert parse_hours(f"{hours:g}") == hours


def test_the_sleep_of_a_day_is_what_was_said_last() -> None:
    def rated(hours_ago: float, sleep: float | None) -> Entry:
        at = NOON - timedelta(hours=hours_ago)
        event = PainRated(score=3, sleep=sleep)
        return Entry(id=str(hours_ago), at=at, device="d", event=event)

    entries = [rated(25, 4), rated(3, 6), rated(2, 6.5), rated(1, None)]
    assert sleep_said(entries, date(2026, 11, 20)) == 6.5
    assert sleep_said(entries[:1], date(2026, 11, 20)) is None
