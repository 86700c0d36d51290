"""The `backcare` app on a clock that a test can move: `python -m tests.process.shifted_app FILE`.

FILE holds the seconds by which both clocks have moved on, as after a SIGSTOP of that length.
"""

import sys
from pathlib import Path

from backcare_tui.cli.entry import run
from tests.process.shifted_clock import ShiftedClock

if __name__ == "__main__":
    sys.exit(run([], clock=ShiftedClock(Path(sys.argv[1]))))
