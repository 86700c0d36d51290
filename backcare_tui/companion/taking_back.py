"""Which entries go together when one is taken back."""

from collections.abc import Iterable
from datetime import datetime

from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.journal.undo import UNDO_WITHIN, to_take_back, versions
from backcare_tui.journal.day_cache import months
from backcare_tui.journal.journal import Journal, Month


def versions_of(entry: Entry, journal: Journal, unread: Iterable[Entry]) -> list[Entry]:
    """`entry` and, newest first, those it is an edit of; `unread` the disk may not have yet."""
    month = Month.of(entry.at)
    return versions(entry, {one.id: one for one in (*journal.read(month, month), *unread)})


def last_done(journal: Journal, unread: Iterable[Entry], now: datetime) -> list[Entry]:
    """The last thing done on this device within a day of `now`, and its versions."""
    since = now - UNDO_WITHIN
    lately = {*months(day_of(since), day_of(now)), *journal.written_since(since)}
    written = [entry for month in sorted(lately) for entry in journal.own_order(month, month)]
    return to_take_back([*written, *unread], now)
