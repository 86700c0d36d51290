"""The timer of a tool: how long it has been used, by two clocks, with pauses.

While it runs, its entry in the journal says when it will end: any program can tell how it stands,
and the next start finds a timer whose app was killed. Time counts while the machine sleeps, and
when a clock is set forward: a timer that ends early is the safe side.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import msgspec

from backcare_tui.domain.journal.care_events import ToolUsed
from backcare_tui.domain.journal.entries import Entry

if TYPE_CHECKING:
    from backcare_tui.domain.portfolio.tools import Tool

STRAY = timedelta(seconds=10)
"""A timer that is left within this time was begun by mistake: our own choice."""
USUAL = 5
"""Minutes that a timer begins with if its range holds them: our own choice."""

_MINUTE = timedelta(minutes=1)
_NOTHING = timedelta(0)


class Running(msgspec.Struct, frozen=True):
    """A use that was written down while its timer ran."""

    entry: Entry
    use: ToolUsed
    until: datetime
    """When the timer ends."""

    def used_for(self, at: datetime) -> timedelta:
        """How long the tool has been used at `at`; no longer than to the timer's end."""
        since_written = max(min(at, self.until) - self.entry.written, _NOTHING)
        return timedelta(seconds=self.use.seconds or 0) + since_written


def unended(entries: Iterable[Entry]) -> list[Running]:
    """The uses whose timer runs, or ran when its app was killed."""
    return [
        Running(entry, entry.event, entry.event.until)
        for entry in entries
        if isinstance(entry.event, ToolUsed) and entry.event.until is not None
    ]


def running(entries: Iterable[Entry], now: datetime) -> Running | None:
    """The use whose timer runs at `now`, the one that began last; None: no timer runs."""
    found = [each for each in unended(entries) if now < each.until]
    return max(found, key=lambda each: each.entry.at, default=None)


class ToolTimer(msgspec.Struct, frozen=True):
    """A timer at the moment it was last looked at. Make one with `begin`."""

    shortest: timedelta
    longest: timedelta
    length: timedelta
    wall: datetime
    monotonic: float
    elapsed: timedelta = _NOTHING
    """0 to `length`, without pauses."""
    paused: bool = False

    @classmethod
    def begin(cls, tool: "Tool", now: datetime, monotonic: float) -> "ToolTimer":
        """A timer for `tool`: its shortest time, or 5 minutes if its range holds them; else
        ValueError.
        """
        if tool.minutes is None:
            raise ValueError("a tool without minutes has no timer")
        low, high = tool.minutes
        length = min(max(low, USUAL), high)
        return cls(low * _MINUTE, high * _MINUTE, length * _MINUTE, now, monotonic)

    @classmethod
    def found(cls, tool: "Tool", going: Running, now: datetime, monotonic: float) -> "ToolTimer":
        """The timer of a use that is going on. Raises ValueError as `begin`."""
        timer, whole = cls.begin(tool, now, monotonic), going.used_for(going.until)
        return msgspec.structs.replace(timer, length=whole, elapsed=going.used_for(now))

    @property
    def left(self) -> timedelta:
        return self.length - self.elapsed

    @property
    def is_over(self) -> bool:
        return self.elapsed >= self.length

    @property
    def share(self) -> float:
        """How much of the length has passed, 0 to 1."""
        return self.elapsed / self.length

    def at(self, now: datetime, monotonic: float) -> "ToolTimer":
        """The timer at this moment of the two clocks."""
        passed = _NOTHING
        if not self.paused:
            ran = timedelta(seconds=monotonic - self.monotonic)
            passed = max(ran, now - self.wall, _NOTHING)
        elapsed = min(self.elapsed + passed, self.length)
        return msgspec.structs.replace(self, wall=now, monotonic=monotonic, elapsed=elapsed)

    def toggled(self) -> "ToolTimer":
        """Paused, or going on; ask `at` first."""
        return msgspec.structs.replace(self, paused=not self.paused)

    def longer(self, minutes: int) -> "ToolTimer":
        """With that many minutes more (negative: fewer), within its range and what has passed."""
        wanted = self.length + minutes * _MINUTE
        length = min(max(wanted, self.shortest), self.longest)
        return self if length <= self.elapsed else msgspec.structs.replace(self, length=length)
