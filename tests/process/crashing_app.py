"""The `backcare` command with one defect more: F8 raises, wherever you are.

With BUSY_DISK in the environment nothing that is written in the background gets to the disk before
the app has crashed and its loop has ended: where it does not crash, never.

Its clock is the one of the process tests.
"""

import os
import sys
import threading
from pathlib import Path

from textual.binding import Binding

from backcare_tui.cli import context, main
from backcare_tui.session import saver
from backcare_tui.tui import app
from tests.process.shifted_clock import ShiftedClock


class CrashingApp(app.BackCareApp):
    CSS_PATH = Path(app.__file__).with_name("app.tcss")
    BINDINGS = [Binding("f8", "app.crash", priority=True)]

    def action_crash(self) -> None:
        raise ValueError("the defect that a test put here")

    def rescue(self) -> None:
        LOOP_IS_GONE.set()
        super().rescue()


LOOP_IS_GONE = threading.Event()
FSYNC = os.fsync


def late_fsync(descriptor: int) -> None:
    if threading.current_thread().name.startswith("journal"):
        LOOP_IS_GONE.wait()
    FSYNC(descriptor)


if __name__ == "__main__":
    if "BUSY_DISK" in os.environ:
        os.fsync = late_fsync
        saver.PATIENCE = 2.0
    context.SystemClock = ShiftedClock  # type: ignore[misc]
    app.BackCareApp = CrashingApp  # type: ignore[misc]  # what the command is about to import
    sys.exit(main())
