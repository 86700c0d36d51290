"""The evening's look back on a day."""

from datetime import date, datetime, time, timedelta

import msgspec

from backcare_tui.companion import Companion
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.journal.pain_events import DayReflected


def instant(companion: Companion, day: date) -> datetime:
    """The instant a look back on `day` is about: now, or the evening of an earlier day."""
    now = companion.now()
    if day == companion.today():
        return now
    hour = time(companion.settings.care.evening_from)
    return min(companion.clock.local(datetime.combine(day, hour)), now - timedelta(seconds=1))


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
