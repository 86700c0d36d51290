"""A pause of the prompts always ends, and says when."""

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.breaks.pauses import DEFAULT, LONGEST, pause_until
from backcare_tui.domain.text import clean
from tests.clocks import zone_of

EAST = timezone(timedelta(hours=1))
NINE = datetime(2026, 11, 20, 9, 0, tzinfo=EAST)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("30m", 30), ("1h", 60), ("2h", 120), ("90s", 1.5), (" 1H30M ", 90), ("24h", 1440)],
)
def test_a_pause_ends_after_the_time_that_was_asked_for(text: str, minutes: float) -> None:
    assert pause_until(text, NINE, zone_of(EAST)) == NINE + timedelta(minutes=minutes)


def test_the_usual_pause_is_half_an_hour() -> None:
    assert pause_until(DEFAULT, NINE, zone_of(EAST)) - NINE == timedelta(minutes=30)


@pytest.mark.parametrize(
    ("now", "end"),
    [
        (NINE, datetime(2026, 11, 21, 4, 0, tzinfo=EAST)),
        (NINE.replace(hour=3), datetime(2026, 11, 20, 4, 0, tzinfo=EAST)),
        (NINE.replace(hour=4), datetime(2026, 11, 21, 4, 0, tzinfo=EAST)),
    ],
)
def test_until_tomorrow_is_until_the_next_day_begins_at_four(now: datetime, end: datetime) -> None:
    assert pause_until("Tomorrow", now, zone_of(EAST)) == end


def test_until_tomorrow_ends_at_four_on_the_clock_also_when_the_clocks_change_tonight() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    end = pause_until("tomorrow", datetime(2026, 10, 24, 20, tzinfo=berlin), zone_of(berlin))
    assert end == datetime(2026, 10, 25, 4, 0, tzinfo=berlin)


@pytest.mark.parametrize(
    "text", ["", "forever", "never", "0m", "59s", "25h", "-1h", "999999h", "1d", "inf", "nan"]
)
def test_a_pause_without_a_believable_end_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match=r"pause is|not a duration|longer than"):
        pause_until(text, NINE, zone_of(EAST))


@given(st.text(max_size=8) | st.from_regex(r"[0-9]{1,4}[hms]", fullmatch=True))
def test_whatever_is_typed_there_is_an_end_within_a_day_or_a_refusal(text: str) -> None:
    said = ""
    try:
        end = pause_until(text, NINE, zone_of(EAST))
    except ValueError as refusal:
        said = str(refusal)
        end = NINE + LONGEST
    assert NINE < end <= NINE + LONGEST
    assert clean(said) == said, "a refusal can be shown as it is"
