"""Mending what was written down: another event, another time, or nothing at all."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from backcare_tui.companion import Companion
from backcare_tui.domain.entries import Entry, PainRated
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
