"""What the app asks the process that reads calendars, and what it is told."""

from datetime import datetime

import msgspec

NO_LIBRARY = 3
"""The exit code of the process if the extra `calendar` is not installed."""


class BusyTime(msgspec.Struct, frozen=True):
    """A stretch of time with meetings. What they are about is not known here."""

    start: datetime
    until: datetime


class CalendarQuestion(msgspec.Struct, frozen=True):
    """When is the person busy from `start` to `stop`, by each of these files?"""

    files: tuple[bytes, ...]
    """Paths as the system has them: not every one is text."""
    start: datetime
    stop: datetime
    me: frozenset[str] = frozenset()
    """The person's own addresses in lower case."""
    seconds: float = 20
    """A file that takes longer is given up. One of 10 MB takes about three seconds."""


class CalendarAnswer(msgspec.Struct, frozen=True):
    """What one file says: busy times, unsorted, and why something in it could not be used."""

    busy: tuple[BusyTime, ...] = ()
    reasons: tuple[str, ...] = ()
