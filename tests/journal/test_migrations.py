"""A file of schema 1 in the hands of a version that writes schema 2, known to these tests only."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from backcare_tui.journal.errors import Damaged
from backcare_tui.journal.migrations import (
    CURRENT,
    MigrationFailed,
    Migrations,
    migrate,
)
from tests.journal.support import ALWAYS, entry, filed, ids, journal, month_path, put

AT = "2026-11-20T12:00:00+01:00"


def to_two(document: dict[str, Any]) -> dict[str, Any]:
    """What schema 1 (of these tests) called `ache_rated` is `pain_rated` in schema 2."""
    entries: dict[str, Any] = {}
    for number, one in document["entries"].items():
        event = one["event"]
        if event["kind"] == "ache_rated":
            event = {**event, "kind": "pain_rated"}
        entries[number] = {**one, "event": event}
    return {**document, "entries": entries}


TWO = Migrations(2, {1: to_two})


def old_file() -> dict[str, Any]:
    return {
        "schema": 1,
        "made_by": "an older version",
        "entries": {
            "1": {"id": "a", "at": AT, "event": {"kind": "ache_rated", "score": 2}, "mood": "fine"},
            "2": {"id": "b", "at": AT, "event": {"kind": "never_heard_of", "x": [1]}},
        },
    }


def test_the_shipped_schema_is_one() -> None:
    assert Migrations() == (CURRENT, {}) == (1, {})


def test_a_document_goes_step_by_step_and_keeps_what_nobody_knows() -> None:
    document = migrate(old_file(), 2, {1: to_two})
    assert document["schema"] == 2
    assert document["made_by"] == "an older version"
    assert document["entries"]["1"] == {
        "id": "a",
        "at": AT,
        "event": {"kind": "pain_rated", "score": 2},
        "mood": "fine",
    }
    assert document["entries"]["2"] == old_file()["entries"]["2"]
    assert migrate(document, 2, {}) is document


def test_a_way_that_is_missing_or_breaks_is_named() -> None:
    with pytest.raises(MigrationFailed, match="no way from schema 2 to 3"):
        migrate(old_file(), 3, {1: to_two})
    with pytest.raises(MigrationFailed, match="from schema 1 to 2: KeyError"):
        migrate({"schema": 1}, 2, {1: to_two})


def test_an_old_month_is_read_at_once_and_brought_up_to_date_when_something_is_added(
    tmp_path: Path,
) -> None:
    path = put(tmp_path, msgspec.json.encode(old_file()))
    book, new = journal(tmp_path, migrations=TWO), entry()
    assert ids(book.read(*ALWAYS)) == ["a", "b"]
    assert msgspec.json.decode(path.read_bytes()) == old_file()
    book.append(filed(new))
    document = msgspec.json.decode(path.read_bytes())
    assert document["schema"] == 2
    assert document["made_by"] == "an older version"
    assert document["entries"]["1"]["mood"] == "fine"
    assert document["entries"]["1"]["event"] == {"kind": "pain_rated", "score": 2}
    assert document["entries"]["2"] == old_file()["entries"]["2"]
    fresh = journal(tmp_path, migrations=TWO)
    assert ids(fresh.read(*ALWAYS)) == ["a", "b", new.id]
    assert fresh.read(*ALWAYS) == book.read(*ALWAYS)
    assert book.notices == fresh.notices == ()


def test_the_old_version_then_leaves_the_new_file_alone(tmp_path: Path) -> None:
    journal(tmp_path, migrations=TWO).append(filed(entry()))
    before = month_path(tmp_path).read_bytes()
    old = journal(tmp_path)
    assert old.read(*ALWAYS) == []
    assert "newer version" in old.notices[0].what
    assert month_path(tmp_path).read_bytes() == before


def test_a_month_that_cannot_be_brought_up_to_date_is_kept_and_named(tmp_path: Path) -> None:
    path = put(tmp_path, b'{"schema":1,"entries":{"1":{"id":"no event"}}}')
    before = path.read_bytes()
    book = journal(tmp_path, migrations=TWO)
    assert book.read(*ALWAYS) == []
    assert "from schema 1 to 2" in book.notices[0].what
    with pytest.raises(Damaged, match="nothing was written over it"):
        book.append(filed(entry()))
    assert path.read_bytes() == before


@pytest.mark.parametrize("value", [b"1e999", b'"\xff"'])
def test_a_value_that_cannot_be_taken_apart_stops_the_migration_and_is_kept(
    tmp_path: Path, value: bytes
) -> None:
    data = b'{"schema":1,"x":%b,"entries":{}}' % value
    path = put(tmp_path, data)
    book = journal(tmp_path, migrations=TWO)
    assert book.read(*ALWAYS) == []
    assert "cannot be taken apart" in book.notices[0].what
    with pytest.raises(Damaged, match="cannot be taken apart"):
        book.append(filed(entry()))
    assert path.read_bytes() == data
