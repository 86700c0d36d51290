"""Flares: declared by the person, and only by them (Costa 2021).

A flare begins with `FlareStarted` and is over with the next `FlareEnded`, on any device. A second
start and an end without a start count for nothing. A flare that nobody ended is over after 90 days:
our own choice. No result depends on the order of the entries or on a double.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import Enum

import msgspec

from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal.care_events import FlareEnded, FlareStarted, NonNegotiableKept
from backcare_tui.domain.journal.entries import AdjustmentTallied, Entry

LONGEST = timedelta(days=90)
RETURN_SHARES: dict[int, tuple[float, ...]] = {
    0: (),
    2: (0.75,),
    3: (0.5, 0.75),
    5: (0.25, 0.5, 0.5, 0.75),
    7: (0.25, 0.25, 0.5, 0.5, 0.75, 0.75),
}
"""Share of the targets until they are whole again, by the days the return takes: our own choice."""
RETURN_AFTER = ((3, 2), (7, 3), (14, 5), (LONGEST.days + 1, 7))
"""Length of a flare in days, at most, and over how many the targets come back then: our own choice.
After three bad days little was lost; after three weeks much was."""

_DAY = timedelta(days=1)


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


def concerning(entries: Iterable[Entry], *, keeps: bool) -> frozenset[Change]:
    """The changes that make a difference to somebody with these `entries` of the last two weeks.

    There is no programme yet that could pause, only who counts moves has a record that rests, and
    only who `keeps` something up on bad days has a non-negotiable.
    """
    without = {Change.PROGRAMME}
    if not any(isinstance(entry.event, AdjustmentTallied) for entry in entries):
        without.add(Change.STREAKS)
    if not keeps:
        without.add(Change.NON_NEGOTIABLE)
    return frozenset(Change) - without


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
        """When it was ended; None: it is on, or ran out."""
        return None if self.ended is None else self.ended.at

    @property
    def over(self) -> datetime:
        """When it was ended, or runs out by itself."""
        return self.end or self.start + LONGEST

    @property
    def changes(self) -> frozenset[Change]:
        """What changes in it: all that was not declined."""
        event = self.began.event
        declined = event.declined if isinstance(event, FlareStarted) else ()
        return frozenset(change for change in Change if change.value not in declined)

    def day(self, today: date) -> int:
        """Which day of the flare `today` is, 1 or more (a journey west may lead to the day before
        it).
        """
        return max((today - day_of(self.start)).days, 0) + 1

    def days(self, today: date) -> int:
        """How many days it has been, or was, the first and the last among them; 1 or more."""
        return self.day(min(today, day_of(self.over)))

    def is_on(self, now: datetime) -> bool:
        return self.start <= now < self.over


def flares(entries: Iterable[Entry], now: datetime) -> tuple[Flare, ...]:
    """All flares among `entries` that have begun by `now`, oldest first; no two at once."""
    found: list[Flare] = []
    for entry in sorted(entries, key=_in_order):
        if entry.at > now:
            break
        event, last = entry.event, found[-1] if found else None
        on = last is not None and last.ended is None and last.is_on(entry.at)
        if isinstance(event, FlareStarted) and not on:
            found.append(Flare(entry))
        elif isinstance(event, FlareEnded) and last is not None and on:
            found[-1] = Flare(last.began, entry)
    return tuple(found)


def _in_order(entry: Entry) -> tuple[datetime, bool, str]:
    # At one instant starts go before ends, so that a flare is over whichever came first to us.
    return entry.at, isinstance(entry.event, FlareEnded), entry.id


def present(entries: Iterable[Entry], now: datetime) -> Flare | None:
    """The flare that is on at `now`; None: none is."""
    last = next(reversed(flares(entries, now)), None)
    return last if last is not None and last.is_on(now) else None


def returning(flare: Flare) -> tuple[float, ...]:
    """Share of the targets on each day after `flare`, its last day first, until they are whole.

    There are none if targets did not change or the flare ran out.
    """
    if flare.ended is None or not isinstance(flare.ended.event, FlareEnded):
        return ()
    if Change.TARGETS not in flare.changes:
        return ()
    return RETURN_SHARES.get(flare.ended.event.return_days, ())


def return_days(flare: Flare, today: date) -> int:
    """Over how many days targets come back after `flare`, by how long it has been: 2, 3, 5 or 7."""
    length = flare.days(today)
    return next(over for most, over in RETURN_AFTER if length <= most)


def share(known: Sequence[Flare], today: date) -> float:
    """Share of the usual targets after the latest of the flares `known`, 0.25 to 1."""
    last = known[-1] if known else None
    if last is None or last.end is None:
        return 1.0
    steps = returning(last)
    since = max((today - day_of(last.end)).days, 0)
    return steps[since] if since < len(steps) else 1.0


def frozen_days(known: Iterable[Flare], today: date) -> frozenset[date]:
    """The days up to `today` that count in no record of how regularly something was done.

    Nothing counts against somebody who is ill (docs/care.md, What people ask for): not the days of
    a flare, nor those after it until the targets are whole.
    """
    frozen: set[date] = set()
    for flare in known:
        if Change.STREAKS not in flare.changes:
            continue
        first, last = day_of(flare.start), day_of(flare.over)
        steps = len(returning(flare))
        last = max(last, last + (steps - 1) * _DAY) if steps else last
        length = (min(last, today) - first).days + 1
        frozen.update(first + n * _DAY for n in range(length))
    return frozenset(frozen)


def kept_on(entries: Iterable[Entry], day: date) -> Entry | None:
    """The latest entry that says that the non-negotiable was kept on `day`; None: none does."""
    kept = [e for e in entries if isinstance(e.event, NonNegotiableKept) and day_of(e.at) == day]
    return max(kept, key=_in_order, default=None)
