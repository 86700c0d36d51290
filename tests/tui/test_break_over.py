"""What is shown once a break is over, and what its keys do."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.breaks.plan import PromptState
from backcare_tui.domain.journal.entries import (
    AppOpened,
    BreakKind,
    BreakStarted,
    BreakTaken,
    PainRated,
    Posture,
    PostureChanged,
)
from backcare_tui.domain.journal.readings import Reading
from backcare_tui.tui.breaks.over import OverScreen
from backcare_tui.tui.breaks.over_lines import OverView, draw
from backcare_tui.tui.breaks.shape import over_shape
from backcare_tui.tui.breaks.taking import BreakScreen
from backcare_tui.tui.check_in.screen import CheckInScreen
from backcare_tui.tui.frame.panel import LEAVE_AFTER
from backcare_tui.tui.frame.place import Place
from backcare_tui.tui.kit.draw.glyphs import ASCII, BLOCKS
from backcare_tui.use_cases.payoff import Payoff
from tests.clocks import START
from tests.tui.house import NARROW, TINY, WIDE, Desk, House

MICRO = BreakKind.MICRO


async def end(desk: Desk, key: str = "enter") -> None:
    """Take a break for its whole length, end it, and let the key go."""
    await desk.press("b")
    await desk.pass_time(minutes=2)
    await desk.press(key)
    await desk.pass_time(2)
    assert isinstance(desk.app.screen, OverScreen)


def weeks_before(house: House, *numbers: int) -> None:
    """So many breaks by this hour a week before, two weeks before, …"""
    program, now = house.program(), house.clock.now()
    for week, number in enumerate(numbers, 1):
        day = now - timedelta(weeks=week)
        program.record(AppOpened(), at=day - timedelta(hours=3))
        for n in range(number):
            at = day - timedelta(minutes=30 * n + 5)
            program.record(BreakTaken(break_kind=MICRO, seconds=120), at=at)
        later = day + timedelta(hours=4)
        program.record(BreakTaken(break_kind=MICRO, seconds=120), at=later)


# -- what is said


async def test_it_says_how_many_breaks_today_and_when_the_next_one_is(house: House) -> None:
    async with house.open(WIDE) as desk:
        await end(desk)
        assert "break today. Welcome back." in desk.text
        assert "Next at 09:32: micro, 2 min." in desk.text
        assert "break over" in desk.text
        assert "2:00" in desk.text


async def test_it_stands_beside_the_same_weekdays_if_enough_are_known(house: House) -> None:
    weeks_before(house, 0, 0, 3)
    async with house.open() as desk:
        await end(desk)
        assert "More than on most of your last 3 Fridays by now." in desk.text


async def test_two_fridays_are_too_few_to_say_anything(house: House) -> None:
    weeks_before(house, 0, 0)
    async with house.open() as desk:
        await end(desk)
        assert "Fridays" not in desk.text


async def test_the_longest_stretch_of_sitting_is_said_if_posture_is_known(house: House) -> None:
    async with house.open() as desk:
        await desk.pass_time(1)
        await desk.press("o", "s")
        await desk.pass_time(minutes=29)
        await end(desk)
        assert "Longest stretch of sitting: 29 min." in desk.text, "without the break itself"


async def test_without_a_posture_it_is_the_time_without_a_break(house: House) -> None:
    async with house.open() as desk:
        await desk.pass_time(minutes=25)
        await end(desk)
        assert "Longest time without a break: 25 min." in desk.text


async def test_a_break_under_half_its_length_is_cut_short(house: House) -> None:
    async with house.open() as desk:
        await desk.press("b")
        await desk.pass_time(59)
        await desk.press("enter")
        assert "break cut short" in desk.text
        assert "0:59" in desk.text
        assert [taken.seconds for taken in desk.events(BreakTaken)] == [59], (
            "it counts all the same"
        )


async def test_half_of_a_break_is_not_cut_short(house: House) -> None:
    async with house.open() as desk:
        await desk.press("b")
        await desk.pass_time(60)
        await desk.press("enter")
        assert "cut short" not in desk.text


@pytest.mark.parametrize("size", [TINY, NARROW])
async def test_in_a_small_pane_it_is_a_line_and_the_scale(
    house: House, size: tuple[int, int]
) -> None:
    async with house.open(size) as desk:
        await end(desk)
        assert desk.lines[0].startswith(" 1 break today")
        assert "Pain now?" in desk.text
        assert "0 1 2 3 4 5 6 7 8 9 10" in desk.text


# -- back


async def test_enter_is_back_sitting_and_t_back_standing(house: House) -> None:
    async with house.open() as desk:
        for key, posture in (("enter", Posture.SIT), ("t", Posture.STAND)):
            await end(desk)
            await desk.press(key)
            assert isinstance(desk.app.screen, Place)
            assert [told.posture for told in desk.events(PostureChanged)][-1] is posture
        assert len(desk.events(PostureChanged)) == 2


async def test_who_ended_the_break_standing_is_asked_the_other_way_round(house: House) -> None:
    async with house.open() as desk:
        await end(desk, "t")
        assert "enter back, standing" in desk.text
        assert "s back, sitting" in desk.text
        await desk.press("enter")
        assert [told.posture for told in desk.events(PostureChanged)] == [Posture.STAND]
        await end(desk, "t")
        await desk.press("s")
        postures = [told.posture for told in desk.events(PostureChanged)]
        assert postures == [Posture.STAND, Posture.SIT]


async def test_the_key_that_ended_the_break_is_not_heard_twice(house: House) -> None:
    async with house.open() as desk:
        await desk.press("b")
        await desk.pass_time(minutes=2)
        await desk.press("enter", "enter", "enter")
        assert isinstance(desk.app.screen, OverScreen)
        assert not desk.events(PostureChanged)


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_it_can_be_closed_without_saying_anything(house: House, key: str) -> None:
    async with house.open() as desk:
        await end(desk)
        await desk.press(key)
        assert isinstance(desk.app.screen, Place)
        assert not desk.events(PostureChanged)


async def test_it_goes_by_itself_when_nobody_presses_a_key(house: House) -> None:
    async with house.open() as desk:
        await end(desk)
        await desk.pass_time(LEAVE_AFTER - 10)
        assert isinstance(desk.app.screen, OverScreen)
        await desk.press("4")
        await desk.pass_time(20)
        assert isinstance(desk.app.screen, OverScreen), "a key was pressed"
        await desk.pass_time(LEAVE_AFTER)
        assert isinstance(desk.app.screen, Place)


async def test_the_next_prompt_takes_it_away(house: House) -> None:
    async with house.open() as desk:
        await end(desk)
        for _ in range(11):
            await desk.pass_time(minutes=2.5)
            await desk.press("4")
            assert isinstance(desk.app.screen, OverScreen)
        await desk.pass_time(minutes=2.5)
        assert isinstance(desk.app.screen, Place)
        assert desk.companion.plan().state is PromptState.DUE


async def test_a_key_it_does_not_need_closes_it_and_does_what_it_does(house: House) -> None:
    async with house.open() as desk:
        await end(desk)
        await desk.press("b")
        assert isinstance(desk.app.screen, BreakScreen)


async def test_a_break_begun_by_a_command_takes_its_place(house: House) -> None:
    async with house.open() as desk:
        await end(desk)
        await desk.saved()
        house.program().record(BreakStarted(break_kind=MICRO))
        await desk.notice()
        assert isinstance(desk.app.screen, BreakScreen)
        await desk.press("escape")
        assert isinstance(desk.app.screen, Place)


# -- pain now


async def test_a_number_notes_the_pain_and_another_one_takes_its_place(house: House) -> None:
    house.program().record(PainRated(score=2))
    async with house.open() as desk:
        await end(desk)
        await desk.press("4", "4", "3")
        assert [rated.score for rated in desk.events(PainRated)] == [2, 3]
        assert "it was 2 at 09:00" in desk.text, "before the break"
        assert isinstance(desk.app.screen, OverScreen)


async def test_a_number_can_be_taken_back_and_said_anew(house: House) -> None:
    async with house.open() as desk:
        await end(desk)
        await desk.press("4", "u")
        assert not desk.events(PainRated)
        assert isinstance(desk.app.screen, OverScreen)
        await desk.press("5")
        assert [rated.score for rated in desk.events(PainRated)] == [5]


async def test_a_click_on_the_last_number_is_ten(house: House) -> None:
    async with house.open() as desk:
        await end(desk)
        row = next(n for n, line in enumerate(desk.lines) if " 9 " in line and " 10" in line)
        await desk.pilot.click(offset=(desk.lines[row].index("10"), row))
        await desk.settle()
        assert [rated.score for rated in desk.events(PainRated)] == [10]


async def test_l_tells_more_of_the_pain(house: House) -> None:
    async with house.open() as desk:
        await end(desk)
        await desk.press("l")
        assert isinstance(desk.app.screen, CheckInScreen)
        await desk.press("t")
        assert [rated.score for rated in desk.events(PainRated)] == [10]


async def test_pain_above_usual_says_at_once_what_there_is_to_do(house: House) -> None:
    house.configure("[care]\nusual_pain = 2\n")
    async with house.open() as desk:
        await end(desk)
        assert "▔" in desk.text
        await desk.press("4")
        assert "Fine to leave it, or" in desk.text
        await desk.press("f")
        assert not isinstance(desk.app.screen, OverScreen)


# -- at any size


@given(
    st.integers(0, 220),
    st.integers(0, 60),
    st.integers(0, 120),
    st.integers(0, 30),
    st.booleans(),
    st.none() | st.integers(0, 10),
    st.tuples(st.floats(0, 5), st.floats(5, 10)) | st.none(),
)
def test_it_stays_within_its_cells(
    width: int,
    height: int,
    number: int,
    planned: int,
    plain: bool,
    said: int | None,
    usual: tuple[float, float] | None,
) -> None:
    was = None if said is None else Reading(START, said)
    sentences = ("More than on most of your last 4 Wednesdays by now.", "Longest: 41 min.")
    pay = Payoff(number, sentences[: number % 3], "Next at 12:14: micro, 2 min.", was)
    view = OverView(timedelta(seconds=number), False, pay, planned, usual, said)
    lines = draw(view, width, height, ASCII if plain else BLOCKS)
    assert len(lines) <= height
    assert all(line.cell_length <= width for line in lines)


@pytest.mark.parametrize("height", [22, 24, 30, 36, 40, 60])
def test_the_strip_of_the_day_stands_below_the_card(height: int) -> None:
    assert over_shape(80, height).strip is not None


@given(st.integers(1, 300), st.integers(1, 100))
def test_the_parts_of_its_page_fit(width: int, height: int) -> None:
    where = over_shape(width, height)
    strip = where.strip or (0, 0)
    assert max(where.card[0], strip[0]) <= width
    assert where.head + where.above + where.card[1] + strip[1] <= height
