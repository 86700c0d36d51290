"""How times and lengths are written on screen, the same everywhere.

Weekdays and months are English and 24-hour time is used whatever the locale.
"""

import math
from datetime import datetime, timedelta

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_day(instant: datetime) -> str:
    """`Fri 20 Nov`."""
    return f"{_DAYS[instant.weekday()]} {instant.day} {_MONTHS[instant.month - 1]}"


def clock_time(instant: datetime) -> str:
    """`14:05`."""
    return f"{instant.hour:02}:{instant.minute:02}"


def clock_until(instant: datetime, now: datetime) -> str:
    """`14:05` in the zone of `now`, with the day where that is not today: `Sat 21 Nov 04:00`."""
    return as_written(instant.astimezone(now.tzinfo), now)


def as_written(instant: datetime, now: datetime) -> str:
    """The same of the wall time that is written in `instant`: the clocks may change until then."""
    if instant.date() == now.date():
        return clock_time(instant)
    return f"{short_day(instant)} {clock_time(instant)}"


def minutes_up(left: timedelta) -> int:
    """Whole minutes, rounded up: a countdown that shows 1 until the last second is over."""
    return max(math.ceil(left.total_seconds() / 60 - 1e-6), 0)


def countdown(left: timedelta) -> tuple[str, str]:
    """A countdown's number and unit: minutes until the last minute, then seconds."""
    seconds = max(math.ceil(left.total_seconds() - 1e-6), 0)
    if seconds < 60:
        return str(seconds), "s"
    minutes = minutes_up(left)
    if minutes < 100:
        return str(minutes), "min"
    return f"{minutes // 60}:{minutes % 60:02}", "h"


def long_minutes(length: timedelta) -> str:
    """`42 min`, `1 h 05`; rounded down, never negative."""
    minutes = max(int(length.total_seconds() // 60), 0)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02}"


def short_length(length: timedelta) -> str:
    """`2 min`, or `20 s` below a minute."""
    seconds = max(int(length.total_seconds()), 0)
    return f"{seconds} s" if seconds < 60 else long_minutes(length)


def stopwatch(left: timedelta) -> str:
    """`1:05`; seconds rounded up, never negative."""
    seconds = max(math.ceil(left.total_seconds() - 1e-6), 0)
    return f"{seconds // 60}:{seconds % 60:02}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 break`, `2 breaks`."""
    return f"{count} {one if count == 1 else many or one + 's'}"
