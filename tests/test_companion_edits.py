"""Mending what was written down: another event, another time, or nothing at all."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from backcare_tui.companion import Companion
from backcare_tui.domain.journal.entries import Entry, PainRated, Retracted
from backcare_tui.journal.journal import Month
from tests.clocks import START
from tests.machines import FRIDAY, Machines

NOTED = PainRated(score=4, note="stairs")


@pytest.fixture
def house(tmp_path: Path) -> Machines:
    return Machines(tmp_path)


def all_of(companion: Companion) -> list[Entry]:
    return list(companion.entries(date(2026, 8, 1), date(2026, 12, 31)))


def test_an_edit_stands_where_the_entry_stood_and_says_when_it_was_written(
    house: Machines,
) -> None:
    here = house.companion()
    entry = here.record(PainRated(score=4), at=START - timedelta(hours=1))
    edit = here.amend(entry, NOTED)
    assert all_of(house.companion()) == [edit]
    assert (edit.at, edit.logged, edit.replaces) == (entry.at, START, entry.id)


def test_an_edit_can_move_an_entry_within_its_month(house: Machines) -> None:
    here = house.companion()
    entry = here.record(PainRated(score=4))
    edit = here.amend(entry, NOTED, at=START - timedelta(days=3))
    assert all_of(house.companion()) == [edit]
    assert edit.at == START - timedelta(days=3)


def test_an_entry_moved_to_another_month_is_there_once_in_either_months_reading(
    house: Machines,
) -> None:
    here = house.companion()
    entry = here.amend(here.record(PainRated(score=4)), NOTED)
    moved = here.amend(entry, NOTED, at=START - timedelta(days=40))
    other = house.companion()
    assert all_of(other) == all_of(here) == [moved]
    assert list(other.entries(FRIDAY)) == []
    assert list(other.entries(date(2026, 10, 11), date(2026, 10, 11))) == [moved]
    back = other.amend(moved, NOTED, at=START)
    assert all_of(house.companion()) == [back]


def test_what_moved_to_another_month_is_in_its_own_file_and_the_old_one_says_it_is_gone(
    house: Machines,
) -> None:
    here = house.companion()
    entry = here.record(PainRated(score=4))
    moved = here.record(NOTED, at=START - timedelta(days=40), replaces=entry)
    october, november = Month(2026, 10), Month(2026, 11)
    assert here.journal.own_order(october, october) == [moved]
    assert (moved.replaces, moved.logged) == (None, START)
    first, gone = here.journal.own_order(november, november)
    assert (first, gone.event) == (entry, Retracted(entry=entry.id))


def test_undoing_such_a_move_takes_the_entry_back_and_the_old_one_stays_away(
    house: Machines,
) -> None:
    here = house.companion()
    before = here.record(PainRated(score=1))
    entry = here.record(PainRated(score=4))
    moved = here.record(NOTED, at=START - timedelta(days=40), replaces=entry)
    again = house.companion()
    assert again.undo() == moved, "as with any edit, the versions go together"
    assert all_of(house.companion()) == all_of(again) == [before]
    assert again.undo() == before


def test_a_move_that_was_saved_by_half_leaves_two_and_loses_none(house: Machines) -> None:
    here = house.companion()
    entry = here.record(PainRated(score=4))
    here.on_waiting = lambda: None
    moved = here.record(NOTED, at=START - timedelta(days=40), replaces=entry)
    first, *rest = here.unsaved
    here.journal.append([first])
    assert all_of(house.companion()) == [moved, entry]
    here.journal.append([first, *rest])
    assert all_of(house.companion()) == [moved]


def test_what_is_taken_back_stays_away_however_often_it_was_edited(house: Machines) -> None:
    here = house.companion()
    entry = here.record(PainRated(score=4))
    for score in (5, 6, 7):
        entry = here.amend(entry, PainRated(score=score))
    house.companion().take_back(entry)
    assert all_of(house.companion()) == []


def test_an_entry_of_another_device_can_be_edited_and_taken_back(house: Machines) -> None:
    entry = house.companion("desktop").record(PainRated(score=4))
    laptop = house.companion("laptop")
    edit = laptop.amend(entry, NOTED)
    assert all_of(house.companion("desktop")) == [edit]
    laptop.take_back(edit)
    assert all_of(house.companion("desktop")) == []
