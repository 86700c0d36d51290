"""The evening's look back on a day, and the week before this one."""

from datetime import date, datetime, time, timedelta

import msgspec

from backcare_tui.companion import Companion
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.journal.pain_events import DayReflected, PegRated


def instant(companion: Companion, day: date) -> datetime:
    """The instant a look back on `day` is about: now, or the evening of an earlier day."""
    now = companion.now()
    if day == companion.today():
        return now
    hour = time(companion.settings.care.evening_from)
    return min(companion.clock.local(datetime.combine(day, hour)), now - timedelta(seconds=1))


def last_week(
    companion: Companion, at: datetime, other_than: Entry | None = None
) -> PegRated | None:
    """The week's answers that were given last until `at`; None: none in the last 120 days.

    `other_than`: an entry that does not count.
    """
    id_ = None if other_than is None else other_than.id
    marks = (entry for entry in companion.milestones() if entry.at <= at and entry.id != id_)
    weeks = [entry for entry in marks if isinstance(entry.event, PegRated)]
    latest = max(weeks, key=lambda entry: (entry.at, entry.id), default=None)
    event = None if latest is None else latest.event
    return event if isinstance(event, PegRated) else None


def given(entry: Entry | None) -> DayReflected | None:
    """What a look back says so far."""
    event = None if entry is None else entry.event
    return event if isinstance(event, DayReflected) else None


def with_average(before: DayReflected | None, average: int) -> DayReflected:
    """The look back with another average; a worst that lies below it is dropped."""
    if before is None:
        return DayReflected(average=average)
    kept = before.worst if before.worst is not None and before.worst >= average else None
    return msgspec.structs.replace(before, average=average, worst=kept)
