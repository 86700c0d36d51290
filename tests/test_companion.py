"""The one service behind screens and commands: what it shows, keeps, undoes and notices."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from backcare_tui.companion import Changed, Companion, new_id, open_companion
from backcare_tui.config import load, set_value
from backcare_tui.content.catalogue import load_catalogue
from backcare_tui.domain.breaks import PromptState
from backcare_tui.domain.entries import (
    AdjustmentTallied,
    AppOpened,
    BreakKind,
    BreakSkipped,
    BreakStarted,
    BreathingFinished,
    PainRated,
)
from backcare_tui.journal.journal import Journal, JournalError
from backcare_tui.paths import Paths
from tests.clocks import START, FakeClock
from tests.journal.support import RefusingFiles

FRIDAY = date(2026, 11, 20)
SESSION = BreathingFinished(pattern="even", seconds=60, cycles=6, planned_cycles=6)


class House:
    """Folders that several machines share, each with programs on it; one clock for all."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.clock = FakeClock()
        self.files = RefusingFiles()

    def companion(self, device: str = "laptop", *, in_background: bool = False) -> Companion:
        """A program on `device`; `in_background`: nothing is written until someone does."""
        paths = Paths(self.home / "data", self.home / "config", self.home / device)
        companion = Companion(
            paths=paths,
            journal=self.journal(device),
            clock=self.clock,
            loaded=load(paths.config_file),
            catalogue=load_catalogue(paths.content),
            new_id=new_id,
            device=device,
        )
        if in_background:
            companion.on_waiting = lambda: None
        return companion

    def journal(self, device: str = "laptop") -> Journal:
        data = self.home / "data"
        return Journal(
            data / "journal",
            device,
            quarantine=data / "quarantine",
            lock_path=self.home / device / "journal.lock",
            files=self.files,
        )

    def save(self, companion: Companion) -> None:
        """What a saver does in the background, once."""
        batch = companion.unsaved
        try:
            self.journal(companion.device).append(batch)
        except JournalError as error:
            companion.failed(error)
        else:
            companion.saved(batch)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def scores(companion: Companion, since: date = FRIDAY, until: date | None = None) -> list[int]:
    events = [entry.event for entry in companion.entries(since, until)]
    return [event.score for event in events if isinstance(event, PainRated)]


def rate(companion: Companion, score: int, **how: datetime) -> None:
    companion.record(PainRated(score=score), **how)


def count(companion: Companion) -> Callable[[], int]:
    """How often `changed` was sent from now on."""
    sent: list[None] = []
    companion.changed.subscribe(lambda: sent.append(None))
    return lambda: len(sent)


# -- recording and reading


def test_what_a_command_recorded_is_on_the_disk_when_it_returns(house: House) -> None:
    here = house.companion()
    entry = here.record(PainRated(score=4))
    assert (entry.at, entry.device, entry.logged) == (START, "laptop", None)
    assert here.unsaved == ()
    assert house.companion().entries(FRIDAY) == [entry]


def test_an_entry_can_be_about_an_earlier_time_and_says_when_it_was_written(house: House) -> None:
    here = house.companion()
    before = START - timedelta(hours=2)
    entry = here.record(PainRated(score=4), at=before)
    assert (entry.at, entry.logged) == (before, START)


def test_entries_of_all_devices_are_merged_oldest_first(house: House) -> None:
    laptop, desktop = house.companion("laptop"), house.companion("desktop")
    for number, device in enumerate([laptop, desktop, laptop, desktop]):
        rate(device, number)
        house.clock.pass_time(60)
    assert scores(house.companion("laptop")) == [0, 1, 2, 3]
    assert scores(house.companion("phone")) == [0, 1, 2, 3]
    devices = [entry.device for entry in laptop.entries(FRIDAY)]
    assert devices == ["laptop", "desktop", "laptop", "desktop"]


def test_a_day_reaches_to_four_in_the_morning_and_days_are_asked_for_by_name(house: House) -> None:
    here = house.companion()
    for hours, score in ((-6, 1), (0, 2), (18.9, 3), (19.1, 4)):
        rate(here, score, at=START + timedelta(hours=hours))
    assert scores(here, FRIDAY, FRIDAY) == [2, 3]
    assert scores(here, date(2026, 11, 19), FRIDAY) == [1, 2, 3]
    assert scores(here, FRIDAY, date(2026, 11, 21)) == [2, 3, 4]


def test_a_day_that_lies_in_two_months_is_read_from_both(house: House) -> None:
    house.clock.set_wall(START.replace(month=12, day=1, hour=1))
    here = house.companion()
    rate(here, 1, at=house.clock.now() - timedelta(hours=3))
    rate(here, 2)
    assert scores(here, date(2026, 11, 30)) == [1, 2]
    assert here.today() == date(2026, 11, 30)


def test_reading_twice_without_a_change_reads_no_file_again(house: House) -> None:
    here = house.companion()
    rate(here, 1)
    scores(here)
    here.plan()
    house.files.refused = {"read", "stat"}
    assert scores(here) == [1]
    assert here.plan().state is PromptState.WORKING


# -- the plan


def test_the_plan_is_that_of_this_device_alone(house: House) -> None:
    laptop, desktop = house.companion("laptop"), house.companion("desktop")
    for device in (laptop, desktop):
        device.record(AppOpened())
    house.clock.pass_time(timedelta(minutes=20))
    desktop.record(BreakSkipped(break_kind=BreakKind.MICRO))
    assert laptop.plan().left(house.clock.now()) == timedelta(minutes=10)
    assert desktop.plan().left(house.clock.now()) == timedelta(minutes=30)


def test_the_plan_goes_by_what_was_entered_and_not_by_what_was_taken_back(house: House) -> None:
    here = house.companion()
    here.record(AppOpened())
    house.clock.pass_time(timedelta(minutes=20))
    here.record(BreakSkipped(break_kind=BreakKind.MICRO))
    here.undo()
    assert here.plan().left(house.clock.now()) == timedelta(minutes=10)


def test_the_break_that_is_being_taken_is_known_by_the_entry_it_began_with(house: House) -> None:
    here = house.companion()
    assert here.break_in_progress() is None
    started = here.record(BreakStarted(break_kind=BreakKind.MICRO))
    assert here.break_in_progress() == started
    here.retract(started)
    assert here.break_in_progress() is None


def test_the_plan_follows_the_settings(house: House) -> None:
    here = house.companion()
    here.record(AppOpened())
    sent = count(here)
    set_value(here.paths.config_file, "breaks.every", "45m")
    here.apply(load(here.paths.config_file))
    assert here.plan().left(house.clock.now()) == timedelta(minutes=45)
    assert sent() == 1


# -- taking back


def test_an_entry_that_was_taken_back_does_not_count_and_stays_in_the_journal(
    house: House,
) -> None:
    here = house.companion()
    entry = here.record(PainRated(score=4))
    here.retract(entry)
    assert scores(here) == scores(house.companion()) == []
    assert b"pain_rated" in b"".join(p.read_bytes() for p in (house.home / "data").rglob("*.json"))


def test_undo_takes_back_one_thing_after_the_other_the_last_one_first(house: House) -> None:
    here = house.companion()
    first = here.record(PainRated(score=4))
    second = here.record(AdjustmentTallied(item="hug-load"))
    assert here.undo() == second
    assert here.undo() == first
    assert here.undo() is None
    assert here.entries(FRIDAY) == []


def test_undo_of_an_edit_takes_back_every_version_of_it(house: House) -> None:
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


def test_an_edit_keeps_the_time_of_what_it_edits_and_says_when_it_was_made(house: House) -> None:
    here = house.companion()
    entry = here.record(SESSION)
    house.clock.pass_time(60)
    edit = here.record(SESSION, replaces=entry)
    assert (edit.at, edit.logged) == (START, START + timedelta(seconds=60))


def test_undo_leaves_other_devices_alone(house: House) -> None:
    laptop, desktop = house.companion("laptop"), house.companion("desktop")
    rate(laptop, 1)
    house.clock.pass_time(60)
    rate(desktop, 2)
    undone = laptop.undo()
    assert undone is not None
    assert undone.event == PainRated(score=1)
    assert scores(house.companion("laptop")) == [2]
    assert laptop.undo() is None


def test_undo_reaches_back_a_day(house: House) -> None:
    here = house.companion()
    rate(here, 1)
    house.clock.pass_time(timedelta(hours=24, seconds=1))
    assert here.undo() is None
    house.clock.set_wall(START + timedelta(hours=24))
    assert here.undo() is not None


def test_undo_takes_back_what_was_just_entered_for_a_day_months_ago(house: House) -> None:
    here = house.companion()
    rate(here, 1)
    house.clock.pass_time(60)
    rate(here, 2, at=START - timedelta(days=80))
    undone = house.companion().undo()
    assert undone is not None
    assert undone.event == PainRated(score=2)
    assert scores(house.companion(), START.date() - timedelta(days=90)) == [1]


def test_undo_takes_back_what_another_program_on_this_device_entered(house: House) -> None:
    app = house.companion(in_background=True)
    rate(app, 1)
    house.save(app)
    house.clock.pass_time(60)
    rate(house.companion(), 2)
    undone = app.undo()
    assert undone is not None
    assert undone.event == PainRated(score=2)


# -- saving in the background, and when it fails


def test_an_unsaved_entry_is_shown_at_once_and_known_as_unsaved(house: House) -> None:
    here = house.companion(in_background=True)
    sent = count(here)
    rate(here, 4)
    assert scores(here) == [4]
    assert [filed.entry.event for filed in here.unsaved] == [PainRated(score=4)]
    assert sent() == 1
    assert scores(house.companion()) == []
    house.save(here)
    assert here.unsaved == ()
    assert sent() == 2
    assert scores(here) == scores(house.companion()) == [4]


def test_what_could_not_be_saved_stays_in_sight_with_the_reason(house: House) -> None:
    here = house.companion(in_background=True)
    house.files.refused = {"create"}
    sent = count(here)
    rate(here, 4)
    house.save(here)
    assert "permission denied" in str(here.trouble).lower()
    assert len(here.unsaved) == 1
    assert scores(here) == [4]
    assert sent() == 2


def test_once_it_works_again_everything_is_saved_and_nothing_doubled(house: House) -> None:
    here = house.companion(in_background=True)
    here.refresh()
    house.files.refused = {"create"}
    rate(here, 1)
    house.save(here)
    rate(here, 2)
    house.files.refused = set()
    house.save(here)
    house.save(here)
    assert here.trouble is None
    assert here.unsaved == ()
    here.refresh()
    assert scores(here) == scores(house.companion()) == [1, 2]


def test_a_batch_that_was_written_but_reported_as_failed_is_not_written_twice(
    house: House,
) -> None:
    here = house.companion(in_background=True)
    rate(here, 1)
    house.files.refused = {"fsync_folder"}
    house.save(here)
    assert here.trouble is not None
    house.files.refused = set()
    house.save(here)
    assert scores(house.companion()) == [1]


def test_an_unsaved_entry_can_be_taken_back(house: House) -> None:
    here = house.companion(in_background=True)
    rate(here, 1)
    here.undo()
    assert scores(here) == []
    house.save(here)
    assert scores(house.companion()) == []


def test_what_is_recorded_while_a_batch_is_written_is_still_unsaved_after_it(house: House) -> None:
    here = house.companion(in_background=True)
    rate(here, 1)
    batch = here.unsaved
    rate(here, 2)
    here.saved(batch)
    assert [filed.entry.event for filed in here.unsaved] == [PainRated(score=2)]


def test_a_command_that_cannot_save_says_so_and_pretends_nothing(house: House) -> None:
    here = house.companion()
    rate(here, 1)
    house.files.refused = {"create"}
    with pytest.raises(JournalError, match="Permission denied"):
        rate(here, 2)
    assert here.unsaved == ()
    assert scores(here) == [1]


def test_an_undo_that_cannot_be_saved_takes_back_nothing(house: House) -> None:
    here = house.companion()
    entry = here.record(SESSION)
    edit = here.record(SESSION, replaces=entry)
    house.files.refused = {"create"}
    with pytest.raises(JournalError):
        here.undo()
    house.files.refused = set()
    assert here.entries(FRIDAY) == [edit]
    assert house.companion().entries(FRIDAY) == [edit]


# -- keeping in step


def test_another_programs_entry_is_noticed_once(house: House) -> None:
    app = house.companion(in_background=True)
    app.refresh()
    scores(app)
    sent = count(app)
    assert not app.refresh()
    rate(house.companion(), 4)
    assert app.refresh()
    assert sent() == 1
    assert scores(app) == [4]
    assert not app.refresh()
    assert sent() == 1


def test_another_machines_entry_is_noticed_when_it_arrives(house: House) -> None:
    app = house.companion("laptop")
    app.refresh()
    rate(house.companion("desktop"), 4)
    assert app.refresh()
    assert scores(app) == [4]


def test_a_file_that_a_sync_tool_takes_away_is_noticed_too(house: House) -> None:
    app = house.companion("laptop")
    rate(house.companion("desktop"), 4)
    app.refresh()
    for path in (house.home / "data" / "journal" / "desktop").iterdir():
        path.unlink()
    assert app.refresh()
    assert scores(app) == []


def test_unsaved_entries_stay_in_sight_when_another_program_writes(house: House) -> None:
    app = house.companion(in_background=True)
    app.refresh()
    rate(app, 1)
    house.clock.pass_time(60)
    rate(house.companion(), 2)
    app.refresh()
    assert scores(app) == [1, 2]
    house.save(app)
    app.refresh()
    assert scores(app) == [1, 2]


def test_saved_entries_are_held_in_memory_no_longer_than_the_disk_needs(house: House) -> None:
    app = house.companion(in_background=True)
    app.refresh()
    for number in range(5):
        rate(app, number)
        house.save(app)
        app.refresh()
    assert scores(app) == [0, 1, 2, 3, 4]
    assert app._recorded == {}, "or a day of tallies would be read over and over"


def test_a_break_that_another_program_began_is_in_the_plan_after_a_look(house: House) -> None:
    app = house.companion(in_background=True)
    app.record(AppOpened())
    house.save(app)
    app.refresh()
    house.companion().record(BreakStarted(break_kind=BreakKind.MICRO))
    app.refresh()
    assert app.plan().state is PromptState.ON_BREAK


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


def test_opening_one_writes_nothing_but_a_name(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "data", tmp_path / "config", tmp_path / "state")
    here = open_companion(paths, FakeClock())
    assert [str(p.relative_to(tmp_path)) for p in sorted(tmp_path.rglob("*"))] == [
        "state",
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
