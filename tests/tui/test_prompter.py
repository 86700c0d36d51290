"""Prompts of apps that are suspended, closed, killed and opened again, alone and beside another."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.domain.journal.entries import (
    AppOpened,
    AwayNoticed,
    BreakKind,
    BreakMissed,
    BreakSkipped,
    BreakStarted,
    BreakTaken,
)
from tests.clocks import START
from tests.tui.machine import Machine, Open

MICRO, LONG = BreakKind.MICRO, BreakKind.LONG
MINUTE = timedelta(minutes=1)
WORKING, DUE, ON_BREAK = PromptState.WORKING, PromptState.DUE, PromptState.ON_BREAK


@pytest.fixture
async def machine(tmp_path: Path) -> AsyncIterator[Machine]:
    made = Machine(tmp_path)
    yield made
    await made.kill()


# -- sent away by its person (Ctrl+Z)


async def test_the_time_the_app_was_suspended_is_no_break_but_starts_the_interval_afresh(
    machine: Machine,
) -> None:
    app = machine.open()
    machine.pass_time(20 * MINUTE)
    app.prompter.sent_away()
    machine.clock.pass_time(timedelta(hours=1))
    app.prompter.came_back()
    assert app.events() == [AwayNoticed(since=START + 20 * MINUTE, cause="suspended")]
    assert app.left == 30 * MINUTE
    assert app.rings == []


async def test_the_next_absence_is_an_absence_again(machine: Machine) -> None:
    app = machine.open()
    app.prompter.sent_away()
    machine.clock.pass_time(MINUTE)
    app.prompter.came_back()
    machine.clock.sleep(timedelta(hours=1))
    machine.beat()
    causes = [event.cause for event in app.events() if isinstance(event, AwayNoticed)]
    assert causes == ["suspended", "asleep"]


async def test_while_one_app_is_suspended_another_one_rings(machine: Machine) -> None:
    first = machine.open()
    first.prompter.sent_away()
    machine.apps.remove(first)
    second = machine.open()
    machine.pass_time(31 * MINUTE)
    assert len(second.rings) == 1
    first.companion.refresh()
    first.prompter.came_back()
    machine.apps.append(first)
    assert not first.prompter.leads
    machine.pass_time(5 * MINUTE)
    assert first.rings == []
    assert not any(isinstance(event, AwayNoticed) for event in first.events())


# -- two apps


async def test_of_two_apps_one_rings_and_notes_and_both_show_the_same(machine: Machine) -> None:
    first, second = machine.open(), machine.open()
    assert (first.prompter.leads, second.prompter.leads) == (True, False)
    machine.pass_time(31 * MINUTE)
    assert (len(first.rings), len(second.rings)) == (1, 0)
    assert first.plan == second.plan
    machine.pass_time(10 * MINUTE)
    machine.clock.sleep(timedelta(hours=1))
    machine.beat()
    machine.beat()
    kinds = [type(event) for event in first.events()]
    assert kinds == [BreakMissed, AwayNoticed]
    assert second.events() == first.events()


async def test_the_second_takes_over_when_the_first_is_closed(machine: Machine) -> None:
    first, second = machine.open(), machine.open()
    machine.pass_time(10 * MINUTE)
    first.close()
    machine.apps.remove(first)
    machine.pass_time(20 * MINUTE)
    assert second.prompter.leads
    assert second.rings == [START + 30 * MINUTE]
    assert first.rings == []


async def test_a_prompt_answered_in_one_app_is_gone_from_the_other(machine: Machine) -> None:
    first, second = machine.open(), machine.open()
    machine.pass_time(31 * MINUTE)
    second.companion.record(BreakSkipped(break_kind=MICRO))
    machine.beat()
    assert first.plan.state is WORKING
    assert first.prompter.wakes_at == first.plan.wake_at


async def test_a_prompt_that_nobody_noticed_yet_is_deaf_and_asking_changes_nothing(
    machine: Machine,
) -> None:
    app = machine.open()
    machine.pass_time(30 * MINUTE - timedelta(seconds=15))
    machine.clock.pass_time(timedelta(seconds=15))
    assert app.plan.state is DUE
    before = dict(vars(app.prompter))
    assert app.prompter.deaf
    assert vars(app.prompter) == before
    machine.beat()
    assert app.prompter.deaf
    machine.pass_time(timedelta(seconds=3))
    assert not app.prompter.deaf


async def test_a_closed_app_does_nothing_more(machine: Machine) -> None:
    app = machine.open()
    machine.pass_time(29 * MINUTE)
    app.close()
    machine.apps.clear()
    machine.clock.pass_time(timedelta(hours=1))
    app.companion.changed.send()
    assert app.events() == []
    assert app.rings == []
    assert not app.prompter.leads


# -- closed and opened again


async def test_opened_again_soon_the_plan_goes_on(machine: Machine) -> None:
    machine.open().close()
    machine.apps.clear()
    machine.clock.pass_time(3 * MINUTE)
    again = machine.open()
    opened = [entry.event for entry in again.companion.entries(START.date())]
    assert opened == [AppOpened(), AppOpened(last_seen=START)]
    assert again.left == 27 * MINUTE


async def test_opened_again_after_a_long_time_nothing_is_overdue(machine: Machine) -> None:
    first = machine.open()
    machine.pass_time(25 * MINUTE)
    first.close()
    machine.apps.clear()
    machine.clock.pass_time(timedelta(hours=14))
    again = machine.open()
    assert again.left == 30 * MINUTE
    assert (again.rings, again.events()) == ([], [])


async def test_after_a_kill_the_app_was_last_seen_within_half_a_minute(machine: Machine) -> None:
    machine.open()
    machine.pass_time(10 * MINUTE)
    await machine.kill()
    again = machine.open()
    (_, opened) = [entry.event for entry in again.companion.entries(START.date())]
    assert isinstance(opened, AppOpened)
    assert opened.last_seen is not None
    assert 9 * MINUTE < opened.last_seen - START <= 10 * MINUTE
    assert again.left == 20 * MINUTE


async def test_a_break_that_was_being_taken_goes_on_after_a_kill(machine: Machine) -> None:
    app = machine.open()
    app.companion.record(BreakStarted(break_kind=LONG))
    machine.pass_time(MINUTE)
    await machine.kill()
    machine.clock.pass_time(5 * MINUTE)
    again = machine.open()
    assert again.plan.state is ON_BREAK
    assert again.left == timedelta()


async def test_a_break_that_was_being_taken_yesterday_counts_yesterday(machine: Machine) -> None:
    app = machine.open()
    app.companion.record(BreakStarted(break_kind=LONG, proposal="breathing:even"))
    await machine.kill()
    machine.clock.pass_time(timedelta(hours=23))
    again = machine.open()
    assert again.plan.state is WORKING
    (entry,) = [e for e in again.companion.entries(START.date()) if isinstance(e.event, BreakTaken)]
    assert entry.event == BreakTaken(
        break_kind=LONG, seconds=300, how="own", proposal="breathing:even"
    )
    assert entry.at == START + 5 * MINUTE
    assert entry.at.utcoffset() == START.utcoffset()


async def test_a_prompt_that_was_showing_when_the_app_was_closed_was_missed_then(
    machine: Machine,
) -> None:
    app = machine.open()
    machine.pass_time(32 * MINUTE)
    app.close()
    machine.apps.clear()
    machine.clock.pass_time(timedelta(hours=20))
    again = machine.open()
    (entry,) = [
        e for e in again.companion.entries(START.date()) if isinstance(e.event, BreakMissed)
    ]
    assert entry.at == START + 32 * MINUTE
    assert again.left == 30 * MINUTE


async def test_what_was_begun_before_the_app_was_ready_is_not_undone_by_opening_it(
    machine: Machine,
) -> None:
    app = Open(machine)
    machine.apps.append(app)
    app.companion.record(BreakStarted(break_kind=MICRO))
    app.prompter.start()
    assert app.plan.state is ON_BREAK


async def test_a_clock_set_back_while_the_app_was_closed_is_no_reason_to_ring(
    machine: Machine,
) -> None:
    app = machine.open()
    machine.pass_time(20 * MINUTE)
    app.close()
    machine.apps.clear()
    machine.clock.set_wall(START - timedelta(days=3))
    again = machine.open()
    assert again.rings == []
    assert again.left <= 30 * MINUTE


# -- the bell


async def test_the_bell_waits_for_the_end_of_a_breathing_session(machine: Machine) -> None:
    app = machine.open()
    app.busy = True
    machine.pass_time(32 * MINUTE)
    assert app.rings == []
    app.busy = False
    machine.pass_time(MINUTE)
    assert len(app.rings) == 1


async def test_where_the_state_folder_cannot_be_written_prompts_come_all_the_same(
    machine: Machine,
) -> None:
    machine.paths.state.write_text("a file where the folder should be")
    app = Open(machine)
    machine.apps.append(app)
    app.companion.on_waiting = lambda: None  # the journal's lock cannot be made either
    app.prompter.start()
    machine.pass_time(31 * MINUTE)
    assert len(app.rings) == 1
