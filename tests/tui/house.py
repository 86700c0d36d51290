"""A house with a person, a terminal and a clock that is moved by hand: the whole app, and no wait.

A `Desk` is the app as its person meets it: keys go in, the screen is read, time passes. Nothing in
here looks at the machine's clock, so a test of a working day takes no longer than its keys.
"""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from backcare_tui.companion import Companion, open_companion
from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal.entries import Event
from backcare_tui.journal.journal import Journal
from backcare_tui.paths import Paths
from backcare_tui.tui.app import BackCareApp
from backcare_tui.tui.frame import voice
from backcare_tui.tui.frame.app_base import FLOWS
from backcare_tui.tui.frame.voice import Voice
from tests.clocks import FakeClock
from tests.homes import settle
from tests.journal.support import RefusingFiles

NARROW, NORMAL, WIDE, TINY = (34, 8), (80, 24), (120, 40), (24, 6)
SIZES = (TINY, NARROW, NORMAL, WIDE, (300, 100))

Kind = TypeVar("Kind")
STEP = 20.0
"""Seconds between the beats that are felt while time passes: less than an absence."""


class House:
    """One machine's folders, and its disk, which can be told to refuse."""

    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.paths = Paths(home / "data", home / "config", home / "state")
        self.clock = FakeClock()
        self.disk = RefusingFiles()
        for module in ("backcare_tui.companion", "backcare_tui.tui.app"):
            monkeypatch.setattr(f"{module}.open_journal", lambda _, device: self.journal(device))
        self.new = False
        """True: the first questions and the screening have not been answered."""
        # Said lines fall silent when `Desk.pass_time` says so, however slow the machine is.
        monkeypatch.setattr(voice, "SAY_FOR", 3600.0)

    def journal(self, device: str) -> Journal:
        """A journal of `device` on this house's disk."""
        paths = self.paths
        return Journal(
            paths.journal,
            device,
            quarantine=paths.quarantine,
            lock_path=paths.journal_lock,
            files=self.disk,
        )

    def program(self) -> Companion:
        """Another program on this machine, such as a command: what it records is saved at once."""
        return open_companion(self.paths, self.clock)

    def on_disk(self) -> list[Event]:
        """Everything of the last days that is saved and counts."""
        today = day_of(self.clock.now())
        entries = self.program().entries(today - timedelta(days=3), today + timedelta(days=1))
        return [entry.event for entry in entries]

    def configure(self, toml: str) -> None:
        self.paths.config.mkdir(parents=True, exist_ok=True)
        self.paths.config_file.write_text(toml)

    def settle(self) -> None:
        """Answer, long ago, what is asked at a first start."""
        refused, self.disk.refused = self.disk.refused, set()
        settle(self.paths, self.clock, self.program())
        self.disk.refused = refused

    def own_content(self, name: str, toml: str) -> None:
        """The person's own content file."""
        self.paths.content.mkdir(parents=True, exist_ok=True)
        (self.paths.content / f"{name}.toml").write_text(toml)

    @asynccontextmanager
    async def open(self, size: tuple[int, int] = NORMAL) -> AsyncIterator["Desk"]:
        """The app, opened; it is closed as if killed where the test did not quit it."""
        if not self.new:
            self.settle()
        app = BackCareApp(self.program())
        desk = Desk(self, app)
        async with app.run_test(size=size) as pilot:
            desk.pilot = pilot
            await desk.settle()
            yield desk


class Desk:
    """Somebody in front of the app."""

    pilot: Pilot[None]

    def __init__(self, house: House, app: BackCareApp) -> None:
        self.house, self.app, self.clock = house, app, house.clock
        self.bells = 0
        self.written: list[str] = []
        """What went to the terminal beside the screen: titles."""
        app.bell = self._rang  # type: ignore[method-assign]
        app._window._write = self.written.append  # type: ignore[method-assign]

    def _rang(self) -> None:
        self.bells += 1

    # -- doing

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def pass_time(self, length: float | timedelta = 0.0, *, minutes: float = 0.0) -> None:
        """Time goes by, in seconds or minutes, with the person at the desk and the app awake."""
        left = length.total_seconds() if isinstance(length, timedelta) else length
        left += minutes * 60
        while left > 0:
            step = min(STEP, left)
            self.clock.pass_time(step)
            self.app._beat()
            left -= step
        await self.notice()
        for screen in self.app.screen_stack:
            if isinstance(screen, Voice):
                screen.fall_silent()
        await self.settle()

    async def suspend(self, **length: float) -> None:
        """The machine sleeps for this long, and wakes up."""
        self.clock.sleep(timedelta(**length))
        await self.notice()

    async def stop(self, **length: float) -> None:
        """The process is stopped for this long (SIGSTOP), and goes on."""
        self.clock.pass_time(timedelta(**length))
        await self.notice()

    async def set_clock(self, now: datetime) -> None:
        self.clock.set_wall(now)
        await self.notice()

    async def notice(self) -> None:
        """The pulse is felt once, and what ticks each second ticks."""
        self.app._beat()
        await self.settle()
        tick = getattr(self.app.screen, "refresh_view", None)
        if tick is not None:
            tick()
        await self.settle()

    async def settle(self) -> None:
        await self.pilot.pause()

    async def saved(self) -> None:
        """What can be saved is."""
        assert self.app._saver is not None
        await self.app._saver.finish()
        await self.settle()

    async def work_done(self) -> None:
        """Wait until nothing is read or written any more; flows may wait for an answer."""
        work = [worker for worker in self.app.workers if worker.group != FLOWS]
        if work:  # without any, all are waited for
            await self.app.workers.wait_for_complete(work)
        await self.settle()

    async def end(self, code: int) -> None:
        """Tell the app to end, as a signal does, and wait until it has saved."""
        self.app.shut_down(code)
        work = [worker for worker in self.app.workers if worker.group != FLOWS]
        await self.app.workers.wait_for_complete(work)

    async def quit(self) -> None:
        """Press ctrl+q, and wait until the app has ended."""
        await self.pilot.press("ctrl+q")
        assert self.app._task is not None
        await self.app._task

    # -- seeing

    @property
    def companion(self) -> Companion:
        return self.app.companion

    @property
    def lines(self) -> list[str]:
        """The screen, row by row."""
        screen = self.app.screen
        return [strip.text.rstrip() for strip in screen._compositor.render_strips(screen.size)]

    @property
    def text(self) -> str:
        """The screen with runs of blanks as one, so that a wrapped sentence can be looked for."""
        return " ".join(" ".join(self.lines).split())

    def part(self, kind: type[Widget]) -> str:
        """What is in one widget of the screen in front, within its frame, runs of blanks as one."""
        at = self.app.screen.query_one(kind).content_region
        rows = (line[at.x : at.right] for line in self.lines[at.y : at.bottom])
        return " ".join(" ".join(rows).split())

    def line(self, words: str) -> str:
        """The first row with these words, below the header; empty if there is none."""
        return next((line.strip() for line in self.below if words in line), "")

    @property
    def _top(self) -> int:
        """How many rows the frame has at the top."""
        top = getattr(self.app.screen, "top", None)
        return top.outer_size.height if top is not None and top.is_attached else 0

    @property
    def below(self) -> list[str]:
        """The rows below the frame's first ones."""
        return self.lines[self._top :]

    @property
    def top(self) -> str:
        """What the frame says at the top."""
        return " ".join(" ".join(self.lines[: self._top]).split())

    @property
    def foot(self) -> str:
        """The row of keys."""
        return next((line for line in reversed(self.lines) if line), "")

    @property
    def title(self) -> str:
        """The window's title."""
        titles = [text for text in self.written if "\x1b]2;" in text]
        return titles[-1].partition("\x1b]2;")[2].rstrip("\x07") if titles else ""

    def events(self, kind: type[Kind]) -> list[Kind]:
        """What of one kind counts, of the last days."""
        return [event for event in self.all_events() if isinstance(event, kind)]

    def all_events(self) -> Iterable[Event]:
        # A flight to the west brings yesterday back: what was entered may lie in tomorrow.
        today, day = self.companion.today(), timedelta(days=1)
        return [entry.event for entry in self.companion.entries(today - 3 * day, today + day)]


async def until_due(desk: Desk) -> None:
    """Work until the first break is due, and longer than keys are ignored."""
    await desk.pass_time(minutes=30)
    await desk.pass_time(2)
