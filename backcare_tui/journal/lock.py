"""The lock that all programs of one device share while they change its files."""

import contextlib
from collections.abc import Generator
from pathlib import Path

from backcare_tui.journal.errors import Busy, NotWritable
from backcare_tui.journal.files import PRIVATE_FILE, Files, make_private

_ASK_AGAIN = 0.005
"""Seconds between two tries for a lock that is taken; a write takes about as long."""


class Lock:
    """The lock file; it and its folder are made when it is first taken."""

    def __init__(self, path: Path, files: Files) -> None:
        self.path = path
        self._files = files

    @contextlib.contextmanager
    def held(self, patience: float) -> Generator[None]:
        """Hold the lock. Raises Busy after `patience` seconds, NotWritable if it cannot be made.

        It excludes other programs and other threads alike, and the system lets go of it when its
        holder dies.
        """
        from filelock import FileLock, Timeout  # 25 ms that reading does not need

        try:
            if self._files.stat(self.path.parent) is None:
                make_private(self._files, self.path.parent)
            lock = FileLock(self.path, mode=PRIVATE_FILE, thread_local=False)
            lock.acquire(timeout=patience, poll_interval=_ASK_AGAIN)
        except Timeout:
            raise Busy(self.path, patience) from None
        except OSError as error:
            raise NotWritable(self.path, error) from error
        try:
            yield
        finally:
            lock.release()
