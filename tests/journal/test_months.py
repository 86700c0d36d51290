"""Months as people count them."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.journal.months import Month

months = st.builds(Month, st.integers(1, 9999), st.integers(1, 12))


@given(months)
def test_a_month_is_written_and_read_the_same(month: Month) -> None:
    assert Month.parse(str(month)) == month


def test_the_last_minute_of_november_is_november_where_it_was_lived() -> None:
    there = timezone(timedelta(hours=-8))
    assert Month.of(datetime(2026, 11, 30, 23, 59, tzinfo=there)) == Month(2026, 11)
    with pytest.raises(ValueError, match="offset"):
        Month.of(datetime.fromisoformat("2026-11-30"))


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13", "2026-00", "0000-01", "2026-1", "２０２６-11"]
)
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="a month is"):
        Month.parse(text)
