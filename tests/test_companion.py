"""The one service behind screens and commands: what it shows, keeps, undoes and notices."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from backcare_tui.companion import Changed, new_id, open_companion
from backcare_tui.config import load, set_value
from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.domain.journal.entries import (
    AdjustmentTallied,
    AppOpened,
    BreakKind,
    BreakSkipped,
    BreakStarted,
    BreathingFinished,
    PainRated,
)
from backcare_tui.paths import Paths
from tests.clocks import START, FakeClock
from tests.machines import FRIDAY, Machines, count, rate, scores

SESSION = BreathingFinished(pattern="even", seconds=60, cycles=6, planned_cycles=6)


@pytest.fixture
def house(tmp_path: Path) -> Machines:
    return Machines(tmp_path)


# -- recording and reading


def test_what_a_command_recorded_is_on_the_disk_when_it_returns(house: Machines) -> None:
    here = house.companion()
    entry = here.record(PainRated(score=4))
    assert (entry.at, entry.device, entry.logged) == (START, "laptop", None)
    assert here.unsaved == ()
    assert house.companion().entries(FRIDAY) == [entry]


def test_an_entry_can_be_about_an_earlier_time_and_says_when_it_was_written(
    house: Machines,
) -> None:
    here = house.companion()
    before = START - timedelta(hours=2)
    entry = here.record(PainRated(score=4), at=before)
    assert (entry.at, entry.logged) == (before, START)


def test_entries_of_all_devices_are_merged_oldest_first(house: Machines) -> None:
    laptop, desktop = house.companion("laptop"), house.companion("desktop")
    for number, device in enumerate([laptop, desktop, laptop, desktop]):
        rate(device, number)
        house.clock.pass_time(60)
    assert scores(house.companion("laptop")) == [0, 1, 2, 3]
    assert scores(house.companion("phone")) == [0, 1, 2, 3]
    devices = [entry.device for entry in laptop.entries(FRIDAY)]
    assert devices == ["laptop", "desktop", "laptop", "desktop"]


def test_a_day_reaches_to_four_in_the_morning_and_days_are_asked_for_by_name(
    house: Machines,
) -> None:
    here = house.companion()
    for hours, score in ((-6, 1), (0, 2), (18.9, 3), (19.1, 4)):
        rate(here, score, at=START + timedelta(hours=hours))
    assert scores(here, FRIDAY, FRIDAY) == [2, 3]
    assert scores(here, date(2026, 11, 19), FRIDAY) == [1, 2, 3]
    assert scores(here, FRIDAY, date(2026, 11, 21)) == [2, 3, 4]


def test_a_day_that_lies_in_two_months_is_read_from_both(house: Machines) -> None:
    house.clock.set_wall(START.replace(month=12, day=1, hour=1))
    here = house.companion()
    rate(here, 1, at=house.clock.now() - timedelta(hours=3))
    rate(here, 2)
    assert scores(here, date(2026, 11, 30)) == [1, 2]
    assert here.today() == date(2026, 11, 30)


def test_reading_twice_without_a_change_reads_no_file_again(house: Machines) -> None:
    here = house.companion()
    rate(here, 1)
    scores(here)
    here.plan()
    house.files.refused = {"read", "stat"}
    assert scores(here) == [1]
    assert here.plan().state is PromptState.WORKING


# -- the plan


def test_the_plan_is_that_of_this_device_alone(house: Machines) -> None:
    laptop, desktop = house.companion("laptop"), house.companion("desktop")
    for device in (laptop, desktop):
        device.record(AppOpened())
    house.clock.pass_time(timedelta(minutes=20))
    desktop.record(BreakSkipped(break_kind=BreakKind.MICRO))
    assert laptop.plan().left(house.clock.now()) == timedelta(minutes=10)
    assert desktop.plan().left(house.clock.now()) == timedelta(minutes=30)


def test_the_plan_goes_by_what_was_entered_and_not_by_what_was_taken_back(house: Machines) -> None:
    here = house.companion()
    here.record(AppOpened())
    house.clock.pass_time(timedelta(minutes=20))
    here.record(BreakSkipped(break_kind=BreakKind.MICRO))
    here.undo()
    assert here.plan().left(house.clock.now()) == timedelta(minutes=10)


def test_the_break_that_is_being_taken_is_known_by_the_entry_it_began_with(house: Machines) -> None:
    here = house.companion()
    assert here.break_in_progress() is None
    started = here.record(BreakStarted(break_kind=BreakKind.MICRO))
    assert here.break_in_progress() == started
    here.take_back(started)
    assert here.break_in_progress() is None


def test_the_plan_follows_the_settings(house: Machines) -> None:
    here = house.companion()
    here.record(AppOpened())
    sent = count(here)
    set_value(here.paths.config_file, "breaks.every", "45m")
    here.apply(load(here.paths.config_file))
    assert here.plan().left(house.clock.now()) == timedelta(minutes=45)
    assert sent() == 1


# -- taking back


def test_an_entry_that_was_taken_back_does_not_count_and_stays_in_the_journal(
    house: Machines,
) -> None:
    here = house.companion()
    entry = here.record(PainRated(score=4))
    here.take_back(entry)
    assert scores(here) == scores(house.companion()) == []
    assert b"pain_rated" in b"".join(p.read_bytes() for p in (house.home / "data").rglob("*.json"))


def test_undo_takes_back_one_thing_after_the_other_the_last_one_first(house: Machines) -> None:
    here = house.companion()
    first = here.record(PainRated(score=4))
    second = here.record(AdjustmentTallied(item="hug-load"))
    assert here.undo() == second
    assert here.undo() == first
    assert here.undo() is None
    assert here.entries(FRIDAY) == []


def test_undo_of_an_edit_takes_back_every_version_of_it(house: Machines) -> None:
    here = house.companion()
    before = here.record(PainRated(score=1))
    entry = here.record(SESSION)
    for _ in range(3):
        house.clock.pass_time(60)
        entry = here.record(SESSION, replaces=entry)
    assert [e for e in here.entries(FRIDAY) if e.event == SESSION] == [entry]
    assert here.undo() == entry
    assert here.entries(FRIDAY) == [before]
    assert house.companion().entries(FRIDAY) == [before]


def test_an_edit_keeps_the_time_of_what_it_edits_and_says_when_it_was_made(house: Machines) -> None:
    here = house.companion()
    entry = here.record(SESSION)
    house.clock.pass_time(60)
    edit = here.record(SESSION, replaces=entry)
    assert (edit.at, edit.logged) == (START, START + timedelta(seconds=60))


def test_undo_leaves_other_devices_alone(house: Machines) -> None:
    laptop, desktop = house.companion("laptop"), house.companion("desktop")
    rate(laptop, 1)
    house.clock.pass_time(60)
    rate(desktop, 2)
    undone = laptop.undo()
    assert undone is not None
    assert undone.event == PainRated(score=1)
    assert scores(house.companion("laptop")) == [2]
    assert laptop.undo() is None


def test_undo_reaches_back_a_day(house: Machines) -> None:
    here = house.companion()
    rate(here, 1)
    house.clock.pass_time(timedelta(hours=24, seconds=1))
    assert here.undo() is None
    house.clock.set_wall(START + timedelta(hours=24))
    assert here.undo() is not None


def test_undo_takes_back_what_was_just_entered_for_a_day_months_ago(house: Machines) -> None:
    here = house.companion()
    rate(here, 1)
    house.clock.pass_time(60)
    rate(here, 2, at=START - timedelta(days=80))
    undone = house.companion().undo()
    assert undone is not None
    assert undone.event == PainRated(score=2)
    assert scores(house.companion(), START.date() - timedelta(days=90)) == [1]


def test_undo_takes_back_what_another_program_on_this_device_entered(house: Machines) -> None:
    app = house.companion(in_background=True)
    rate(app, 1)
    house.save(app)
    house.clock.pass_time(60)
    rate(house.companion(), 2)
    undone = app.undo()
    assert undone is not None
    assert undone.event == PainRated(score=2)


# -- the parts


def test_who_follows_changes_can_stop_in_the_middle_of_one() -> None:
    changed = Changed()
    heard: list[str] = []

    def once() -> None:
        heard.append("once")
        stop()

    stop = changed.subscribe(once)
    changed.subscribe(lambda: heard.append("always"))
    changed.send()
    changed.send()
    stop()
    assert heard == ["once", "always", "always"]


def test_an_id_is_a_random_uuid() -> None:
    ids = {new_id() for _ in range(500)}
    assert len(ids) == 500
    form = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
    assert all(form.fullmatch(id_) for id_ in ids)


def test_opening_one_writes_nothing_but_a_name_and_what_it_read(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "data", tmp_path / "config", tmp_path / "state")
    here = open_companion(paths, FakeClock())
    assert [str(p.relative_to(tmp_path)) for p in sorted(tmp_path.rglob("*"))] == [
        "state",
        "state/catalogue.json",
        "state/device",
    ]
    assert here.device == (paths.state / "device").read_text().strip()
    assert open_companion(paths, FakeClock()).device == here.device


def test_what_is_wrong_in_settings_and_content_is_told(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "data", tmp_path / "config", tmp_path / "state")
    paths.content.mkdir(parents=True)
    paths.config_file.write_text("[breaks]\nevery = 5\n")
    (paths.content / "patterns.toml").write_text("[[pattern]]\n")
    said = [str(problem) for problem in open_companion(paths, FakeClock()).problems]
    assert len(said) == 2
    assert "breaks.every" in said[0]
    assert "patterns.toml" in said[1]
