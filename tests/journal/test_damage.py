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

from backcare_tui.domain.entries import AdjustmentTallied, PainRated, UnknownEvent
from backcare_tui.journal import codec
from backcare_tui.journal.journal import Damaged, JournalError, NewerSchema
from tests.journal.support import (
    ALWAYS,
    DECEMBER,
    NOON,
    NOVEMBER,
    QuickFiles,
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
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
AT = '"at":"2026-11-20T12:00:00+01:00"'
GOOD = f'{{"id":"good",{AT},"event":{{"kind":"pain_rated","score":3}}}}'


def document(*records: str, beside: str = "", schema: int = 1) -> bytes:
    """A month's file with these records, in order."""
    rows = ",".join(f'"{number}":{record}' for number, record in enumerate(records, start=1))
    return f'{{"schema":{schema},{beside}"entries":{{{rows}}}}}'.encode()


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


def test_what_a_newer_version_added_survives_our_writing_byte_for_byte(tmp_path: Path) -> None:
    future = (
        f'{{"mood":"fine","id":"f",{AT},"event":'
        '{"score":4,"kind":"pain_rated","where":["low",1.50,123456789012345678901234567890]}}'
    )
    strange = f'{{"id":"s",{AT},"event":{{"kind":"sleep_scored","score":1e2}}}}'
    put(tmp_path, document(future, strange, beside='"made_by":{"app": "9.9"},'))
    book, new = journal(tmp_path), entry()
    first, second = book.read(*ALWAYS)
    assert first.event == PainRated(score=4)
    assert second.event == UnknownEvent("sleep_scored", {"kind": "sleep_scored", "score": 100.0})
    book.append(filed(new))
    data = month_path(tmp_path).read_text()
    assert future in data
    assert strange in data
    assert '"made_by":{"app": "9.9"}' in data
    assert ids(book.read(*ALWAYS)) == ["f", "s", new.id]
    assert book.notices == ()


def test_a_known_event_with_unexpected_content_is_kept_and_counted(tmp_path: Path) -> None:
    records = [
        f'{{"id":"a",{AT},"event":{{"kind":"pain_rated","score":11}}}}',
        f'{{"id":"b",{AT},"event":{{"kind":"pain_rated","score":"4"}}}}',
        f'{{"id":"c",{AT},"event":{{"kind":"prompts_paused","until":"2026-11-20T13:00:00"}}}}',
        f'{{"id":"d",{AT},"event":{{"kind":"prompts_paused","until":"0001-01-01T00:00:00Z"}}}}',
        GOOD,
    ]
    put(tmp_path, document(*records))
    book = journal(tmp_path)
    got = book.read(*ALWAYS)
    assert ids(got) == ["a", "b", "c", "d", "good"]
    assert all(isinstance(one.event, UnknownEvent) for one in got[:4])
    (notice,) = book.notices
    assert notice.what == "holds entries with unexpected content: 4"


def test_an_entry_that_cannot_be_read_costs_only_itself(tmp_path: Path) -> None:
    event = '"event":{"kind":"pain_rated","score":1}'
    bad = [
        "null",
        "[]",
        f"{{{AT},{event}}}",
        f'{{"id":7,{AT},{event}}}',
        f'{{"id":"",{AT},{event}}}',
        f'{{"id":"{"x" * 101}",{AT},{event}}}',
        f'{{"id":"\\u001b[2J",{AT},{event}}}',
        f'{{"id":"no at",{event}}}',
        f'{{"id":"naive","at":"2026-11-20T12:00:00",{event}}}',
        f'{{"id":"absurd","at":"0001-01-01T00:00:00+14:00",{event}}}',
        f'{{"id":"far","at":"9999-12-31T23:59:59-12:00",{event}}}',
        f'{{"id":"no event",{AT}}}',
        f'{{"id":"event is text",{AT},"event":"pain"}}',
        f'{{"id":"no kind",{AT},"event":{{"score":1}}}}',
        f'{{"id":"huge",{AT},"event":{{"kind":"x","n":1e999}}}}',
        f'{{"id":"logged",{AT},"logged":"2026-11-20T12:00:00",{event}}}',
        f'{{"id":"replaces",{AT},"replaces":5,{event}}}',
    ]
    data = document(*bad, GOOD)
    put(tmp_path, data)
    book, new = journal(tmp_path), entry()
    assert ids(book.read(*ALWAYS)) == ["good"]
    (notice,) = book.notices
    assert notice.what == f"holds entries that cannot be read, and keeps them: {len(bad)}"
    book.append(filed(new))
    assert month_path(tmp_path).read_bytes().startswith(data[:-2] + b',"19":')
    assert ids(journal(tmp_path).read(*ALWAYS)) == ["good", new.id]


@pytest.mark.parametrize(
    ("at", "event", "expected"),
    [
        ("0001-01-01T00:00:00Z", '{"kind":"pain_rated","score":1}', "cannot be read"),
        ("2026-11-20T12:00:00Z", '{"kind":"app_opened","last_seen":"2026-11-20T12:00:00"}', "odd"),
    ],
)
def test_a_single_odd_instant_is_noticed_in_a_month_that_is_fine_otherwise(
    tmp_path: Path, at: str, event: str, expected: str
) -> None:
    put(tmp_path, document(GOOD, f'{{"id":"odd","at":"{at}","event":{event}}}'))
    book = journal(tmp_path)
    got = book.read(*ALWAYS)
    assert ids(got) == (["good"] if expected == "cannot be read" else ["good", "odd"])
    wanted = "unexpected content: 1" if expected == "odd" else "cannot be read, and keeps them: 1"
    assert wanted in book.notices[0].what


def test_a_key_beside_the_entries_that_is_not_text_keeps_the_file_in_quarantine(
    tmp_path: Path,
) -> None:
    data = b'{"schema":1,"entries":{},"\xff":1}'
    put(tmp_path, data)
    journal(tmp_path).append(filed(entry()))
    (kept,) = (tmp_path / "data" / "quarantine").iterdir()
    assert kept.read_bytes() == data


def test_an_entry_that_cannot_be_read_alone_in_its_month_is_kept_too(tmp_path: Path) -> None:
    put(tmp_path, b'{"schema":1,"entries":{"1":{}}}')
    book, new = journal(tmp_path), entry()
    book.append(filed(new))
    assert b'"1":{},"2":{' in month_path(tmp_path).read_bytes()
    assert ids(book.read(*ALWAYS)) == [new.id]


def test_an_empty_month_is_a_month(tmp_path: Path) -> None:
    put(tmp_path, b'{"schema":1,"entries":{}}')
    book, new = journal(tmp_path), entry()
    assert book.read(*ALWAYS) == []
    book.append(filed(new))
    assert ids(book.read(*ALWAYS)) == [new.id]
    assert book.notices == ()


def test_document_numbers_that_a_hand_wrote_lose_no_entry(tmp_path: Path) -> None:
    a, b, c = (GOOD.replace("good", name) for name in "abc")
    put(tmp_path, f'{{"entries":{{"x":{a},"10":{b},"010":{c}}}, "schema":1}}'.encode())
    book, new = journal(tmp_path), entry()
    assert ids(book.own_order(*ALWAYS)) == ["b", "a", "c"]
    book.append(filed(new))
    numbers = list(json.loads(month_path(tmp_path).read_bytes())["entries"])
    assert numbers == ["10", "11", "12", "13"]
    assert ids(book.own_order(*ALWAYS)) == ["b", "a", "c", new.id]
    assert book.notices == ()


def test_a_number_given_twice_by_hand_is_copied_to_quarantine_before_it_is_written(
    tmp_path: Path,
) -> None:
    a, b = (GOOD.replace("good", name) for name in "ab")
    data = f'{{"schema":1,"entries":{{"1":{a},"1":{b}}}}}'.encode()
    put(tmp_path, data)
    book, new = journal(tmp_path), entry()
    book.append(filed(new))
    book.append(filed(entry()))
    (kept,) = (tmp_path / "data" / "quarantine").iterdir()
    assert kept.read_bytes() == data
    (notice,) = book.notices
    assert "a copy as it was is" in notice.what
    assert new.id in ids(book.read(*ALWAYS))


def test_a_file_that_cannot_be_compared_is_copied_to_be_sure(tmp_path: Path) -> None:
    data = b'{"schema": 1, "x": "\xff", "entries":{}}'
    put(tmp_path, data)
    journal(tmp_path).append(filed(entry()))
    (kept,) = (tmp_path / "data" / "quarantine").iterdir()
    assert kept.read_bytes() == data


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


@pytest.mark.parametrize("kind", ["folder", "pipe"])
@pytest.mark.parametrize("own", [True, False])
def test_something_that_is_no_file_never_blocks(tmp_path: Path, kind: str, own: bool) -> None:
    path = month_path(tmp_path, device="laptop" if own else "desk")
    path.parent.mkdir(parents=True)
    path.mkdir() if kind == "folder" else os.mkfifo(path)
    book, new = journal(tmp_path), entry()
    book.append(filed(new))
    assert ids(book.read(*ALWAYS)) == [new.id]
    assert "is not a file" in book.notices[0].what
    assert (tmp_path / "data" / "quarantine" / "laptop-2026-11-1.json").exists() == own


def test_copies_that_a_sync_tool_made_are_read_and_counted_once(tmp_path: Path) -> None:
    book = journal(tmp_path)
    shared, only_here, only_there = entry(id="shared"), entry(id="here"), entry(id="there")
    book.append(filed(shared, only_there))
    folder = month_path(tmp_path).parent
    copy = folder / "2026-11.sync-conflict-20261120-101112-ABCDEFG.json"
    month_path(tmp_path).rename(copy)
    book.append(filed(shared, only_here))
    (folder / "2026-11 (conflicted copy 2026-11-20 101112).json").write_bytes(copy.read_bytes())
    (folder / "2026-11.sync-conflict-20261120-torn.json").write_bytes(b"torn")
    assert ids(book.own_order(*ALWAYS)) == ["shared", "here", "there"]
    assert book.months() == [NOVEMBER]
    assert "is a copy that a sync tool made" in str(book.notices)
    assert "left where it is" in str(book.notices)
    assert not (tmp_path / "data" / "quarantine").exists()
    one = book.fingerprint(NOVEMBER, NOVEMBER)
    copy.unlink()
    assert book.fingerprint(NOVEMBER, NOVEMBER) != one


def test_the_same_id_from_another_machine_does_not_push_ours_out(tmp_path: Path) -> None:
    put(tmp_path, document(GOOD), device="an impostor")
    book = journal(tmp_path)
    book.append(filed(entry(AdjustmentTallied(item="mine"), id="good")))
    (got,) = book.read(*ALWAYS)
    assert got.device == "laptop"


def test_files_with_other_names_are_nobodys_business(tmp_path: Path) -> None:
    folder = month_path(tmp_path).parent
    for name in (
        "2026-13.json",
        "2026-11.json.bak",
        "2026-11-backup.json",
        "x2026-11.json",
        "2026-11",
        ".syncthing.2026-11.json.tmp",
    ):
        put(tmp_path, b"not ours").rename(folder / name)
    (tmp_path / "data" / "journal" / "README.md").write_text("a file among the folders")
    (tmp_path / "data" / "journal" / ".stfolder").mkdir()
    book = journal(tmp_path)
    assert book.read(*ALWAYS) == []
    assert book.months() == []
    assert book.devices() == ["laptop"]
    assert book.notices == ()


def test_hostile_folders_are_named_cleanly_and_harmless(tmp_path: Path) -> None:
    root = tmp_path / "data" / "journal"
    for name in (b"desk\x1b]0;owned\x07", b"\xff\xfe", "\u202egnitirw".encode(), b" "):
        put(tmp_path, document(GOOD.replace("good", name.hex())), device=os.fsdecode(name))
    (root / "loop").symlink_to(root)
    (root / "elsewhere").symlink_to("/")
    book = journal(tmp_path)
    got = book.read(*ALWAYS)
    assert len(got) == 4
    for shown in [*book.devices(), *(one.device for one in got)]:
        assert shown
        assert shown.isprintable()
    assert {notice.path.name for notice in book.notices} == {"loop", "elsewhere"}
    assert all("not followed" in notice.what for notice in book.notices)


def test_our_own_folder_may_be_a_link(tmp_path: Path) -> None:
    real = tmp_path / "elsewhere"
    real.mkdir()
    link = month_path(tmp_path).parent
    link.parent.mkdir(parents=True)
    link.symlink_to(real)
    book, new = journal(tmp_path), entry()
    book.append(filed(new))
    assert ids(book.read(*ALWAYS)) == [new.id]
    assert (real / "2026-11.json").exists()
    assert book.notices == ()


def test_a_month_that_is_a_dead_link_can_be_written(tmp_path: Path) -> None:
    folder = month_path(tmp_path).parent
    folder.mkdir(parents=True)
    month_path(tmp_path).symlink_to(tmp_path / "nowhere")
    book, new = journal(tmp_path), entry()
    assert book.read(*ALWAYS) == []
    book.append(filed(new))
    assert ids(book.read(*ALWAYS)) == [new.id]


def test_a_folder_that_cannot_be_looked_into_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, new = journal(tmp_path), entry()
    book.append(filed(new))
    put(tmp_path, document(GOOD), device="desk")
    scandir = os.scandir

    def refuse(path: Any) -> Any:
        if Path(path).name == "desk":
            raise PermissionError(13, "Permission denied")
        if Path(path).name == "vanished":
            raise FileNotFoundError(2, "No such file or directory")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    (tmp_path / "data" / "journal" / "vanished").mkdir()
    assert ids(book.read(*ALWAYS)) == [new.id]
    (notice,) = book.notices
    assert notice.path.name == "desk"
    assert notice.what == "cannot be looked into: permission denied"


@pytest.mark.parametrize("gone", [True, False])
def test_a_damaged_file_that_was_mended_before_it_could_be_moved_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gone: bool
) -> None:
    from backcare_tui.journal.lock import Lock

    path = put(tmp_path, b"half a file")
    held = Lock.held

    def mended(self: Lock, patience: float) -> Any:
        path.unlink() if gone else path.write_bytes(document(GOOD))
        return held(self, patience)

    monkeypatch.setattr(Lock, "held", mended)
    book = journal(tmp_path)
    assert ids(book.read(*ALWAYS)) == ([] if gone else ["good"])
    assert book.notices == ()


def test_a_month_outside_the_asked_ones_is_not_even_opened(tmp_path: Path) -> None:
    put(tmp_path, b"damaged", DECEMBER)
    book = journal(tmp_path)
    book.append(filed(entry()))
    assert len(book.read(NOVEMBER, NOVEMBER)) == 1
    assert month_path(tmp_path, DECEMBER).read_bytes() == b"damaged"
