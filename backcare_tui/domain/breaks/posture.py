"""Postures as a tracked state: time in one posture matters to a back (docs/care.md, Breaks)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

import msgspec

from backcare_tui.domain.days import day_bounds, day_of
from backcare_tui.domain.journal import entries as journal
from backcare_tui.domain.journal.entries import Entry, Posture


class Span(msgspec.Struct, frozen=True):
    """The person was in `posture` from `begin` to `end`."""

    posture: Posture
    begin: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        return max(self.end - self.begin, timedelta())


class PostureDay(msgspec.Struct, frozen=True):
    """A day by posture."""

    totals: dict[Posture, timedelta]
    """Time in each; those not taken are left out."""
    longest: Span | None
    """The longest time in one posture."""


def current(entries: Sequence[Entry], now: datetime) -> Span | None:
    """The posture the person is in, and since when; None: not known.

    It is known only from when it was said, until the night or an absence.
    """
    found = spans(entries, now)
    if found and found[-1].end >= now and day_of(found[-1].begin) == day_of(now):
        return found[-1]
    return None


def spans(entries: Iterable[Entry], now: datetime) -> list[Span]:
    """Time in each posture, oldest first, from this device's entries in the order of writing.

    An absence ends a span, and so does the end of its day.
    """
    found: list[Span] = []
    posture: Posture | None = None
    begin = now

    def close(end: datetime) -> None:
        end = min(end, day_bounds(day_of(begin), begin.tzinfo)[1])
        if posture is not None and end > begin:
            found.append(Span(posture, begin, end))

    for entry in entries:
        if posture is not None and day_of(entry.at) > day_of(begin):
            close(entry.at)
            posture = None
        match entry.event:
            case journal.PostureChanged(posture=new):
                if new is not posture:
                    close(entry.at)
                    posture, begin = new, entry.at
            case journal.AwayNoticed(since=since):
                close(min(since, entry.at))
                posture = None
            case journal.AppOpened(last_seen=seen):
                close(entry.at if seen is None else min(seen, entry.at))
                posture = None
            case _:
                pass
    close(now)
    return found


def posture_day(entries: Iterable[Entry], day: date, now: datetime) -> PostureDay:
    """`day` by posture; a span counts to the day it began on."""
    of_day = [span for span in spans(entries, now) if day_of(span.begin) == day]
    totals: dict[Posture, timedelta] = {}
    for span in of_day:
        totals[span.posture] = totals.get(span.posture, timedelta()) + span.length
    return PostureDay(totals, max(of_day, key=lambda span: span.length, default=None))
