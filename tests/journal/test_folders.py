"""What stands in the folders: other machines, copies by sync tools, links, and worse."""

import os
from pathlib import Path
from typing import Any

import pytest

from backcare_tui.disk import Files
from backcare_tui.domain.journal.entries import AdjustmentTallied
from backcare_tui.journal.folders import Folders
from tests.journal.support import (
    ALWAYS,
    DECEMBER,
    GOOD,
    NOVEMBER,
    document,
    entry,
    filed,
    ids,
    journal,
    month_path,
    put,
)


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


class Stamped(Files):
    """Where it is an hour later than the disk says: what is there has been for long."""

    def now(self) -> int:
        return super().now() + 3600 * 10**9


def _at_rest(path: Path) -> None:
    """Have `path` look as if nothing had changed in it for a day."""
    for folder in (path, path.parent):
        os.utime(folder, (1_700_000_000, 1_700_000_000))


def test_folders_at_rest_are_not_looked_through_again_and_what_is_new_in_one_is_seen(
    tmp_path: Path,
) -> None:
    folder = put(tmp_path, document(GOOD)).parent
    _at_rest(folder)
    folders = Folders(folder.parent, "laptop", Stamped())
    found = folders.listing()
    assert all(folders.listing() is found for _ in range(20))
    put(tmp_path, document(GOOD), DECEMBER)
    assert [file.month for file in folders.listing().files] == [NOVEMBER, DECEMBER]
    put(tmp_path, document(GOOD), device="new")
    assert folders.listing().devices == ("laptop", "new")


def test_a_folder_that_has_just_changed_is_not_trusted_to_be_at_rest(tmp_path: Path) -> None:
    folder = put(tmp_path, document(GOOD)).parent
    folders = Folders(folder.parent, "laptop", Files())
    assert folders.listing() is not folders.listing()


def test_a_drive_that_does_not_stamp_its_folders_is_looked_through_now_and_then(
    tmp_path: Path,
) -> None:
    folder = put(tmp_path, document(GOOD)).parent
    _at_rest(folder)
    folders = Folders(folder.parent, "laptop", Stamped())
    folders.listing()
    put(tmp_path, document(GOOD), DECEMBER)
    _at_rest(folder)
    assert max(len(folders.listing().files) for _ in range(60)) == 2


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


def test_a_month_outside_the_asked_ones_is_not_even_opened(tmp_path: Path) -> None:
    put(tmp_path, b"damaged", DECEMBER)
    book = journal(tmp_path)
    book.append(filed(entry()))
    assert len(book.read(NOVEMBER, NOVEMBER)) == 1
    assert month_path(tmp_path, DECEMBER).read_bytes() == b"damaged"
