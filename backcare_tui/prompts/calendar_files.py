"""Which ICS files there are, and which changed: looked at only where something may have.

A folder's own time changes when a file is added, removed or replaced, which is how vdirsyncer and
most programs write. An edit in place does not show there: every `THOROUGH` all files are looked at.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import msgspec

from backcare_tui.domain.problems import Problem

THOROUGH = timedelta(minutes=5)
MAX_FILES = 20_000
MAX_BYTES = 20_000_000
DEPTH = 3
"""Folders below a path that are looked into: account, calendar, and one to spare."""

Signature = tuple[int, int, int, int]
"""Device, inode, time of change in ns, size: a file with the same has not changed."""


class Found(msgspec.Struct, frozen=True):
    files: dict[Path, Signature]
    problems: tuple[Problem, ...]


class CalendarFiles:
    """The `.ics` files at `paths`: files, or folders of them (vdir)."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = tuple(path.expanduser() for path in paths)
        self._folders: dict[Path, tuple[int, int]] = {}
        self._last: Found | None = None
        self._thorough_at = float("-inf")

    def look(self, tick: float) -> Found:
        """The files there are now. `tick`: monotonic seconds. Never raises."""
        last = self._last
        due = tick - self._thorough_at >= THOROUGH.total_seconds()
        if last is not None and not due and self._unchanged(last):
            return last
        self._thorough_at = tick
        self._folders = {}
        files: dict[Path, Signature] = {}
        problems: list[Problem] = []
        for path in self._paths:
            self._take_in(path, files, problems)
        self._last = Found(files, tuple(problems))
        return self._last

    def _unchanged(self, last: Found) -> bool:
        single = [path for path in self._paths if path not in self._folders]
        return all(_time_of(path) == then for path, then in self._folders.items()) and all(
            _signature(path) == last.files.get(path) for path in single
        )

    def _take_in(self, path: Path, files: dict[Path, Signature], problems: list[Problem]) -> None:
        try:
            status = path.stat()
        except OSError as error:
            problems.append(Problem(path, "", f"cannot be read: {error.strerror or error}"))
            return
        except ValueError:
            problems.append(Problem(path, "", "is not the name of a file"))
            return
        found = self._below(path, DEPTH, problems) if stat.S_ISDIR(status.st_mode) else [path]
        for file in found:
            signature = _signature(file)
            if signature is None:
                if file == path:
                    problems.append(Problem(path, "", "cannot be read: it is not a file"))
                continue
            if signature[3] > MAX_BYTES:
                problems.append(Problem(file, "", f"is larger than {MAX_BYTES:,} bytes; not read"))
            elif len(files) < MAX_FILES:
                files[file] = signature
            else:
                problems.append(Problem(path, "", f"holds more than {MAX_FILES:,} files"))
                return

    def _below(self, folder: Path, depth: int, problems: list[Problem]) -> Iterator[Path]:
        """The files with the right ending in `folder`, hidden ones left out, in order of name."""
        time = _time_of(folder)
        try:
            with os.scandir(folder) as listing:
                entries = sorted(
                    (entry for entry in listing if not entry.name.startswith(".")),
                    key=lambda entry: entry.name,
                )
        except OSError as error:
            problems.append(Problem(folder, "", f"cannot be read: {error.strerror or error}"))
            return
        if time is not None:
            self._folders[folder] = time
        for entry in entries:
            if entry.name.lower().endswith(".ics"):
                yield folder / entry.name
            elif depth and _is_folder(entry):
                yield from self._below(folder / entry.name, depth - 1, problems)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _time_of(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns


def _signature(path: Path) -> Signature | None:
    """None where it is not a plain file: to open a pipe would wait for ever."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size
