"""The situations in which a break reminder can go wrong, each lived through as a day.

What other programs' suites go through with a moved clock (sane-break, Workrave), in our own words:
the heads-up, postponing, sleep, midnight, clocks, restarts.
"""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from backcare_tui.domain.breaks import PromptState
from backcare_tui.domain.entries import AppOpened, AwayNoticed, BreakKind, ClockChanged
from tests.sim import Day, PromptsStage, Stage, after

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


# -- ended and begun again


@pytest.mark.parametrize(
    ("before", "next_due"),
    [
        (Day().work(20), "09:30"),
        (Day().work(29.5), "09:31"),
        (Day().work(31), "09:33"),
        (Day().work(30.1).later().work(1), "09:35"),
        (Day().work(30.1).skip().work(1), "10:00"),
        (Day().meeting(0, 50).work(31), "09:51"),
        (Day().work(5).pause(40).work(3), "09:46"),
    ],
    ids=["working", "heads-up", "due", "postponed", "skipped", "held", "paused"],
)
async def test_killed_and_opened_again_at_once_the_day_goes_on(
    stage: PromptsStage, before: Day, next_due: str
) -> None:
    await before.kill_and_restart(1).expect_next(next_due).play(stage)
    assert len(stage.events(AppOpened)) == 2


async def test_killed_in_a_break_it_is_still_a_break(stage: PromptsStage) -> None:
    await (
        morning()
        .start_break()
        .kill_and_restart(1)
        .expect(is_in(ON_BREAK))
        .end_break()
        .expect_ledger("09:30 taken")
        .play(stage)
    )


@pytest.mark.parametrize(
    ("before", "ledger"),
    [
        (Day().work(20), []),
        (Day().work(31), ["09:30 missed"]),
        (Day().work(30.1).later().work(1), ["09:30 later"]),
        (Day().meeting(0, 50).work(31), ["09:30 held meeting"]),
        (Day().work(30.1).start_break(), ["09:30 taken"]),
    ],
    ids=["working", "due", "postponed", "held", "on break"],
)
async def test_killed_and_opened_the_next_morning_nothing_is_overdue_and_each_prompt_has_its_fate(
    stage: PromptsStage, before: Day, ledger: list[str]
) -> None:
    await (
        before.kill_and_restart(23 * 60)
        .expect(is_in(WORKING))
        .expect(lambda s: s.plan.left(s.clock.now()) == timedelta(minutes=30))
        .expect_ledger(*ledger)
        .play(stage)
    )


async def test_killed_in_a_pause_the_pause_still_ends_when_it_said(stage: PromptsStage) -> None:
    await (
        Day()
        .work(5)
        .pause(60)
        .kill_and_restart(30)
        .expect(lambda s: s.plan.paused_until == after(65))
        .work(29)
        .expect_quiet()
        .work(2.1)
        .expect_prompt("10:06")
        .play(stage)
    )


async def test_of_two_apps_one_asks_and_both_know_the_answer(tmp_path: Path) -> None:
    first, second = PromptsStage(tmp_path), PromptsStage(tmp_path)
    second.clock, second.world = first.clock, first.world
    await first.open()
    await second.open()
    try:
        for _ in range(31 * 4):
            await first.work(0.25)
            await second._beat()
        assert (len(first.rings), len(second.rings)) == (1, 0)
        await second.later()
        await first._beat()
        assert first.plan == second.plan
        assert first.plan.state is WORKING
        assert first.ledger() == second.ledger() == ["09:30 later"]
    finally:
        await first.kill()
        await second.kill()


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


def test_a_day_script_is_only_steps_of_a_stage() -> None:
    with pytest.raises(AttributeError):
        Day()._secret  # noqa: B018 (the attribute is what is tested)
    assert isinstance(Day().work(1).steps, list)
    assert issubclass(PromptsStage, Stage)
