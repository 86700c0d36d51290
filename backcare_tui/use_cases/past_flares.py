"""All the flares there were, years back, each summed up: much to read, so not at once."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from backcare_tui.domain.days import day_of
from backcare_tui.domain.flare.course import Flare, flares
from backcare_tui.domain.flare.summary import FlareSummary, summary
from backcare_tui.domain.journal.care_events import FlareEnded, FlareStarted
from backcare_tui.domain.journal.entries import Entry, effective
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.months import Month

_KINDS = (FlareStarted, FlareEnded)
_YEAR = timedelta(days=366)
_MARGIN = timedelta(days=1)
"""An instant's own offset decides in which month's file it is."""


def all_flares(
    journal: Journal, unsaved: Sequence[Entry], now: datetime
) -> tuple[FlareSummary, ...]:
    """Every flare that has begun by `now`, oldest first; `unsaved`: what the journal lacks."""
    known = _known(journal, unsaved, now, None)
    return tuple(_summed_up(flare, journal, unsaved, now) for flare in known)


def last_flares(
    journal: Journal, unsaved: Sequence[Entry], now: datetime, most: int
) -> tuple[FlareSummary, ...]:
    """The last flares of `all_flares`, at most `most`; it looks no further back than it has to."""
    known: tuple[Flare, ...] = ()
    for years in (1, 2, 4, None):
        since = None if years is None else now - years * _YEAR
        known = _known(journal, unsaved, now, since)[-most:]
        if len(known) == most:
            break
    return tuple(_summed_up(flare, journal, unsaved, now) for flare in known)


def _known(
    journal: Journal, unsaved: Sequence[Entry], now: datetime, since: datetime | None
) -> tuple[Flare, ...]:
    """The flares of the months from `since` on; None: of all there are."""
    months = journal.months()
    if not months:
        return flares(unsaved, now)
    first = months[0] if since is None else Month.of(since)
    found = journal.read(first, months[-1], _KINDS)
    return flares(effective([*found, *unsaved]), now)


def _summed_up(
    flare: Flare, journal: Journal, unsaved: Sequence[Entry], now: datetime
) -> FlareSummary:
    first, last = flare.start - _MARGIN, min(flare.over, now) + _MARGIN
    entries = effective([*journal.read(Month.of(first), Month.of(last)), *unsaved])
    return summary(flare, entries, day_of(now))
