"""Reading all devices' files; each is read again only when it has changed."""

import contextlib
from _thread import allocate_lock  # threading itself costs 3 ms, and `status` wants none of it
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from backcare_tui.disk import Files, Signature
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.journal.codec import (
    Codec,
    DecodedFile,
    Kinds,
    Newer,
    NotAJournal,
    TooLarge,
    relevant_to,
)
from backcare_tui.journal.errors import FileNotice, JournalError, reason_of
from backcare_tui.journal.folders import Folders, Listing, MonthFile
from backcare_tui.journal.lock import JournalLock
from backcare_tui.journal.migrations import MigrationFailed
from backcare_tui.journal.months import Month
from backcare_tui.journal.quarantine import Quarantine
from backcare_tui.journal.storage import MonthStorage

PATIENCE = 0.25
"""Seconds to wait for the lock before a damaged file is left for the next reading to move."""


class _Seen(msgspec.Struct, frozen=True):
    """What a file held when it looked like this (None: look again next time)."""

    signature: Signature | None
    entries: tuple[Entry, ...] = ()
    notices: tuple[FileNotice, ...] = ()


class Look(msgspec.Struct, frozen=True):
    """How a file looks: two that are equal hold the same."""

    month: Month
    path: str
    signature: Signature | None


class Reader:
    """Reads files under `root`; threads may share it. Nothing in a file makes it raise."""

    def __init__(
        self,
        root: Path,
        device: str,
        *,
        files: Files,
        codec: Codec,
        lock: JournalLock,
        quarantine: Quarantine,
    ) -> None:
        self._folders = Folders(root, device, files)
        self._device = device
        self._files = files
        self._codec = codec
        self._lock = lock
        self._quarantine = quarantine
        self._guard = allocate_lock()
        self._seen: dict[Path, _Seen] = {}
        self._relevant: dict[tuple[Path, Kinds], _Seen] = {}
        """By file and kinds: the entries found in files that nobody had read whole."""
        self._listed: Listing | None = None

    @property
    def notices(self) -> tuple[FileNotice, ...]:
        """About files and folders, as they were when they were last looked at."""
        with self._guard:
            listed = () if self._listed is None else self._listed.notices
            seen = [notice for one in self._seen.values() for notice in one.notices]
            return (*listed, *seen)

    def listing(self) -> Listing:
        """All files there are. Files that are gone are forgotten."""
        found = self._folders.listing()
        if found is self._listed:
            return found
        there = {file.path for file in found.files}
        with self._guard:
            self._listed = found
            for path in self._seen.keys() - there:
                del self._seen[path]
            for key in [key for key in self._relevant if key[0] not in there]:
                del self._relevant[key]
        return found

    def gather(
        self, first: Month, last: Month, *, own_only: bool = False, kinds: Kinds | None = None
    ) -> list[Entry]:
        """Entries of these months (`relevant_to` the `kinds`), each id once, as written."""
        by_id: dict[str, Entry] = {}
        for file in self.listing().files:
            if first <= file.month <= last and (file.own or not own_only):
                found = self._entries_of(file) if kinds is None else self._relevant_in(file, kinds)
                for entry in found:
                    by_id.setdefault(entry.id, entry)
        return list(by_id.values())

    def looks(self, first: Month, last: Month) -> tuple[Look, ...]:
        """How each file of these months looks, without reading any."""
        found: list[Look] = []
        for file in self.listing().files:
            if first <= file.month <= last:
                found.append(Look(file.month, str(file.path), self._signature(file.path)))
        return tuple(found)

    def _signature(self, path: Path) -> Signature | None:
        with contextlib.suppress(OSError):
            return self._files.stat(path)
        return None

    def written_since(self, instant: datetime) -> list[Month]:
        """Months whose file this device wrote at `instant` or later, ascending."""
        since = int(instant.timestamp()) * 10**9
        own = (
            (file.month, self._signature(file.path)) for file in self.listing().files if file.own
        )
        return sorted({month for month, look in own if look is not None and look.modified >= since})

    def written(
        self,
        path: Path,
        before: Signature | None,
        after: Signature | None,
        documents: tuple[dict[str, Any], ...],
    ) -> None:
        """Take note that `documents` were added to `path`: it need not be read again."""
        with self._guard:
            seen = self._seen.get(path)
            if seen is None or seen.signature is None or seen.signature != before:
                return
            entries = list(seen.entries)
            for document in documents:
                entry = self._codec.entry(msgspec.json.encode(document), self._device)
                if entry is not None:
                    entries.append(entry)
            self._seen[path] = _Seen(after, tuple(entries), seen.notices)

    def _relevant_in(self, file: MonthFile, kinds: Kinds) -> tuple[Entry, ...]:
        """The entries `relevant_to` these kinds; no more is decoded of a file not read before."""
        with contextlib.suppress(OSError, NotAJournal, TooLarge):
            signature, key = self._files.stat(file.path), (file.path, kinds)
            told, seen = self._relevant.get(key), self._seen.get(file.path)
            if told is not None and told.signature == signature:
                return told.entries
            if signature is not None and (seen is None or seen.signature != signature):
                found = self._storage(file).find(file.device, kinds)
                if found is not None:
                    with self._guard:
                        self._relevant[key] = _Seen(signature, found)
                    return found
        return relevant_to(self._entries_of(file), kinds)

    def _entries_of(self, file: MonthFile) -> tuple[Entry, ...]:
        try:
            signature = self._files.stat(file.path)
            if signature is None:
                return ()
            seen = self._seen.get(file.path)
            if seen is None or seen.signature != signature:
                seen = self._look(file, signature)
        except OSError as error:
            what = f"cannot be read: {reason_of(error)}"
            seen = _Seen(None, (), (FileNotice(file.path, what),))
        with self._guard:
            self._seen[file.path] = seen
        return seen.entries

    def _look(self, file: MonthFile, signature: Signature) -> _Seen:
        """What is in a file. One of ours that is no journal goes to quarantine. Raises OSError."""
        notices: list[str] = []
        remarks: list[str] = []
        loaded = DecodedFile()
        try:
            loaded = self._storage(file).entries(file.device)
        except NotAJournal as reason:
            if file.own and not file.copy:
                return self._move_away(file, signature, str(reason))
            notices.append(f"{reason}; it is left where it is")
        except Newer as newer:
            what = f"was written by a newer version (schema {newer.schema})"
            remarks.append(f"{what}; its entries are kept, but not shown")
        except (MigrationFailed, TooLarge) as error:
            notices.append(str(error))
        if loaded.skipped:
            notices.append(f"holds entries that cannot be read, and keeps them: {loaded.skipped}")
        if loaded.misfits:
            notices.append(f"holds entries with unexpected content: {loaded.misfits}")
        if file.copy:
            remarks.append("is a copy that a sync tool made; it is read as well")
        told = [FileNotice(file.path, what) for what in notices]
        told += [FileNotice(file.path, what, harmless=True) for what in remarks]
        return _Seen(signature, loaded.entries, tuple(told))

    def _storage(self, file: MonthFile) -> MonthStorage:
        return MonthStorage(file.path, self._files, self._codec)

    def _move_away(self, file: MonthFile, signature: Signature, reason: str) -> _Seen:
        """Move our own damaged file to quarantine, unless it changed while we waited."""
        try:
            with self._lock.held(PATIENCE):
                now = self._files.stat(file.path)
                if now == signature:
                    self._quarantine.move(file.path, reason)
                    return _Seen(None)
        except (JournalError, OSError) as error:
            why = reason_of(error) if isinstance(error, OSError) else str(error)
            what = f"{reason}, and could not be moved to {self._quarantine.folder}: {why}"
            return _Seen(None, (), (FileNotice(file.path, what),))
        return _Seen(None) if now is None else self._look(file, now)
