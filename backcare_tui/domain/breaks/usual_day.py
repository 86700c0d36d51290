"""A working day as the settings have it: when its breaks come if each one is taken on time."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

import msgspec
from msgspec.structs import replace

from backcare_tui.domain.breaks.planning import plan
from backcare_tui.domain.breaks.upcoming import Coming, upcoming
from backcare_tui.domain.hours import DayHours, WorkingHours
from backcare_tui.domain.journal.entries import BreakKind
from backcare_tui.domain.settings import BreakSettings, Settings

AT_THE_DESK = timedelta(hours=8)
"""How long a day is looked at if all of it is working time: our own choice."""
_MONDAY = date(2024, 1, 1)
_HOUR = timedelta(hours=1)


class UsualDay(msgspec.Struct, frozen=True, kw_only=True):
    """The first day of the week on which breaks come, and what comes on it."""

    weekdays: tuple[int, ...]
    """The days that are like it, 0 for Monday."""
    hours: DayHours
    """None: all of it is working time, and `AT_THE_DESK` of it is looked at."""
    rhythm: BreakSettings
    start: float
    end: float
    """When work begins and ends, in hours after midnight; tomorrow's go on after 24."""
    breaks: tuple[tuple[float, BreakKind], ...]
    """When each comes, in hours after midnight."""
    others: bool
    """Breaks come on other days too, in another way."""

    @property
    def in_breaks(self) -> timedelta:
        """How long all of them take."""
        lengths = (
            self.rhythm.long if kind is BreakKind.LONG else self.rhythm.micro
            for _, kind in self.breaks
        )
        return sum(lengths, timedelta())


def usual_day(settings: Settings) -> UsualDay | None:
    """The usual working day; None if there is none. Prompts by posture: all of it is sat through.

    Breaks come as `planning` has them at the beginning of each stretch of work.
    """
    week = settings.working_hours.days
    ways = [(week[n], settings.breaks_on(_MONDAY + n * timedelta(days=1))) for n in range(7)]
    at_work = [n for n in range(7) if week[n] != ()]
    if not at_work:
        return None
    first = at_work[0]
    hours, rhythm = ways[first]
    alike = tuple(n for n in at_work if ways[n] == ways[first])
    spans = list(_spans(hours))
    return UsualDay(
        weekdays=alike,
        hours=hours,
        rhythm=rhythm,
        start=_hour(spans[0][0]),
        end=_hour(spans[-1][1]),
        breaks=tuple((_hour(each.at), each.kind) for each in _breaks(spans, rhythm)),
        others=len(alike) < len(at_work),
    )


def _spans(hours: DayHours) -> Iterator[tuple[datetime, datetime]]:
    midnight = datetime.combine(_MONDAY, time(), UTC)
    if hours is None:
        yield midnight, midnight + AT_THE_DESK
    else:
        yield from (each.on(_MONDAY, midnight) for each in hours)


def _breaks(spans: Iterable[tuple[datetime, datetime]], rhythm: BreakSettings) -> Iterator[Coming]:
    if rhythm.by_posture:
        rhythm = replace(rhythm, every=rhythm.sitting, by_posture=False)
    since_long = 0
    for begin, end in spans:
        at_first = plan((), rhythm, begin, WorkingHours())
        is_long = 0 < rhythm.long_every <= since_long + 1
        kind = BreakKind.LONG if is_long else BreakKind.MICRO
        begun = replace(at_first, closes=end, since_long=since_long, kind=kind)
        for coming in upcoming(begun, rhythm, begin, end):
            since_long = 0 if coming.kind is BreakKind.LONG else since_long + 1
            yield coming


def _hour(instant: datetime) -> float:
    return (instant - datetime.combine(_MONDAY, time(), UTC)) / _HOUR
