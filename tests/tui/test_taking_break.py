"""A break being taken: begun unasked, logged, cancelled, and gone through step by step."""

from datetime import timedelta

import pytest

from backcare_tui.domain.journal.care_events import ScreeningAnswered
from backcare_tui.domain.journal.entries import (
    AdjustmentTallied,
    BreakKind,
    BreakSkipped,
    BreakStarted,
    BreakTaken,
    PainRated,
)
from backcare_tui.tui.breaks.step_figure import StepFigure
from backcare_tui.tui.breaks.taking import BreakCountdown, BreakScreen
from backcare_tui.tui.downshift.screen import BreathingScreen
from backcare_tui.tui.frame.place import Place
from tests.tui.house import NARROW, WIDE, House, until_due

MICRO, LONG = BreakKind.MICRO, BreakKind.LONG
DUE = "BREAK TIME"


# -- breaks unasked, logged, cancelled


async def test_a_break_i_just_took_can_be_logged(house: House) -> None:
    async with house.open(WIDE) as desk:
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


async def test_pain_can_be_logged_during_a_break_which_goes_on(house: House) -> None:
    async with house.open() as desk:
        await desk.press("b", "l", "4", "escape")
        assert isinstance(desk.app.screen, BreakScreen)
        await desk.press("l", "5")
        assert "b back to it" in desk.text
        await desk.press("b")
        assert isinstance(desk.app.screen, BreakScreen)
        await desk.press("l", "6")
        desk.companion.record(BreakTaken(break_kind=MICRO, seconds=60))
        await desk.press("escape")
        await desk.pass_time(1)
        assert isinstance(desk.app.screen, Place), "ended elsewhere in the meantime"
        assert [each.score for each in desk.events(PainRated)] == [4, 5, 6]


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


# -- step by step


LEGS_UP = "[breaks]\nlong_every = 1\n"
MINE = """
[[routine]]
id = "mine"
name = "Rise onto my toes"
kind = "micro"
family = "walk"
effort = "quiet"
steps = [
  {{ do = "Rise onto my toes", how = "Ten times.", seconds = 60, figure = "{figure}" }},
  {{ do = "Walk a few steps", how = "Slowly.", seconds = 60 }},
]
"""


def only(house: House, *kept: str) -> str:
    """Content that hides all routines but these."""
    ids = [r.id for r in house.program().catalogue.routines if r.id not in kept]
    return "".join(f'[[routine]]\nid = "{id_}"\nhide = true\n' for id_ in ids)


def breathing_only(house: House) -> None:
    """Every break is the one in which breaths are counted."""
    house.own_content("breaks", only(house, "standing-breath"))


async def test_the_steps_follow_each_other_and_the_one_that_is_on_is_marked(house: House) -> None:
    async with house.open() as desk:
        await desk.press("b")
        steps = desk.part(BreakCountdown)
        assert "▌ ◉ 0:00 Stand up, in no hurry 0:15 left" in steps
        assert "○ 0:15 Walk to a window" in steps
        assert "○ 1:15 Walk back another way" in steps
        await desk.pass_time(20)
        steps = desk.part(BreakCountdown)
        assert "● 0:00 Stand up, in no hurry" in steps
        assert "▌ ◉ 0:15 Walk to a window 0:55 left" in steps
        await desk.pass_time(60)
        assert "◉ 1:15 Walk back another way 0:40 left" in desk.part(BreakCountdown)
        await desk.pass_time(40)
        assert "Enter when you are back" in desk.text
        assert "● 1:15 Walk back another way" in desk.part(BreakCountdown)


async def test_space_goes_on_to_the_next_step_before_its_time(house: House) -> None:
    async with house.open() as desk:
        await desk.press("b")
        await desk.pass_time(5)
        await desk.press("space")
        assert "◉ 0:05 Walk to a window 1:00 left" in desk.part(BreakCountdown)
        assert "○ 1:05 Walk back another way" in desk.part(BreakCountdown)
        assert "step 2 of 3" in desk.part(StepFigure)
        assert "space next step" in desk.text
        await desk.press("space", "space")
        assert "◉ 0:05 Walk back another way 1:55 left" in desk.part(BreakCountdown)
        assert "space next step" not in desk.text
        await desk.press("enter")
        (taken,) = desk.events(BreakTaken)
        assert (taken.proposal, taken.seconds) == ("routine:window-walk", 5)
        assert not desk.events(AdjustmentTallied)


async def test_steps_gone_through_stay_so_while_pain_is_logged(house: House) -> None:
    async with house.open(WIDE) as desk:
        await desk.press("b", "space", "l", "5")
        await desk.press("b")
        assert "◉ 0:00 Walk to a window" in desk.part(BreakCountdown)


async def test_the_figure_of_the_step_that_is_on_moves_once_in_its_pace(house: House) -> None:
    async with house.open() as desk:
        await desk.press("b")
        standing_up = desk.part(StepFigure)
        assert "Getting up from a chair, slowly. step 1 of 3" in standing_up
        await desk.pass_time(1.9)
        assert desk.part(StepFigure) == standing_up
        await desk.pass_time(0.1)
        assert desk.part(StepFigure) != standing_up, "two seconds a pose"
        await desk.press("space")
        assert "Walking, with arms swinging. step 2 of 3" in desk.part(StepFigure)


async def test_with_reduced_motion_a_figure_keeps_its_first_pose(house: House) -> None:
    house.configure("[look]\nreduced_motion = true\n")
    async with house.open() as desk:
        await desk.press("b")
        first = desk.part(StepFigure)
        for _ in range(3):
            await desk.pass_time(3)
            assert desk.part(StepFigure) == first


async def test_a_step_without_a_figure_leaves_its_frame_empty_and_nothing_moves(
    house: House,
) -> None:
    house.own_content("breaks", only(house) + MINE.format(figure="toe-rise"))
    async with house.open() as desk:
        await desk.press("b")
        before = desk.app.screen.query_one(StepFigure).region
        assert "Rising onto the toes" in desk.part(StepFigure)
        await desk.press("space")
        assert desk.part(StepFigure) == "step 2 of 2"
        assert desk.app.screen.query_one(StepFigure).region == before


async def test_a_break_without_figures_has_the_page_to_itself(house: House) -> None:
    house.own_content("breaks", only(house) + MINE.format(figure="no-such-figure"))
    async with house.open() as desk:
        await desk.press("b")
        assert not desk.app.screen.query_one(StepFigure).display
        assert "◉ 0:00 Rise onto my toes" in desk.part(BreakCountdown)


async def test_with_plain_signs_there_is_no_figure(house: House) -> None:
    house.configure('[look]\nglyphs = "plain"\n')
    async with house.open() as desk:
        await desk.press("b")
        assert not desk.app.screen.query_one(StepFigure).display
        assert "> @ 0:00 Stand up, in no hurry" in desk.part(BreakCountdown)
        assert all(not 0x2800 <= ord(sign) <= 0x28FF for sign in desk.text)


async def test_in_a_small_pane_there_are_the_time_left_and_the_step_that_is_on(
    house: House,
) -> None:
    async with house.open(NARROW) as desk:
        await desk.press("b")
        assert desk.lines[0].endswith("micro")
        assert desk.lines[2].endswith("of 2 min")
        assert "◉ Stand up, in no hurry 0:15" in desk.text
        await desk.press("space")
        assert "◉ Walk to a window 1:00" in desk.text


async def test_a_step_with_breathing_counts_the_breath_and_says_what_is_safe(house: House) -> None:
    breathing_only(house)
    house.configure('[breathing]\npattern = "box"\n')
    async with house.open() as desk:
        await desk.press("b")
        steps = desk.part(BreakCountdown)
        assert "Sit, lie or stand still for this. Never while" in steps, "before it begins"
        await desk.press("space")
        assert "Settle in 3" in desk.text
        assert "driving or in water. Dizzy? Stop" in desk.part(BreakCountdown)
        await desk.pass_time(4)
        assert "Breathe in 3" in desk.text
        await desk.pass_time(3)
        assert "Breathe out 6" in desk.text, "no hold, whatever pattern is chosen"


@pytest.mark.parametrize("size", [(34, 8), (44, 11), (60, 12), (24, 9)])
async def test_what_is_safe_is_whole_in_a_small_pane(house: House, size: tuple[int, int]) -> None:
    breathing_only(house)
    async with house.open(size) as desk:
        await desk.press("b", "space")
        assert "not driving or in water. Dizzy: stop." in desk.part(BreakCountdown)


async def test_in_a_break_of_twenty_seconds_there_is_standing_up(house: House) -> None:
    async with house.open() as desk:
        await until_due(desk)
        await desk.press("z")
        await desk.pass_time(minutes=5.1)
        await desk.press("z")
        await desk.pass_time(minutes=5.1)
        await desk.press("b")
        assert "◉ 0:00 Stand up 0:20 left" in desk.part(BreakCountdown)


async def test_legs_up_is_not_proposed_to_who_has_something_looked_at_today(house: House) -> None:
    house.configure(LEGS_UP)
    house.program().record(BreakTaken(break_kind=MICRO, seconds=60, proposal="routine:water-walk"))
    async with house.open() as desk:
        assert "Legs up on a chair" in desk.text
        desk.companion.record(ScreeningAnswered(tier="today", ticked=("fever",)))
        await desk.settle()
        assert "Breathe with a count" in desk.text
        desk.companion.record(ScreeningAnswered(tier="emergency", ticked=("saddle",)))
        await desk.settle()
        assert "Breathe with" not in desk.text


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
