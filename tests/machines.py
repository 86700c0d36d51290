"""Folders that several machines share, and programs on them, without a screen."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from backcare_tui.companion import Companion, new_id
from backcare_tui.config import load
from backcare_tui.content.catalogue import load_catalogue
from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.journal.errors import JournalError
from backcare_tui.journal.journal import Journal
from backcare_tui.paths import Paths
from tests.clocks import FakeClock
from tests.journal.support import RefusingFiles

FRIDAY = date(2026, 11, 20)
"""The day of `tests.clocks.START`."""


class Machines:
    """Folders that several machines share, each with programs on it; one clock for all."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.clock = FakeClock()
        self.files = RefusingFiles()

    def companion(self, device: str = "laptop", *, in_background: bool = False) -> Companion:
        """A program on `device`; `in_background`: nothing is written until someone does."""
        paths = Paths(self.home / "data", self.home / "config", self.home / device)
        companion = Companion(
            paths=paths,
            journal=self.journal(device),
            clock=self.clock,
            loaded=load(paths.config_file),
            catalogue=load_catalogue(paths.content),
            new_id=new_id,
            device=device,
        )
        if in_background:
            companion.on_waiting = lambda: None
        return companion

    def journal(self, device: str = "laptop") -> Journal:
        data = self.home / "data"
        return Journal(
            data / "journal",
            device,
            quarantine=data / "quarantine",
            lock_path=self.home / device / "journal.lock",
            files=self.files,
        )

    def save(self, companion: Companion) -> None:
        """What a saver does in the background, once."""
        batch = companion.unsaved
        try:
            self.journal(companion.device).append(batch)
        except JournalError as error:
            companion.failed(error)
        else:
            companion.saved(batch)


def scores(companion: Companion, since: date = FRIDAY, until: date | None = None) -> list[int]:
    events = [entry.event for entry in companion.entries(since, until)]
    return [event.score for event in events if isinstance(event, PainRated)]


def rate(companion: Companion, score: int, **how: datetime) -> None:
    companion.record(PainRated(score=score), **how)


def count(companion: Companion) -> Callable[[], int]:
    """How often `changed` was sent from now on."""
    sent: list[None] = []
    companion.changed.subscribe(lambda: sent.append(None))
    return lambda: len(sent)
