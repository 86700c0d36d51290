"""The folder for files that cannot be read: nothing is deleted, and nothing is written over."""

import os
from pathlib import Path

from backcare_tui.disk import Files, make_private, write_durably
from backcare_tui.journal.errors import FileNotice


class Quarantine:
    """For one device, with the journal's lock held. If a method raises OSError, the file is where
    it was.
    """

    def __init__(self, folder: Path, device: str, files: Files) -> None:
        self.folder = folder
        self._device = device
        self._files = files
        self._notices: list[FileNotice] = []

    @property
    def notices(self) -> tuple[FileNotice, ...]:
        """About the files put here since this object was made."""
        return tuple(self._notices)

    def move(self, path: Path, reason: str) -> None:
        """Move `path` here, under a name that is free; `reason` follows its name in the notice."""
        make_private(self._files, self.folder)
        target = self._free(path)
        self._files.replace(path, target)
        self._notices.append(FileNotice(path, f"{reason}; it was moved, as it was, to {target}"))
        self._files.fsync_folder(self.folder)
        self._files.fsync_folder(path.parent)

    def keep(self, path: Path, data: bytes, reason: str) -> None:
        """Write a copy of `path`, whose bytes are `data`, here, under a name that is free."""
        make_private(self._files, self.folder)
        target = self._free(path)
        write_durably(self._files, target, data)
        self._notices.append(FileNotice(path, f"{reason}; a copy as it was is {target}"))

    def _free(self, path: Path) -> Path:
        number = 1
        while True:
            target = self.folder / f"{self._device}-{path.stem}-{number}{path.suffix}"
            if not os.path.lexists(target):
                return target
            number += 1
