"""Changes by other programs and machines are noticed: how files look, then the ids in them."""

from collections.abc import Collection
from datetime import date, timedelta
from enum import Enum

from backcare_tui.journal.day_cache import months
from backcare_tui.journal.journal import Journal, Look
from backcare_tui.journal.months import LATEST, Month

LOOK_BACK = timedelta(days=120)
"""How far back files are watched: nothing that stays on screen all day is older."""

LATELY = timedelta(days=15)
"""Nearly all entries that we write ourselves are about one of these days."""


class News(Enum):
    """What a look found."""

    NONE = "none"
    OURS = "ours"
    """Only entries that we wrote ourselves."""
    OTHERS = "others"


class Watch:
    """Watches the files of the last `LOOK_BACK` and of the future, on all devices."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._first = LATEST
        self._looks: tuple[Look, ...] | None = None
        """How the months from `_first` on look; None before the first look."""
        self._ids: dict[Month, frozenset[str]] = {}
        """The ids in each month when it was last read."""

    def look(self, today: date, ours: Collection[str]) -> News:
        """Whose entries were written since the last look; `ours` are ids of those that we recorded.

        The first look finds nothing. A change to a month that was not read before is taken for
        news: better a needless repaint than a missed entry.
        """
        first = months(today - LOOK_BACK, today)[0]
        before, since = self._looks, max(first, self._first)
        self._first, self._looks = first, self._journal.fingerprint(first, LATEST)
        if before is None:
            return News.NONE
        if self._looks == before:
            self._learn(today)
            return News.NONE
        changed = {look.month for look in {*before} ^ {*self._looks} if look.month >= since}
        had_files = {look.month for look in before}
        news = News.OURS if changed else News.NONE
        for month in changed:
            known = self._ids.get(month)
            if month not in had_files:
                known = frozenset[str]()
            self._ids[month] = found = self._ids_of(month)
            if known is None or not known <= found <= known.union(ours):
                news = News.OTHERS
        return news

    def _learn(self, today: date) -> None:
        """Know the ids in the months of `LATELY`, so that our own entries there are no news."""
        first, last = months(today - LATELY, today)
        lately = tuple(look for look in self._looks or () if first <= look.month <= last)
        unknown = {look.month for look in lately} - self._ids.keys()
        if unknown:
            found = {month: self._ids_of(month) for month in unknown}
            # An entry written while we read must not be taken for one that was known.
            if self._journal.fingerprint(first, last) == lately:
                self._ids |= found

    def _ids_of(self, month: Month) -> frozenset[str]:
        return frozenset(entry.id for entry in self._journal.read(month, month))
