"""Which files there are: `<root>/<device>/<YYYY-MM>.json`, and copies a sync tool made of them."""

import os
import re
from pathlib import Path

import msgspec

from backcare_tui.disk import Files, Signature
from backcare_tui.domain.text import clean
from backcare_tui.journal.errors import FileNotice, reason_of
from backcare_tui.journal.months import Month

# Syncthing: 2026-11.sync-conflict-20261120-101112-ABCDEFG.json
# Nextcloud, ownCloud, Dropbox: 2026-11 (conflicted copy 2026-11-20 101112).json
_NAME = re.compile(
    r"(?P<month>[0-9]{4}-[0-9]{2})"
    r"(?P<copy>\.sync-conflict-.*| \(.*conflict.*\))?\.json",
    re.IGNORECASE | re.DOTALL,
)


class MonthFile(msgspec.Struct, frozen=True):
    """A file that holds (a copy of) one device's month."""

    month: Month
    path: Path
    device: str
    """The device's folder as it can be shown to a person."""
    own: bool
    """It belongs to this device."""
    copy: bool
    """A sync tool put it beside the real one."""


class Listing(msgspec.Struct, frozen=True):
    """What there is: this device's files first, then the others' by name, months ascending."""

    files: tuple[MonthFile, ...]
    devices: tuple[str, ...]
    notices: tuple[FileNotice, ...]
    folders: tuple[Path, ...]
    """All folders of devices, also those that cannot be looked into."""


class Folders:
    """The listing of `root`, for as long as no folder in it changes.

    The app asks every second or two: to look through ten years takes a millisecond, to ask when a
    folder changed a hundredth of that.
    """

    def __init__(self, root: Path, own: str, files: Files) -> None:
        self._root = root
        self._own = own
        self._files = files
        self._kept: tuple[Listing, tuple[Signature, ...]] | None = None
        self._uses = 0

    def listing(self) -> Listing:
        """Everything under `root`, as `listing`; the same object while nothing has changed."""
        kept, self._uses = self._kept, self._uses + 1
        if kept is not None and self._uses < _MOST_USES and self._looks(kept[0]) == kept[1]:
            return kept[0]
        found = listing(self._root, self._own)
        looks, self._uses = self._looks(found), 0
        troubled = any(not notice.harmless for notice in found.notices)
        settled = self._files.now() - _SETTLED
        keep = looks and not troubled and all(look.modified < settled for look in looks)
        self._kept = (found, looks) if keep else None
        return found

    def _looks(self, found: Listing) -> tuple[Signature, ...]:
        """How its folders look; empty if one of them cannot be looked at."""
        looks: list[Signature] = []
        for folder in (self._root, *found.folders):
            try:
                look = self._files.stat(folder)
            except OSError:
                return ()
            if look is None:
                return ()
            looks.append(look)
        return tuple(looks)


_SETTLED = 3 * 10**9
"""Nanoseconds: a folder that changed later may change again and look the same (FAT stamps 2 s)."""
_MOST_USES = 40
"""Then the folders are looked through all the same: not every network drive stamps them."""


def listing(root: Path, own: str) -> Listing:
    """Everything under `root`; notices name folders that cannot be looked into. Never raises."""
    files: list[MonthFile] = []
    devices: list[str] = []
    notices: list[FileNotice] = []
    folders = _folders(root, own, notices)
    for folder in folders:
        device = shown(folder.name)
        try:
            found = _months_in(folder, device, folder.name == own)
        except OSError as error:
            if not isinstance(error, FileNotFoundError):
                notices.append(FileNotice(folder, f"cannot be looked into: {reason_of(error)}"))
            continue
        devices.append(device)
        files += found
    return Listing(tuple(files), tuple(devices), tuple(notices), tuple(folders))


def shown(name: str) -> str:
    """A folder's name without anything that could act on a terminal."""
    return clean(name) or "a device without a name"


def _folders(root: Path, own: str, notices: list[FileNotice]) -> list[Path]:
    names: list[str] = []
    try:
        with os.scandir(root) as found:
            for entry in found:
                if entry.name.startswith("."):
                    continue  # A sync tool's own (.stfolder, .stversions, .git).
                if entry.is_symlink() and entry.name != own:
                    notices.append(
                        FileNotice(
                            root / entry.name, "is a link and is not followed", harmless=True
                        )
                    )
                elif entry.is_dir():
                    names.append(entry.name)
    except FileNotFoundError:
        return []
    except OSError as error:
        notices.append(FileNotice(root, f"cannot be looked into: {reason_of(error)}"))
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
