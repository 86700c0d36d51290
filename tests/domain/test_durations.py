from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.durations import LONGEST, format_duration, parse
from backcare_tui.domain.text import clean


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("90s", 90),
        ("30m", 1800),
        ("1h", 3600),
        ("1h30m", 5400),
        ("1h 30m", 5400),
        ("2.5m", 150),
        ("0.1h", 360),
        ("2m30s", 150),
        ("1h5s", 3605),
        ("0s", 0),
        (" 15M ", 900),
        ("1000h", 3_600_000),
    ],
)
def test_a_duration_is_read_as_written(text: str, seconds: int) -> None:
    assert parse(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "30",
        "m",
        "-5m",
        "30 minutes",
        "1m1h",
        "1.5h30m",
        "0.5s",
        "2.33m",
        "1e3s",
        "٣m",
        "inf",
        "1d",
    ],
)
def test_what_is_no_duration_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="90s, 30m or 1h30m") as refusal:
        parse(text)
    assert "\n" not in str(refusal.value)


def test_a_slip_of_the_finger_is_refused() -> None:
    with pytest.raises(ValueError, match="longer than 1000h"):
        parse("9999999m")


def test_escape_codes_in_a_refused_duration_are_not_shown() -> None:
    with pytest.raises(ValueError, match="not a duration") as refusal:
        parse("\x1b[2Jsoon\n")
    assert str(refusal.value).startswith('"soon"')


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0s"),
        (45, "45s"),
        (60, "1m"),
        (90, "90s"),
        (150, "2m30s"),
        (1800, "30m"),
        (5400, "1h30m"),
    ],
)
def test_a_duration_is_written_short(seconds: int, text: str) -> None:
    assert format_duration(timedelta(seconds=seconds)) == text


@given(st.integers(0, int(LONGEST.total_seconds())))
def test_what_is_written_is_read_back(seconds: int) -> None:
    duration = timedelta(seconds=seconds)
    assert parse(format_duration(duration)) == duration


@given(st.text(max_size=30))
def test_any_text_is_a_duration_or_one_line_saying_why_not(text: str) -> None:
    try:
        assert timedelta(0) <= parse(text) <= LONGEST
    except ValueError as refusal:
        assert clean(str(refusal)) == str(refusal)  # noqa: PT017 - both outcomes are right
