"""The companion between its own memory, the disk, and other programs that write there."""

from datetime import timedelta
from pathlib import Path

import pytest

from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.domain.journal.entries import (
    AppOpened,
    BreakKind,
    BreakStarted,
    BreathingFinished,
    PainRated,
)
from backcare_tui.journal.errors import JournalError
from tests.clocks import START
from tests.machines import FRIDAY, Machines, count, rate, scores

SESSION = BreathingFinished(pattern="even", seconds=60, cycles=6, planned_cycles=6)


@pytest.fixture
def house(tmp_path: Path) -> Machines:
    return Machines(tmp_path)


# -- saving in the background, and when it fails


def test_an_unsaved_entry_is_shown_at_once_and_known_as_unsaved(house: Machines) -> None:
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


def test_what_could_not_be_saved_stays_in_sight_with_the_reason(house: Machines) -> None:
    here = house.companion(in_background=True)
    house.files.refused = {"create"}
    sent = count(here)
    rate(here, 4)
    house.save(here)
    assert "permission denied" in str(here.trouble).lower()
    assert len(here.unsaved) == 1
    assert scores(here) == [4]
    assert sent() == 2


def test_once_it_works_again_everything_is_saved_and_nothing_doubled(house: Machines) -> None:
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
    house: Machines,
) -> None:
    here = house.companion(in_background=True)
    rate(here, 1)
    house.files.refused = {"fsync_folder"}
    house.save(here)
    assert here.trouble is not None
    house.files.refused = set()
    house.save(here)
    assert scores(house.companion()) == [1]


def test_an_unsaved_entry_can_be_taken_back(house: Machines) -> None:
    here = house.companion(in_background=True)
    rate(here, 1)
    here.undo()
    assert scores(here) == []
    house.save(here)
    assert scores(house.companion()) == []


def test_what_is_recorded_while_a_batch_is_written_is_unsaved_after_it(
    house: Machines,
) -> None:
    here = house.companion(in_background=True)
    rate(here, 1)
    batch = here.unsaved
    rate(here, 2)
    here.saved(batch)
    assert [filed.entry.event for filed in here.unsaved] == [PainRated(score=2)]


def test_a_command_that_cannot_save_says_so_and_pretends_nothing(house: Machines) -> None:
    here = house.companion()
    rate(here, 1)
    house.files.refused = {"create"}
    with pytest.raises(JournalError, match="Permission denied"):
        rate(here, 2)
    assert here.unsaved == ()
    assert scores(here) == [1]


def test_an_undo_that_cannot_be_saved_takes_back_nothing(house: Machines) -> None:
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


def test_another_programs_entry_is_noticed_once(house: Machines) -> None:
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


def test_what_another_program_writes_about_a_day_months_ago_is_seen_without_a_restart(
    house: Machines,
) -> None:
    app = house.companion(in_background=True)
    app.refresh()
    long_ago = FRIDAY - timedelta(days=89)
    assert scores(app, long_ago) == []
    rate(house.companion("desktop"), 4, at=START - timedelta(days=85))
    assert app.refresh()
    assert scores(app, long_ago) == [4]


def test_another_machines_entry_is_noticed_when_it_arrives(house: Machines) -> None:
    app = house.companion("laptop")
    app.refresh()
    rate(house.companion("desktop"), 4)
    assert app.refresh()
    assert scores(app) == [4]


def test_a_file_that_a_sync_tool_takes_away_is_noticed_too(house: Machines) -> None:
    app = house.companion("laptop")
    rate(house.companion("desktop"), 4)
    app.refresh()
    for path in (house.home / "data" / "journal" / "desktop").iterdir():
        path.unlink()
    assert app.refresh()
    assert scores(app) == []


def test_unsaved_entries_stay_in_sight_when_another_program_writes(house: Machines) -> None:
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


def test_saved_entries_are_held_in_memory_no_longer_than_the_disk_needs(house: Machines) -> None:
    app = house.companion(in_background=True)
    app.refresh()
    for number in range(5):
        rate(app, number)
        house.save(app)
        app.refresh()
    assert scores(app) == [0, 1, 2, 3, 4]
    assert not app._recorded.ids, "or a day of tallies would be read over and over"


def test_a_break_that_another_program_began_is_in_the_plan_after_a_look(house: Machines) -> None:
    app = house.companion(in_background=True)
    app.record(AppOpened())
    house.save(app)
    app.refresh()
    house.companion().record(BreakStarted(break_kind=BreakKind.MICRO))
    app.refresh()
    assert app.plan().state is PromptState.ON_BREAK


def test_what_we_wrote_ourselves_is_no_news(house: Machines) -> None:
    app = house.companion(in_background=True)
    app.refresh()
    app.refresh()
    rate(app, 3)
    house.save(app)
    sent = count(app)
    assert not app.refresh()
    assert sent() == 0
    rate(house.companion(), 4)
    assert app.refresh()
    assert sent() == 1
    assert scores(app) == [3, 4]
