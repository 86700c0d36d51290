"""Working hours: ranges of local wall time for each weekday, and what they say at an instant.

Wall time is that of the offset of the instant asked about. After a flight or a change of the clocks
the answer is right again when the question is asked again: the app asks every minute.
"""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import pairwise

import msgspec

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MAX_RANGES = 6
ALWAYS = "always"
OFF = "off"

_DAY = timedelta(days=1)
_RANGE = r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})"


class Range(msgspec.Struct, frozen=True, order=True):
    """From `start` to before `end`; an `end` that is not later than `start` is tomorrow's."""

    start: time
    end: time

    def on(self, day: date, now: datetime) -> tuple[datetime, datetime]:
        """The instants it begins and ends at when it begins on `day`, by the wall time of `now`."""
        offset = now.utcoffset() or timedelta()
        last = day if self.end > self.start else day + _DAY
        begin = datetime.combine(day, self.start, UTC)
        return begin - offset, datetime.combine(last, self.end, UTC) - offset


DayHours = tuple[Range, ...] | None
"""The ranges of one weekday; none: a day off; None: all of the day."""


class WorkingHours(msgspec.Struct, frozen=True):
    """Seven days, Monday first."""

    days: tuple[DayHours, ...] = (None,) * 7

    def span_at(self, now: datetime) -> tuple[datetime | None, datetime | None] | None:
        """When the working time around `now` began and ends; None: `now` is outside it.

        An instant of None lies more than a day away.
        """
        if self == ALL_HOURS:
            return None, None
        spans = [s for s in self._spans(now, -2, 1) if s[0] <= now < s[1]]
        if not spans:
            return None
        begin, end = min(s[0] for s in spans), max(s[1] for s in spans)
        horizon = timedelta(hours=24)
        return (
            begin if now - begin < horizon else None,
            end if end - now < horizon else None,
        )

    def next_opening(self, now: datetime) -> datetime | None:
        """When working time begins next, later than `now`; None: not within a week."""
        for last in (1, 8):  # mostly it is within a day
            later = [begin for begin, _ in self._spans(now, -1, last) if begin > now]
            if later:
                return min(later)
        return None

    def last_opening(self, now: datetime) -> datetime | None:
        """When the latest working time up to `now` began; None: more than a day ago."""
        begun = [begin for begin, _ in self._spans(now, -2, 0) if begin <= now]
        latest = max(begun, default=None)
        return latest if latest is not None and now - latest < timedelta(hours=24) else None

    def _spans(self, now: datetime, first: int, last: int) -> list[tuple[datetime, datetime]]:
        """Working time that begins on the days `first` to `last` counted from today's, merged."""
        found: list[tuple[datetime, datetime]] = []
        today = now.date()
        for n in range(first, last + 1):
            day = today + timedelta(days=n)
            hours = self.days[day.weekday()]
            ranges = (Range(time(), time()),) if hours is None else hours
            found += [each.on(day, now) for each in ranges]
        return _merged(found)


ALL_HOURS = WorkingHours()
"""Working time is always."""


class Openings:
    """`WorkingHours.last_opening`, asked of one instant after another."""

    def __init__(self, hours: WorkingHours) -> None:
        self._hours = hours
        self._zone: timezone | None = None
        self._offset: timedelta | None = None
        self._from = self._to = datetime.min.replace(tzinfo=UTC)
        self._latest: datetime | None = None

    def latest(self, now: datetime, here: datetime) -> datetime | None:
        """`here` is `now` in UTC."""
        # Only of a fixed offset is the same zone the same wall time.
        still = now.tzinfo is self._zone or now.utcoffset() == self._offset
        if not still or not self._from <= here < self._to:
            self._zone = now.tzinfo if isinstance(now.tzinfo, timezone) else None
            self._offset, self._from = now.utcoffset(), here
            self._to = self._hours.next_opening(now) or here + timedelta(days=7)
            self._latest = self._hours.last_opening(now)
        return self._latest


def parse_day(text: str) -> DayHours:
    """`09:00-12:30, 13:30-18:00`, `off` or `always`. Raises ValueError, in words for the person."""
    said = text.strip().lower()
    if said == ALWAYS:
        return None
    if said == OFF:
        return ()
    ranges: list[Range] = []
    for part in said.split(","):
        found = re.fullmatch(_RANGE, part.strip())
        if found is None:
            raise ValueError('write hours like "09:00-12:30, 13:30-18:00", or "off" or "always"')
        ranges.append(Range(_time(found[1], found[2]), _time(found[3], found[4])))
    if len(ranges) > MAX_RANGES:
        raise ValueError(f"at most {MAX_RANGES} ranges a day")
    ordered = sorted(ranges)
    for before, after in pairwise(ordered):
        if before.end > after.start or before.end <= before.start:
            raise ValueError("the ranges of a day must not overlap")
    return tuple(ordered)


def show_day(hours: DayHours) -> str:
    """Hours of one day as `parse_day` reads them."""
    if hours is None:
        return ALWAYS
    if not hours:
        return OFF
    return ", ".join(f"{each.start:%H:%M}-{each.end:%H:%M}" for each in hours)


def _time(hour: str, minute: str) -> time:
    if (hour, minute) == ("24", "00"):
        return time()
    if int(hour) > 23 or int(minute) > 59:
        raise ValueError(f"{hour}:{minute} is no time of day")
    return time(int(hour), int(minute))


def _merged(spans: Sequence[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """Spans that touch or overlap made one, in order."""
    merged: list[tuple[datetime, datetime]] = []
    for begin, end in sorted(spans):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((begin, end))
    return merged
