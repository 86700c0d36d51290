"""Homes of people who have answered what is asked at a first start, and what is saved there."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from backcare_tui.clock import Clock
from backcare_tui.companion import Companion, open_companion
from backcare_tui.domain.journal.care_events import ContextTold, ScreeningAnswered
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.journal.habit_events import HabitsCarried
from backcare_tui.domain.screening.context import LINES
from backcare_tui.paths import Paths, find
from tests.process.shifted_clock import ShiftedClock

DONE = "\n[setup]\ndone = true\n"
"""What `config.toml` says once the first questions are answered."""


def settle(paths: Paths, clock: Clock, companion: Companion | None = None) -> None:
    """Answer, as if days ago, what a first start asks; what is there already stays.

    `companion` is the one to write with, where that is not to be a new one.
    """
    if not paths.config_file.exists():
        paths.config.mkdir(parents=True, exist_ok=True)
        paths.config_file.write_text(DONE)
    elif DONE not in (text := paths.config_file.read_text()):
        paths.config_file.write_text(text + DONE)
    companion = companion or open_companion(paths, clock)
    if not any(isinstance(entry.event, ScreeningAnswered) for entry in companion.milestones()):
        answered = ScreeningAnswered(tier="none", trigger="first_run")
        told = ContextTold(age="20-49", no=LINES)
        habits = HabitsCarried(items=("stand-slower", "hug-load", "bag-side"))
        for event in (told, answered, habits):
            companion.record(event, at=clock.now() - timedelta(days=5))


def settled(home: Path, toml: str = "") -> Path:
    """`home`, settled by the process tests' clock; `toml` is what its settings say besides."""
    paths = find({"BACKCARE_HOME": str(home)})
    if toml:
        paths.config.mkdir(parents=True, exist_ok=True)
        paths.config_file.write_text(toml)
    settle(paths, ShiftedClock())
    return home


def saved(home: Path) -> Sequence[Entry]:
    """What is in the journal on disk, of today and of the days beside it.

    A process test may run over the end of a day.
    """
    companion = open_companion(find({"BACKCARE_HOME": str(home)}), ShiftedClock())
    today, day = companion.today(), timedelta(days=1)
    found = companion.entries(today - day, today + day)
    assert not companion.journal.notices
    return found
