"""The entries that count on ranges of days, kept until something changes them.

Reading a month again for every key would take too long. A plain entry is put into the ranges that
are kept; an edit, a retraction or news from elsewhere has everything read anew.
"""

from bisect import insort
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal.entries import Entry, Retracted, effective
from backcare_tui.journal.journal import Journal, Month

_MOST = 8
"""Ranges that are kept; a screen asks for one or two."""


class DayCache:
    """`unread` are the entries that the disk may not have yet."""

    def __init__(self, journal: Journal, unread: Callable[[], Iterable[Entry]]) -> None:
        self._journal = journal
        self._unread = unread
        self._ranges: dict[tuple[date, date], list[Entry]] = {}

    def between(self, since: date, last: date) -> Sequence[Entry]:
        """The entries that count on the days `since` to `last`, all devices, oldest first."""
        view = self._ranges.get((since, last))
        if view is None:
            view = self._within(since, last)
            if view is None:
                everything = [*self._journal.read(*months(since, last)), *self._unread()]
                view = [e for e in effective(everything) if since <= day_of(e.at) <= last]
            if len(self._ranges) >= _MOST:
                self._ranges.clear()
            self._ranges[since, last] = view
        return view

    def add(self, entry: Entry) -> None:
        """Put `entry` into the ranges that are kept; one that changes others empties them."""
        if changes_others(entry):
            self.forget()
        day = day_of(entry.at)
        for (since, last), view in self._ranges.items():
            if since <= day <= last:
                with_it = view.copy()  # a caller that has the old list keeps it as it was
                insort(with_it, entry, key=lambda entry: entry.at)
                self._ranges[since, last] = with_it

    def forget(self) -> None:
        """Have everything read anew when it is next asked for."""
        self._ranges.clear()

    def _within(self, since: date, last: date) -> list[Entry] | None:
        """The same days out of a longer range; None if no such range is kept."""
        for (first, final), view in self._ranges.items():
            if first <= since and last <= final:
                return [entry for entry in view if since <= day_of(entry.at) <= last]
        return None


def months(since: date, until: date) -> tuple[Month, Month]:
    """The months whose files can hold entries of the days `since` to `until`.

    One day of margin on either side: a day ends at 04:00, and an instant's offset decides its
    month.
    """
    first, last = since - timedelta(days=1), until + timedelta(days=1)
    return Month(first.year, first.month), Month(last.year, last.month)


def changes_others(entry: Entry) -> bool:
    """Whether the entry is an edit or a retraction of another."""
    return entry.replaces is not None or isinstance(entry.event, Retracted)
