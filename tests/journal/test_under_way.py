"""What is under way is found after its app was killed, once, and never while the app lives."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from backcare_tui.disk import Files
from backcare_tui.domain.journal.care_events import ToolUsed
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.journal.under_way import UnderWay, left_behind
from backcare_tui.journal.unsaved import take_in
from tests.clocks import START
from tests.journal.support import ALWAYS
from tests.journal.support import journal as journal_in

ID = "7f3f4a52-0000-4000-8000-000000000001"


def use(seconds: float) -> Entry:
    event = ToolUsed(tool="heat", before=6, seconds=seconds)
    return Entry(id=ID, at=START, device="desk", event=event)


def killed(under_way: UnderWay) -> None:
    """What the system does with a process that is killed."""
    os.close(under_way._descriptor)


@pytest.fixture
def look(tmp_path: Path) -> Callable[[], list[Entry]]:
    return lambda: left_behind(tmp_path / "under-way", tmp_path / "unsaved", "desk")


def test_left_behind_it_becomes_one_entry_with_what_was_kept_last(
    tmp_path: Path, look: Callable[[], list[Entry]]
) -> None:
    under_way = UnderWay(tmp_path / "under-way")
    for seconds in (1200.5, 20, 40):  # a shorter text leaves nothing of a longer one
        under_way.keep(use(seconds))
        assert look() == [], "the app lives"
    killed(under_way)
    assert look() == [use(40)]
    assert look() == [], "it was taken"
    journal = journal_in(tmp_path)
    assert take_in(Files(), tmp_path / "unsaved", journal, "desk") == 1
    assert [entry.event for entry in journal.read(*ALWAYS)] == [use(40).event]


def test_what_has_ended_is_forgotten(tmp_path: Path, look: Callable[[], list[Entry]]) -> None:
    under_way = UnderWay(tmp_path / "under-way")
    under_way.forget()
    under_way.keep(use(20))
    under_way.forget()
    assert look() == []
    assert list((tmp_path / "under-way").iterdir()) == []


@pytest.mark.parametrize("data", [b"", b"{", b"\xff" * 100, b'{"schema": 1, "entries": [{}]}'])
def test_what_is_none_of_ours_is_left_where_it_is(
    tmp_path: Path, look: Callable[[], list[Entry]], data: bytes
) -> None:
    folder = tmp_path / "under-way"
    folder.mkdir()
    (folder / "odd.json").write_bytes(data)
    (folder / "folder.json").mkdir()
    assert look() == []
    assert (folder / "odd.json").read_bytes() == data


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "under-way").write_text("a file in the way")
    under_way = UnderWay(tmp_path / "under-way")
    under_way.keep(use(20))
    under_way.forget()
