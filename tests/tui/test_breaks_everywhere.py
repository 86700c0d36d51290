"""Breaks on every place, at every size, and in step with what other programs write."""

from datetime import timedelta

import pytest

from backcare_tui.domain.journal.entries import (
    BreakKind,
    BreakPostponed,
    BreakSkipped,
    BreakStarted,
    BreakTaken,
    PromptsPaused,
    PromptsResumed,
    Side,
)
from backcare_tui.tui.breaks.taking import BreakScreen
from tests.tui.house import SIZES, House, until_due

LEFT, RIGHT = Side.LEFT, Side.RIGHT
MICRO, LONG = BreakKind.MICRO, BreakKind.LONG
DUE = "BREAK TIME"


# -- everywhere


@pytest.mark.parametrize("place", ["2", "3"])
async def test_a_coming_and_a_due_break_are_shown_on_every_place(house: House, place: str) -> None:
    async with house.open() as desk:
        await desk.press(place)
        await desk.pass_time(minutes=29.5)
        assert "A 2 min break comes within a minute" in desk.text
        await desk.pass_time(30)
        assert "BREAK TIME micro break, 2 min" in desk.top
        assert "b take it z in 5 min x skip" in desk.top
        await desk.pass_time(2)
        await desk.press("b")
        assert isinstance(desk.app.screen, BreakScreen)
        await desk.press("enter")
        assert "Welcome back" in desk.text


async def test_a_due_break_is_shown_above_an_open_question(house: House) -> None:
    async with house.open() as desk:
        await desk.pass_time(minutes=29.5)
        await desk.press("l")
        await desk.pass_time(30)
        assert DUE in desk.text
        assert "Pain now?" in desk.text


async def test_the_bell_and_the_title_can_be_switched_off(house: House) -> None:
    house.configure("[prompts]\nbell = false\ntitle = false\n")
    async with house.open() as desk:
        await desk.pass_time(minutes=30)
        assert DUE in desk.text
        assert (desk.bells, desk.written) == (0, [])


async def test_a_break_can_be_read_and_taken_at_every_size(house: House) -> None:
    async with house.open() as desk:
        await until_due(desk)
        for size in SIZES:
            await desk.pilot.resize_terminal(*size)
            await desk.settle()
            assert "BREAK TIME" in desk.text
            assert "Walk to" in desk.text
        await desk.press("b")
        for over in (False, True):
            for size in SIZES:
                await desk.pilot.resize_terminal(*size)
                await desk.settle()
                assert ("Enter when you are" in desk.text) is over
                assert over or "Stand up" in desk.text
                assert all(len(line) <= size[0] for line in desk.lines)
            await desk.pass_time(minutes=2)


async def test_help_about_a_break_is_left_to_the_break(house: House) -> None:
    async with house.open() as desk:
        await desk.press("b", "question_mark")
        assert "Back to work" in desk.text
        await desk.press("escape")
        assert isinstance(desk.app.screen, BreakScreen)


# -- in step with other programs


async def test_a_break_begun_by_a_command_is_shown_at_the_next_beat(house: House) -> None:
    async with house.open() as desk:
        house.program().record(BreakStarted(break_kind=MICRO))
        await desk.notice()
        assert isinstance(desk.app.screen, BreakScreen)


async def test_a_break_ended_by_another_app_leaves_the_screen_even_from_under_help(
    house: House,
) -> None:
    async with house.open() as desk:
        await desk.press("b")
        await desk.saved()
        await desk.press("question_mark")
        house.program().record(BreakTaken(break_kind=MICRO, seconds=60))
        await desk.notice()
        await desk.press("escape")
        await desk.notice()
        assert "next break" in desk.text


async def test_commands_for_later_skip_pause_and_going_on_are_obeyed(house: House) -> None:
    async with house.open() as desk:
        await until_due(desk)
        house.program().record(BreakPostponed(break_kind=MICRO, seconds=300))
        await desk.notice()
        assert DUE not in desk.text
        house.program().record(BreakSkipped(break_kind=MICRO))
        await desk.notice()
        assert desk.companion.plan().left(desk.clock.now()) == timedelta(minutes=30)
        until = desk.clock.now() + timedelta(minutes=30)
        house.program().record(PromptsPaused(until=until))
        await desk.notice()
        assert "Paused until" in desk.text
        house.program().record(PromptsResumed())
        await desk.notice()
        assert "next break" in desk.text
