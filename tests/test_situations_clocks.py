"""Situations: days, nights, clocks, flights and working hours."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.domain.journal.entries import AwayNoticed, BreakKind, ClockChanged
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


# -- days


async def test_each_day_counts_to_its_long_break_anew(stage: PromptsStage) -> None:
    await (
        morning()
        .take_break()
        .work(30)
        .expect_prompt()
        .work(0.05)
        .take_break()
        .expect(lambda s: s.plan.kind is BreakKind.LONG)
        .close_lid(23 * 60)
        .expect(lambda s: s.plan.kind is BreakKind.MICRO)
        .play(stage)
    )


async def test_work_past_midnight_goes_on_as_by_day(tmp_path: Path) -> None:
    stage = PromptsStage(tmp_path, start=datetime(2026, 11, 20, 23, 10, tzinfo=UTC))
    await (
        Day()
        .work(30)
        .expect_prompt("23:40")
        .work(0.05)
        .take_break()
        .work(30)
        .expect_prompt("00:12")
        .work(0.05)
        .take_break()
        .expect_ledger("23:40 taken", "00:12 taken")
        .expect(lambda s: s.plan.kind is BreakKind.LONG)
        .expect(lambda s: s.numbers().taken == 2)
        .play(stage)
    )


async def test_work_across_four_in_the_morning_loses_no_interval(tmp_path: Path) -> None:
    stage = PromptsStage(tmp_path, start=datetime(2026, 11, 21, 3, 45, tzinfo=UTC))
    await Day().work(29).expect_quiet().work(1).expect_prompt("04:15").play(stage)


@pytest.mark.parametrize("line", ["{", '{"schema": 1, "entries": {"1": {"id": 3}}}', "\0\0\0", ""])
async def test_with_a_saved_state_that_cannot_be_read_prompts_come_all_the_same(
    stage: PromptsStage, line: str
) -> None:
    device = "laptop-0000"
    stage.paths.state.mkdir(parents=True)
    (stage.paths.state / "device").write_text(device)
    stage.paths.journal.joinpath(device).mkdir(parents=True)
    stage.paths.journal.joinpath(device, "2026-11.json").write_text(line)
    await Day().work(29).expect_quiet().work(1).expect_prompt("09:30").play(stage)


# -- clocks


@pytest.mark.parametrize(
    ("start", "hours"),
    [(datetime(2026, 3, 29, 0, 45, tzinfo=UTC), 2), (datetime(2026, 10, 25, 0, 45, tzinfo=UTC), 1)],
    ids=["forward", "back"],
)
async def test_on_the_nights_the_clocks_change_half_an_hour_is_half_an_hour(
    tmp_path: Path, start: datetime, hours: int
) -> None:
    before = timezone(timedelta(hours=3 - hours))
    stage = PromptsStage(tmp_path, start=start.astimezone(before))
    await (
        Day()
        .work(15)
        .fly(hours)
        .work(14.9)
        .expect_quiet()
        .work(0.2)
        .expect_prompt()
        .expect(lambda s: s.plan.due == start + timedelta(minutes=30))
        .expect(lambda s: not s.events(AwayNoticed) and not s.events(ClockChanged))
        .play(stage)
    )


@pytest.mark.parametrize("hours_east", [-9, 10])
async def test_a_flight_neither_brings_a_prompt_nor_loses_one(
    stage: PromptsStage, hours_east: int
) -> None:
    await (
        Day()
        .work(20)
        .fly(hours_east)
        .expect_quiet()
        .work(9.9)
        .expect_quiet()
        .work(0.2)
        .expect_prompt()
        .fly(1)
        .expect_ledger()
        .play(stage)
    )


async def test_after_a_flight_working_hours_are_those_of_the_new_place(tmp_path: Path) -> None:
    config = '[hours]\nworkdays = "09:00-18:00"\nweekend = "off"\n'
    stage = PromptsStage(tmp_path, config)
    await (
        Day()
        .work(60 * 3)
        .fly(-7)
        .expect(is_in(PromptState.OFF_HOURS))
        .expect_next("09:30")
        .work(60)
        .expect(is_in(PromptState.OFF_HOURS))
        .fly(1)
        .expect(lambda s: s.plan.state is not PromptState.OFF_HOURS)
        .play(stage)
    )


async def test_a_clock_set_forward_is_time_away(stage: PromptsStage) -> None:
    await (
        Day()
        .work(20)
        .set_clock(60)
        .expect_quiet()
        .work(29)
        .expect_quiet()
        .work(1.1)
        .expect_prompt("10:50")
        .play(stage)
    )


async def test_a_clock_set_back_delays_nothing(stage: PromptsStage) -> None:
    await (
        Day()
        .work(20)
        .set_clock(-60)
        .expect_quiet()
        .work(9.9)
        .expect_quiet()
        .work(0.2)
        .expect_prompt("08:30")
        .play(stage)
    )


async def test_a_clock_set_back_while_typing_holds_a_prompt_does_not_hold_it_longer(
    stage: PromptsStage,
) -> None:
    await Day().type_for(31).expect_quiet().set_clock(-60).type_for(2.2).expect_prompt().play(stage)


# -- hours


OFFICE = '[hours]\nworkdays = "09:00-12:00, 13:00-17:00"\nweekend = "off"\n'


async def test_a_working_day_opens_breaks_for_lunch_and_closes(tmp_path: Path) -> None:
    stage = PromptsStage(tmp_path, OFFICE, start=datetime(2026, 11, 20, 8, 0, tzinfo=UTC))
    answered = Day().work(60).expect(lambda s: s.plan.work_since == s.clock.now())
    for _ in range(5):
        answered.work(30).expect_prompt().work(0.05).skip()
    await (
        answered.work(29.8)
        .expect_quiet()
        .expect(is_in(PromptState.OFF_HOURS))
        .work(60)
        .expect_quiet()
        .work(30.5)
        .expect_prompt("13:30")
        .work(0.05)
        .later()
        .work(5)
        .expect_prompt("13:35")
        .work(3 * 60 + 30)
        .expect(is_in(PromptState.OFF_HOURS))
        .expect(lambda s: s.appeared.clear() is None)
        .work(90)
        .expect_quiet()
        .play(stage)
    )
    assert all(line.due for line in stage.lines())


async def test_a_prompt_unanswered_at_closing_time_is_missed_then_and_nothing_nags(
    tmp_path: Path,
) -> None:
    stage = PromptsStage(tmp_path, OFFICE, start=datetime(2026, 11, 20, 11, 25, tzinfo=UTC))
    await (
        Day()
        .work(31)
        .expect_prompt("11:55")
        .work(4.1)
        .expect_ledger("11:55 missed")
        .work(55)
        .expect_quiet()
        .expect_rings(2)
        .play(stage)
    )
