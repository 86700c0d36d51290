"""Breaks through a working day: asked for at the right moment, answered with one key."""

from datetime import timedelta

import pytest

from backcare_tui.domain.adjustments import Adjustment
from backcare_tui.domain.entries import (
    AdjustmentTallied,
    BreakKind,
    BreakMissed,
    BreakPostponed,
    BreakSkipped,
    BreakStarted,
    BreakTaken,
    BreathingFinished,
    PromptsPaused,
    PromptsResumed,
    Side,
)
from backcare_tui.tui.screens.breathing import BreathingScreen
from backcare_tui.tui.screens.taking_break import BreakScreen
from tests.clocks import START
from tests.tui.house import NARROW, SIZES, TINY, Desk, House

LEFT, RIGHT = Side.LEFT, Side.RIGHT
MICRO, LONG = BreakKind.MICRO, BreakKind.LONG
DUE = "Time for a break"


async def until_due(desk: Desk) -> None:
    """Work until the first break is due, and longer than keys are ignored."""
    await desk.pass_time(minutes=30)
    await desk.pass_time(2)


def shipped(house: House) -> tuple[Adjustment, ...]:
    return house.program().catalogue.adjustments


# -- from the heads-up to the answer


async def test_a_prompt_announces_itself_is_taken_and_the_work_clock_starts_again(
    house: House,
) -> None:
    async with house.open() as desk:
        assert desk.line("working") == desk.line("09:00")
        await desk.pass_time(minutes=28)
        assert desk.title == "Break in 2 min · BackCare"
        await desk.pass_time(60)
        assert desk.title == "Break soon · BackCare"
        assert (desk.bells, DUE in desk.text) == (0, False)
        await desk.pass_time(60)
        assert DUE in desk.text
        assert "Stand up slower" in desk.text
        assert (desk.title, desk.bells) == ("Break now · BackCare", 1)
        await desk.pass_time(10)
        await desk.press("b")
        assert isinstance(desk.app.screen, BreakScreen)
        assert "Micro break, 2 min" in desk.text
        assert desk.title == "On a break · BackCare"
        await desk.pass_time(119)
        assert "Enter when you are back" not in desk.text
        await desk.pass_time(1)
        assert "Enter when you are back" in desk.text
        await desk.pass_time(minutes=3)
        assert "Enter when you are back" in desk.text, "it holds at 0:00"
        await desk.press("enter")
        assert "Next break at 10:05, in 30 min" in desk.text
        assert "working 0 min" in desk.line("Fri 20 Nov")
        (taken,) = desk.events(BreakTaken)
        assert taken == BreakTaken(
            break_kind=MICRO,
            seconds=300,
            how="prompted",
            proposal="adjustment:stand-slower",
            due=taken.due,
        )
        assert taken.due == START + timedelta(minutes=30)
        assert desk.bells == 1


async def test_the_last_minute_counts_seconds(house: House) -> None:
    async with house.open(NARROW) as desk:
        await desk.pass_time(minutes=29)
        assert desk.lines[1].startswith(" 1 min")
        await desk.pass_time(18)
        assert desk.lines[1].startswith(" 42 s")


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
            BreakStarted(break_kind=MICRO, how="own", proposal="adjustment:stand-slower")
        ]


async def test_every_third_break_is_long_and_a_downshift(house: House) -> None:
    async with house.open() as desk:
        for _ in range(2):
            await until_due(desk)
            await desk.press("b", "enter")
        await until_due(desk)
        assert "long break, 5 min" in desk.text
        await desk.press("b")
        assert "Breathe: " in desk.text
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


@pytest.mark.parametrize(("key", "minutes"), [("2", 2), ("5", 5), ("1", 10)])
async def test_later_by_two_five_or_ten_minutes(house: House, key: str, minutes: int) -> None:
    async with house.open() as desk:
        await until_due(desk)
        await desk.press("Z")
        assert "Put it off by how much?" in desk.text
        await desk.press(key)
        (postponed,) = desk.events(BreakPostponed)
        assert postponed.seconds == minutes * 60
        assert desk.companion.plan().left(desk.clock.now()) == timedelta(minutes=minutes)


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
    async with house.open() as desk:
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


@pytest.mark.parametrize(
    ("key", "end", "minutes"),
    [
        ("1", "09:40", 30),
        ("2", "10:10", 60),
        ("3", "11:10", 120),
        ("4", "Sat 21 Nov 04:00", 18 * 60 + 50),
    ],
)
async def test_a_pause_of_each_length_shows_its_end_and_ends_by_itself(
    house: House, key: str, end: str, minutes: float
) -> None:
    async with house.open() as desk:
        await desk.pass_time(minutes=10)
        await desk.press("p")
        assert "Pause prompts for how long?" in desk.text
        await desk.press(key)
        assert f"Paused until {end}" in desk.text
        assert f"paused until {end}" in desk.text
        assert desk.title == f"Paused until {end} · BackCare"
        await desk.pass_time(minutes=min(minutes, 60) - 0.1)
        assert f"paused until {end}" in desk.text
        assert (desk.bells, DUE in desk.text) == (0, False)
        if minutes <= 60:
            await desk.pass_time(minutes=1.1)
            assert DUE in desk.text, "a minute after the pause, for it was due in it"


async def test_a_pause_can_be_ended_early(house: House) -> None:
    async with house.open() as desk:
        await desk.press("p", "2")
        await desk.pass_time(minutes=5)
        await desk.press("p")
        assert "Prompts go on. Next break at 09:30, in 25 min" in desk.text
        assert desk.events(PromptsResumed)
        await desk.pass_time(minutes=25)
        assert DUE in desk.text


async def test_the_question_how_long_can_be_left(house: House) -> None:
    async with house.open() as desk:
        await desk.press("p", "escape")
        assert not desk.events(PromptsPaused)
        assert "paused" not in desk.text


@pytest.mark.parametrize("key", ["z", "x"])
async def test_while_paused_there_is_nothing_to_put_off_or_skip_and_the_app_says_so(
    house: House, key: str
) -> None:
    async with house.open() as desk:
        await desk.press("p", "1")
        await desk.pass_time(5)
        await desk.press(key)
        assert "paused until 09:30; p goes on" in desk.text
        assert len(desk.events(object)) == 2


# -- breaks unasked, logged, cancelled


async def test_a_break_i_just_took_can_be_logged(house: House) -> None:
    async with house.open() as desk:
        await desk.pass_time(minutes=12)
        await desk.press("B")
        assert desk.events(BreakTaken) == [BreakTaken(break_kind=MICRO, seconds=120, how="logged")]
        assert "1 taken" in desk.line("breaks")
        assert "working 0 min" in desk.text
        assert desk.companion.plan().left(desk.clock.now()) == timedelta(minutes=30)


async def test_a_break_can_be_taken_back_as_if_never_begun(house: House) -> None:
    async with house.open() as desk:
        await until_due(desk)
        await desk.press("b")
        await desk.pass_time(20)
        await desk.press("escape")
        assert not desk.events(BreakStarted)
        assert DUE in desk.text, "it is still due"
        assert desk.bells == 1
        await desk.press("x")
        assert not desk.events(BreakSkipped), "it has just appeared again"


async def test_the_countdown_of_a_cancelled_break_begins_anew_the_next_time(house: House) -> None:
    async with house.open() as desk:
        await desk.press("b")
        await desk.pass_time(60)
        await desk.press("escape", "b")
        assert desk.companion.plan().left(desk.clock.now()) == timedelta(minutes=2)


async def test_a_break_ended_before_its_time_is_counted_as_long_as_it_was(house: House) -> None:
    async with house.open() as desk:
        await desk.press("b")
        await desk.pass_time(40)
        await desk.press("enter")
        assert [taken.seconds for taken in desk.events(BreakTaken)] == [40]


async def test_enter_pressed_twice_ends_one_break(house: House) -> None:
    async with house.open() as desk:
        await desk.press("b")
        await desk.pass_time(20)
        await desk.press("enter", "enter", "enter")
        assert len(desk.events(BreakTaken)) == 1


async def test_ending_a_break_can_be_undone(house: House) -> None:
    async with house.open() as desk:
        await desk.press("b")
        await desk.pass_time(20)
        await desk.press("enter", "u")
        assert not desk.events(BreakTaken)
        assert isinstance(desk.app.screen, BreakScreen)


# -- doing what is proposed


async def test_space_tallies_what_the_break_proposed_once(house: House) -> None:
    async with house.open() as desk:
        await desk.press("b", "space", "space")
        assert "done ✓" in desk.text
        assert desk.events(AdjustmentTallied) == [AdjustmentTallied(item="stand-slower")]
        await desk.press("enter")
        assert desk.line("▸").split()[-2:-1] != ["0"]


async def test_a_proposal_with_sides_is_tallied_on_the_side_that_is_next(house: House) -> None:
    hidden = "".join(f'[[adjustment]]\nid = "{a.id}"\nhide = true\n' for a in shipped(house))
    own = '[[adjustment]]\nid = "own"\nfamily = "asymmetry"\ncue = "The other hand"\nhow = "So."\n'
    house.own_content("adjustments", f"{hidden}{own}target = 2\nsided = true\n")
    house.configure('[breathing]\npattern = "none"\n')
    house.program().record(AdjustmentTallied(item="own", side=LEFT))
    async with house.open() as desk:
        await desk.press("b", "space")
        assert [tally.side for tally in desk.events(AdjustmentTallied)] == [LEFT, RIGHT]


async def test_space_guides_the_breathing_a_break_proposed_and_the_break_comes_back(
    house: House,
) -> None:
    house.configure("[breaks]\nlong_every = 1\n[breathing]\nask_tension = false\n")
    async with house.open() as desk:
        await desk.press("b")
        assert "Breathe: long exhale" in desk.text
        await desk.press("space")
        breathing = desk.app.screen
        assert isinstance(breathing, BreathingScreen)
        assert breathing.is_breathing
        await breathe_to_the_end(desk, breathing)
        (session,) = desk.events(BreathingFinished)
        assert session.pattern == "long-exhale"
        assert session.completed
        assert isinstance(desk.app.screen, BreakScreen)
        assert "Enter when you are back" in desk.text
        await desk.press("enter")
        assert [taken.proposal for taken in desk.events(BreakTaken)] == ["breathing:long-exhale"]
        assert desk.companion.plan().left(desk.clock.now()) == timedelta(minutes=30)


async def breathe_to_the_end(desk: Desk, screen: BreathingScreen) -> None:
    while screen.is_breathing:
        desk.clock.pass_time(1)
        screen.tick()
    desk.app._beat()
    await desk.settle()


async def test_a_break_is_not_lost_behind_its_breathing(house: House) -> None:
    house.configure("[breaks]\nlong_every = 1\n[breathing]\nask_tension = false\n")
    async with house.open() as desk:
        await desk.press("b", "space", "1")
        assert "On a break" in desk.text
        await desk.press("2")
        assert "On a break b back to it" in desk.text
        await desk.press("b")
        assert isinstance(desk.app.screen, BreakScreen)


async def test_the_bell_is_silent_while_someone_breathes_and_heard_after_it(house: House) -> None:
    house.configure("[breathing]\nask_tension = false\n")
    async with house.open() as desk:
        await desk.pass_time(minutes=29.5)
        await desk.press("3", "enter")
        breathing = desk.app.screen
        assert isinstance(breathing, BreathingScreen)
        for _ in range(40):
            desk.clock.pass_time(1)
            breathing.tick()
            desk.app._beat()
        assert breathing.is_breathing
        assert (desk.bells, desk.title) == (0, "Break held · BackCare")
        await desk.press("s", "s")
        await desk.notice()
        assert desk.bells == 1


async def test_the_bell_rings_on_downshift_when_nobody_breathes(house: House) -> None:
    async with house.open() as desk:
        await desk.press("3")
        await desk.pass_time(minutes=30)
        assert desk.bells == 1


# -- everywhere


@pytest.mark.parametrize("place", ["2", "3"])
async def test_a_coming_and_a_due_break_are_shown_on_every_place(house: House, place: str) -> None:
    async with house.open() as desk:
        await desk.press(place)
        await desk.pass_time(minutes=29.5)
        assert "A 2 min break comes within a minute" in desk.text
        await desk.pass_time(30)
        assert "Time for a 2 min break b take z later x skip" in desk.text
        await desk.pass_time(2)
        await desk.press("b")
        assert isinstance(desk.app.screen, BreakScreen)
        await desk.press("enter")
        assert "Welcome back" in desk.text


@pytest.mark.parametrize("opens", ["l", "p", "Z"])
async def test_a_due_break_is_shown_above_an_open_question(house: House, opens: str) -> None:
    async with house.open() as desk:
        await desk.press(opens)
        await desk.pass_time(minutes=30)
        assert DUE in desk.text
        assert desk.bells == 1


async def test_the_bell_and_the_title_can_be_switched_off(house: House) -> None:
    house.configure("[prompts]\nbell = false\ntitle = false\n")
    async with house.open() as desk:
        await desk.pass_time(minutes=30)
        assert DUE in desk.text
        assert (desk.bells, desk.written) == (0, [])


@pytest.mark.parametrize("size", SIZES)
async def test_a_break_can_be_read_and_taken_at_every_size(
    house: House, size: tuple[int, int]
) -> None:
    async with house.open(size) as desk:
        await until_due(desk)
        assert "now" in desk.text
        assert "Stand up" in desk.text
        await desk.press("b")
        assert "2:00" in desk.text or size[1] >= 9
        assert all(len(line) <= size[0] for line in desk.lines)
        await desk.pass_time(minutes=2)
        assert "Enter when you are" in desk.text
        await desk.press("enter")
        assert desk.events(BreakTaken)


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
        assert "Next break" in desk.text


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
        assert "Prompts are paused" in desk.text
        house.program().record(PromptsResumed())
        await desk.notice()
        assert "Next break" in desk.text


@pytest.mark.parametrize("size", [TINY, NARROW])
async def test_pausing_in_a_small_pane_shows_when_it_ends(
    house: House, size: tuple[int, int]
) -> None:
    async with house.open(size) as desk:
        await desk.press("p")
        assert "30 min" in desk.text
        await desk.press("1")
        assert "paused until 09:30" in desk.text
