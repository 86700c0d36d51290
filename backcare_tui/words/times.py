"""How times and lengths are written, the same everywhere: English words, 24-hour time."""

import math
from datetime import date, datetime, timedelta

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def weekday(day: date) -> str:
    """`Fri`."""
    return _DAYS[day.weekday()]


def month_name(day: date) -> str:
    """`Nov`"""
    return _MONTHS[day.month - 1]


def day_and_month(day: date) -> str:
    """`20 Nov`."""
    return f"{day.day} {month_name(day)}"


def day_name(day: date) -> str:
    """`Fri 20 Nov`."""
    return f"{weekday(day)} {day_and_month(day)}"


def clock_time(instant: datetime) -> str:
    """`14:05`."""
    return f"{instant.hour:02}:{instant.minute:02}"


def wall_time(instant: datetime, beside: datetime | None) -> str:
    """`14:30` in the zone of `beside`; on another day `Sat 21 Nov 04:00`, with another year's."""
    return as_written(instant if beside is None else instant.astimezone(beside.tzinfo), beside)


def as_written(instant: datetime, beside: datetime | None) -> str:
    """The same of the wall time that is written in `instant`: the clocks may change in between."""
    if beside is None or instant.date() == beside.date():
        return clock_time(instant)
    year = "" if instant.year == beside.year else f" {instant.year}"
    return f"{day_name(instant)}{year} {clock_time(instant)}"


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


def capital(text: str) -> str:
    """`text` with a capital first; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def uncapital(text: str) -> str:
    """`text` with a small letter first, unless it begins with a word in capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 break`, `2 breaks`."""
    return f"{count} {one if count == 1 else many or one + 's'}"
