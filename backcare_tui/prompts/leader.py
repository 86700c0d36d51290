"""Of several apps on one device, one leads; and a command can tell whether any app runs.

The one that leads (it rings, and writes down absences) holds a lock on a file in the state folder.
The kernel lets go of it when the process ends, however it ends. The file's modification time is the
last sign of life.
"""

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from backcare_tui.disk import Files, Lock, somebody_holds
from backcare_tui.domain.journal.entries import check_instant
from backcare_tui.paths import Paths


class LeaderLock:
    """This app's claim to lead."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._lock = Lock(leader_file(paths), Files())

    @property
    def leads(self) -> bool:
        """Whether this app leads."""
        return self._lock.is_taken

    def claim(self) -> bool:
        """Try to lead; True if this app does. If no lock can be made, every app leads."""
        try:
            return self.leads or self._lock.take()
        except OSError:
            return True

    def show_life(self, now: datetime) -> None:
        """Leave a sign of life that `last_seen` finds after a crash."""
        # A state folder that cannot be written is named elsewhere (`backcare doctor`).
        with suppress(OSError):
            os.utime(leader_file(self._paths), (now.timestamp(), now.timestamp()))

    def release(self) -> None:
        """Let another app lead; a second time does nothing."""
        self._lock.release()


def leader_file(paths: Paths) -> Path:
    return paths.state / "ringer.lock"


def last_seen(paths: Paths) -> datetime | None:
    """When an app on this device last showed life; None: never, or not known."""
    try:
        seen = datetime.fromtimestamp(leader_file(paths).stat().st_mtime, UTC)
        check_instant(seen)
    except (OSError, OverflowError, ValueError):
        return None
    return seen


def is_app_running(paths: Paths) -> bool:
    """Whether an app on this device holds the lock at this moment."""
    try:
        descriptor = os.open(leader_file(paths), os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        return somebody_holds(descriptor)
    except OSError:
        return True
    finally:
        os.close(descriptor)
