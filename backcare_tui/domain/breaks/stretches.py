"""How long the person was at it without a break, as far as is known."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal.entries import (
    AppOpened,
    AwayNoticed,
    BreakMissed,
    BreakTaken,
    Entry,
)


def longest_stretch(entries: Iterable[Entry], day: date, now: datetime) -> timedelta:
    """The longest time of `day` without a break up to `now`, 0 or more.

    `entries` are this device's, in the order they were written. An absence ends such a time, and so
    does a prompt that nobody answered: nobody may have been there (our own choice).
    """
    mine = (entry for entry in entries if day_of(entry.at) == day and entry.at <= now)
    return max((end - begin for begin, end in _stretches(mine, now)), default=timedelta())


def _stretches(entries: Iterable[Entry], now: datetime) -> Iterator[tuple[datetime, datetime]]:
    """From what began each to what ended it. The clock may have been set back in between."""
    begin: datetime | None = None
    for entry in entries:
        match entry.event:
            case BreakTaken(seconds=seconds):
                end, next_begin = entry.at - timedelta(seconds=seconds), entry.at
            case AwayNoticed(since=since):
                end, next_begin = since, entry.at
            case AppOpened(last_seen=seen):
                end, next_begin = seen, entry.at
            case BreakMissed(due=due):
                end, next_begin = due, None
            case _:
                continue
        if begin is not None and end is not None and end > begin:
            yield begin, min(end, entry.at)
        begin = next_begin
    if begin is not None and now > begin:
        yield begin, now
