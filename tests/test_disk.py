"""The real file system, on the platforms and disks that are different."""

import errno
import os
from pathlib import Path

import pytest

from backcare_tui.disk import OsFiles
from tests.journal.support import (
    ALWAYS,
    NOVEMBER,
    entry,
    filed,
    ids,
    journal,
    month_path,
)

OLD, NEW = entry(id="old"), entry(id="new")


def test_a_leftover_with_our_own_process_id_is_replaced(tmp_path: Path) -> None:
    book = journal(tmp_path)
    book.append(filed(OLD))
    name = f".{NOVEMBER}.json.{os.getpid()}.backcare-tmp"
    month_path(tmp_path).with_name(name).write_bytes(b"half a month")
    book.append(filed(NEW))
    assert ids(book.read(*ALWAYS)) == ["old", "new"]
    assert not list(tmp_path.rglob("*.backcare-tmp"))


def test_only_our_own_leftovers_are_cleared_away(tmp_path: Path) -> None:
    folder = month_path(tmp_path).parent
    folder.mkdir(parents=True)
    for name in (".2026-10.json.7.backcare-tmp", "notes.backcare-tmp", ".hidden", "2026-10.json~"):
        (folder / name).write_bytes(b"x")
    journal(tmp_path).append(filed(NEW))
    left = {path.name for path in folder.iterdir()}
    assert left == {"notes.backcare-tmp", ".hidden", "2026-10.json~", "2026-11.json"}


def test_a_folder_that_cannot_be_synced_at_all_is_taken_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(code: int) -> None:
        def fsync(descriptor: int) -> None:
            raise OSError(code, os.strerror(code))

        monkeypatch.setattr(os, "fsync", fsync)

    refuse(errno.EINVAL)
    OsFiles().fsync_folder(tmp_path)
    refuse(errno.EIO)
    with pytest.raises(OSError, match="Input/output"):
        OsFiles().fsync_folder(tmp_path)


@pytest.mark.parametrize("works", [True, False])
def test_on_a_mac_the_drive_itself_is_asked_to_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, works: bool
) -> None:
    import fcntl

    asked: list[str] = []

    def full(descriptor: int, command: int) -> None:
        asked.append("full")
        if not works:
            raise OSError(errno.ENOTSUP, "not on this file system")

    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", full)
    monkeypatch.setattr(os, "fsync", lambda descriptor: asked.append("plain"))
    OsFiles().fsync(1)
    assert asked == (["full"] if works else ["full", "plain"])


def test_a_file_system_without_modes_can_be_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "no modes here")

    folder = month_path(tmp_path).parent
    folder.mkdir(parents=True, mode=0o755)
    monkeypatch.setattr(os, "fchmod", refuse)
    monkeypatch.setattr(Path, "chmod", refuse)
    before = os.umask(0o277)
    try:
        OsFiles().create(tmp_path / "file")
    finally:
        os.umask(before)
    journal(tmp_path).append(filed(NEW))
    assert ids(journal(tmp_path).read(*ALWAYS)) == ["new"]
