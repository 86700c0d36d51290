"""Adding to this device's files: one reading at most and one writing for each call and month."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import msgspec

from backcare_tui.disk import Files, Signature, make_private, sweep
from backcare_tui.domain.journal.entries import Entry, UnknownEvent
from backcare_tui.journal.codec import Codec, Newer, NotAJournal, TooLarge
from backcare_tui.journal.errors import Damaged, NewerSchema, NotWritable, reason_of
from backcare_tui.journal.migrations import MigrationFailed
from backcare_tui.journal.months import Month
from backcare_tui.journal.quarantine import Quarantine

if TYPE_CHECKING:
    from backcare_tui.journal.database import MonthDatabase
    from backcare_tui.journal.storage import MonthStorage


class Written(NamedTuple):
    """One month's file before and after, and the documents that were added to it."""

    path: Path
    before: Signature | None
    after: Signature | None
    documents: tuple[dict[str, Any], ...]


class Writer:
    """Writes to `folder`. Callers hold the journal's lock."""

    def __init__(self, folder: Path, files: Files, codec: Codec, quarantine: Quarantine) -> None:
        self._folder = folder
        self._files = files
        self._codec = codec
        self._quarantine = quarantine
        self._open: tuple[Month, MonthDatabase] | None = None
        self._prepared = False

    def append(self, month: Month, entries: list[Entry]) -> Written:
        """Add the entries whose id is not in the file yet; durable when it returns.

        Raises JournalError; then the file is as it was, or has them all.
        """
        path = self._folder / f"{month}.json"
        try:
            self._prepare()
            database = self._database(month, path)
            storage = database.file
            self._make_way(path, storage)
            before = storage.signature
            if before is None:
                # Another program may have made our folder, and died before that was on the disk.
                self._files.fsync_folder(self._folder.parent)
            fresh = {e.id: _document_of(e) for e in entries if e.id not in storage.ids}
            documents = tuple(fresh.values())
            # Written even if nothing is fresh: the write before may have failed after the rename,
            # and then the file is not on the disk for certain.
            database.entries.insert_multiple(documents)
        except Newer as newer:
            known = self._codec.migrations.current
            raise NewerSchema(path, newer.schema, known) from None
        except (MigrationFailed, TooLarge) as error:
            raise Damaged(path, str(error)) from None
        except OSError as error:
            self._prepared = False
            raise NotWritable(path, error) from error
        return Written(path, before, storage.signature, documents)

    def _prepare(self) -> None:
        """Once: make the folder, and remove the leftovers of killed programs from it."""
        if not self._prepared:
            make_private(self._files, self._folder)
            sweep(self._files, self._folder)
            self._prepared = True

    def _database(self, month: Month, path: Path) -> "MonthDatabase":
        """The month's database; the last one is used again, for it knows its file."""
        from backcare_tui.journal.database import MonthDatabase

        if self._open is None or self._open[0] != month:
            self._open = (month, MonthDatabase(path, self._files, self._codec))
        return self._open[1]

    def _make_way(self, path: Path, storage: "MonthStorage") -> None:
        """Have the month's file read. It is moved if it is no journal, copied if ambiguous."""
        try:
            storage.look()
        except NotAJournal as reason:
            try:
                self._quarantine.move(path, str(reason))
            except OSError as error:
                where = self._quarantine.folder
                why = f"{reason}, and could not be moved to {where}: {reason_of(error)}"
                raise Damaged(path, why) from error
            storage.look()
        if storage.ambiguous is not None:
            reason = "has a name twice, of which only one is used"
            self._quarantine.keep(path, storage.ambiguous, reason)
            storage.ambiguous = None


def _document_of(entry: Entry) -> dict[str, Any]:
    """The entry as it stands in a file; its device is the folder's name, and not in it."""
    event = entry.event
    document: dict[str, Any] = {
        "id": entry.id,
        "at": entry.at,
        "event": event.data if isinstance(event, UnknownEvent) else event,
    }
    if entry.replaces is not None:
        document["replaces"] = entry.replaces
    if entry.logged is not None:
        document["logged"] = entry.logged
    return cast("dict[str, Any]", msgspec.to_builtins(document))
