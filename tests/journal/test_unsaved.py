"""What could not be saved when the app had to end is there at the next start."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from backcare_tui.disk import Files
from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.journal.errors import JournalError
from backcare_tui.journal.journal import Filed, Journal, Month
from backcare_tui.journal.unsaved import put_aside, take_in
from tests.clocks import START

DEVICE = "desk-1234"


def journal_in(folder: Path) -> Journal:
    root = folder / "data" / "journal"
    return Journal(
        root, DEVICE, quarantine=folder / "data" / "quarantine", lock_path=folder / "lock"
    )


def filed(number: int, month: Month | None = None) -> Filed:
    at = START + timedelta(minutes=number)
    return Filed(Entry(id=f"id-{number}", at=at, device=DEVICE, event=PainRated(score=3)), month)


def ids(journal: Journal, month: Month) -> list[str]:
    return [entry.id for entry in journal.read(month, month)]


def test_entries_put_aside_are_in_the_journal_after_the_next_start(tmp_path: Path) -> None:
    aside = tmp_path / "unsaved"
    earlier = Month(2026, 9)
    path = put_aside(Files(), aside, [filed(1), filed(2, earlier)])
    assert path.stat().st_mode & 0o777 == 0o600
    journal = journal_in(tmp_path)
    assert take_in(Files(), aside, journal, DEVICE) == 2
    assert ids(journal, Month.of(START)) == ["id-1"]
    assert ids(journal, earlier) == ["id-2"]
    assert not path.exists()
    assert take_in(Files(), aside, journal, DEVICE) == 0


def test_taking_them_in_twice_doubles_nothing(tmp_path: Path) -> None:
    aside = tmp_path / "unsaved"
    path = put_aside(Files(), aside, [filed(1)])
    kept = path.read_bytes()
    journal = journal_in(tmp_path)
    take_in(Files(), aside, journal, DEVICE)
    path.write_bytes(kept)
    take_in(Files(), aside, journal, DEVICE)
    assert ids(journal, Month.of(START)) == ["id-1"]


def test_they_stay_where_they_are_while_the_journal_cannot_take_them(tmp_path: Path) -> None:
    aside = tmp_path / "unsaved"
    path = put_aside(Files(), aside, [filed(1)])
    (tmp_path / "data").write_text("a file where a folder is needed")
    with pytest.raises(JournalError):
        take_in(Files(), aside, journal_in(tmp_path), DEVICE)
    assert path.exists()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"schema": 1}', b"\xff\xfe", b"null"])
def test_a_file_that_is_not_one_of_ours_is_left_alone(tmp_path: Path, content: bytes) -> None:
    aside = tmp_path / "unsaved"
    aside.mkdir()
    stranger = aside / "stranger.json"
    stranger.write_bytes(content)
    assert take_in(Files(), aside, journal_in(tmp_path), DEVICE) == 0
    assert stranger.read_bytes() == content


def test_a_pipe_in_the_folder_does_not_hang_the_start(tmp_path: Path) -> None:
    aside = tmp_path / "unsaved"
    aside.mkdir()
    os.mkfifo(aside / "pipe.json")
    assert take_in(Files(), aside, journal_in(tmp_path), DEVICE) == 0
