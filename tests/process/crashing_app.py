"""The `backcare` command with one defect more: F8 raises, wherever you are."""

import sys
from pathlib import Path

from textual.binding import Binding

from backcare_tui.cli import main
from backcare_tui.tui import app


class CrashingApp(app.BackCareApp):
    CSS_PATH = Path(app.__file__).with_name("app.tcss")
    BINDINGS = [Binding("f8", "app.crash", priority=True)]

    def action_crash(self) -> None:
        raise ValueError("the defect that a test put here")


if __name__ == "__main__":
    app.BackCareApp = CrashingApp  # type: ignore[misc]  # what the command is about to import
    sys.exit(main())
