"""The one service a screen or a command talks to, and how it is opened on its folders."""

from uuid import uuid4

from backcare_tui.clock import Clock
from backcare_tui.companion.changed import Changed
from backcare_tui.companion.service import Companion
from backcare_tui.config import load
from backcare_tui.content.catalogue import load_catalogue
from backcare_tui.device import device_name
from backcare_tui.journal.journal import Journal
from backcare_tui.paths import Paths

__all__ = ["Changed", "Companion", "new_id", "open_companion", "open_journal"]


def open_companion(paths: Paths, clock: Clock) -> Companion:
    """A companion on the folders `paths`; what it writes by itself goes to the state folder."""
    device = device_name(paths.state)
    return Companion(
        paths=paths,
        journal=open_journal(paths, device),
        clock=clock,
        loaded=load(paths.config_file, paths.kept_config),
        catalogue=load_catalogue(paths.content, paths.catalogue),
        new_id=new_id,
        device=device,
    )


def open_journal(paths: Paths, device: str) -> Journal:
    """The journal of `device` in the folders `paths`."""
    return Journal(paths.journal, device, quarantine=paths.quarantine, lock_path=paths.journal_lock)


def new_id() -> str:
    """A random UUID (version 4)."""
    return str(uuid4())
