"""A machine whose clock is moved by hand, and apps on it as far as their prompts go: no screen."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

from backcare_tui.companion import Companion, open_companion
from backcare_tui.domain.breaks.planning import Plan
from backcare_tui.domain.journal.entries import (
    AppOpened,
    Event,
    PromptHeld,
)
from backcare_tui.paths import Paths
from backcare_tui.session.prompter import Prompter
from tests.clocks import FakeClock


class Machine:
    """A machine with a clock, and apps that were opened on it."""

    def __init__(self, home: Path) -> None:
        self.paths = Paths(home / "data", home / "config", home / "state")
        self.clock = FakeClock()
        self.apps: list[Open] = []

    def open(self) -> "Open":
        app = Open(self)
        self.apps.append(app)
        app.prompter.start()
        return app

    def pass_time(self, length: timedelta) -> None:
        """Time goes by, and everybody's pulse beats."""
        while length > timedelta():
            step = min(length, timedelta(seconds=15))
            self.clock.pass_time(step)
            self.beat()
            length -= step

    def beat(self) -> None:
        for app in self.apps:
            app.companion.refresh()
            app.prompter.beat()

    async def kill(self) -> None:
        """All apps end without a word: no last sign of life, nothing written."""
        for app in self.apps:
            app.prompter._wake_up.stop()
            app.prompter._leader_lock.release()
            app.companion.changed._subscribers.clear()
        self.apps.clear()
        await asyncio.sleep(0)


class Open:
    """An open app, as far as prompts go: `rings` are the instants at which its bell rang."""

    def __init__(self, machine: Machine) -> None:
        self.companion: Companion = open_companion(machine.paths, machine.clock)
        self.rings: list[datetime] = []
        self.busy = False
        self.prompter = Prompter(self.companion, ring=self._ring, is_busy=lambda: self.busy)

    def _ring(self) -> None:
        self.rings.append(self.companion.now())

    @property
    def plan(self) -> Plan:
        return self.companion.plan()

    @property
    def left(self) -> timedelta:
        return self.plan.left(self.companion.now())

    def events(self) -> list[Event]:
        """Everything that was noted since it was opened, in the order of the days.

        What the ledger says of prompts that were held is left out.
        """
        day = self.companion.today()
        entries = self.companion.entries(day - timedelta(days=3), day + timedelta(days=1))
        return [
            entry.event for entry in entries if not isinstance(entry.event, (AppOpened, PromptHeld))
        ]

    def close(self) -> None:
        self.prompter.stop()
