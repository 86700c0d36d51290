"""Homes of people who have answered what is asked at a first start."""

from datetime import timedelta
from pathlib import Path

from backcare_tui.clock import SystemClock
from backcare_tui.companion import open_companion
from backcare_tui.domain.care_events import ScreeningAnswered
from backcare_tui.paths import find


def settled(home: Path, toml: str = "") -> Path:
    """`home`, where the first questions and the screening were answered some days ago.

    `toml` is what its settings say besides.
    """
    paths, clock = find({"BACKCARE_HOME": str(home)}), SystemClock()
    if not paths.config_file.exists():
        paths.config.mkdir(parents=True)
        paths.config_file.write_text(f"{toml}\n[setup]\ndone = true\n")
        answered = ScreeningAnswered(tier="none", trigger="first_run")
        open_companion(paths, clock).record(answered, at=clock.now() - timedelta(days=5))
    return home
