"""Pain day by day: what the ratings and the evening's look back of each day amount to.

No result depends on the order of the entries, nor on a double.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from backcare_tui.domain.days import day_of, last_days
from backcare_tui.domain.flare.course import LONGEST, Flare
from backcare_tui.domain.journal.care_events import ToolUsed
from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.journal.pain_events import DayReflected
from backcare_tui.domain.journal.readings import readings_of
from backcare_tui.domain.median import median

WEEK = 7
"""Days of a week."""
LATE_FROM = timedelta(minutes=1)
"""An entry written down this long after the moment it is about is marked late: our own choice."""
CHANGED_FROM = timedelta(minutes=5)
"""An entry edited this long after it was written is marked changed: our own choice. Completing it
in its own panel is not changing it."""


class DayLine(msgspec.Struct, frozen=True, kw_only=True):
    """One day of pain, each score 0–10."""

    day: date
    scores: tuple[int, ...] = ()
    """The readings, oldest first: of check-ins, and told beside a relief tool."""
    average: int | None = None
    """On average, as the evening's look back has it; of several the last one."""
    worst: int | None = None
    """At worst, from the same."""
    flare: bool = False
    """A flare was on, for all of the day or for a part."""
    late: int = 0
    """Ratings that were written down later."""

    @property
    def n(self) -> int:
        """How many ratings."""
        return len(self.scores)

    @property
    def low(self) -> int | None:
        """The lowest rating."""
        return min(self.scores, default=None)

    @property
    def high(self) -> int | None:
        """The highest rating, or what the evening calls the worst if that is higher."""
        worst = () if self.worst is None else (self.worst,)
        return max((*self.scores, *worst), default=None)

    @property
    def median(self) -> float | None:
        """The middle one of the ratings."""
        return float(median(self.scores)) if self.scores else None

    @property
    def value(self) -> float | None:
        """What the day counts as: the median of its ratings, or else the evening's average."""
        if self.scores:
            return float(median(self.scores))
        return None if self.average is None else float(self.average)

    @property
    def is_empty(self) -> bool:
        """Nothing is known of the day's pain."""
        return not self.scores and self.average is None


def days(
    entries: Iterable[Entry], flares: Sequence[Flare], last: date, count: int
) -> tuple[DayLine, ...]:
    """The `count` days that end with `last`, oldest first; `flares` are all that touch them."""
    wanted = last_days(last, count)
    found = by_day(entries, wanted[0] if wanted else last, last)
    return tuple(_line(day, found.get(day, {}), flares) for day in wanted)


def in_weeks(lines: Sequence[DayLine]) -> tuple[tuple[DayLine, ...], ...]:
    """The same days in sevens that end with the last one; the first of them may be fewer."""
    ends = range(len(lines) % WEEK or WEEK, len(lines) + 1, WEEK)
    return tuple(tuple(lines[max(end - WEEK, 0) : end]) for end in ends)


def by_day(entries: Iterable[Entry], first: date, last: date) -> dict[date, dict[str, Entry]]:
    """Check-ins, uses of tools and looks back of the days `first` to `last`, by day and by id."""
    found: dict[date, dict[str, Entry]] = {}
    for entry in entries:
        if isinstance(entry.event, PainRated | ToolUsed | DayReflected):
            day = day_of(entry.at)
            if first <= day <= last:
                found.setdefault(day, {})[entry.id] = entry
    return found


def in_flare(flares: Sequence[Flare], day: date) -> bool:
    """Whether one of `flares` was on during `day`, or a part of it."""
    return any(
        day_of(flare.start) <= day <= day_of(flare.end or flare.start + LONGEST) for flare in flares
    )


def is_late(entry: Entry) -> bool:
    """Whether it was first written down clearly later than the moment it is about."""
    first = entry.first_written
    return first is not None and first - entry.at >= LATE_FROM


def is_changed(entry: Entry) -> bool:
    """Whether it was edited clearly later than it was first written down."""
    first = entry.first_written
    return first is not None and entry.written - first >= CHANGED_FROM


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Oldest first; those of the same instant in an order that is always the same."""
    return sorted(entries, key=lambda entry: (entry.at, entry.id))


def _line(day: date, of_day: dict[str, Entry], flares: Sequence[Flare]) -> DayLine:
    look_back: DayReflected | None = None
    late = 0
    for entry in in_order(of_day.values()):
        match entry.event:
            case PainRated():
                late += is_late(entry)
            case DayReflected() as event:
                look_back = event
            case _:
                pass
    return DayLine(
        day=day,
        scores=tuple(reading.score for reading in readings_of(of_day.values())),
        average=None if look_back is None else look_back.average,
        worst=None if look_back is None else look_back.worst,
        flare=in_flare(flares, day),
        late=late,
    )
