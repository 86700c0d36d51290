"""Time since input on the person's own terminals, as `w` shows it; SSH is enough.

A terminal device's access time is when a program last read input from it. Linux rounds it so that
nobody can time another's keys: it moves only when the second differs in more than its three lowest
bits (`tty_update_time` in the kernel). So input seen at second s can have gone on until the end of
that block of eight seconds, and that is what is taken: the least idle time there can be.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from backcare_tui.prompts.sighting import AWAY_AFTER, IsHere, Sighting, judged

GRAIN = 8
"""Linux moves the access time in steps of this many seconds."""

_CONSOLES = (*(f"/dev/tty{n}" for n in range(1, 13)), "/dev/ttyS0", "/dev/ttyAMA0", "/dev/hvc0")


class TerminalIdle:
    """The least time since input over the terminals that belong to `uid`.

    Input is kept in `ticks` (seconds that count suspend and that nobody can set), so that a clock
    that is set, in either direction, does not move it.

    `blind`: the person has windows beside the terminals, so a long idle time says nothing.
    """

    name = "terminals"
    cheap = True

    def __init__(
        self,
        *,
        blind: bool,
        away_after: timedelta = AWAY_AFTER,
        platform: str = sys.platform,
        uid: int | None = None,
        paths: Callable[[], list[str]] | None = None,
        stat: Callable[[str], os.stat_result] = os.stat,
        ticks: Callable[[], float] | None = None,
    ) -> None:
        self._blind = blind
        self._away_after = away_after
        self._grain = GRAIN if platform.startswith("linux") else 1
        self._uid = os.getuid() if uid is None else uid
        self._paths = paths or (lambda: _terminals(platform))
        self._stat = stat
        self._ticks = ticks or since_boot
        self._known: dict[str, _Input] = {}
        self._looked: float | None = None

    def look(self, now: datetime) -> Sighting:
        tick = self._ticks()
        self._known = dict(self._inputs(now.timestamp(), tick))
        self._looked = tick
        if not self._known:
            return Sighting(self.name, IsHere.UNKNOWN, None, "no terminal of yours found")
        count = len(self._known)
        note = f"{count} terminal{'s' if count > 1 else ''}"
        stamps = [stamp for _, stamp in self._known.values() if stamp is not None]
        idle = timedelta(seconds=max(0.0, tick - max(stamps))) if stamps else None
        if idle is not None and (idle < self._away_after or len(stamps) == count):
            return judged(self.name, idle, note, away_after=self._away_after, blind=self._blind)
        return Sighting(self.name, IsHere.UNKNOWN, None, f"{note}, last used in the future")

    def _inputs(self, wall: float, tick: float) -> Iterator[tuple[str, "_Input"]]:
        for path in self._paths():
            try:
                status = self._stat(path)
            except (OSError, ValueError):
                continue
            if status.st_uid == self._uid:
                yield path, self._input(path, status.st_atime, wall, tick)

    def _input(self, path: str, atime: float, wall: float, tick: float) -> "_Input":
        """When the last input on `path` can have been, in ticks; None: the clock cannot tell."""
        before = self._known.get(path)
        if before is not None and before[0] == atime:
            return before
        latest = (atime // self._grain + 1) * self._grain
        stamp = tick - (wall - latest)
        if before is not None and self._looked is not None:
            # There was input since the last look, whatever the clock has done in between.
            return atime, min(max(stamp, self._looked), tick + self._grain)
        return atime, stamp if stamp <= tick + self._grain else None


_Input = tuple[float, float | None]
"""A terminal's access time, and the ticks at which its last input can have been at the latest."""


def since_boot() -> float:
    """Seconds that go on in suspend and that setting the clock does not touch."""
    # macOS has no CLOCK_BOOTTIME; there CLOCK_MONOTONIC goes on in sleep.
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


def _terminals(platform: str) -> list[str]:
    if platform == "darwin":
        return [f"/dev/{name}" for name in _names("/dev") if name.startswith("ttys")]
    ptys = [f"/dev/pts/{name}" for name in _names("/dev/pts") if name.isdigit()]
    return [*ptys, *_CONSOLES]


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - names are all it takes, every half minute
    except OSError:
        return []
