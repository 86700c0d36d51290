"""The only place that asks the machine what time it is."""

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Time, injected. Tests pass a clock they can move."""

    def now(self) -> datetime:
        """The instant, with the offset of the zone the machine is in at this moment."""
        ...

    def monotonic(self) -> float:
        """Seconds that never go back; whether they count time in suspend differs by platform."""
        ...

    def local(self, moment: datetime) -> datetime:
        """`moment` (aware, or naive local wall time) with the offset valid there and then."""
        ...


class SystemClock:
    """The machine's own clocks."""

    def now(self) -> datetime:
        # The C library reads the machine's zone once; a traveller changes it while we run.
        if hasattr(time, "tzset"):
            time.tzset()
        return datetime.now(UTC).astimezone()

    def monotonic(self) -> float:
        return time.monotonic()

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone()
