"""What a person gets from the journal when nothing goes wrong."""

import os
import stat
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from backcare_tui.domain.journal.entries import (
    AdjustmentTallied,
    BreakKind,
    BreakTaken,
    Entry,
    PainRated,
    PromptsPaused,
    Retracted,
    Side,
    UnknownEvent,
    effective,
)
from backcare_tui.journal.journal import Filed, Journal
from tests.journal.support import (
    ALWAYS,
    BERLIN,
    DECEMBER,
    LISBON,
    NOON,
    NOVEMBER,
    entry,
    filed,
    ids,
    journal,
    month_path,
    put,
)


def test_making_a_journal_and_reading_an_empty_one_touches_no_disk(tmp_path: Path) -> None:
    book = journal(tmp_path)
    assert book.read(*ALWAYS) == []
    assert book.own_order(*ALWAYS) == []
    assert book.months() == []
    assert book.devices() == []
    assert book.notices == ()
    book.append([])
    assert list(tmp_path.iterdir()) == []


def test_what_was_appended_is_read_back_as_it_was(tmp_path: Path) -> None:
    entries = [
        entry(AdjustmentTallied(item="stand-slower", side=Side.LEFT, count=2)),
        entry(PainRated(score=4, note="after the drive — Übung “gut”")),
        entry(BreakTaken(break_kind=BreakKind.LONG, seconds=301.25, how="prompted")),
        entry(PromptsPaused(until=NOON + timedelta(hours=1)), logged=NOON + timedelta(hours=3)),
        entry(Retracted(entry="x"), replaces="y"),
        entry(UnknownEvent("test_done", {"kind": "test_done", "deep": [{"a": None}, 1.5]})),
    ]
    book = journal(tmp_path)
    book.append(filed(*entries))
    assert book.read(NOVEMBER, NOVEMBER) == entries
    assert journal(tmp_path).read(NOVEMBER, NOVEMBER) == entries
    assert book.notices == ()


def test_an_entry_appended_again_is_there_once(tmp_path: Path) -> None:
    book, one, other = journal(tmp_path), entry(), entry()
    book.append(filed(one, one))
    book.append(filed(one))
    journal(tmp_path).append(filed(one, other))
    assert ids(book.read(*ALWAYS)) == [one.id, other.id]


def test_an_entry_is_filed_by_its_own_wall_time_wherever_the_traveller_was(tmp_path: Path) -> None:
    tokyo, honolulu = timezone(timedelta(hours=9)), timezone(timedelta(hours=-10))
    new_year_in_tokyo = entry(at=datetime(2026, 12, 1, 0, 30, tzinfo=tokyo))
    still_november = entry(at=datetime(2026, 11, 30, 23, 30, tzinfo=honolulu))
    book = journal(tmp_path)
    book.append(filed(still_november, new_year_in_tokyo))
    assert ids(book.read(NOVEMBER, NOVEMBER)) == [still_november.id]
    assert ids(book.read(DECEMBER, DECEMBER)) == [new_year_in_tokyo.id]
    # The one in Tokyo came first, and its offset is still in it.
    assert ids(book.read(NOVEMBER, DECEMBER)) == [new_year_in_tokyo.id, still_november.id]
    assert book.read(DECEMBER, DECEMBER)[0].at.utcoffset() == timedelta(hours=9)
    assert book.months() == [NOVEMBER, DECEMBER]


def test_an_undo_in_december_is_filed_with_the_november_entry_it_takes_back(tmp_path: Path) -> None:
    book, pain = journal(tmp_path), entry()
    undo = entry(Retracted(entry=pain.id), at=NOON + timedelta(days=20))
    book.append(filed(pain))
    book.append([Filed(undo, NOVEMBER)])
    assert effective(book.read(NOVEMBER, NOVEMBER)) == []
    assert not month_path(tmp_path, DECEMBER).exists()


def test_after_the_clock_was_set_back_the_written_order_is_kept(tmp_path: Path) -> None:
    book = journal(tmp_path)
    first, second, third = entry(), entry(at=NOON - timedelta(hours=2)), entry(at=NOON)
    for one in (first, second, third):
        book.append(filed(one))
    assert ids(book.own_order(*ALWAYS)) == ids([first, second, third])
    assert ids(book.read(*ALWAYS)) == ids([second, first, third])


def test_entries_of_two_machines_come_together_in_the_order_they_happened(tmp_path: Path) -> None:
    laptop, desk = journal(tmp_path), journal(tmp_path, "desk")
    morning, noon = entry(at=NOON - timedelta(hours=3)), entry()
    desk.append(filed(noon))
    laptop.append(filed(morning))
    got = laptop.read(*ALWAYS)
    assert ids(got) == [morning.id, noon.id]
    assert [one.device for one in got] == ["laptop", "desk"]
    assert ids(laptop.own_order(*ALWAYS)) == [morning.id]
    assert laptop.devices() == ["laptop", "desk"]
    assert desk.devices() == ["desk", "laptop"]


def test_twelve_hundred_entries_keep_their_order(tmp_path: Path) -> None:
    many = [entry(at=NOON) for _ in range(1200)]
    journal(tmp_path).append(filed(*many))
    assert ids(journal(tmp_path).read(*ALWAYS)) == ids(many)


def test_the_fingerprint_changes_when_another_program_writes_and_only_then(tmp_path: Path) -> None:
    book, other = journal(tmp_path), journal(tmp_path)
    seen = [book.fingerprint(NOVEMBER, NOVEMBER)]
    other.append(filed(entry()))
    seen.append(book.fingerprint(NOVEMBER, NOVEMBER))
    journal(tmp_path, "desk").append(filed(entry()))
    seen.append(book.fingerprint(NOVEMBER, NOVEMBER))
    other.append(filed(entry(at=NOON + timedelta(days=20))))
    assert book.fingerprint(NOVEMBER, NOVEMBER) == seen[-1]
    assert book.fingerprint(NOVEMBER, DECEMBER) != seen[-1]
    month_path(tmp_path, device="desk").unlink()
    seen.append(book.fingerprint(NOVEMBER, NOVEMBER))
    assert len(set(seen)) == 3
    assert seen[3] == seen[1]


def test_what_another_program_wrote_is_read_and_built_upon(tmp_path: Path) -> None:
    book, other = journal(tmp_path), journal(tmp_path)
    one, two, three = entry(), entry(), entry()
    book.append(filed(one))
    assert ids(book.read(*ALWAYS)) == [one.id]
    other.append(filed(two))
    book.append(filed(three))
    assert ids(book.own_order(*ALWAYS)) == ids([one, two, three])
    assert book.own_order(*ALWAYS) == other.own_order(*ALWAYS)


def test_a_month_deleted_by_hand_is_gone_and_can_be_written_again(tmp_path: Path) -> None:
    book, one, two = journal(tmp_path), entry(), entry()
    book.append(filed(one))
    book.read(*ALWAYS)
    month_path(tmp_path).unlink()
    assert book.read(*ALWAYS) == []
    book.append(filed(two))
    assert ids(book.read(*ALWAYS)) == [two.id]


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777])
def test_only_the_owner_can_read_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        journal(tmp_path).append(filed(entry()))
        put(tmp_path, b"damaged", DECEMBER) if umask < 0o700 else None
        journal(tmp_path).read(*ALWAYS)
    finally:
        os.umask(before)
    for path in tmp_path.rglob("*"):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert path.name == "laptop-2026-12-1.json" or mode == (0o700 if path.is_dir() else 0o600)


def test_a_folder_of_ours_that_was_left_open_is_closed(tmp_path: Path) -> None:
    folder = month_path(tmp_path).parent
    folder.mkdir(parents=True, mode=0o755)
    folder.chmod(0o755)
    month_path(tmp_path).write_bytes(b'{"schema":1,"entries":{}}')
    month_path(tmp_path).chmod(0o644)
    journal(tmp_path).append(filed(entry()))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(month_path(tmp_path).stat().st_mode) == 0o600


def test_the_file_is_as_the_architecture_says(tmp_path: Path) -> None:
    book = journal(tmp_path)
    book.append(filed(entry(PainRated(score=4), id="a")))
    book.append(filed(entry(PainRated(score=0), id="b", at=NOON.astimezone(LISBON))))
    assert month_path(tmp_path).read_bytes() == (
        b'{"schema":1,"entries":{'
        b'"1":{"id":"a","at":"2026-11-20T12:00:00.123456+01:00",'
        b'"event":{"kind":"pain_rated","score":4}},'
        b'"2":{"id":"b","at":"2026-11-20T11:00:00.123456Z",'
        b'"event":{"kind":"pain_rated","score":0}}}}'
    )


@pytest.mark.parametrize("device", ["", ".", "..", ".hidden", "a/b", "a\0b"])
def test_a_name_that_is_no_folder_name_is_refused(tmp_path: Path, device: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        Journal(tmp_path, device, quarantine=tmp_path, lock_path=tmp_path / "lock")


@pytest.mark.parametrize(
    "bad",
    [
        entry(at=NOON.replace(tzinfo=None)),
        entry(logged=NOON.replace(tzinfo=None)),
        entry(at=datetime(1, 1, 1, tzinfo=BERLIN)),
        entry(id=""),
        entry(id="x\x1b[2J"),
    ],
)
def test_an_entry_that_could_not_be_read_again_cannot_be_filed(bad: Entry) -> None:
    with pytest.raises(ValueError, match="not an entry that can be kept"):
        Filed(bad)


def test_reading_needs_neither_tinydb_nor_the_lock(tmp_path: Path) -> None:
    journal(tmp_path).append(filed(entry()))
    code = (
        "import sys; from pathlib import Path;"
        "from tests.journal.support import *;"
        "assert len(journal(Path(sys.argv[1])).read(*ALWAYS)) == 1;"
        "print({'tinydb', 'textual'} & sys.modules.keys() or 'neither')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "neither"
