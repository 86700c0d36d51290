"""This machine's name in the journal, so that two machines never write to one file.

It is made once and never changed, whatever the person calls the machine: that is a label beside it
(`journal/names.py`).
"""

import os
from pathlib import Path

from backcare_tui.disk import Files, write_durably, write_once


def device_name(state: Path) -> str:
    """`<host>-<four hex digits>`, made once and kept in `state`.

    Two programs that start at the same time agree on it. If `state` cannot be written, the name is
    made from the host's name alone, so that it is the same every time.
    """
    file = state / "device"
    name = _read(file)
    if name:
        return name
    host = "".join(c if c.isascii() and c.isalnum() else "-" for c in os.uname().nodename.lower())
    host = host.strip("-")[:20] or "device"
    made = f"{host}-{os.urandom(2).hex()}"
    try:
        return _kept(file, made)
    except OSError:
        return _read(file) or f"{host}-0000"


def _kept(file: Path, made: str) -> str:
    """The name in `file` once `made` was offered: that of another program that was quicker.

    A file without a usable name is replaced. Raises OSError.
    """
    line = f"{made}\n".encode()
    try:
        write_once(Files(), file, line)
    except FileExistsError:
        name = _read(file)
        if name:
            return name
        write_durably(Files(), file, line)
    return made


def _read(file: Path) -> str:
    """The name that is kept in `file`; "" if there is none that could be a folder's name."""
    try:
        name = file.read_bytes()[:100].decode("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
    fits = 0 < len(name) <= 64 and all(c.isalnum() or c == "-" for c in name)
    return name if fits else ""
