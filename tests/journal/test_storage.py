"""A month is a TinyDB database: TinyDB's own ways of asking and changing work on it."""

from pathlib import Path

import msgspec
from tinydb import TinyDB, where

from backcare_tui.disk import Files
from backcare_tui.journal.codec import Codec
from backcare_tui.journal.database import MonthDatabase
from backcare_tui.journal.migrations import Migrations
from backcare_tui.journal.storage import RawDocument
from tests.journal.support import entry, filed, journal, month_path


def open_month(home: Path) -> MonthDatabase:
    return MonthDatabase(month_path(home), Files(), Codec(Migrations()))


def test_plain_tinydb_opens_a_month(tmp_path: Path) -> None:
    one, two = entry(), entry()
    journal(tmp_path).append(filed(one, two))
    with TinyDB(month_path(tmp_path)) as database:
        table = database.table("entries")
        assert [doc["id"] for doc in table.all()] == [one.id, two.id]
        assert [doc.doc_id for doc in table.all()] == [1, 2]


def test_a_month_can_be_asked_and_changed_as_any_tinydb_database(tmp_path: Path) -> None:
    month_path(tmp_path).parent.mkdir(parents=True)
    month = open_month(tmp_path)
    assert month.entries.all() == []
    assert month.entries.insert({"id": "a", "n": 1}) == 1
    assert month.entries.insert_multiple([{"id": "b", "n": 2}, {"id": "c", "n": 3}]) == [2, 3]
    assert month.entries.search(where("n") > 1) == [{"id": "b", "n": 2}, {"id": "c", "n": 3}]
    assert month.entries.remove(where("id") == "b") == [2]
    assert month.entries.insert({"id": "d", "n": 4}) == 4
    assert month.file.ids == {"a", "c", "d"}
    again = open_month(tmp_path)
    assert [doc["id"] for doc in again.entries] == ["a", "c", "d"]
    assert again.tables() == {"schema", "entries"}
    assert b'{"schema":1,"entries":{' in month_path(tmp_path).read_bytes()


def test_emptied_tables_can_be_filled_again(tmp_path: Path) -> None:
    journal(tmp_path).append(filed(entry()))
    month = open_month(tmp_path)
    month.drop_tables()
    assert month.entries.insert({"id": "a"}) == 1
    assert len(open_month(tmp_path).entries) == 1


def test_a_raw_document_is_a_mapping_even_where_a_hand_wrote_something_else() -> None:
    assert dict(RawDocument(msgspec.Raw(b'{"a":1}'))) == {"a": 1}
    assert len(RawDocument(msgspec.Raw(b'{"a":1}'))) == 1
    assert dict(RawDocument(msgspec.Raw(b"[1]"))) == {}
