"""The `backcare` app on a clock that a test can move: `python -m tests.process.shifted_app FILE`.

FILE holds the seconds by which both clocks are ahead of the machine's: as after a SIGSTOP of so
long.
"""

import sys
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from backcare_tui.cli.entry import run
from backcare_tui.clock import SystemClock


class ShiftedClock:
    """The machine's clocks, and what FILE says."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._machine = SystemClock()

    @property
    def _ahead(self) -> float:
        with suppress(OSError, ValueError):
            return float(self._file.read_text())
        return 0.0

    def now(self) -> datetime:
        return self._machine.now() + timedelta(seconds=self._ahead)

    def monotonic(self) -> float:
        return self._machine.monotonic() + self._ahead

    def local(self, moment: datetime) -> datetime:
        return self._machine.local(moment)


if __name__ == "__main__":
    sys.exit(run([], clock=ShiftedClock(Path(sys.argv[1]))))
