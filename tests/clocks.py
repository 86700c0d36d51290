"""A clock that tests move by hand."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo

from backcare_tui.domain.days import Zone

START = datetime(2026, 11, 20, 9, 0, tzinfo=timezone(timedelta(hours=1)))
"""A Friday morning, an hour east of Greenwich."""


def zone_of(tz: tzinfo) -> Zone:
    """The zone function of `tz`. A wall time that a clock change left out moves on by the gap."""

    def localise(moment: datetime) -> datetime:
        aware = moment.replace(tzinfo=tz) if moment.tzinfo is None else moment
        return aware.astimezone(UTC).astimezone(tz)

    return localise


class FakeClock:
    """Starts at `START`; wall and monotonic time move together unless told otherwise.

    With a `zone` whose clocks change it gives the offset in force, as the machine's clock does.
    """

    def __init__(self, start: datetime = START, zone: tzinfo | None = None) -> None:
        self._now = start.astimezone(UTC) if zone else start
        self._zone = zone
        self._monotonic = 1000.0

    def now(self) -> datetime:
        if self._zone is None:
            return self._now
        there = self._now.astimezone(self._zone)
        return there.astimezone(timezone(there.utcoffset() or timedelta()))

    def local(self, moment: datetime) -> datetime:
        here = self._zone or self._now.tzinfo or UTC
        return zone_of(here)(moment)

    def monotonic(self) -> float:
        return self._monotonic

    def pass_time(self, length: timedelta | float) -> None:
        """Time goes by, awake or stopped: both clocks move."""
        length = length if isinstance(length, timedelta) else timedelta(seconds=length)
        self._now += length
        self._monotonic += length.total_seconds()

    def sleep(self, length: timedelta) -> None:
        """The machine is suspended: only the wall clock moves."""
        self._now += length

    def set_wall(self, now: datetime) -> None:
        """Somebody sets the clock."""
        self._now = now.astimezone(UTC) if self._zone else now

    def fly_to(self, hours_east: float) -> None:
        """The same instant in another zone."""
        self._zone = None
        self._now = self._now.astimezone(timezone(timedelta(hours=hours_east)))


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)
