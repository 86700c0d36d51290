"""Which day an instant belongs to.

A day runs from 04:00 to 04:00, so that an entry made at half past one at night counts to the
evening before: our own choice. The wall time is that of the instant's own offset, so it survives
travel: a break at 09:00 in Lisbon stays a break at 09:00.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, tzinfo

Zone = Callable[[datetime], datetime]
"""Gives an instant or a naive local wall time the offset valid then, as `datetime.astimezone`."""

DAY_STARTS_AT = time(4, 0)
_ONE_DAY = timedelta(days=1)


def day_of(instant: datetime) -> date:
    """The day `instant` belongs to, by its own local wall time; ValueError if it is naive."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs an offset to belong to a day")
    # Asked of every entry at every repaint: the hour tells it faster than subtracting four hours.
    day = instant.date()
    return day if instant.hour >= DAY_STARTS_AT.hour else day - _ONE_DAY


def day_bounds(day: date, zone: tzinfo | None) -> tuple[datetime, datetime]:
    """The instants at which `day` starts and ends in `zone`; 23 or 25 hours apart at a clock
    change.
    """
    start = datetime.combine(day, DAY_STARTS_AT, tzinfo=zone)
    end = datetime.combine(day + timedelta(days=1), DAY_STARTS_AT, tzinfo=zone)
    return start, end


def last_days(today: date, count: int) -> tuple[date, ...]:
    """The `count` days that end with `today`, oldest first."""
    return tuple(today - timedelta(days=n) for n in range(count - 1, -1, -1))
