"""One wake-up at a time, on APScheduler.

The plan says when to ask again; `WakeUp.set` has the callback called then. There is one job, a date
job in UTC: it is never "missed" however late it runs, and setting it again replaces it. APScheduler
sleeps on the monotonic clock, which a suspend stops and a clock change does not move. So the pulse
calls `check`, which makes up for a wake-up that did not come, and replaces a scheduler that is late
or dead.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from backcare_tui.clock import Clock, SystemClock

if TYPE_CHECKING:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

LATE = timedelta(seconds=2)
"""A wake-up this late would not have come by itself."""

_JOB = "wake"


class WakeUp:
    """Calls `ring` on the running event loop at the instant that was set last."""

    def __init__(self, clock: Clock, ring: Callable[[], None]) -> None:
        self._clock = clock
        self._ring = ring
        self._at: datetime | None = None
        self._scheduler: AsyncIOScheduler | None = None
        self.restarts = 0
        """How often a scheduler had to be replaced."""

    @property
    def at(self) -> datetime | None:
        """When it will ring; None: it is not set."""
        return self._at

    def set(self, at: datetime | None) -> None:
        """Ring at `at` (None: not at all) instead of whatever was set before."""
        if at == self._at and self._alive():
            return
        self._at = at
        if self._scheduler is None:
            if at is None:
                return
            self._start()
        self._arm()

    def check(self) -> bool:
        """True if its time has come and it had not rung; it has then. Revives a dead scheduler."""
        if self._at is None:
            return False
        late = self._clock.now() - self._at
        if late < timedelta():
            if not self._alive():
                self.restart()
            return False
        self._at = None
        if late >= LATE:
            self.restart()
        self._ring()
        return True

    def restart(self) -> None:
        """Replace the scheduler: after a clock change its timer counts to the wrong instant."""
        self.stop()
        self.restarts += 1
        self._start()
        self._arm()

    def stop(self) -> None:
        """End the scheduler; the wake-up stays set."""
        if self._scheduler is not None:
            scheduler, self._scheduler = self._scheduler, None
            if scheduler.running:
                scheduler.shutdown(wait=False)

    def _alive(self) -> bool:
        return self._scheduler is not None and self._scheduler.running

    def _start(self) -> None:
        # 24 ms: imported after the first frame, when the app starts its prompts.
        from apscheduler.schedulers.asyncio import AsyncIOScheduler

        # What it logs would land on the screen; what matters of it, `check` notices.
        logging.getLogger("apscheduler").addHandler(logging.NullHandler())
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True}
        )
        self._scheduler.start()

    def _arm(self) -> None:
        if self._scheduler is None:
            return
        if self._at is None:
            if self._scheduler.get_job(_JOB) is not None:
                self._scheduler.remove_job(_JOB)
            return
        # APScheduler looks at the machine's clock by itself, which need not be the injected one.
        run_at = SystemClock().now().astimezone(UTC) + (self._at - self._clock.now())
        self._scheduler.add_job(
            self._run, "date", args=[self._at], run_date=run_at, id=_JOB, replace_existing=True
        )

    async def _run(self, at: datetime) -> None:
        # Not from within the job: what rings may replace the scheduler that runs it.
        asyncio.get_running_loop().call_soon(self._fire, at)

    def _fire(self, at: datetime) -> None:
        if at == self._at:  # else it was set anew, or rung by `check`, since the job began
            self._at = None
            self._ring()
