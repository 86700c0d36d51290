"""The person's own name for a device: one line beside its months, written by that device alone.

The folder keeps the name that `device.py` made: other programs and machines know it by that. The
label lies in the journal because that is what machines share, and each can show it.
"""

import contextlib
from pathlib import Path

from backcare_tui.disk import Files, make_private, write_durably
from backcare_tui.domain.text import clean, clean_line
from backcare_tui.journal.errors import NotWritable
from backcare_tui.journal.lock import JournalLock

FILE = "name"
MAX_NAME = 40
"""Characters."""
_MOST = MAX_NAME * 4
"""Bytes that many characters take at most; more of a file is not read."""


def suggested(device: str) -> str:
    """A name for `device` (`<host>-<digits>`) before the person gave one: its host's."""
    return device.rpartition("-")[0] or device


def name_of(root: Path, device: str) -> str:
    """The name that the person gave `device`; "" if they gave none, or it cannot be read."""
    path = root / device / FILE
    with contextlib.suppress(OSError):
        found = Files().stat(path)
        if found is not None and found.regular:
            with path.open("rb") as file:
                text = file.read(_MOST).decode("utf-8", "ignore")
            return clean_line(text, MAX_NAME)
    return ""


def checked(name: str) -> str:
    """`name` as it is kept. Raises ValueError, in words for the person, if it cannot be one."""
    kept = clean(name)
    if not 0 < len(kept) <= MAX_NAME:
        raise ValueError(f"a device's name has 1 to {MAX_NAME} characters")
    return kept


def give_name(root: Path, device: str, name: str, lock_path: Path, patience: float = 1.0) -> str:
    """Call `device`, which is this machine, `name` from now on; returns the name as it is kept.

    `patience` is in seconds. Raises ValueError for a name that cannot be one, Busy, NotWritable.
    """
    kept = checked(name)
    files = Files()
    folder = root / device
    with JournalLock(lock_path, files).held(patience):
        try:
            make_private(files, folder)
            write_durably(files, folder / FILE, f"{kept}\n".encode())
        except OSError as error:
            raise NotWritable(folder / FILE, error) from error
    return kept
