"""How today stands beside the same weekdays before it, as far as each had come by this hour.

It is said only if at least three of them are known: our own choice.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import Enum
from typing import NamedTuple

from backcare_tui.domain.days import DAY_STARTS_AT, day_of
from backcare_tui.domain.journal.entries import (
    AppOpened,
    AwayNoticed,
    BreakMissed,
    BreakPostponed,
    BreakSkipped,
    BreakTaken,
    Entry,
)

WEEKS = 6
"""Weeks back to the first weekday that is looked at: our own choice."""
LEAST_DAYS, MOST_DAYS = 3, 4
"""How many of them are compared: at least, and the latest ones at most. Our own choice."""
_DAY = timedelta(days=1)
_TELLING = (AppOpened, AwayNoticed, BreakMissed, BreakPostponed, BreakSkipped, BreakTaken)
"""What says that BackCare was there on a day, so that nothing is taken for a day of none."""

Counts = Callable[[Entry], bool]
"""Whether an entry is one of those that are counted."""


class Beside(Enum):
    """A count beside those of other days."""

    MORE_THAN_ALL = "more than on any"
    MORE = "more than on most"
    SAME = "as many as on most"
    BETWEEN = "between"
    FEWER = "fewer than on most"
    FEWER_THAN_ALL = "fewer than on any"


class SoFar(NamedTuple):
    """What was counted today, and on the same weekdays by the same time of day."""

    number: int
    before: tuple[int, ...] = ()
    """Up to `MOST_DAYS`, the latest first; none if fewer than `LEAST_DAYS` are known."""

    @property
    def beside(self) -> Beside | None:
        """None: too few days are known."""
        return beside(self.number, self.before) if self.before else None


def is_break(entry: Entry) -> bool:
    """Whether it is a break that was taken, or an absence that counted as one."""
    match entry.event:
        case BreakTaken():
            return True
        case AwayNoticed(credited=kind):
            return kind is not None
        case _:
            return False


def same_weekdays(today: date) -> tuple[date, ...]:
    """The days of the last `WEEKS` weeks that bear the name of `today`, the latest first."""
    return tuple(today - timedelta(weeks=n) for n in range(1, WEEKS + 1))


def so_far(entries: Iterable[Entry], today: date, now: datetime, counts: Counts) -> SoFar:
    """What `counts` today and before, from entries that reach `WEEKS` weeks back; they may have
    gaps, in any order."""
    days = dict.fromkeys(same_weekdays(today), 0)
    known: set[date] = set()
    count, until = 0, _time_of_day(now)
    for entry in entries:
        day = day_of(entry.at)
        if day == today:
            count += counts(entry)
        elif day in days and _time_of_day(entry.at) <= until:
            days[day] += counts(entry)
            known.update([day] if isinstance(entry.event, _TELLING) else ())
    before = tuple(days[day] for day in same_weekdays(today) if day in known)[:MOST_DAYS]
    return SoFar(count, before if len(before) >= LEAST_DAYS else ())


def beside(number: int, before: Sequence[int]) -> Beside:
    """`number` beside what was counted `before`, at least once; *most* is more than half."""
    fewer, more = sum(n < number for n in before), sum(n > number for n in before)
    same, half = len(before) - fewer - more, len(before) / 2
    if fewer == len(before):
        return Beside.MORE_THAN_ALL
    if more == len(before):
        return Beside.FEWER_THAN_ALL
    if same > half:
        return Beside.SAME
    if fewer > half:
        return Beside.MORE
    return Beside.FEWER if more > half else Beside.BETWEEN


def _time_of_day(at: datetime) -> timedelta:
    """Since the day began at four, by the wall clock of `at`."""
    wall = timedelta(hours=at.hour, minutes=at.minute, seconds=at.second)
    return (wall - timedelta(hours=DAY_STARTS_AT.hour)) % _DAY
