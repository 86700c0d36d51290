"""Situations: the lid is closed, for a moment or a night, whatever was going on."""

from pathlib import Path

import pytest

from backcare_tui.domain.breaks.planning import PromptState
from tests.sim import Day, after
from tests.sim_prompts import PromptsStage

DUE, WORKING, ON_BREAK = PromptState.DUE, PromptState.WORKING, PromptState.ON_BREAK


@pytest.fixture
def stage(tmp_path: Path) -> PromptsStage:
    return PromptsStage(tmp_path)


def morning() -> Day:
    """Work until the first break is due, and two seconds more: it can be answered."""
    return Day().work(30).expect_prompt("09:30").work(0.05)


def is_in(state: PromptState):
    return lambda stage: stage.plan.state is state


# -- asleep


async def test_a_short_sleep_stops_the_clock(stage: PromptsStage) -> None:
    await (
        Day()
        .work(20)
        .close_lid(1)
        .work(9.9)
        .expect_quiet()
        .work(0.2)
        .expect_prompt("09:31")
        .play(stage)
    )


@pytest.mark.parametrize("how", ["close_lid", "stop_process"])
async def test_a_long_sleep_is_a_break_and_nothing_rings_at_wake_up(
    stage: PromptsStage, how: str
) -> None:
    day = Day().work(20)
    getattr(day, how)(120)
    await (
        day.expect_quiet()
        .expect_rings(0)
        .expect_ledger("11:20 counted by itself", "09:30 held asleep")
        .work(29.9)
        .expect_quiet()
        .work(0.2)
        .expect_prompt("11:50")
        .play(stage)
    )


async def test_sleep_over_the_end_of_a_meeting_brings_no_late_prompt(stage: PromptsStage) -> None:
    await (
        Day()
        .work(10)
        .meeting(5, 50)
        .work(25)
        .expect_quiet()
        .expect(lambda s: s.plan.state is PromptState.HELD)
        .close_lid(60)
        .expect_quiet()
        .expect(is_in(WORKING))
        .work(29)
        .expect_quiet()
        .expect_ledger("09:30 counted by itself meeting")
        .play(stage)
    )


async def test_a_meeting_that_goes_on_after_a_short_sleep_still_holds(stage: PromptsStage) -> None:
    await (
        Day()
        .meeting(20, 60)
        .work(31)
        .close_lid(1)
        .work(27)
        .expect_quiet()
        .work(2.1)
        .expect_prompt("10:01")
        .play(stage)
    )


async def test_sleep_while_postponed_is_the_break(stage: PromptsStage) -> None:
    await (
        morning()
        .later()
        .work(1)
        .close_lid(30)
        .expect_quiet()
        .work(29)
        .expect_quiet()
        .work(2)
        .expect_prompt()
        .expect(lambda s: s.plan.laters == 0)
        .play(stage)
    )


async def test_sleep_in_a_break_leaves_the_break_waiting(stage: PromptsStage) -> None:
    await (
        morning()
        .start_break()
        .close_lid(45)
        .expect_quiet()
        .expect(is_in(ON_BREAK))
        .end_break()
        .expect_ledger("09:30 taken")
        .work(29)
        .expect_quiet()
        .play(stage)
    )


async def test_sleep_over_the_end_of_a_pause_ends_it_quietly(stage: PromptsStage) -> None:
    await (
        Day()
        .work(5)
        .pause(60)
        .close_lid(90)
        .expect_quiet()
        .expect(is_in(WORKING))
        .work(29)
        .expect_quiet()
        .work(2)
        .expect_prompt()
        .play(stage)
    )


async def test_a_short_sleep_in_a_pause_leaves_its_end_where_it_is(stage: PromptsStage) -> None:
    await (
        Day()
        .work(5)
        .pause(60)
        .close_lid(2)
        .expect(lambda s: s.plan.paused_until == after(65))
        .work(50)
        .expect_quiet()
        .play(stage)
    )


async def test_a_prompt_that_was_showing_when_the_lid_closed_is_answered_by_the_sleep(
    stage: PromptsStage,
) -> None:
    await (
        morning()
        .work(3)
        .close_lid(60)
        .expect_quiet()
        .expect_rings(2)
        .expect_ledger("09:30 counted by itself")
        .play(stage)
    )
