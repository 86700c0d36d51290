"""A month's file as a TinyDB database, through which it is written; imported only for that."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, cast

from tinydb import TinyDB
from tinydb.table import Table

from backcare_tui.disk import Files
from backcare_tui.journal.codec import Codec
from backcare_tui.journal.storage import ENTRIES, MonthStorage


class MonthTable(Table):
    """A table whose inserts go to the end of the file's text.

    TinyDB's own insert builds the whole table anew, twice: 4 ms for 3,000 entries.
    """

    def insert(self, document: Mapping[str, Any]) -> int:
        return self.insert_multiple([document])[0]

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Insert documents; each gets the next number, a number that it brings along is ignored."""
        storage = cast("MonthStorage", self.storage)
        numbers = storage.extend(list(documents))
        self._next_id = None
        self.clear_cache()
        return numbers


class MonthDatabase(TinyDB):
    """One month as a TinyDB database."""

    table_class = MonthTable

    def __init__(self, path: Path, files: Files, codec: Codec) -> None:
        base: Any = super()  # TinyDB leaves its types open, here and below.
        base.__init__(path, files, codec, storage=MonthStorage)

    @property
    def entries(self) -> MonthTable:
        """The one table."""
        table = cast("Any", self).table(ENTRIES)
        assert isinstance(table, MonthTable)
        return table

    @property
    def file(self) -> MonthStorage:
        """The storage, by its own type."""
        storage: object = self.storage
        assert isinstance(storage, MonthStorage)
        return storage
