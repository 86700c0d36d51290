"""Whatever is in the files and folders: it is read as far as it goes, said, and never lost."""

import json
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from backcare_tui.journal import codec
from backcare_tui.journal.errors import Damaged, JournalError, NewerSchema
from tests.journal.support import (
    ALWAYS,
    GOOD,
    NOON,
    QuickFiles,
    document,
    entry,
    everything,
    filed,
    ids,
    journal,
    month_path,
    put,
)

SLOW = settings(
    max_examples=120,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


UNREADABLE = {
    "empty": b"",
    "spaces": b"   \n",
    "zeros": b"\0" * 512,
    "not JSON": b"{'schema': 1}",
    "torn": document(GOOD)[:-20],
    "not UTF-8": b"\xff\xfe" + document(GOOD),
    "byte order mark": b"\xef\xbb\xbf" + document(GOOD),
    "a list": b"[1, 2]",
    "a number": b"7",
    "nothing in it": b"{}",
    "no schema": b'{"entries":{}}',
    "no entries": b'{"schema":1}',
    "entries are a list": b'{"schema":1,"entries":[]}',
    "schema 0": b'{"schema":0,"entries":{}}',
    "schema is text": b'{"schema":"1","entries":{}}',
    "bottomless": b'{"schema":1,"entries":{"1":' + b"[" * 100_000,
    "a key that is not UTF-8": b'{"schema":1,"entries":{"\xff":{}}}',
    "two files in one": document(GOOD) * 2,
}


@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE.keys())
@pytest.mark.parametrize("first", ["read", "append"])
def test_an_unreadable_month_of_ours_goes_to_quarantine_as_it_is(
    tmp_path: Path, data: bytes, first: str
) -> None:
    path = put(tmp_path, data)
    book = journal(tmp_path)
    if first == "read":
        assert book.read(*ALWAYS) == []
        assert not path.exists()
    new = entry()
    book.append(filed(new))
    moved = tmp_path / "data" / "quarantine" / "laptop-2026-11-1.json"
    assert moved.read_bytes() == data
    (notice,) = book.notices
    assert notice.path == path
    assert str(notice).endswith(f"it was moved, as it was, to {moved}")
    assert "\n" not in str(notice)
    assert ids(book.read(*ALWAYS)) == [new.id]
    assert journal(tmp_path).notices == ()


def test_a_second_damaged_month_does_not_replace_the_first_in_quarantine(tmp_path: Path) -> None:
    book = journal(tmp_path)
    for data in (b"one", b"two", b"three"):
        put(tmp_path, data)
        assert book.read(*ALWAYS) == []
    kept = sorted((tmp_path / "data" / "quarantine").iterdir())
    assert [path.read_bytes() for path in kept] == [b"one", b"two", b"three"]
    assert len(book.notices) == 3


@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_an_unreadable_month_of_another_machine_stays_where_it_is(
    tmp_path: Path, data: bytes
) -> None:
    path = put(tmp_path, data, device="desk")
    book, mine = journal(tmp_path), entry()
    book.append(filed(mine))
    assert ids(book.read(*ALWAYS)) == [mine.id]
    assert path.read_bytes() == data
    (notice,) = book.notices
    assert notice.path == path
    assert "left where it is" in notice.what
    put(tmp_path, document(GOOD), device="desk")
    assert ids(book.read(*ALWAYS)) == ["good", mine.id]
    assert book.notices == ()
    path.unlink()
    assert ids(book.read(*ALWAYS)) == [mine.id]


RECORDS = [
    GOOD,
    GOOD.replace("3", "1e999"),
    GOOD.replace('"id"', '"id":"twin","id"'),
    GOOD.replace("good", "BAD"),
    "null",
    "7",
    '"x"',
    "{}",
    "[]",
    '{"id":1}',
]

hostile = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["schema", "entries", "1", "2", "id", "at", "event", "kind"]), inner
            )
        ),
        max_leaves=20,
    ).map(lambda value: json.dumps(value).encode()),
    st.lists(st.sampled_from(RECORDS), max_size=5).map(
        lambda records: document(*records).replace(b"BAD", b"\xff\x1b")
    ),
    st.tuples(st.integers(0, 300), st.binary(max_size=4)).map(
        lambda cut: document(GOOD, GOOD)[: cut[0]] + cut[1] + document(GOOD, GOOD)[cut[0] :]
    ),
)


@SLOW
@given(data=hostile)
@example(data=document(GOOD).replace(b'"1"', b'"1_0"'))
@example(data=b'{"schema":1,"entries":{"1":{}}}')
@example(data=b'{"schema":1,"entries":{"9999999999999999999":{},"-1":{},"01":{}}}')
def test_any_bytes_are_survived_and_still_on_the_disk_afterwards(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    home = tmp_path_factory.mktemp("home")
    path = put(home, data)
    put(home, data, device="desk")
    book = journal(home, files=QuickFiles())
    before = ids(book.own_order(*ALWAYS))
    book.read(*ALWAYS)
    assert data in everything(home)
    new = entry()
    try:
        book.append(filed(new))
    except JournalError:
        assert path.read_bytes() == data
        return
    after = journal(home).own_order(*ALWAYS)
    assert ids(after) == [*before, new.id]
    assert month_path(home, device="desk").read_bytes() == data
    kept = list((home / "data" / "quarantine").glob("*")) if (home / "data").exists() else []
    if kept:
        assert data in [one.read_bytes() for one in kept]
    else:
        assert _values(data) <= _values(path.read_bytes())


def _values(data: bytes) -> set[str]:
    """Each record of a file, as text, and each thing beside them."""
    parts: dict[str, Any] = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
    records = msgspec.json.decode(parts.pop("entries"), type=dict[str, msgspec.Raw])
    return {bytes(raw).decode("latin-1") for raw in (*parts.values(), *records.values())}


def test_a_month_of_a_newer_version_is_neither_shown_nor_touched(tmp_path: Path) -> None:
    data = b'{"schema":2,"entries":{"1":["all different"]},"more":1}'
    path = put(tmp_path, data)
    book, december = journal(tmp_path), entry(at=NOON + timedelta(days=20))
    assert book.read(*ALWAYS) == []
    assert "newer version (schema 2)" in book.notices[0].what
    with pytest.raises(NewerSchema, match="Update BackCare") as caught:
        book.append(filed(entry()))
    assert caught.value.path == path
    assert path.read_bytes() == data
    assert not (tmp_path / "data" / "quarantine").exists()
    book.append(filed(december))
    assert ids(book.read(*ALWAYS)) == [december.id]


def test_a_newer_version_is_known_even_if_its_file_looks_like_ours(tmp_path: Path) -> None:
    put(tmp_path, document(GOOD, schema=2))
    book = journal(tmp_path)
    assert book.read(*ALWAYS) == []
    assert "newer version" in book.notices[0].what


def test_a_huge_file_is_named_and_not_read(tmp_path: Path) -> None:
    path = put(tmp_path, b"")
    os.truncate(path, codec.MAX_BYTES + 1)
    book = journal(tmp_path)
    assert book.read(*ALWAYS) == []
    assert book.notices[0].what == "is larger than 64 MB and is not read"
    with pytest.raises(Damaged, match="larger than 64 MB"):
        book.append(filed(entry()))
    assert path.stat().st_size == codec.MAX_BYTES + 1


@pytest.mark.parametrize("gone", [True, False])
def test_a_damaged_file_that_was_mended_before_it_could_be_moved_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gone: bool
) -> None:
    from backcare_tui.journal.lock import JournalLock

    path = put(tmp_path, b"half a file")
    held = JournalLock.held

    def mended(self: JournalLock, patience: float) -> Any:
        path.unlink() if gone else path.write_bytes(document(GOOD))
        return held(self, patience)

    monkeypatch.setattr(JournalLock, "held", mended)
    book = journal(tmp_path)
    assert ids(book.read(*ALWAYS)) == ([] if gone else ["good"])
    assert book.notices == ()
