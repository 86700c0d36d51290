"""What would be lost if the app were killed: the entry that something under way would make now.

It is kept in a file of its own in the state folder, in the form of what is put aside. The app holds
a lock on it, which the system lets go of however the app ends; a file that nobody holds was left
behind, and goes to what is put aside, from where the journal takes it by its id.
"""

import fcntl
import os
from contextlib import suppress
from pathlib import Path

from backcare_tui.disk import PRIVATE_FILE, Files, make_private
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.journal.journal import Filed
from backcare_tui.journal.unsaved import as_put_aside, read_aside


class UnderWay:
    """One thing that is under way. None of its methods raises: the thing itself goes on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path: Path | None = None
        self._descriptor = -1

    def keep(self, entry: Entry) -> None:
        """Have `entry` found by the next start if this app is killed before `forget`.

        Always with the same id. Not fsynced: the screen would wait for the disk, and what a power
        cut takes is a few minutes of a timer.
        """
        with suppress(OSError):
            if self._path is None:
                self._begin(self._folder / f"{entry.id}.json")
            data = as_put_aside([Filed(entry)])
            # In place, for the lock is on this file; a kill does not cut a write this small.
            os.pwrite(self._descriptor, data, 0)
            os.ftruncate(self._descriptor, len(data))

    def forget(self) -> None:
        """It has ended; what there is to keep of it is an entry."""
        if self._path is not None:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
            with suppress(OSError):
                os.close(self._descriptor)
        self._path, self._descriptor = None, -1

    def _begin(self, path: Path) -> None:
        make_private(Files(), self._folder)
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
        descriptor = os.open(path, flags, PRIVATE_FILE)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:  # where nothing can be locked, another app would take it for left behind
            os.close(descriptor)
            path.unlink()
            raise
        self._path, self._descriptor = path, descriptor


def left_behind(folder: Path, unsaved: Path, device: str) -> list[Entry]:
    """What killed apps left in `folder`, oldest first; it is moved to `unsaved`.

    Nothing where the folder cannot be read; a file that cannot be moved waits for another start.
    """
    try:
        paths = [path for path in folder.iterdir() if path.suffix == ".json"]
    except OSError:
        return []
    found: list[Entry] = []
    for path in paths:
        with suppress(OSError):
            found += _taken(path, unsaved, device)
    return sorted(found, key=lambda entry: entry.at)


def _taken(path: Path, unsaved: Path, device: str) -> list[Entry]:
    descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        files = Files()
        filed = read_aside(files, path, device)
        if filed:  # else it is just being made, or none of ours
            make_private(files, unsaved)
            files.replace(path, unsaved / path.name)
        return [one.entry for one in filed]
    finally:
        os.close(descriptor)
