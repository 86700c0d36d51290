"""The world outside the app: who is there, what is going on, how to be heard, what to tell others.

Made after the first frame, and only if the app runs in a real terminal; a test goes without it, or
passes parts of its own.
"""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta

from backcare_tui.companion import Companion
from backcare_tui.domain.breaks.planning import counts
from backcare_tui.domain.problems import Problem
from backcare_tui.domain.today import LOOK_BACK
from backcare_tui.prompts.delivery.delivery import Delivery, Notice, channels_for
from backcare_tui.prompts.delivery.terminal_kind import detect
from backcare_tui.prompts.holds.holds import held
from backcare_tui.prompts.presence.presence import presence_for
from backcare_tui.prompts.status_file import HEARTBEAT, StatusFile, status_of
from backcare_tui.prompts.surroundings import Surroundings

LONGEST_HOLD = timedelta(hours=4)
"""A command that runs longer, or was forgotten in the background, holds nothing back any more [our
own design choice]: people complain of a pause that never ends (Workrave #305)."""

READ_CALENDARS_EVERY = timedelta(minutes=1)


class Outside:
    """`write` sends a sequence to the terminal; `answer` gets take, later or skip from a button."""

    def __init__(
        self,
        companion: Companion,
        environ: Mapping[str, str],
        write: Callable[[str], None],
        answer: Callable[[str], object],
    ) -> None:
        self._companion = companion
        self._environ = environ
        self._write = write
        self._answer = answer
        self._threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="outside")
        self._delivery: Delivery | None = None
        self._tasks: set[asyncio.Task[object]] = set()
        self._status = StatusFile(companion.paths)
        self._read_at: datetime | None = None
        self._told_at: datetime | None = None
        """When the status file was last brought up to date; None: it may be old."""
        self._unfollow = companion.changed.subscribe(self._changed)
        self._rang = False
        settings = companion.settings
        self._calendar = None
        if settings.calendar.paths:
            # Only who has one pays for it.
            from backcare_tui.prompts.calendar.calendar import calendar_for

            self._calendar = calendar_for(settings.calendar, companion.clock.monotonic)
        self.presence = presence_for(environ, settings.presence, companion.clock.monotonic)
        self.surroundings = Surroundings(
            self.presence,
            away_after=settings.presence.away_after,
            meetings=self._calendar,
            commands=self._commands,
            executor=self._threads,
        )

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The calendars that could not be used, and why."""
        return () if self._calendar is None else self._calendar.problems

    def _commands(self) -> list[str]:
        """The commands that hold prompts back at this moment."""
        now = self._companion.now()
        return [
            each.label
            for each in held(self._companion.paths)
            if each.since is None or now - each.since < LONGEST_HOLD
        ]

    def start(self) -> None:
        """Find out which channels work here; call on the running loop."""
        if self._companion.settings.prompts.notify:
            self._later(self._find_channels())

    def beat(self, now: datetime, *, leads: bool) -> None:
        """Keep calendars and the status file fresh; called with every beat of the pulse."""
        read_at = self._read_at
        due = read_at is None or abs(now - read_at) >= READ_CALENDARS_EVERY
        if self._calendar is not None and due:
            self._read_at = now
            self._threads.submit(self._calendar.refresh, now)
        if leads and (self._told_at is None or abs(now - self._told_at) >= HEARTBEAT):
            self._told_at = now
            self._tell(now)

    def ring(self, title: str, body: str) -> None:
        """Send a notification, through the first channel that takes it."""
        if self._delivery is not None:
            self._rang = True
            self._later(self._delivery.ring(Notice(title, body), self._answer))

    def fall_silent(self) -> None:
        """Take away a notification that has been answered here."""
        if self._delivery is not None and self._rang:
            self._rang = False
            self._later(self._delivery.withdraw())

    async def close(self) -> None:
        """Take away what is still shown, and end."""
        if self._delivery is not None and self._rang:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._delivery.withdraw(), 0.3)
        self._unfollow()
        for task in tuple(self._tasks):
            task.cancel()
        self._status.remove()
        self._threads.shutdown(wait=False, cancel_futures=True)
        if self._calendar is not None:
            self._calendar.close()

    async def _find_channels(self) -> None:
        terminal = await asyncio.to_thread(detect, self._environ)
        names = self._companion.settings.prompts.channels
        self._delivery = Delivery(channels_for(names, terminal, self._write, self._environ))

    def _later(self, work: Coroutine[object, object, object]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: "asyncio.Task[object]") -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()  # a channel that fails does so silently

    def _changed(self) -> None:
        self._told_at = None

    def _tell(self, now: datetime) -> None:
        companion = self._companion
        today = companion.today()
        breaks = counts(companion.entries(today - LOOK_BACK), today)
        self._status.write(status_of(companion.plan(), breaks, companion.posture()), now)
