"""Breaks through a working day: asked for at the right moment, answered with one key."""

from datetime import timedelta

import pytest

from backcare_tui.domain.journal.entries import (
    BreakKind,
    BreakMissed,
    BreakPostponed,
    BreakSkipped,
    BreakStarted,
    BreakTaken,
    PromptsPaused,
    PromptsResumed,
    Side,
)
from backcare_tui.tui.breaks.over import OverScreen
from backcare_tui.tui.breaks.taking import BreakScreen
from tests.clocks import START
from tests.tui.house import NARROW, TINY, WIDE, House, until_due

LEFT, RIGHT = Side.LEFT, Side.RIGHT
MICRO, LONG = BreakKind.MICRO, BreakKind.LONG
DUE = "BREAK TIME"


# -- from the heads-up to the answer


async def test_a_prompt_announces_itself_is_taken_and_the_work_clock_starts_again(
    house: House,
) -> None:
    async with house.open(WIDE) as desk:
        await desk.pass_time(minutes=28)
        assert desk.title == "Break in 2 min · BackCare"
        await desk.pass_time(60)
        assert desk.title == "Break soon · BackCare"
        assert (desk.bells, DUE in desk.text) == (0, False)
        await desk.pass_time(60)
        assert DUE in desk.text
        assert "Walk to a window" in desk.text
        assert (desk.title, desk.bells) == ("Break now · BackCare", 1)
        await desk.pass_time(10)
        await desk.press("b")
        assert isinstance(desk.app.screen, BreakScreen)
        assert "micro break" in desk.top
        assert "left of 2 min" in desk.text
        assert desk.title == "On a break · BackCare"
        await desk.pass_time(119)
        assert "Enter when you are back" not in desk.text
        await desk.pass_time(1)
        assert "Enter when you are back" in desk.text
        await desk.pass_time(minutes=3)
        assert "Enter when you are back" in desk.text, "it holds at 0:00"
        await desk.press("enter")
        assert isinstance(desk.app.screen, OverScreen)
        assert "Next at 10:05: micro, 2 min." in desk.text
        assert "working 0 min" in desk.top
        (taken,) = desk.events(BreakTaken)
        assert (taken.break_kind, taken.seconds, taken.how) == (MICRO, 300, "prompted")
        assert taken.proposal == "routine:window-walk"
        assert taken.due == START + timedelta(minutes=30)
        assert desk.bells == 1


async def test_the_last_minute_counts_seconds(house: House) -> None:
    async with house.open(NARROW) as desk:
        await desk.pass_time(minutes=29)
        assert desk.line("1:00").startswith("1:00")
        await desk.pass_time(18)
        assert desk.line("0:42").startswith("0:42")


async def test_keys_typed_in_the_moment_a_prompt_appears_are_no_answer(house: House) -> None:
    async with house.open() as desk:
        await desk.pass_time(minutes=30)
        await desk.pass_time(1.9)
        await desk.press("b", "z", "x", "Z", "p", "B")
        assert not desk.events(object)[1:], "nothing but that the app was opened"
        assert DUE in desk.text
        await desk.pass_time(0.1)
        await desk.press("x")
        assert desk.events(BreakSkipped)


async def test_keys_are_ignored_too_where_the_prompt_was_not_noticed_before_the_key(
    house: House,
) -> None:
    async with house.open() as desk:
        await desk.pass_time(minutes=29)
        desk.clock.pass_time(60)
        await desk.press("b")
        assert not desk.events(BreakStarted)


async def test_with_no_prompt_in_sight_keys_are_heard_at_once(house: House) -> None:
    async with house.open() as desk:
        await desk.press("b")
        assert desk.events(BreakStarted) == [
            BreakStarted(break_kind=MICRO, how="own", proposal="routine:window-walk")
        ]


async def test_every_third_break_is_long(house: House) -> None:
    async with house.open() as desk:
        for _ in range(2):
            await until_due(desk)
            await desk.press("b", "enter")
        await until_due(desk)
        assert "min Long break." in desk.text
        await desk.press("b")
        assert "Get down in stages" in desk.text, "a short walk was taken before"
        await desk.press("enter")
        assert [taken.break_kind for taken in desk.events(BreakTaken)] == [MICRO, MICRO, LONG]
        proposals = [taken.proposal for taken in desk.events(BreakTaken)]
        assert len(set(proposals)) == 3, "each time something else"


# -- later, skip, missed


async def test_later_brings_the_same_break_back_in_five_minutes(house: House) -> None:
    async with house.open() as desk:
        await until_due(desk)
        await desk.press("z")
        assert "Next break at 09:35, in 5 min" in desk.text
        assert DUE not in desk.text
        await desk.pass_time(minutes=4.9)
        assert DUE not in desk.text
        await desk.pass_time(6)
        assert DUE in desk.text
        assert desk.bells == 2
        assert "1 later" in desk.line("breaks")


async def test_later_by_two_five_or_ten_minutes(house: House) -> None:
    async with house.open() as desk:
        await until_due(desk)
        for key, minutes in (("2", 2), ("5", 5), ("1", 10)):
            await desk.press("Z")
            assert "Later by" in desk.text
            await desk.press(key)
            assert desk.companion.plan().left(desk.clock.now()) == timedelta(minutes=minutes)
            await desk.press("u")
            await desk.pass_time(2)
            assert DUE in desk.text, "taken back, it is due again"


async def test_the_question_how_much_later_can_be_left_and_has_five_minutes_ready(
    house: House,
) -> None:
    async with house.open() as desk:
        await until_due(desk)
        await desk.press("Z", "escape")
        assert not desk.events(BreakPostponed)
        assert DUE in desk.text
        await desk.press("Z", "enter")
        assert [event.seconds for event in desk.events(BreakPostponed)] == [300]


async def test_an_answer_to_an_open_question_counts_although_a_prompt_has_just_appeared(
    house: House,
) -> None:
    async with house.open() as desk:
        await desk.pass_time(minutes=29.5)
        await desk.press("Z")
        await desk.pass_time(30)
        await desk.press("5")
        assert desk.events(BreakPostponed)
        assert DUE not in desk.text


async def test_skipping_waits_a_full_interval_and_the_work_clock_runs_on(house: House) -> None:
    async with house.open(WIDE) as desk:
        await until_due(desk)
        await desk.press("x")
        assert "Skipped. Next break at 10:00, in 30 min" in desk.text
        assert "working 30 min" in desk.text
        assert "1 skipped" in desk.line("breaks")


async def test_a_prompt_without_an_answer_is_missed_after_ten_minutes(house: House) -> None:
    async with house.open() as desk:
        await desk.pass_time(minutes=39.9)
        assert DUE in desk.text
        await desk.pass_time(6)
        assert DUE not in desk.text
        (missed,) = desk.events(BreakMissed)
        assert missed.due == desk.clock.now() - timedelta(minutes=10)
        assert "1 missed" in desk.line("breaks")
        assert desk.bells == 2, "once when it was due, once more two minutes later"
        await desk.pass_time(minutes=30)
        assert DUE in desk.text
        assert desk.bells == 3


# -- pause


async def test_a_pause_of_each_length_shows_its_end(house: House) -> None:
    ends = {"1": "09:30", "2": "10:00", "3": "11:00", "4": "Sat 21 Nov 04:00"}
    async with house.open() as desk:
        for key, end in ends.items():
            await desk.press("p")
            assert "Pause prompts for how long?" in desk.text
            await desk.press(key)
            assert f"Paused until {end}" in desk.text
            assert desk.title == f"Paused until {end} · BackCare"
            await desk.press("p")
            assert "Paused until" not in desk.text


async def test_a_pause_ends_by_itself_and_no_prompt_comes_in_it(house: House) -> None:
    async with house.open() as desk:
        await desk.pass_time(minutes=10)
        await desk.press("p", "1")
        await desk.pass_time(minutes=29.9)
        assert "Paused until 09:40" in desk.text
        assert (desk.bells, DUE in desk.text) == (0, False)
        await desk.pass_time(minutes=1.1)
        assert DUE in desk.text, "a minute after the pause, for it was due in it"


async def test_a_pause_can_be_ended_early(house: House) -> None:
    async with house.open() as desk:
        await desk.press("p", "2")
        await desk.pass_time(minutes=5)
        await desk.press("p")
        assert "Breaks are back on. Next break at 09:30, in 25 min" in desk.text
        assert desk.events(PromptsResumed)
        await desk.pass_time(minutes=25)
        assert DUE in desk.text


async def test_the_question_how_long_can_be_left(house: House) -> None:
    async with house.open() as desk:
        await desk.press("p", "escape")
        assert not desk.events(PromptsPaused)
        assert "paused" not in desk.text


async def test_while_paused_there_is_nothing_to_put_off_or_skip_and_the_app_says_so(
    house: House,
) -> None:
    async with house.open() as desk:
        await desk.press("p", "1")
        for key in ("z", "x", "Z"):
            await desk.pass_time(5)
            await desk.press(key)
            assert "Paused until 09:30" in desk.text
        assert len(desk.events(object)) == 2, "opened and paused, and nothing more"


@pytest.mark.parametrize("size", [TINY, NARROW])
async def test_pausing_in_a_small_pane_shows_when_it_ends(
    house: House, size: tuple[int, int]
) -> None:
    async with house.open(size) as desk:
        await desk.press("p")
        assert "30 min" in desk.text
        await desk.press("1")
        assert "Paused until 09:30" in desk.text


@pytest.mark.parametrize("hour", [9, 13, 22, 23, 1, 2, 3])
async def test_a_pause_until_a_full_hour_ends_then_at_any_time_of_day(
    house: House, hour: int
) -> None:
    house.clock.set_wall(START.replace(hour=hour, minute=52))
    async with house.open() as desk:
        await desk.press("p", "6")
        now = desk.clock.now()
        (paused,) = desk.events(PromptsPaused)
        assert (paused.until.minute, paused.until.second) == (0, 0)
        assert timedelta(minutes=90) < paused.until - now <= timedelta(minutes=151)
        assert f"{paused.until:%H:%M}" in desk.text


async def test_a_pause_chosen_long_after_it_was_asked_still_has_an_end(house: House) -> None:
    async with house.open() as desk:
        await desk.press("p")
        await desk.pass_time(minutes=25)
        await desk.press("5")
        (paused,) = desk.events(PromptsPaused)
        assert paused.until > desk.clock.now()
