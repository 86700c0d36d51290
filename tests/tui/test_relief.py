"""A tool's timer: it counts down, survives whatever the machine does, and loses no use."""

from datetime import timedelta

import pytest

from backcare_tui.content import portfolio_file
from backcare_tui.disk import Files
from backcare_tui.domain.journal.care_events import ToolUsed
from backcare_tui.domain.journal.entries import (
    Entry,
    HoldReason,
    PainRated,
    Posture,
    PostureChanged,
    PromptHeld,
)
from backcare_tui.domain.portfolio.timer import running
from backcare_tui.journal.journal import Filed
from backcare_tui.journal.unsaved import put_aside
from backcare_tui.tui.app import BackCareApp
from backcare_tui.tui.portfolio.relief import ReliefScreen
from tests.tui.house import NARROW, NORMAL, TINY, WIDE, Desk, House


@pytest.fixture
def held(house: House) -> House:
    for id_ in ("heat", "cold"):
        portfolio_file.hold(house.paths.content, id_)
    return house


async def begin(desk: Desk) -> ReliefScreen:
    await desk.press("6", "space")
    screen = desk.app.screen
    assert isinstance(screen, ReliefScreen)
    return screen


async def test_it_counts_minutes_then_seconds_rings_once_and_asks(held: House) -> None:
    async with held.open(NARROW) as desk:
        await begin(desk)
        assert "15 min Heat" in desk.text
        await desk.pass_time(minutes=13.5)
        assert "2 min Heat" in desk.text
        await desk.pass_time(50)
        assert "40 s Heat" in desk.text
        assert desk.bells == 0
        assert all(use.until for use in desk.events(ToolUsed)), "it runs"
        await desk.pass_time(40)
        assert "Heat: 15 min, logged" in desk.text
        assert "Pain now?" in desk.text
        await desk.pass_time(minutes=2)
        assert desk.bells == 1
        assert desk.events(ToolUsed) == [ToolUsed(tool="heat", seconds=900)]
        await desk.press("enter")
        assert "Logged: Heat" in desk.text
        assert len(desk.events(ToolUsed)) == 1


async def test_the_bell_can_be_switched_off(held: House) -> None:
    held.configure("[prompts]\nbell = false\n")
    async with held.open() as desk:
        await begin(desk)
        await desk.pass_time(minutes=15)
        assert ("Pain now?" in desk.text, desk.bells) == (True, 0)


async def test_pain_before_and_after_take_a_key_each(held: House) -> None:
    async with held.open() as desk:
        await begin(desk)
        assert "Pain before?" in desk.text
        await desk.press("t")
        assert "pain before 10" in desk.text
        await desk.press("6")
        assert "pain before 6" in desk.text
        await desk.pass_time(minutes=15)
        await desk.press("4")
        assert desk.events(ToolUsed) == [ToolUsed(tool="heat", before=6, after=4, seconds=900)]
        assert "Logged: Heat, pain 6 to 4" in desk.text


async def test_a_score_can_be_clicked(held: House) -> None:
    async with held.open() as desk:
        await begin(desk)
        for words, shown in (("Pain before?", "pain before 7"), ("Pain now?", "pain 7 to 7")):
            y = next(n for n, line in enumerate(desk.lines) if words in line)
            await desk.pilot.click(offset=(desk.lines[y].index("7"), y))
            await desk.settle()
            assert shown in desk.text
            await desk.pass_time(minutes=15)


async def test_cold_and_heat_show_what_to_mind_at_every_size(held: House) -> None:
    for size in (TINY, NARROW, NORMAL, WIDE):
        async with held.open(size) as desk:
            await begin(desk)
            assert "cloth" in desk.text
            assert all(len(line) <= size[0] for line in desk.lines)
            assert "Pain before?" in desk.text
            await desk.press("5")
            assert "pain before 5" in desk.text
            await desk.press("enter")
            assert "Pain now?" in desk.text
            await desk.press("t")
        held.program()


async def test_a_pause_does_not_count(held: House) -> None:
    async with held.open(NARROW) as desk:
        screen = await begin(desk)
        await desk.pass_time(minutes=5)
        await desk.press("space")
        assert "10 min paused" in desk.text
        assert not screen.is_timing
        await desk.pass_time(minutes=7)
        assert "10 min paused" in desk.text
        await desk.press("space")
        await desk.pass_time(minutes=1)
        assert "9 min Heat" in desk.text


async def test_a_minute_more_or_less_within_its_range(held: House) -> None:
    async with held.open() as desk:
        await begin(desk)
        assert "of 15 min (15–20)" in desk.text
        await desk.press("left")
        assert "of 15 min" in desk.text
        await desk.press("right", "right", *["plus"] * 9)
        assert "of 20 min" in desk.text


async def test_ending_early_keeps_what_was_and_at_once_nothing(held: House) -> None:
    async with held.open() as desk:
        await begin(desk)
        await desk.pass_time(8)
        await desk.press("escape")
        assert "last 14 days" in desk.text
        assert desk.events(ToolUsed) == []
        await begin(desk)
        await desk.pass_time(minutes=6)
        await desk.press("escape")
        assert "Heat: 6 min, logged" in desk.text
        await desk.press("escape")
        assert desk.events(ToolUsed) == [ToolUsed(tool="heat", seconds=360)]


async def test_done_at_once_is_a_use_without_a_time(held: House) -> None:
    async with held.open() as desk:
        await begin(desk)
        await desk.press("enter", "enter")
        assert desk.events(ToolUsed) == [ToolUsed(tool="heat")]


async def test_a_closed_lid_goes_on_and_a_clock_that_is_set_back_does_not_lengthen(
    held: House,
) -> None:
    async with held.open(NARROW) as desk:
        await begin(desk)
        await desk.suspend(minutes=9)
        await desk.press("escape") if "away" in desk.text else None
        assert "6 min Heat" in desk.text
        await desk.set_clock(desk.clock.now() - timedelta(hours=1))
        assert "6 min Heat" in desk.text
        await desk.pass_time(minutes=6)
        assert "Heat: 15 min, logged" in desk.text


async def test_a_break_that_falls_due_meanwhile_waits(held: House) -> None:
    async with held.open() as desk:
        await desk.pass_time(minutes=25)
        screen = await begin(desk)
        await desk.pass_time(minutes=10)
        assert screen.is_timing
        assert [event.reason for event in desk.events(PromptHeld)] == [HoldReason.SESSION]
        assert desk.bells == 0
        await desk.pass_time(minutes=6)
        await desk.press("3")
        await desk.pass_time(20)
        assert "BREAK TIME" in desk.top


async def test_pain_and_posture_are_told_meanwhile_and_the_time_goes_on(held: House) -> None:
    async with held.open(NARROW) as desk:
        await begin(desk)
        await desk.pass_time(minutes=2)
        await desk.press("l", "4", "escape", "o", "l")
        assert "13 min Heat" in desk.text
        assert [event.score for event in desk.events(PainRated)] == [4]
        assert [event.posture for event in desk.events(PostureChanged)] == [Posture.LIE]
        await desk.press("l")
        await desk.pass_time(minutes=13)
        await desk.notice()
        assert (desk.bells, desk.events(ToolUsed)) == (1, [ToolUsed(tool="heat", seconds=900)])
        assert "Heat: 15 min, logged" in desk.text, "the panel has gone by itself"


async def test_leaving_the_app_keeps_what_was(held: House) -> None:
    async with held.open() as desk:
        await begin(desk)
        await desk.press("7")
        await desk.pass_time(minutes=4)
        await desk.end(0)
    uses = [event for event in held.on_disk() if isinstance(event, ToolUsed)]
    assert uses == [ToolUsed(tool="heat", before=7, seconds=240)]


async def run_and_kill(held: House, minutes: float) -> None:
    """Use heat, pain 7 before it, and have the app killed while it counts."""
    async with held.open() as desk:
        await begin(desk)
        await desk.press("7")
        await desk.pass_time(20)
        await desk.pass_time(minutes=minutes - 0.5)
        await desk.pass_time(10)
        await desk.saved()
        assert desk.app.prompter is not None
        desk.app.prompter.stop()  # the system lets go of what a killed process held


async def test_a_timer_whose_app_was_killed_is_kept_as_far_as_it_was_seen(held: House) -> None:
    await run_and_kill(held, 4)
    held.clock.pass_time(timedelta(hours=1))
    async with held.open() as desk:
        assert "Kept from last time: Heat, pain 7 before, 4 min" in desk.text
        await desk.saved()
    (use,) = (event for event in held.on_disk() if isinstance(event, ToolUsed))
    assert (use.tool, use.before, use.until) == ("heat", 7, None)
    assert use.seconds == pytest.approx(240, abs=30)
    async with held.open() as desk:
        assert "Kept from" not in desk.text


async def test_a_timer_whose_app_was_killed_goes_on_at_the_next_start(held: House) -> None:
    await run_and_kill(held, 4)
    held.clock.pass_time(timedelta(minutes=2))
    async with held.open(NARROW) as desk:
        assert "9 min Heat" in desk.text
        await desk.pass_time(minutes=9)
        assert "Heat: 15 min, logged" in desk.text
        await desk.press("3")
        assert desk.events(ToolUsed) == [ToolUsed(tool="heat", before=7, after=3, seconds=900)]


async def test_another_app_leaves_a_timer_that_runs_alone(held: House) -> None:
    async with held.open(NARROW) as desk:
        await begin(desk)
        await desk.pass_time(minutes=4)
        await desk.saved()
        other = BackCareApp(held.program())
        other.relief.take_lost()
        assert running(held.program().own_entries(), held.clock.now()) is not None


async def test_a_paused_timer_is_no_running_one_and_going_on_it_is(held: House) -> None:
    async with held.open(NARROW) as desk:
        await begin(desk)
        await desk.pass_time(minutes=5)
        await desk.press("space")
        await desk.pass_time(minutes=7)
        assert desk.events(ToolUsed) == [ToolUsed(tool="heat", seconds=300)]
        await desk.press("space", "right")
        (use,) = desk.events(ToolUsed)
        assert use.until == held.clock.now() + timedelta(minutes=11)


async def test_a_use_that_another_program_takes_back_ends_its_timer(held: House) -> None:
    async with held.open() as desk:
        await begin(desk)
        await desk.pass_time(minutes=5)
        await desk.press("left")
        await desk.saved()
        undone = held.program().undo()
        assert undone is not None
        assert isinstance(undone.event, ToolUsed)
        await desk.pass_time(minutes=15)
        assert "last 14 days" in desk.text
        assert desk.events(ToolUsed) == []


async def test_what_version_0_2_kept_of_a_timer_is_taken_over_once(held: House) -> None:
    at, use = held.clock.now() - timedelta(hours=1), ToolUsed(tool="heat", before=6, seconds=200)
    kept = Entry(id="7f3f4a52-0000-4000-8000-000000000001", at=at, device="desk", event=use)
    path = put_aside(Files(), held.paths.under_way, [Filed(kept)])
    for _ in range(2):
        async with held.open() as desk:
            await desk.press("q")
        assert [event for event in held.on_disk() if isinstance(event, ToolUsed)] == [use]
        assert not path.exists()


async def test_keys_held_down_log_once_and_leave_one_screen(held: House) -> None:
    async with held.open() as desk:
        await begin(desk)
        await desk.pilot.press("enter", "4", "4", "escape", "escape")
        await desk.settle()
        assert len(desk.app.screen_stack) == 1
        assert len(desk.events(ToolUsed)) == 1
