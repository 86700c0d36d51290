"""Flares: declared by the person, and only by them (CARE.md §3).

A flare begins with `FlareStarted` and is over with the next `FlareEnded`. Of two starts the first
one counts, an end without a start counts for nothing, whichever devices wrote them; what lies in
the future counts when it comes. A flare that nobody ended is taken to be over after 90 days [our
own design choice].
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import Enum

import msgspec

from backcare_tui.domain.care_events import FlareEnded, FlareStarted
from backcare_tui.domain.days import day_of
from backcare_tui.domain.entries import Entry

LONGEST = timedelta(days=90)
CONTRAST_DAYS = (7, 14)
"""Days of a flare on which the app says to talk to a professional (CARE.md §3: 2–7 days) [D]."""
RETURN_SHARES: dict[int, tuple[float, ...]] = {0: (), 2: (0.75,), 3: (0.5, 0.75)}
"""Share of the targets until they are whole again, by the days the return takes [D]."""
HALVED_FOR = timedelta(days=3)
"""In a flare what one does is halved for so long (CARE.md §6)."""


class Change(Enum):
    """What changes in a flare; each can be declined."""

    THEME = "theme"
    BREAKS = "breaks"
    ADJUSTMENTS = "adjustments"
    TARGETS = "targets"
    STREAKS = "streaks"
    PROGRAMME = "programme"
    DOWNSHIFT = "downshift"
    NON_NEGOTIABLE = "non-negotiable"


class Flare(msgspec.Struct, frozen=True):
    """One flare, past or present."""

    began: Entry
    ended: Entry | None = None
    """None: it is on, or nobody ended it."""

    @property
    def start(self) -> datetime:
        return self.began.at

    @property
    def end(self) -> datetime | None:
        """When it was ended, or ran out."""
        return None if self.ended is None else self.ended.at

    @property
    def changes(self) -> frozenset[Change]:
        """What changes in it: all that was not declined."""
        event = self.began.event
        declined = event.declined if isinstance(event, FlareStarted) else ()
        return frozenset(change for change in Change if change.value not in declined)

    def day(self, today: date) -> int:
        """Which day of the flare `today` is; the first is 1."""
        return (today - day_of(self.start)).days + 1

    def is_on(self, now: datetime) -> bool:
        over = self.end or self.start + LONGEST
        return self.start <= now < over

    def holds(self, instant: datetime) -> bool:
        """Whether `instant` lies in it."""
        return self.is_on(instant)


def flares(entries: Iterable[Entry], now: datetime) -> tuple[Flare, ...]:
    """All flares among `entries` that have begun by `now`, oldest first."""
    found: list[Flare] = []
    for entry in sorted(entries, key=lambda entry: entry.at):
        if entry.at > now:
            break
        event, last = entry.event, found[-1] if found else None
        on = last is not None and last.ended is None and last.is_on(entry.at)
        if isinstance(event, FlareStarted) and not on:
            found.append(Flare(entry))
        elif isinstance(event, FlareEnded) and last is not None and on:
            found[-1] = Flare(last.began, entry)
    return tuple(found)


def present(entries: Iterable[Entry], now: datetime) -> Flare | None:
    """The flare that is on at `now`; None: none is."""
    last = next(reversed(flares(entries, now)), None)
    return last if last is not None and last.is_on(now) else None


def share(known: Sequence[Flare], today: date) -> float:
    """Share of the usual targets after the latest of the flares `known`, 0.5 to 1.

    Over three days: 50, 75 and 100 %, the day it ended being the first; over two: 75 and 100 %.
    """
    last = known[-1] if known else None
    if last is None or last.ended is None or not isinstance(last.ended.event, FlareEnded):
        return 1.0
    if Change.TARGETS not in last.changes:
        return 1.0
    steps = RETURN_SHARES.get(last.ended.event.return_days, ())
    since = (today - day_of(last.ended.at)).days
    return steps[since] if 0 <= since < len(steps) else 1.0
