"""Which files there are: `<root>/<device>/<YYYY-MM>.json`, and copies a sync tool made of them."""

import os
import re
from pathlib import Path
from typing import NamedTuple

from backcare_tui.domain.text import clean
from backcare_tui.journal.errors import Notice, reason_of
from backcare_tui.journal.months import Month

# Syncthing: 2026-11.sync-conflict-20261120-101112-ABCDEFG.json
# Nextcloud, ownCloud, Dropbox: 2026-11 (conflicted copy 2026-11-20 101112).json
_NAME = re.compile(
    r"(?P<month>[0-9]{4}-[0-9]{2})"
    r"(?P<copy>\.sync-conflict-.*| \(.*conflict.*\))?\.json",
    re.IGNORECASE | re.DOTALL,
)


class MonthFile(NamedTuple):
    """A file that holds (a copy of) one device's month."""

    month: Month
    path: Path
    device: str
    """The device's folder as it can be shown to a person."""
    own: bool
    """It belongs to this device."""
    copy: bool
    """A sync tool put it beside the real one."""


class Listing(NamedTuple):
    """What there is: this device's files first, then the others' by name, months ascending."""

    files: tuple[MonthFile, ...]
    devices: tuple[str, ...]
    notices: tuple[Notice, ...]


def listing(root: Path, own: str) -> Listing:
    """Everything under `root`; what cannot be looked into is named in notices. Never raises."""
    files: list[MonthFile] = []
    devices: list[str] = []
    notices: list[Notice] = []
    for folder in _folders(root, own, notices):
        device = shown(folder.name)
        try:
            found = _months_in(folder, device, folder.name == own)
        except OSError as error:
            if not isinstance(error, FileNotFoundError):
                notices.append(Notice(folder, f"cannot be looked into: {reason_of(error)}"))
            continue
        devices.append(device)
        files += found
    return Listing(tuple(files), tuple(devices), tuple(notices))


def shown(name: str) -> str:
    """A folder's name without anything that could act on a terminal."""
    return clean(name) or "a device without a name"


def _folders(root: Path, own: str, notices: list[Notice]) -> list[Path]:
    names: list[str] = []
    try:
        with os.scandir(root) as found:
            for entry in found:
                if entry.name.startswith("."):
                    continue  # A sync tool's own (.stfolder, .stversions, .git).
                if entry.is_symlink() and entry.name != own:
                    notices.append(
                        Notice(root / entry.name, "is a link and is not followed", harmless=True)
                    )
                elif entry.is_dir():
                    names.append(entry.name)
    except FileNotFoundError:
        return []
    except OSError as error:
        notices.append(Notice(root, f"cannot be looked into: {reason_of(error)}"))
    return [root / name for name in sorted(names, key=lambda name: (name != own, name))]


def _months_in(folder: Path, device: str, own: bool) -> list[MonthFile]:
    found: list[MonthFile] = []
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries)
    for name in names:
        parts = _NAME.fullmatch(name)
        if parts is None:
            continue
        try:
            month = Month.parse(parts["month"])
        except ValueError:
            continue
        found.append(MonthFile(month, folder / name, device, own, parts["copy"] is not None))
    found.sort(key=lambda file: (file.month, file.copy, file.path.name))
    return found
