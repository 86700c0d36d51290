"""The lock that all programs of one device share while they change its files."""

import contextlib
from collections.abc import Generator
from pathlib import Path

from backcare_tui import disk
from backcare_tui.journal.errors import Busy, NotWritable


class JournalLock:
    """The lock file; it and its folder are made when it is first taken."""

    def __init__(self, path: Path, files: disk.Files) -> None:
        self.path = path
        self._files = files

    @contextlib.contextmanager
    def held(self, patience: float) -> Generator[None]:
        """Hold the lock. Raises Busy after `patience` seconds, NotWritable if it cannot be made."""
        lock = disk.Lock(self.path, self._files)
        try:
            taken = lock.take(patience)
        except OSError as error:
            raise NotWritable(self.path, error) from error
        if not taken:
            raise Busy(self.path, patience)
        try:
            yield
        finally:
            lock.release()
