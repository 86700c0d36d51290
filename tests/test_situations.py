"""The situations in which a break reminder can go wrong, each lived through as a day.

What other programs' suites go through with a moved clock (sane-break, Workrave), in our own words.
Here the prompt and its answers; sleep, clocks and restarts have files of their own.
"""

from datetime import timedelta
from pathlib import Path

import pytest

from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.domain.journal.entries import AwayNoticed, BreakKind
from tests.sim import Day
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


# -- the heads-up


async def test_a_heads_up_that_is_ignored_becomes_a_prompt(stage: PromptsStage) -> None:
    await (
        Day()
        .work(29)
        .expect_quiet()
        .expect(is_in(PromptState.HEADS_UP))
        .work(1)
        .expect_prompt("09:30")
        .expect_rings(1)
        .play(stage)
    )


async def test_a_break_taken_in_the_heads_up_is_the_break_and_no_prompt_follows(
    stage: PromptsStage,
) -> None:
    await (
        Day()
        .work(29.5)
        .take_break()
        .expect_quiet()
        .expect_ledger("09:30 taken")
        .work(29.9)
        .expect_quiet()
        .work(0.2)
        .expect_prompt("10:01")
        .play(stage)
    )


async def test_later_in_the_heads_up_puts_off_the_break_that_is_coming(stage: PromptsStage) -> None:
    await (
        Day()
        .work(29.5)
        .later()
        .work(4.9)
        .expect_quiet()
        .work(0.2)
        .expect_prompt("09:34")
        .play(stage)
    )


async def test_a_prompt_answered_late_is_taken_all_the_same(stage: PromptsStage) -> None:
    await (
        morning()
        .work(9)
        .take_break()
        .expect_ledger("09:30 taken")
        .expect_rings(2)
        .expect_next("10:11")
        .play(stage)
    )


async def test_a_prompt_never_answered_is_missed_after_ten_minutes_and_the_day_goes_on(
    stage: PromptsStage,
) -> None:
    await (
        morning()
        .work(10)
        .expect_ledger("09:30 missed")
        .expect_quiet()
        .work(29.9)
        .expect_quiet()
        .work(1)
        .expect_prompt("10:10")
        .play(stage)
    )


async def test_a_prompt_is_heard_once_more_after_two_minutes_and_then_never(
    stage: PromptsStage,
) -> None:
    await (
        morning()
        .work(1.9)
        .expect_rings(1)
        .work(0.3)
        .expect_rings(2)
        .work(7)
        .expect_rings(2)
        .play(stage)
    )


# -- postponed


async def test_postponed_and_idle_for_a_moment_it_comes_back_by_so_much_later(
    stage: PromptsStage,
) -> None:
    await (
        morning()
        .later()
        .work(1)
        .close_lid(1.5)
        .work(3.9)
        .expect_quiet()
        .work(0.2)
        .expect_prompt("09:36")
        .play(stage)
    )


async def test_postponed_and_then_away_for_long_the_absence_is_the_break(
    stage: PromptsStage,
) -> None:
    await (
        morning()
        .later()
        .go_away(14)
        .work(1)
        .expect_quiet()
        .expect(lambda s: s.events(AwayNoticed)[0].credited is BreakKind.LONG)
        .work(28)
        .expect_quiet()
        .work(2)
        .expect_prompt()
        .play(stage)
    )


async def test_postponed_twice_the_third_time_offers_twenty_seconds(stage: PromptsStage) -> None:
    await (
        morning()
        .later()
        .work(5)
        .expect_prompt("09:35")
        .work(0.05)
        .later()
        .work(5)
        .expect_prompt("09:40")
        .expect(lambda s: s.plan.short and s.plan.length == timedelta(seconds=20))
        .work(0.05)
        .take_break()
        .expect_ledger("09:30 later", "09:35 later", "09:40 taken")
        .expect(lambda s: not s.plan.short)
        .play(stage)
    )


async def test_skipped_is_not_postponed(stage: PromptsStage) -> None:
    await (
        morning()
        .skip()
        .expect_next("10:00")
        .work(29)
        .expect_quiet()
        .work(1)
        .expect_prompt("10:00")
        .expect_ledger("09:30 skipped")
        .play(stage)
    )


# -- held


async def test_a_prompt_waits_for_a_pause_in_typing(stage: PromptsStage) -> None:
    await (
        Day()
        .work(29)
        .type_for(2)
        .expect_quiet()
        .work(0.25)
        .expect_prompt("09:31")
        .work(0.05)
        .take_break()
        .expect_ledger("09:30 taken typing")
        .play(stage)
    )


async def test_who_never_stops_typing_gets_it_after_three_minutes_without_a_sound(
    stage: PromptsStage,
) -> None:
    await (
        Day()
        .type_for(32.9)
        .expect_quiet()
        .type_for(0.2)
        .expect_prompt("09:33")
        .expect_rings(0)
        .play(stage)
    )


async def test_a_prompt_comes_a_minute_after_the_meeting(stage: PromptsStage) -> None:
    await (
        Day()
        .meeting(20, 60)
        .work(60.9)
        .expect_quiet()
        .work(0.2)
        .expect_prompt("10:01")
        .work(0.05)
        .skip()
        .expect_ledger("09:30 skipped meeting")
        .play(stage)
    )


async def test_a_prompt_is_held_while_a_command_runs_and_comes_when_it_ends(
    stage: PromptsStage,
) -> None:
    await (
        Day().command("make").work(50).expect_quiet().command("").expect_prompt("09:50").play(stage)
    )


async def test_a_prompt_does_not_interrupt_a_session_that_is_under_way(
    stage: PromptsStage,
) -> None:
    await Day().work(29).session(5).expect_prompt("09:34").expect_rings(1).play(stage)


async def test_while_somebody_is_away_nothing_rings_and_coming_back_is_a_break_taken(
    stage: PromptsStage,
) -> None:
    await (
        Day()
        .work(22)
        .go_away(40)
        .expect_quiet()
        .expect_rings(0)
        .work(0.5)
        .expect_ledger("09:30 counted by itself away")
        .work(29)
        .expect_quiet()
        .play(stage)
    )


async def test_not_to_know_whether_somebody_is_there_is_not_to_be_away(stage: PromptsStage) -> None:
    stage.world.knows_keys = False
    await Day().go_away(30).expect_prompt("09:30").expect_rings(1).play(stage)
