"""The disk fails, or the machine stops, at every single step: nothing lost, nothing half there."""

import errno
from pathlib import Path

import pytest

from backcare_tui.disk import Files, Lock
from backcare_tui.journal.errors import Busy, Damaged, JournalError, NotWritable
from backcare_tui.journal.journal import Journal
from tests.journal.support import (
    ALWAYS,
    DECEMBER,
    NOON,
    Crash,
    FailingFiles,
    RefusingFiles,
    entry,
    filed,
    ids,
    journal,
    month_path,
    put,
)

OLD, NEW, LATER = entry(id="old"), entry(id="new"), entry(id="later")
DAMAGED = b'{"schema":1,"entries":{"1":{"id":"torn'


def _quick(home: Path) -> Journal:
    return journal(home, files=FailingFiles())


def _start(home: Path, how: str) -> None:
    """What the disk holds before the write that is disturbed."""
    if how == "a month begun":
        _quick(home).append(filed(OLD))
    elif how == "a damaged month":
        put(home, DAMAGED)
    elif how == "a month with a name twice":
        put(home, b'{"schema":1,"entries":{"1":{"id":"a"},"1":{"id":"b"}}}')
    elif how == "a killed program's leftover":
        _quick(home).append(filed(OLD))
        month_path(home).with_name(".2026-11.json.1.backcare-tmp").write_bytes(b"half")


STARTS = (
    "nothing",
    "a month begun",
    "a damaged month",
    "a month with a name twice",
    "a killed program's leftover",
)


def _steps(home: Path, how: str) -> list[str]:
    _start(home, how)
    files = FailingFiles()
    journal(home, files=files).append(filed(NEW))
    return files.calls


def _bytes_of_the_month(home: Path) -> bytes | None:
    path = month_path(home)
    return path.read_bytes() if path.exists() else None


def _append_and_fail(book: Journal) -> JournalError | Crash | None:
    try:
        book.append(filed(NEW))
    except (JournalError, Crash) as problem:
        return problem
    return None


@pytest.mark.parametrize(
    ("error", "late"),
    [
        (errno.ENOSPC, False),
        (errno.EACCES, False),
        (errno.EIO, False),
        (errno.EIO, True),
        (None, False),
        (None, True),
    ],
    ids=["ENOSPC", "EACCES", "EIO", "EIO after", "crash", "crash after"],
)
@pytest.mark.parametrize("how", STARTS)
def test_a_step_that_fails_leaves_the_old_or_the_new_and_can_be_repeated(
    tmp_path: Path, how: str, error: int | None, late: bool
) -> None:
    steps = _steps(tmp_path / "whole", how)
    assert {"create", "write", "fsync", "close", "replace", "fsync_folder"} <= set(steps)
    for number, step in enumerate(steps, start=1):
        home = tmp_path / f"{number}-{step}"
        _start(home, how)
        before = _bytes_of_the_month(home)
        failing = journal(home, files=FailingFiles(number, error, late=late))
        problem = _append_and_fail(failing)
        # Clearing away, and only that, may fail without anyone having to know.
        assert problem is not None or step == "unlink"
        if isinstance(problem, JournalError):
            assert "\n" not in str(problem)
            assert str(problem.path) in str(problem)

        after = _bytes_of_the_month(home)
        whole = (tmp_path / "whole" / month_path(home).relative_to(home)).read_bytes()
        assert after in (before, None if before == DAMAGED else before, whole)
        if before == DAMAGED:
            kept = list((home / "data").rglob("*2026-11*.json"))
            assert DAMAGED in [path.read_bytes() for path in kept]

        if error is not None:
            failing.append(filed(NEW, LATER))  # The same journal, when the disk works again.
        _quick(home).append(filed(NEW, LATER))
        got = ids(_quick(home).own_order(*ALWAYS))
        assert [one for one in got if one in ("new", "later")] == ["new", "later"]
        assert ("old" in got) == ("begun" in how or "leftover" in how)
        assert not list(home.rglob("*.backcare-tmp"))


def test_the_bytes_are_on_the_disk_before_they_get_their_name_and_the_name_after(
    tmp_path: Path,
) -> None:
    _quick(tmp_path).append(filed(OLD))
    files = FailingFiles()
    book = journal(tmp_path, files=files)
    book.append(filed(NEW))
    files.calls.clear()
    book.append(filed(LATER, entry(), entry()))
    writing = [call for call in files.calls if call != "write"]
    assert writing == ["create", "fsync", "close", "replace", "fsync_folder"]
    assert files.calls[1] == "write"


def test_a_full_disk_is_named_with_the_place_and_what_to_do(tmp_path: Path) -> None:
    files = RefusingFiles("create", error=errno.ENOSPC)
    with pytest.raises(NotWritable) as caught:
        journal(tmp_path, files=files).append(filed(NEW))
    path = month_path(tmp_path)
    assert str(caught.value) == f"No space left on device: cannot write {path}. Free some space."
    assert caught.value.errno == errno.ENOSPC
    assert caught.value.path == path


def test_an_error_nobody_thought_of_is_still_one_line(tmp_path: Path) -> None:
    line = str(NotWritable(tmp_path, OSError()))
    assert line == f"Unknown reason: cannot write {tmp_path}. Check the disk it is on."


def test_when_the_folder_can_be_written_again_the_same_entries_are_saved_once(
    tmp_path: Path,
) -> None:
    files = RefusingFiles("replace", error=errno.EROFS)
    book = journal(tmp_path, files=files)
    for _ in range(3):
        with pytest.raises(NotWritable, match="Read-only"):
            book.append(filed(OLD, NEW))
    assert book.read(*ALWAYS) == []
    files.refused.clear()
    book.append(filed(OLD, NEW))
    assert ids(book.read(*ALWAYS)) == ["old", "new"]


def test_an_entry_whose_folder_was_not_synced_is_not_called_saved_until_it_is(
    tmp_path: Path,
) -> None:
    journal(tmp_path).append(filed(OLD))
    files = RefusingFiles("fsync_folder", error=errno.EIO)
    book = journal(tmp_path, files=files)
    for _ in range(2):  # The second time the entry is in the file already.
        with pytest.raises(NotWritable):
            book.append(filed(NEW))
    files.refused.clear()
    book.append(filed(NEW))
    assert ids(book.read(*ALWAYS)) == ["old", "new"]


def test_of_two_months_the_one_that_fails_is_told_and_both_can_be_repeated(tmp_path: Path) -> None:
    december = entry(id="december", at=NOON.replace(month=12))
    put(tmp_path, b'{"schema":9}', DECEMBER)
    book = journal(tmp_path)
    with pytest.raises(JournalError, match="2026-12"):
        book.append(filed(NEW, december))
    month_path(tmp_path, DECEMBER).unlink()
    book.append(filed(NEW, december))
    assert ids(book.read(*ALWAYS)) == ["new", "december"]


def test_a_damaged_month_that_cannot_be_moved_is_not_written_over(tmp_path: Path) -> None:
    path = put(tmp_path, DAMAGED)
    book = journal(tmp_path, files=RefusingFiles("replace"))
    assert book.read(*ALWAYS) == []
    (notice,) = book.notices
    assert "could not be moved" in str(notice)
    assert "permission denied" in str(notice)
    with pytest.raises(Damaged, match="nothing was written over it"):
        book.append(filed(NEW))
    assert path.read_bytes() == DAMAGED


def test_a_file_that_cannot_be_read_just_now_is_named_and_left_alone(tmp_path: Path) -> None:
    book = journal(tmp_path)
    book.append(filed(OLD))
    before = month_path(tmp_path).read_bytes()
    for method in ("read", "stat"):
        files = RefusingFiles(method, error=errno.EIO)
        troubled = journal(tmp_path, files=files)
        assert troubled.read(*ALWAYS) == []
        assert "cannot be read: input/output error" in str(troubled.notices[0])
        troubled.fingerprint(*ALWAYS)
        with pytest.raises(NotWritable):
            troubled.append(filed(NEW))
        assert month_path(tmp_path).read_bytes() == before
        files.refused.clear()
        assert ids(troubled.read(*ALWAYS)) == ["old"]
        assert troubled.notices == ()


def test_a_lock_that_another_program_keeps_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    book = journal(tmp_path, patience=0.02)
    book.append(filed(OLD))
    put(tmp_path, DAMAGED, DECEMBER)
    other = Lock(tmp_path / "state" / "journal.lock", Files())
    assert other.take()
    with pytest.raises(Busy, match=r"held .*journal\.lock for 0\.02 s"):
        book.append(filed(NEW))
    assert ids(book.read(*ALWAYS)) == ["old"]
    assert "could not be moved" in str(book.notices)
    other.release()
    assert ids(book.read(*ALWAYS)) == ["old"]
    assert "it was moved" in str(book.notices)
    assert "could not" not in str(book.notices)


def test_a_state_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    with pytest.raises(NotWritable) as caught:
        journal(tmp_path).append(filed(NEW))
    assert caught.value.path == tmp_path / "state" / "journal.lock"


def test_a_data_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    book = journal(tmp_path)
    assert book.read(*ALWAYS) == []
    assert "cannot be looked into: not a directory" in str(book.notices[0])
    with pytest.raises(NotWritable, match="Not a directory"):
        book.append(filed(NEW))
