"""Holding prompts while a command runs: `backcare break hold -- COMMAND…`.

A hold is a file in `<state>/holds/`, locked by the program that holds. However that program
ends, kill -9 and a power cut included, the kernel takes the lock away, so no hold outlives it. A
file without a lock is a leftover, and the next program that looks removes it.

The lock is on the open file, which is not inherited: a daemon that the command leaves behind holds
nothing.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import msgspec

from backcare_tui import disk
from backcare_tui.domain.journal.entries import check_instant
from backcare_tui.domain.text import clean_line
from backcare_tui.paths import Paths

MAX_LABEL = 40
NAMELESS = "a command"
_SUFFIX = ".hold"
_MAX_BYTES = 4_096
_UNFINISHED_AFTER = timedelta(minutes=1)


class HeldBy(msgspec.Struct, frozen=True):
    """A program that holds the prompts. `since` is None if its file does not say it readably."""

    label: str
    since: datetime | None = None

    def __post_init__(self) -> None:
        label = clean_line(self.label, MAX_LABEL) or NAMELESS
        msgspec.structs.force_setattr(self, "label", label)


@contextmanager
def holding(paths: Paths, label: str, since: datetime) -> Iterator[None]:
    """Prompts are held inside the `with`, or until this program ends.

    Raises OSError if the state folder cannot be written or locked.
    """
    folder, files, name = folder_of(paths), disk.Files(), uuid4().hex
    disk.make_missing(files, folder)
    unfinished, path = folder / f".{name}", folder / f"{name}{_SUFFIX}"
    descriptor = files.create(unfinished)
    try:
        # Locked before it gets its name: nobody can take it for a leftover.
        disk.hold(descriptor, wait=True)
        os.write(descriptor, msgspec.json.encode(HeldBy(label, since)))
        files.replace(unfinished, path)
        yield
    finally:
        for ours in (unfinished, path):
            with suppress(OSError):
                ours.unlink(missing_ok=True)
        os.close(descriptor)


def held(paths: Paths) -> tuple[HeldBy, ...]:
    """The programs that hold the prompts now, longest first. Never raises."""
    folder = folder_of(paths)
    try:
        names = os.listdir(folder)  # noqa: PTH208 - looked at often: names are all it takes
    except OSError:
        return ()
    found = [_look(folder / name) for name in names if name.endswith(_SUFFIX)]
    for name in names:
        if name.startswith("."):
            _sweep_unfinished(folder / name)
    latest = datetime.max.replace(tzinfo=UTC)
    return tuple(sorted((each for each in found if each), key=lambda each: each.since or latest))


def folder_of(paths: Paths) -> Path:
    return paths.state / "holds"


def _look(path: Path) -> HeldBy | None:
    """The program that holds by this file; if none does, None, and the file is removed."""
    try:
        # Neither a link nor a pipe that somebody put here is followed or waited for.
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        if disk.somebody_holds(descriptor):
            return _read(descriptor)
        path.unlink(missing_ok=True)
    except OSError:
        return None
    else:
        return None
    finally:
        os.close(descriptor)


def _read(descriptor: int) -> HeldBy:
    try:
        data = os.read(descriptor, _MAX_BYTES)
        by = msgspec.json.decode(data, type=HeldBy)
        if by.since is not None:
            check_instant(by.since)
    except (OSError, ValueError, msgspec.MsgspecError, RecursionError):
        return HeldBy(NAMELESS)
    return by


def _sweep_unfinished(path: Path) -> None:
    """Remove the file of a program that was killed before it gave the file its name."""
    with suppress(OSError):
        age = timedelta(seconds=time.time() - path.stat().st_mtime)
        if age > _UNFINISHED_AFTER:
            path.unlink()
