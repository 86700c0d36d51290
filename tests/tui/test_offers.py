"""Offers: one line, one at a time, at a quiet moment, and a no is a no."""

from datetime import timedelta

import pytest

from backcare_tui.domain.journal.care_events import FlareStarted, ScreeningAnswered
from backcare_tui.domain.journal.entries import AdjustmentTallied, AppOpened, BreakSkipped
from backcare_tui.domain.journal.habit_events import HabitAdded
from backcare_tui.domain.journal.pain_events import DayReflected, OfferDeclined, PegRated
from tests.tui.house import NARROW, NORMAL, SIZES, TINY, Desk, House, until_due

WEEK = "Three questions about your week? y yes n not now"
DAY = "Look back on the day? y yes n not now"
FLARE = "Is this a flare? y flare mode n not now"


def use_for_a_week(house: House) -> None:
    """The app was used before, the safety questions were answered."""
    now = house.clock.now()
    for days in range(9, 0, -1):
        house.clock.set_wall(now - timedelta(days=days))
        program = house.program()
        program.record(AppOpened())
        if days == 9:
            program.record(ScreeningAnswered(tier="none"))
    house.clock.set_wall(now)


async def wait(desk: Desk, minutes: float = 10.5) -> None:
    await desk.pass_time(minutes=minutes)


# -- the week


async def test_the_week_is_offered_after_ten_minutes_and_answered_with_three_keys(
    house: House,
) -> None:
    use_for_a_week(house)
    async with house.open() as desk:
        await wait(desk, 9.5)
        assert "your week" not in desk.text
        await wait(desk, 1)
        assert WEEK in desk.text
        await desk.press("y", "4", "t", "2")
        assert desk.events(PegRated) == [PegRated(pain=4, enjoyment=10, activity=2)]
        assert "Your week: 5.3, lower is better" in desk.text
        await wait(desk)
        assert "your week" not in desk.text


async def test_a_no_is_written_down_and_respected_for_a_week(house: House) -> None:
    use_for_a_week(house)
    async with house.open() as desk:
        await wait(desk)
        await desk.press("n")
        assert "OK, not now" in desk.text
        assert desk.events(OfferDeclined) == [OfferDeclined(offer="peg")]
        await wait(desk, 15)
        assert "your week" not in desk.text


async def test_left_in_the_middle_it_is_not_asked_again_that_day_and_p_goes_on_with_it(
    house: House,
) -> None:
    use_for_a_week(house)
    async with house.open() as desk:
        await wait(desk)
        await desk.press("y", "4", "5", "escape")
        assert desk.events(PegRated) == []
        await wait(desk)
        assert "your week" not in desk.text
        await desk.press("P")
        assert "3 of 3" in desk.text
        await desk.press("3")
        assert desk.events(PegRated) == [PegRated(pain=4, enjoyment=5, activity=3)]
        await desk.press("P", "1", "escape")
        assert "1 of 3 answered; P resumes it today" in desk.text
        await desk.pass_time(timedelta(hours=24))
        await desk.press("P")
        assert "1 of 3" in desk.text, "another day is another week"


async def test_an_answer_of_the_three_can_be_mended_before_the_last(house: House) -> None:
    async with house.open() as desk:
        await desk.press("P", "4", "backspace", "backspace", "5")
        await desk.press("right", "right", "enter", "left", "enter")
        assert desk.events(PegRated) == [PegRated(pain=5, enjoyment=6, activity=5)]
        await desk.press("P")
        before = desk.lines
        assert "[" not in desk.text
        await desk.press("enter")
        assert desk.lines == before, "nothing is chosen beforehand, so enter chooses nothing"
        await desk.press("5", "0", "0")
        assert "Your week: 1.7, lower is better; last time 5.3: better" in desk.text


@pytest.mark.parametrize("size", SIZES)
async def test_the_three_questions_can_be_read_at_every_size(
    house: House, size: tuple[int, int]
) -> None:
    async with house.open(size) as desk:
        await desk.press("P")
        for words in ("pain on average?", "enjoying life?", "daily activity?"):
            assert words in desk.text
            assert "t 10" in desk.text
            assert all(len(line) <= size[0] for line in desk.lines)
            await desk.press("3")
        assert len(desk.events(PegRated)) == 1


@pytest.mark.parametrize("size", [TINY, NORMAL])
async def test_an_offer_is_answered_with_a_click_on_its_yes_or_its_no_and_nowhere_else(
    house: House, size: tuple[int, int]
) -> None:
    use_for_a_week(house)
    async with house.open(size) as desk:
        await wait(desk)
        row = next(y for y, line in enumerate(desk.lines) if "week?" in line)
        before = desk.app.screen
        await desk.pilot.click(offset=(desk.lines[row].index("week"), row))
        await desk.settle()
        assert (desk.app.screen, desk.events(OfferDeclined)) == (before, [])
        await desk.pilot.click(offset=(desk.lines[row].index("y yes") + 3, row))
        await desk.settle()
        assert "pain on average?" in desk.text
        await desk.press("escape", "l", "8", "escape")
        await wait(desk)
        row = next(y for y, line in enumerate(desk.lines) if "flare?" in line)
        no = "n not now" if size == NORMAL else "n no"
        await desk.pilot.click(offset=(desk.lines[row].index(no), row))
        await desk.settle()
        assert desk.events(OfferDeclined) == [OfferDeclined(offer="flare")]


async def test_a_due_break_is_taken_with_a_click_on_its_line(house: House) -> None:
    async with house.open(NARROW) as desk:
        await desk.press("2")
        await until_due(desk)
        assert desk.lines[0].startswith(" BREAK TIME")
        await desk.pilot.click(offset=(desk.lines[0].index(" x") + 1, 0))
        await desk.settle()
        assert len(desk.events(BreakSkipped)) == 1


# -- the evening


async def test_in_the_evening_the_day_is_offered_once(house: House) -> None:
    house.clock.set_wall(house.clock.now().replace(hour=18, minute=45))
    async with house.open() as desk:
        await desk.press("l", "3", "escape")
        await wait(desk, 14.5)
        assert "the day?" not in desk.text
        await wait(desk, 1)
        assert DAY in desk.text
        await desk.press("y")
        assert "you logged 3" in desk.text
        await desk.press("4", "6", *"walk", "enter")
        assert desk.events(DayReflected) == [DayReflected(average=4, worst=6, mattered="walk")]
        assert "The day: pain 4 on average, 6 at worst: walk" in desk.text
        await wait(desk, 5)
        assert "the day?" not in desk.text


async def test_a_no_in_the_evening_holds_for_that_evening(house: House) -> None:
    house.clock.set_wall(house.clock.now().replace(hour=19))
    async with house.open() as desk:
        await wait(desk)
        await desk.press("n")
        await wait(desk, 18)
        assert "the day?" not in desk.text
        assert desk.events(OfferDeclined) == [OfferDeclined(offer="evening")]


async def test_both_can_be_switched_off(house: House) -> None:
    house.configure("[care]\nevening = false\npeg = false\n")
    use_for_a_week(house)
    house.clock.set_wall(house.clock.now().replace(hour=19))
    async with house.open() as desk:
        await wait(desk, 20)
        assert "not now" not in desk.text


# -- a flare


async def test_flare_mode_is_offered_after_a_high_reading_and_a_no_holds(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "8", "escape")
        await wait(desk)
        assert FLARE in desk.text
        await desk.press("n", "l", "8", "escape")
        await wait(desk)
        assert FLARE not in desk.text
        assert desk.events(OfferDeclined) == [OfferDeclined(offer="flare")]
        assert desk.events(FlareStarted) == []


async def test_a_yes_leads_to_flare_mode_and_starts_nothing_by_itself(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "8", "escape")
        await wait(desk)
        before = desk.app.screen
        await desk.press("y")
        assert desk.app.screen is not before
        assert desk.events(FlareStarted) == []


# -- another habit


def two_steady_weeks(house: House) -> None:
    house.configure("[care]\nevening = false\npeg = false\n")
    program, now = house.program(), house.clock.now()
    for days in range(1, 15):
        for id_, count in (("stand-slower", 6), ("hug-load", 4), ("bag-side", 2)):
            tallied = AdjustmentTallied(item=id_, count=count)
            program.record(tallied, at=now - timedelta(days=days))


async def test_after_two_steady_weeks_one_line_offers_the_next_habit(house: House) -> None:
    two_steady_weeks(house)
    async with house.open() as desk:
        await wait(desk)
        assert "Two steady weeks. Add sit down without dropping? y yes n not now" in desk.text
        await desk.press("y")
        assert "Added: Sit down without dropping" in desk.text
        assert desk.events(HabitAdded) == [HabitAdded(item="sit-slower")]
        await wait(desk, 15)
        assert "Two steady weeks" not in desk.text


async def test_a_no_to_another_habit_holds_for_two_weeks(house: House) -> None:
    two_steady_weeks(house)
    async with house.open(NARROW) as desk:
        await wait(desk)
        assert "A next habit? y yes n no" in desk.text
        await desk.press("n")
        await wait(desk, 15)
        assert "next habit" not in desk.text
        assert desk.events(OfferDeclined) == [OfferDeclined(offer="habit")]
        assert desk.events(HabitAdded) == []


# -- at a quiet moment


async def test_y_and_n_mean_nothing_where_nothing_is_offered(house: House) -> None:
    async with house.open() as desk:
        await desk.press("y", "n")
        assert len(list(desk.all_events())) == 1, "only that the app was opened"


async def test_a_coming_break_takes_the_offer_away_and_it_comes_back_after_it(
    house: House,
) -> None:
    use_for_a_week(house)
    async with house.open() as desk:
        await desk.press("2")
        await wait(desk, 28)
        assert WEEK in desk.text
        await wait(desk, 1.5)
        assert "your week" not in desk.text
        await desk.press("n")
        assert desk.events(OfferDeclined) == []
        await wait(desk, 1)
        await desk.press("b", "enter")
        await wait(desk, 1)
        await desk.press("enter")
        await wait(desk, 1)
        assert WEEK in desk.text


async def test_what_another_program_answered_is_no_longer_offered(house: House) -> None:
    use_for_a_week(house)
    async with house.open() as desk:
        await wait(desk)
        assert WEEK in desk.text
        house.program().record(PegRated(pain=1, enjoyment=1, activity=1))
        await desk.notice()
        assert "your week" not in desk.text


@pytest.mark.parametrize("size", [TINY, NARROW, NORMAL])
async def test_an_offer_and_its_keys_can_be_read_at_every_size(
    house: House, size: tuple[int, int]
) -> None:
    use_for_a_week(house)
    async with house.open(size) as desk:
        await wait(desk)
        assert "week?" in desk.text
        assert "y yes" in desk.text
        assert "n no" in desk.text
        for place in "234":
            await desk.press(place)
            await wait(desk, 1)
            assert "y yes" in desk.text, place


async def test_a_place_that_is_opened_shows_the_offer_too(
    house: House,
) -> None:
    use_for_a_week(house)
    async with house.open() as desk:
        await wait(desk)
        await desk.press("2")
        await wait(desk, 1)
        assert WEEK in desk.text
        await desk.press("n")
        await desk.press("1")
        await desk.pass_time(5)
        assert "your week" not in desk.text


async def test_the_palette_knows_them(house: House) -> None:
    async with house.open() as desk:
        names = [
            command.title for command in desk.app.get_system_commands(desk.app.screen_stack[0])
        ]
        assert "look back on the day" in names
        assert "questions of the week" in names
