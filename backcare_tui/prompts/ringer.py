"""Of several apps on one device, one rings; and a command can tell whether any app runs.

The one that rings holds a lock on a file in the state folder. The kernel lets go of it when the
process ends, whatever way it ends. The file's modification time is the last sign of life.
"""

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from backcare_tui.domain.entries import check_instant
from backcare_tui.paths import Paths

if TYPE_CHECKING:
    from filelock import FileLock


class Ringer:
    """This app's claim to be the one that rings."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._lock: FileLock | None = None

    @property
    def rings(self) -> bool:
        return self._lock is not None and self._lock.is_locked

    def claim(self) -> bool:
        """Try to be the one; True if it is. Where no lock can be made, every app rings."""
        if self.rings:
            return True
        from filelock import FileLock, Timeout

        try:
            self._paths.state.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._lock is None:
                self._lock = FileLock(ringer_file(self._paths), mode=0o600)
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        except (OSError, NotImplementedError):
            return True
        return True

    def show_life(self, now: datetime) -> None:
        """Leave a sign of life that `last_seen` finds after a crash."""
        # A state folder that cannot be written is named elsewhere (`backcare doctor`).
        with suppress(OSError):
            os.utime(ringer_file(self._paths), (now.timestamp(), now.timestamp()))

    def release(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def ringer_file(paths: Paths) -> Path:
    return paths.state / "ringer.lock"


def last_seen(paths: Paths) -> datetime | None:
    """When an app on this device last showed life; None: never, or not known."""
    try:
        seen = datetime.fromtimestamp(ringer_file(paths).stat().st_mtime, UTC)
        check_instant(seen)
    except (OSError, OverflowError, ValueError):
        return None
    return seen


def is_app_running(paths: Paths) -> bool:
    """Whether an app on this device holds the lock at this moment."""
    import fcntl

    try:
        descriptor = os.open(ringer_file(paths), os.O_RDWR)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    else:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
        return False
    finally:
        os.close(descriptor)
