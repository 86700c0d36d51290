"""The shape of a day: when what happened, and what of it is known, for the strip that draws it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from backcare_tui.domain.breaks.upcoming import Coming
from backcare_tui.domain.days import day_bounds, day_of
from backcare_tui.domain.journal import entries as journal
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.journal.readings import Reading, readings_of

LEAST = timedelta(hours=10)
"""What a strip shows at least, so that a morning is not drawn as wide as a day: our own choice."""
_HOUR = timedelta(hours=1)

Span = tuple[datetime, datetime]


class DayShape(NamedTuple):
    """One day. All instants are aware."""

    begin: datetime
    end: datetime
    """Whole hours, between which everything here lies."""
    now: datetime | None
    """None: the day is over."""
    known: tuple[Span, ...]
    """Times there is a record of, up to now, in order and apart."""
    taken: tuple[datetime, ...]
    """Breaks, also those that an absence counted as."""
    later: tuple[datetime, ...]
    """When a break was put off."""
    downshifts: tuple[datetime, ...]
    pains: tuple[Reading, ...]
    coming: tuple[Coming, ...] = ()


def day_shape(
    entries: Sequence[Entry],
    day: date,
    now: datetime,
    *,
    opens: datetime | None = None,
    closes: datetime | None = None,
    coming: Iterable[Coming] = (),
) -> DayShape:
    """`day` as of `now`, from its entries in order. `opens`, `closes`: its working hours."""
    first, last = day_bounds(day, now.tzinfo)
    mine = [entry for entry in entries if day_of(entry.at) == day and entry.at <= now]
    over = now >= last
    told = [
        *(entry.at for entry in mine),
        *(each for each in (opens, closes) if each is not None),
        *(() if over else (now,)),
    ]
    begin = _whole(max(min(told, default=first), first), now)
    end = -(-(max(told, default=begin) - begin) // _HOUR) * _HOUR
    end = min(begin + max(end, LEAST), last)
    return DayShape(
        begin=begin,
        end=end,
        now=None if over else now,
        known=_known(mine, last if over else now),
        taken=tuple(_breaks(mine)),
        later=tuple(_times(mine, journal.BreakPostponed)),
        downshifts=tuple(_times(mine, journal.BreathingFinished)),
        pains=tuple(each for each in readings_of(mine) if begin <= each.at <= end),
        coming=tuple(each for each in coming if begin <= each.at <= end),
    )


def _whole(at: datetime, now: datetime) -> datetime:
    """The hour in which `at` is, by the clock of `now`."""
    return at.astimezone(now.tzinfo).replace(minute=0, second=0, microsecond=0)


def _times(entries: Iterable[Entry], kind: type[journal.Event]) -> list[datetime]:
    return [entry.at for entry in entries if isinstance(entry.event, kind)]


def _breaks(entries: Iterable[Entry]) -> Iterable[datetime]:
    for entry in entries:
        match entry.event:
            case journal.BreakTaken():
                yield entry.at
            case journal.AwayNoticed(since=since, credited=kind) if kind is not None:
                yield max(since, entry.at - _HOUR)
            case _:
                pass


def _known(entries: Sequence[Entry], until: datetime) -> tuple[Span, ...]:
    """From the first entry on, without absences and the times at which the app was closed."""
    if not entries:
        return ()
    spans: list[Span] = []
    begin = entries[0].at
    for entry in entries:
        match entry.event:
            case journal.AwayNoticed(since=left) | journal.AppOpened(last_seen=left) if (
                left is not None
            ):
                gone = min(max(left, begin), entry.at)
                if gone > begin:
                    spans.append((begin, gone))
                begin = entry.at
            case _:
                pass
    if until > begin:
        spans.append((begin, until))
    return tuple(spans)
