"""Noticing that time went by without us: sleep, a stopped process, a clock that was set.

The pulse is felt every `BEAT` seconds. Between two beats the wall clock and the monotonic clock
should both have moved by about that much.

* Either moved much further: nothing ran. Suspend stops the monotonic clock on Linux, a stopped
  process (SIGSTOP) does not, a virtual machine that was put aside moves the wall clock alone; in
  each case the person was not in front of a running app.
* The wall clock fell behind the monotonic one: somebody set it back.
"""

from datetime import datetime, timedelta

import msgspec

from backcare_tui.clock import Clock

BEAT = 1.5
"""Seconds between beats: another program's entries show within two seconds."""

GAP = timedelta(seconds=30)
"""Less than this is a busy machine, not an absence."""

SET_BACK = timedelta(seconds=5)
"""Less than this is a time server's correction."""


class Beat(msgspec.Struct, frozen=True):
    """What a beat noticed."""

    gap_since: datetime | None = None
    """Nothing ran from this moment until now."""
    set_back: timedelta | None = None
    """The wall clock was set back by this much (a positive time)."""


class Pulse:
    """Compares the clocks from beat to beat. Call `beat` first in whatever wakes up."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._wall = clock.now()
        self._monotonic = clock.monotonic()

    def beat(self) -> Beat:
        now = self._clock.now()
        monotonic = self._clock.monotonic()
        ran = timedelta(seconds=monotonic - self._monotonic)
        wall = now - self._wall
        self._wall, self._monotonic = now, monotonic
        gap = max(ran, wall)
        return Beat(
            gap_since=now - gap if gap >= GAP else None,
            set_back=ran - wall if ran - wall >= SET_BACK else None,
        )
