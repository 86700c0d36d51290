"""The week on a page, and what Today says of it."""

from datetime import timedelta

from backcare_tui.domain.journal.care_events import ToolUsed
from backcare_tui.domain.journal.entries import BreakKind, BreakTaken, PainRated
from backcare_tui.tui.week.page import WeekScreen
from tests.tui.house import NARROW, NORMAL, WIDE, House

DAY = timedelta(days=1)


def a_week(house: House) -> None:
    """Monday to Thursday before the house's Friday, and the week before."""
    program, now = house.program(), house.clock.now()
    for ago in (1, 2, 3, 4, 8, 9, 10, 11):
        at = now - ago * DAY + timedelta(minutes=30)
        program.record(PainRated(score=2 + ago % 3), at=at)
        program.record(BreakTaken(break_kind=BreakKind.MICRO, seconds=120), at=at)
        program.record(ToolUsed(tool="heat", before=5, after=3), at=at + timedelta(minutes=5))


async def test_a_new_week_says_what_is_missing(house: House) -> None:
    async with house.open() as desk:
        await desk.press("v")
        assert "Two days of a week have to be known" in desk.text


async def test_the_days_the_sums_and_what_was_used(house: House) -> None:
    a_week(house)
    for size in (WIDE, NORMAL, NARROW):
        async with house.open(size) as desk:
            await desk.press("v")
            assert isinstance(desk.app.screen, WeekScreen)
            assert "the week" in desk.text
            if size == WIDE:
                assert "Mon 16" in desk.text
                assert "breaks" in desk.line("pain 2")
            await desk.press("end")
            assert "Heat" in desk.text
            await desk.press("v")
            assert not isinstance(desk.app.screen, WeekScreen)


async def test_on_a_friday_afternoon_today_says_that_it_is_ready(house: House) -> None:
    a_week(house)
    house.clock.set_wall(house.clock.now().replace(hour=15, minute=55))
    async with house.open() as desk:
        assert "ready to look back on" not in desk.text
        await desk.pass_time(minutes=6)
        assert "Your week is ready to look back on: v" in desk.text


async def test_today_has_the_sums_beside_the_habits(house: House) -> None:
    async with house.open(WIDE) as desk:
        assert "this week" not in desk.text, "one day says nothing yet"
    a_week(house)
    async with house.open(WIDE) as desk:
        await desk.pass_time(minutes=1)
        assert "this week" in desk.text
        assert "Heat: lower after" in desk.text


async def test_a_very_large_window_has_a_strip_for_each_day(house: House) -> None:
    a_week(house)
    async with house.open((200, 60)) as desk:
        await desk.pass_time(minutes=1)
        assert "coming up" in desk.text
        assert "noted today" in desk.text
        assert "Mon 16" in desk.text
        await desk.pilot.resize_terminal(*NORMAL)
        await desk.settle()
        assert "coming up" not in desk.text
