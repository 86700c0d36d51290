"""Any keys, at any size, while the clock jumps: nothing crashes it, nothing reaches the terminal.

`python -m bench.monkey SEED COUNT` repeats one run.
"""

import asyncio
import random
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from bench.process import environment, python, temporary_home
from bench.rows import Row, below
from bench.years import fill

if TYPE_CHECKING:
    from textual.app import App
    from textual.pilot import Pilot

KEYS = 20_000
SEED = 20261120
BEGIN = datetime(2026, 11, 20, 9, 30, tzinfo=timezone(timedelta(hours=1)))
COMMON = (
    *"123bzxplu?,ft",
    *("enter", "escape", "up", "down", "left", "right", "space", "tab"),
)
RARE = (
    *"0456789acdeghijkmnorsvwy+-./*[]{}()<>|\\~`'\"%$#@&=",
    *("shift+tab", "pageup", "pagedown", "home", "end", "backspace", "delete", "insert"),
    *("ctrl+p", "ctrl+c", "ctrl+l", "ctrl+a", "ctrl+k", "ctrl+w", "ctrl+u", "f1", "f5", "f12"),
    *("é", "ß", "✓", "漢", "🙂", "\u202e", "\x85", "\x00", "\x7f"),
)
"""`q`, `ctrl+q` and `ctrl+z` are left out: they end it, or stop the process."""
JUMPS = (0.2, 1.0, 2.5, 31.0, 61.0, 300.0, 1_800.0, 3_700.0, 40_000.0, 700_000.0)
"""Seconds of wall clock between two keys: typing, a meeting, a night, a week's holiday."""
SETS = (-7_200.0, -3_600.0, -61.0, 3_600.0)
"""Seconds by which somebody sets the clock, while no time passes."""
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class JumpingClock:
    """A clock that the monkey moves."""

    def __init__(self, begin: datetime) -> None:
        self.wall = begin
        self.ran = 1_000.0
        self.slept = 0.0

    def now(self) -> datetime:
        return self.wall

    def monotonic(self) -> float:
        return self.ran

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.wall.tzinfo)

    def boot(self) -> float:
        return self.ran + self.slept

    def run(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.ran += seconds

    def sleep(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.slept += seconds

    def set(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)


class Monkey:
    """Presses `count` keys on an app whose home is `home`, as `seed` decides."""

    def __init__(self, home: Path, seed: int, count: int) -> None:
        self._random = random.Random(seed)
        self._home = home
        self._count = count
        self.clock = JumpingClock(BEGIN)
        self.last_keys: list[str] = []

    async def play(self) -> int:
        """Raises what the app raised; returns how many entries it left in the journal."""
        from backcare_tui.companion import open_companion
        from backcare_tui.paths import find
        from backcare_tui.tui.app import BackCareApp

        paths = find({"BACKCARE_HOME": str(self._home)})
        app = BackCareApp(open_companion(paths, self.clock))
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            for _ in range(self._count):
                await self._act(app, pilot)
                if not app.is_running:
                    raise AssertionError(f"it ended by itself after {self.last_keys}")
            await pilot.pause()
            self._look(app)
            app.shut_down(0)
            await pilot.pause()
        reopened = open_companion(paths, self.clock)
        assert not reopened.journal.notices, reopened.journal.notices
        months = reopened.journal.months()
        return len(reopened.journal.read(months[0], months[-1])) if months else 0

    async def _act(self, app: "App[None]", pilot: "Pilot[None]") -> None:
        chance = self._random.random()
        if chance < 0.02:
            size = (self._random.randint(24, 300), self._random.randint(6, 100))
            await self._press(pilot, size)
        elif chance < 0.05:
            jump = self._random.choice(JUMPS)
            self._random.choice((self.clock.run, self.clock.sleep))(jump)
        elif chance < 0.055:
            self.clock.set(self._random.choice(SETS))
        else:
            self.clock.run(self._random.choice((0.01, 0.1, 0.4)))
            keys = COMMON if self._random.random() < 0.75 else RARE
            await self._press(pilot, self._random.choice(keys))
        if chance > 0.98:
            await pilot.pause()
            self._look(app)

    async def _press(self, pilot: "Pilot[None]", what: str | tuple[int, int]) -> None:
        """Keys come in bursts, as they do: only now and then does it wait until all is drawn."""
        from textual import events
        from textual.keys import _character_to_key

        self.last_keys = [*self.last_keys[-30:], str(what)]
        if isinstance(what, tuple):
            await pilot.resize_terminal(*what)
            return
        character = " " if what == "space" else what if len(what) == 1 else None
        key = events.Key(_character_to_key(what) if len(what) == 1 else what, character)
        key.set_sender(pilot.app)
        pilot.app.post_message(key)
        for _ in range(self._random.randint(0, 4)):
            await asyncio.sleep(0)
        if self._random.random() < 0.08:
            await pilot.pause()

    def _look(self, app: "App[None]") -> None:
        """Nothing on the screen that a terminal would take for an order."""
        for strip in app.screen._compositor.render_strips():
            text = strip.text
            assert not _CONTROLS.search(text), (text, self.last_keys)


def measure() -> list[Row]:
    """`KEYS` keys in a process of its own; it raises where the app does."""
    started = time.monotonic()
    run = python("-m", "bench.monkey", str(SEED), str(KEYS))
    said = subprocess.run(run, env=environment(), stdout=subprocess.PIPE, check=True, text=True)
    minutes = (time.monotonic() - started) / 60
    return [
        below(0, f"Crashes in {KEYS:,} keys and resizes ({said.stdout.strip()})", 0, "crashes"),
        Row("… and how long that took", minutes, "min", "–", None),
    ]


def play(seed: int, count: int) -> int:
    """One run in a home of its own, with three days behind it; the entries it ended with."""
    with temporary_home() as home:
        fill(home, BEGIN, 3)
        return asyncio.run(Monkey(home, seed, count).play())


def main(arguments: Sequence[str]) -> int:
    seed, count = (int(argument) for argument in arguments)
    print(f"{play(seed, count):,} entries kept")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
