"""Which ICS files there are, and which changed: looked at only if something may have.

A folder's own time changes when a file is added, removed or replaced, which is how vdirsyncer and
most programs write. An edit in place does not show there: for that all files are looked at, every
five minutes, more rarely if there are many.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import msgspec

from backcare_tui.domain.problems import Problem

THOROUGH = timedelta(minutes=5)
"""How often all files are looked at for an edit in place, if there are up to `FEW`; twice as many
are looked at half as often, so that a large folder costs no more than a small one.
"""
FEW = 250
MAX_FILES = 20_000
MAX_BYTES = 20_000_000
DEPTH = 3
"""Folders below a path that are looked into: account, calendar, and one to spare."""

Signature = tuple[int, int, int, int]
"""Device, inode, time of change in ns, size: if all are the same, the file has not changed."""


class Found(msgspec.Struct, frozen=True):
    files: dict[str, Signature]
    problems: tuple[Problem, ...]


class CalendarFiles:
    """The `.ics` files at `paths`: files, or folders of them (vdir)."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = tuple(path.expanduser() for path in paths)
        self._folders: dict[str, tuple[int, int]] = {}
        self._last: Found | None = None
        self._thorough_at = float("-inf")

    def look(self, tick: float) -> Found:
        """The files there are now; the same object if nothing changed. Never raises.

        `tick`: monotonic seconds.
        """
        last = self._last
        if last is not None:
            every = THOROUGH.total_seconds() * max(1.0, len(last.files) / FEW)
            due = tick - self._thorough_at >= every
            if not due and self._unchanged(last):
                return last
        self._thorough_at = tick
        self._folders = {}
        files: dict[str, Signature] = {}
        problems: list[Problem] = []
        for path in self._paths:
            self._take_in(path, files, problems)
        found = Found(files, tuple(problems))
        if last is None or found != last:
            self._last = last = found
        return last

    def _unchanged(self, last: Found) -> bool:
        """Whether the folders, and the files that were named one by one, are as they were."""
        single = [path for path in self._paths if str(path) not in self._folders]
        try:
            return all(_time_of(name) == then for name, then in self._folders.items()) and all(
                _signature(path.stat()) == last.files.get(str(path)) for path in single
            )
        except (OSError, ValueError):
            return False

    def _take_in(self, path: Path, files: dict[str, Signature], problems: list[Problem]) -> None:
        try:
            status = path.stat()
        except (OSError, ValueError) as error:  # ValueError: it cannot be the name of a file
            reason = getattr(error, "strerror", None) or error
            problems.append(Problem(path, "", f"cannot be read: {reason}"))
            return
        if stat.S_ISDIR(status.st_mode):
            found = self._below(str(path), DEPTH, problems)
        else:
            found = iter([(str(path), status)])
        for file, status in found:
            if not stat.S_ISREG(status.st_mode):  # to open a pipe would wait for ever
                if file == str(path):
                    problems.append(Problem(path, "", "cannot be read: it is not a file"))
            elif status.st_size > MAX_BYTES:
                reason = f"is larger than {MAX_BYTES:,} bytes; not read"
                problems.append(Problem(Path(file), "", reason))
            elif len(files) < MAX_FILES:
                files[file] = _signature(status)
            else:
                problems.append(Problem(path, "", f"holds more than {MAX_FILES:,} files"))
                return

    def _below(
        self, folder: str, depth: int, problems: list[Problem]
    ) -> Iterator[tuple[str, os.stat_result]]:
        """The files in `folder` with the right ending, but no hidden ones, in order of name."""
        try:
            self._folders[folder] = _time_of(folder)
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            problems.append(Problem(Path(folder), "", f"cannot be read: {error.strerror or error}"))
            return
        for entry in entries:
            if entry.name.startswith("."):
                continue
            try:
                if entry.name.lower().endswith(".ics"):
                    yield entry.path, entry.stat()
                elif depth and entry.is_dir(follow_symlinks=False):
                    yield from self._below(entry.path, depth - 1, problems)
            except OSError:  # it has gone since
                continue


def _time_of(folder: str) -> tuple[int, int]:
    status = os.stat(folder)  # noqa: PTH116 - looked at every minute
    return status.st_ino, status.st_mtime_ns


def _signature(status: os.stat_result) -> Signature:
    return status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size
