"""What is kept of a range of days is what reading it anew would give, whatever was added since."""

import tempfile
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.journal.day_cache import DayCache
from backcare_tui.journal.journal import Filed, Journal

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def journal_in(home: Path) -> Journal:
    return Journal(home / "j", "d", quarantine=home / "q", lock_path=home / "lock")


def rated(number: int, hours: float) -> Entry:
    at = NOON + timedelta(hours=hours)
    return Entry(id=f"e{number}", at=at, device="d", event=PainRated(score=number % 11))


def ids(entries: Sequence[Entry]) -> list[str]:
    return [entry.id for entry in entries]


@settings(max_examples=25)
@given(
    st.lists(st.integers(-24 * 40, 24 * 2), max_size=8),
    st.lists(st.integers(-24 * 40, 24 * 2), max_size=8),
)
def test_a_range_that_is_kept_is_the_range_read_anew(before: list[int], after: list[int]) -> None:
    with tempfile.TemporaryDirectory() as home:
        journal = journal_in(Path(home))
        written = [rated(n, hours) for n, hours in enumerate(before)]
        journal.append([Filed(entry) for entry in written])
        days = DayCache(journal, list)
        long, short = (date(2026, 10, 1), date(2026, 11, 22)), (date(2026, 11, 10),) * 2
        for span in (long, short):
            days.between(*span)
        for n, hours in enumerate(after, start=len(before)):
            entry = rated(n, hours)
            journal.append([Filed(entry)])
            days.add(entry)
        for span in (long, short):
            assert ids(days.between(*span)) == ids(DayCache(journal, list).between(*span))


def test_who_holds_a_range_keeps_it_as_it_was(tmp_path: Path) -> None:
    days = DayCache(journal_in(tmp_path), list)
    span = (NOON.date(), NOON.date())
    held = days.between(*span)
    days.add(rated(1, 0))
    assert ids(held) == []
    assert ids(days.between(*span)) == ["e1"]


def test_a_shorter_range_needs_no_disk(tmp_path: Path) -> None:
    unread = [rated(1, 0), rated(2, -24 * 3)]
    days = DayCache(journal_in(tmp_path), lambda: unread)
    week = days.between(NOON.date() - 7 * DAY, NOON.date())
    assert ids(week) == ["e2", "e1"]
    unread.clear()
    assert ids(days.between(NOON.date(), NOON.date())) == ["e1"]
    days.forget()
    assert ids(days.between(NOON.date(), NOON.date())) == []


def test_no_more_ranges_are_kept_than_anybody_asks_for(tmp_path: Path) -> None:
    days = DayCache(journal_in(tmp_path), list)
    for ago in range(50):
        day = NOON.date() - ago * DAY
        days.between(day, day)
    assert len(days._ranges) <= 8
