"""Everything that happened: adding to it, durably, and reading it back, from all devices.

`<root>/<device>/<YYYY-MM>.json`, one writer a file. Writing happens under a lock that all programs
of this device share; reading needs none: a file is only ever replaced whole.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from backcare_tui.disk import Files
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.journal.codec import Codec, Kinds, usable
from backcare_tui.journal.errors import FileNotice
from backcare_tui.journal.lock import JournalLock
from backcare_tui.journal.migrations import Migrations
from backcare_tui.journal.months import Month
from backcare_tui.journal.quarantine import Quarantine
from backcare_tui.journal.reader import Look, Reader

if TYPE_CHECKING:
    from backcare_tui.journal.writer import Writer


class Filed(msgspec.Struct, frozen=True):
    """An entry, and the month whose file it goes to (None: the month of its own instant).

    A retraction or an edit goes to the month of the entry it is about.
    """

    entry: Entry
    month: Month | None = None

    def __post_init__(self) -> None:
        """ValueError for an entry that could not be read again."""
        entry = self.entry
        offsets = entry.at.tzinfo and (entry.logged is None or entry.logged.tzinfo)
        if not offsets or not usable(entry.id, entry.at, entry.replaces, entry.logged):
            raise ValueError(f"not an entry that can be kept: {entry!r}")

    @property
    def where(self) -> Month:
        """The month whose file it goes to."""
        return Month.of(self.entry.at) if self.month is None else self.month


class Journal:
    """The journal of `device`, and of all others under `root`. Making one touches no disk.

    Threads may share it. Folders are made when something is written; `lock_timeout` is in seconds.
    """

    def __init__(
        self,
        root: Path,
        device: str,
        *,
        quarantine: Path,
        lock_path: Path,
        lock_timeout: float = 5.0,
        files: Files | None = None,
        migrations: Migrations | None = None,
    ) -> None:
        if not device or device.startswith(".") or "/" in device or "\0" in device:
            raise ValueError(f"not a name for a device's folder: {device!r}")
        files = Files() if files is None else files
        codec = Codec(Migrations() if migrations is None else migrations)
        self._folder, self._files, self._codec = root / device, files, codec
        self._lock = JournalLock(lock_path, files)
        self._lock_timeout = lock_timeout
        self._quarantine = Quarantine(quarantine, device, files)
        self._reader = Reader(
            root, device, files=files, codec=codec, lock=self._lock, quarantine=self._quarantine
        )

    @cached_property
    def _writer(self) -> "Writer":
        """Made at the first write, under the lock: most commands only read."""
        from backcare_tui.journal.writer import Writer

        return Writer(self._folder, self._files, self._codec, self._quarantine)

    def append(self, filed: Sequence[Filed]) -> None:
        """Add entries; when this returns they are on the disk. Raises JournalError.

        An entry whose id is there already is not added again, so after an error the same call can
        be repeated; some of several months may have been written by then.
        """
        months: dict[Month, list[Entry]] = {}
        for one in filed:
            months.setdefault(one.where, []).append(one.entry)
        if not months:
            return
        with self._lock.held(self._lock_timeout):
            for month, entries in months.items():
                self._reader.written(*self._writer.append(month, entries))

    def read(self, first: Month, last: Month, kinds: Kinds | None = None) -> list[Entry]:
        """Entries in the files of `first` to `last`, all devices, each id once, by instant.

        Those of one instant keep the order they were written in. Replaced and retracted ones are
        still there (`entries.effective`). Nothing in a file makes it raise: see `notices`. With
        `kinds` it is only those, all retractions and all edits, and far back costs little.
        """
        entries = self._reader.gather(first, last, kinds=kinds)
        entries.sort(key=lambda entry: entry.at)
        return entries

    def own_order(self, first: Month, last: Month) -> list[Entry]:
        """This device's entries in the order written; `read` goes by the clock, which may be set
        back.
        """
        return self._reader.gather(first, last, own_only=True)

    def fingerprint(self, first: Month, last: Month) -> tuple[Look, ...]:
        """Changes when a file of these months does, on any device; reads no file."""
        return self._reader.looks(first, last)

    def months(self) -> list[Month]:
        """Months that any device has a file of, ascending."""
        return sorted({file.month for file in self._reader.listing().files})

    def written_since(self, instant: datetime) -> list[Month]:
        """Months whose file this device wrote at `instant` or later, ascending."""
        return self._reader.written_since(instant)

    def devices(self) -> list[str]:
        """Devices that have a folder, this one first, as they can be shown to a person."""
        return list(self._reader.listing().devices)

    @property
    def notices(self) -> tuple[FileNotice, ...]:
        """Notices for the person about the files met so far; they end when the file is mended."""
        return (*self._reader.notices, *self._quarantine.notices)
