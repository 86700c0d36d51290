"""The clock of the process tests: the machine's, or one that runs ahead of it.

With `TESTS_START_AT=2028-02-29T23:59` in the environment of pytest every process test begins at
that moment (UTC), so that a test which leans on the hour or the date is found on any day. The
fixture in `conftest.py` turns it into `AHEAD` for the programs that the tests start. Only those
programs read it; BackCare knows nothing of either variable.
"""

import os
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from backcare_tui.clock import SystemClock

AHEAD = "TESTS_AHEAD"
"""The environment variable with the seconds by which the wall clock is ahead of the machine's."""


def seconds_to(start: str) -> str:
    """The value of `AHEAD` with which it is now `start`, an ISO date and time in UTC."""
    moment = datetime.fromisoformat(start).replace(tzinfo=UTC)
    return str((moment - SystemClock().now()).total_seconds())


class ShiftedClock:
    """The machine's clocks in UTC, as the started programs have them, and what is added to them.

    `AHEAD` moves the wall clock. The seconds in `file`, which a test may write at any moment, move
    both clocks, as a SIGSTOP of that length does.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._ahead = timedelta(seconds=float(os.environ.get(AHEAD, "0")))
        self._machine = SystemClock()

    @property
    def _stopped(self) -> float:
        if self._file is not None:
            with suppress(OSError, ValueError):
                return float(self._file.read_text())
        return 0.0

    def now(self) -> datetime:
        stopped = timedelta(seconds=self._stopped)
        return self._machine.now().astimezone(UTC) + self._ahead + stopped

    def monotonic(self) -> float:
        return self._machine.monotonic() + self._stopped

    def local(self, moment: datetime) -> datetime:
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
