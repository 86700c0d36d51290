"""What a person calls a device: a label that travels with the journal, and renames nothing."""

import os
import stat
from pathlib import Path

import pytest

from backcare_tui.disk import Files
from backcare_tui.journal.errors import Busy, NotWritable
from backcare_tui.journal.lock import JournalLock
from backcare_tui.journal.names import give_name, name_of, suggested
from tests.journal.support import ALWAYS, entry, filed, ids, journal


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal"


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return tmp_path / "state" / "journal.lock"


def test_a_name_is_kept_beside_the_months_and_changes_no_folder(
    tmp_path: Path, root: Path, lock: Path
) -> None:
    book, new = journal(tmp_path), entry()
    book.append(filed(new))
    assert name_of(root, "laptop") == ""
    assert give_name(root, "laptop", " Kitchen — ノート ", lock) == "Kitchen — ノート"
    assert name_of(root, "laptop") == "Kitchen — ノート"
    assert [folder.name for folder in root.iterdir()] == ["laptop"]
    assert ids(journal(tmp_path).read(*ALWAYS)) == [new.id]
    assert not journal(tmp_path).notices
    give_name(root, "laptop", "Office", lock)
    assert name_of(root, "laptop") == "Office"


def test_it_can_be_given_before_the_first_entry_and_is_private(root: Path, lock: Path) -> None:
    before = os.umask(0)
    try:
        give_name(root, "laptop", "Desk", lock)
    finally:
        os.umask(before)
    assert stat.S_IMODE((root / "laptop").stat().st_mode) == 0o700
    assert stat.S_IMODE((root / "laptop" / "name").stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["", "  ", "\x1b\x00", "x" * 41])
def test_what_is_no_name_is_refused_in_words(root: Path, lock: Path, name: str) -> None:
    with pytest.raises(ValueError, match="1 to 40 characters"):
        give_name(root, "laptop", name, lock)
    assert not root.exists()


def test_what_could_act_on_a_terminal_is_left_out(root: Path, lock: Path) -> None:
    assert give_name(root, "laptop", "a\x1b[31m\u202eb\x00", lock) == "ab"


@pytest.mark.parametrize("content", [b"\xff\xfe", b"\x1b[2J", b"", b"x" * 100_000, b"\n\n"])
def test_any_bytes_in_its_place_are_read_as_a_short_clean_line(root: Path, content: bytes) -> None:
    (root / "laptop").mkdir(parents=True)
    (root / "laptop" / "name").write_bytes(content)
    name = name_of(root, "laptop")
    assert len(name) <= 40
    assert name.isprintable()


def test_a_pipe_or_a_folder_in_its_place_never_blocks(root: Path) -> None:
    (root / "laptop").mkdir(parents=True)
    os.mkfifo(root / "laptop" / "name")
    assert name_of(root, "laptop") == ""
    (root / "desk" / "name").mkdir(parents=True)
    assert name_of(root, "desk") == ""


def test_where_it_cannot_be_written_it_says_why(tmp_path: Path, root: Path, lock: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(NotWritable, match="name"):
        give_name(root, "laptop", "Desk", lock)


def test_it_waits_for_a_program_that_is_writing(root: Path, lock: Path) -> None:
    with JournalLock(lock, Files()).held(1), pytest.raises(Busy):
        give_name(root, "laptop", "Desk", lock, patience=0.01)


def test_the_hosts_name_is_suggested() -> None:
    assert suggested("thinkpad-ab12") == "thinkpad"
    assert suggested("my-old-host-0000") == "my-old-host"
    assert suggested("desk") == "desk"
