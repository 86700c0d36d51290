"""The week so far beside the one before: pain, breaks, moves and sleep, a day at a time."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal.entries import (
    AdjustmentTallied,
    AwayNoticed,
    BreakSkipped,
    BreakTaken,
    Entry,
    PainRated,
)
from backcare_tui.domain.journal.readings import readings_of
from backcare_tui.domain.median import median

LEAST_DAYS = 2
"""Days with something on record from which a week has something to say: our own choice."""
ABOUT = 0.1
"""Share by which a sum may differ from another and still be about the same: our own choice."""
DAYS = 7


class Compared(Enum):
    """A sum beside that of the same days a week before."""

    LESS = "less"
    SAME = "same"
    MORE = "more"


class WeekDay(NamedTuple):
    """One day of a week."""

    day: date
    pain: float | None
    """Median of what was told, 0–10; None: nothing was."""
    breaks: int
    """Taken, and counted while away."""
    skipped: int
    moves: int
    sleep: float | None
    """Hours, as told in the last check-in that did; None: not told."""

    @property
    def is_known(self) -> bool:
        """Whether anything is on record."""
        return bool(self.breaks or self.skipped or self.moves) or self.pain is not None


class Week(NamedTuple):
    """From Monday to the day it is made for."""

    days: tuple[WeekDay, ...]
    pain: float | None
    """Median of the days."""
    breaks: int
    skipped: int
    moves: int
    sleep: float | None
    """Mean of the nights that were told, in hours."""
    nights: int
    breaks_beside: Compared | None
    """The sum beside that of the same days a week before; None: there was none."""
    moves_beside: Compared | None

    @property
    def says_something(self) -> bool:
        """Whether enough is known to be shown."""
        return sum(day.is_known for day in self.days) >= LEAST_DAYS


def first_day(today: date) -> date:
    """The Monday of the week of `today`."""
    return today - timedelta(days=today.weekday())


def week(entries: Sequence[Entry], today: date) -> Week:
    """The week of `today`, from entries that reach back to the Monday before its own."""
    monday = first_day(today)
    found = week_days(entries, monday, today)
    before = week_days(entries, monday - timedelta(DAYS), today - timedelta(DAYS))
    pains = [day.pain for day in found if day.pain is not None]
    slept = [day.sleep for day in found if day.sleep is not None]
    breaks, moves = sum(day.breaks for day in found), sum(day.moves for day in found)
    return Week(
        days=found,
        pain=median(pains) if pains else None,
        breaks=breaks,
        skipped=sum(day.skipped for day in found),
        moves=moves,
        sleep=sum(slept) / len(slept) if slept else None,
        nights=len(slept),
        breaks_beside=beside(breaks, sum(day.breaks for day in before)),
        moves_beside=beside(moves, sum(day.moves for day in before)),
    )


def beside(now: int, before: int) -> Compared | None:
    """`now` compared with `before`; None if there was nothing before."""
    if before <= 0:
        return None
    if abs(now - before) <= ABOUT * before:
        return Compared.SAME
    return Compared.MORE if now > before else Compared.LESS


def week_days(entries: Iterable[Entry], first: date, last: date) -> tuple[WeekDay, ...]:
    """Every day from `first` to `last`, both included."""
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    of_day: dict[date, list[Entry]] = {day: [] for day in days}
    for entry in entries:
        if (day := day_of(entry.at)) in of_day:
            of_day[day].append(entry)
    return tuple(_day(day, of_day[day]) for day in days)


def _day(day: date, entries: Sequence[Entry]) -> WeekDay:
    scores = [reading.score for reading in readings_of(entries)]
    breaks = skipped = moves = 0
    sleep: float | None = None
    for entry in entries:
        match entry.event:
            case BreakTaken():
                breaks += 1
            case AwayNoticed(credited=kind) if kind is not None:
                breaks += 1
            case BreakSkipped():
                skipped += 1
            case AdjustmentTallied(count=count):
                moves += count
            case PainRated(sleep=hours) if hours is not None:
                sleep = hours
            case _:
                pass
    pain = float(median(scores)) if scores else None
    return WeekDay(day, pain, breaks, skipped, moves, sleep)
