"""Writing any file: on disks and platforms that are different, and on one that fails."""

import errno
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import backcare_tui
from backcare_tui.disk import Files, Lock, write_durably, write_new, write_once, write_quickly
from backcare_tui.own_file import Unwritable, rewrite
from tests.journal.support import (
    ALWAYS,
    NOVEMBER,
    FailingFiles,
    entry,
    filed,
    ids,
    journal,
    month_path,
)

WRITES = re.compile(
    r"O_CREAT|\.write_(text|bytes)\(|os\.(replace|rename|link)\(|flock\(|open\([^)]*\"[wax]"
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
    Files().fsync_folder(tmp_path)
    refuse(errno.EIO)
    with pytest.raises(OSError, match="Input/output"):
        Files().fsync_folder(tmp_path)


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
    Files().fsync(1)
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
        Files().create(tmp_path / "file")
    finally:
        os.umask(before)
    journal(tmp_path).append(filed(NEW))
    assert ids(journal(tmp_path).read(*ALWAYS)) == ["new"]


WRITERS: dict[str, Callable[[Files, Path], object]] = {
    "durably": lambda files, path: write_durably(files, path, b"new"),
    "quickly": lambda files, path: write_quickly(files, path, b"new"),
    "a file of the person's own": lambda files, path: rewrite(path, lambda: "new", files),
}


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("how", WRITERS)
@pytest.mark.parametrize("before", [b"old", None])
def test_a_step_that_fails_leaves_the_old_file_or_the_new_and_nothing_beside_it(
    tmp_path: Path, how: str, before: bytes | None, late: bool
) -> None:
    write, steps = WRITERS[how], FailingFiles()
    for number in range(1, 20):
        path = tmp_path / str(number) / "folder" / "file"
        if before is not None:
            path.parent.mkdir(parents=True)
            path.write_bytes(before)
        files = FailingFiles(number, errno.EIO, late=late)
        try:
            write(files, path)
        except (OSError, Unwritable):
            assert not path.exists() or path.read_bytes() in (before, b"new")
            if files.calls[-1] != "create":  # a disk that makes a file and denies it keeps it
                left = path.parent.iterdir() if path.parent.exists() else ()
                assert {each.name for each in left} <= {"file"}
        else:
            assert path.read_bytes() == b"new"
            steps = files
            if number > len(files.calls):
                break
            assert files.calls[number - 1] == "create", (
                "only a folder that is missing is made up for"
            )
    assert {"create", "write", "close", "replace"} <= set(steps.calls)
    assert ("fsync" in steps.calls) == (how != "quickly")


def test_a_new_file_is_never_written_over_another_and_not_left_half_written(tmp_path: Path) -> None:
    path = tmp_path / "state" / "file"
    with pytest.raises(OSError, match="No space"):
        write_new(FailingFiles(5, errno.ENOSPC), path, b"new")
    assert not path.exists()
    write_new(Files(), path, b"new")
    with pytest.raises(FileExistsError):
        write_new(Files(), path, b"newer")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("late", [False, True])
def test_a_file_that_is_written_once_is_whole_or_not_there(tmp_path: Path, late: bool) -> None:
    for number in range(1, 20):
        path = tmp_path / str(number) / "file"
        files = FailingFiles(number, errno.EIO, late=late)
        try:
            write_once(files, path, b"new")
        except OSError:
            assert not path.exists() or path.read_bytes() == b"new"
        else:
            assert path.read_bytes() == b"new"
            if number > len(files.calls):
                break
    with pytest.raises(FileExistsError):
        write_once(Files(), path, b"newer")
    assert path.read_bytes() == b"new"
    assert [each.name for each in path.parent.iterdir()] == ["file"]


@pytest.mark.parametrize("umask", [0, 0o277])
def test_files_and_folders_are_private_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        write_quickly(Files(), tmp_path / "a" / "b" / "file", b"")
    finally:
        os.umask(before)
    modes = [(tmp_path / name).stat().st_mode & 0o777 for name in ("a", "a/b", "a/b/file")]
    assert modes == [0o700, 0o700, 0o600]


def test_of_two_holders_of_a_lock_one_has_it(tmp_path: Path) -> None:
    first, second = (Lock(tmp_path / "state" / "lock", Files()) for _ in range(2))
    assert first.take()
    assert not second.take()
    assert (first.is_taken, second.is_taken) == (True, False)
    first.release()
    first.release()
    assert second.take(1)
    second.release()


def test_a_disk_that_knows_no_locks_is_an_error_like_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    before = len(list(Path("/dev/fd").iterdir()))

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(OSError, match="not supported"):
        Lock(tmp_path / "lock", Files()).take()
    assert len(list(Path("/dev/fd").iterdir())) == before


def test_a_lock_file_is_private_and_a_link_is_not_followed(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "lock", Files())
    before = os.umask(0o277)
    try:
        assert lock.take()
    finally:
        os.umask(before)
    lock.release()
    assert (tmp_path / "lock").stat().st_mode & 0o777 == 0o600
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="link"):
        Lock(tmp_path / "link", Files()).take()
    assert not (tmp_path / "elsewhere").exists()


def test_nothing_writes_or_locks_a_file_past_the_disk() -> None:
    package = Path(backcare_tui.__file__).parent
    found = {
        str(path.relative_to(package))
        for path in package.rglob("*.py")
        if WRITES.search(path.read_text())
    }
    assert found == {"disk.py"}
