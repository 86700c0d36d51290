"""Real programs, killed, at the same time, on a full disk, without permission."""

import ctypes
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcare_tui.journal.errors import NotWritable
from tests.journal.support import ALWAYS, entry, filed, ids, journal, month_path

pytestmark = pytest.mark.process

KILLS = 200
ROOT = Path(__file__).parents[2]


def start(home: Path, count: int, name: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.journal.worker", "append", str(home), str(count), name],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def run(*arguments: str) -> str:
    """What a program of `tests.journal.worker` prints; it is expected to end well."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.journal.worker", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_was_printed_as_saved_is_there_after_two_hundred_kills(tmp_path: Path) -> None:
    book = journal(tmp_path)
    book.append(filed(*(entry(id=f"before-{n}") for n in range(400))))
    outcome = json.loads(run("kill", str(tmp_path), str(KILLS)))
    there = ids(journal(tmp_path).own_order(*ALWAYS))
    assert outcome["kills"] == KILLS
    assert outcome["unreadable"] == 0
    assert outcome["left_half_written"] > 0, "no kill met a write: this test tests nothing"
    assert len(there) == len(set(there))
    assert set(outcome["saved"]) <= set(there)
    assert len(outcome["saved"]) >= KILLS // 2
    for kill in range(KILLS):
        mine = [one for one in there if one.startswith(f"kill{kill}-")]
        assert mine == [f"kill{kill}-{n}" for n in range(1, len(mine) + 1)]
    journal(tmp_path).append(filed(entry(id="after")))
    assert ids(book.own_order(*ALWAYS)) == [*there, "after"]
    assert book.notices == ()
    assert not (tmp_path / "data" / "quarantine").exists()
    assert not list(tmp_path.rglob("*.backcare-tmp"))


def test_two_programs_of_five_hundred_entries_each_make_a_thousand(tmp_path: Path) -> None:
    workers = [start(tmp_path, 500, name) for name in ("app", "command")]
    for worker, name in zip(workers, ("app", "command"), strict=True):
        printed, complaints = worker.communicate(timeout=120)
        assert worker.returncode == 0, complaints.decode()
        assert printed.decode().split() == [f"{name}-{n}" for n in range(1, 501)]
    there = ids(journal(tmp_path).own_order(*ALWAYS))
    assert len(there) == len(set(there)) == 1000
    for name in ("app", "command"):
        mine = [one for one in there if one.startswith(name)]
        assert mine == [f"{name}-{n}" for n in range(1, 501)]
    assert not list(tmp_path.rglob("*.backcare-tmp"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KiB."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a tmpfs needs root on Linux")
    folder = tmp_path / "small"
    folder.mkdir()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(b"none", bytes(folder), b"tmpfs", 0, b"size=64k") != 0:
        pytest.skip(f"a tmpfs cannot be mounted here: {os.strerror(ctypes.get_errno())}")
    try:
        yield folder
    finally:
        assert libc.umount2(bytes(folder), 2) == 0


def test_a_full_disk_loses_nothing_and_goes_on_when_there_is_space(
    small_disk: Path, tmp_path: Path
) -> None:
    (tmp_path / "data").symlink_to(small_disk)
    book = journal(tmp_path)
    saved: list[str] = []
    refused = entry(id="refused")

    def fill() -> None:
        for _ in range(2000):
            one = entry()
            book.append(filed(one, entry(), entry()))
            saved.append(one.id)

    with pytest.raises(
        NotWritable, match=r"^No space left on device: cannot write .*Free some space\.$"
    ):
        fill()
    assert len(saved) > 10
    before = month_path(tmp_path).read_bytes()
    for _ in range(3):
        with pytest.raises(NotWritable):
            # As large as what did not fit; a single entry may still find room in the last page.
            book.append(filed(refused, entry(), entry()))
    assert month_path(tmp_path).read_bytes() == before
    assert not list(small_disk.rglob("*.backcare-tmp"))
    assert set(saved) <= set(ids(journal(tmp_path).read(*ALWAYS)))

    # The month is moved to a larger disk, as a person would.
    (tmp_path / "data").unlink()
    shutil.copytree(small_disk, tmp_path / "data")
    book.append(filed(refused))
    there = ids(book.read(*ALWAYS))
    assert set(saved) <= set(there)
    assert there.count("refused") == 1


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder whose way anybody may go; pytest's own are closed."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_a_folder_that_belongs_to_someone_else_is_told_and_kept(open_folder: Path) -> None:
    """As an ordinary user: permissions do not hold root back."""
    if os.geteuid() != 0:
        pytest.skip("becoming another user needs root")
    home = open_folder
    journal(home).append(filed(entry(id="mine")))
    before = month_path(home).read_bytes()
    for path in (home, *home.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    (home / "state").chmod(0o777)
    (home / "state" / "journal.lock").chmod(0o666)
    outcome = json.loads(run("as-nobody", str(home)))
    assert outcome["before"] == outcome["after"] == ["mine"]
    assert outcome["error"].startswith(f"Permission denied: cannot write {month_path(home)}. ")
    assert "Give yourself write permission there" in outcome["error"]
    assert month_path(home).read_bytes() == before
