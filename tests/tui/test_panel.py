"""The panels of the week and the evening: never in the way of a break, or for longer than used."""

import pytest

from backcare_tui.domain.journal.entries import BreakSkipped
from backcare_tui.domain.journal.pain_events import DayReflected
from tests.tui.house import NARROW, House, until_due


@pytest.mark.parametrize("key", ["P", "E"])
async def test_a_panel_says_that_a_break_is_due_and_the_keys_for_it_close_it(
    house: House, key: str
) -> None:
    async with house.open(NARROW) as desk:
        await until_due(desk)
        today = desk.app.screen
        await desk.press(key, "4")
        assert "Time for a 2 min break" in desk.text
        await desk.press("x")
        assert desk.app.screen is today
        assert len(desk.events(BreakSkipped)) == 1


@pytest.mark.parametrize("key", ["P", "E"])
async def test_a_panel_nobody_answers_goes_by_itself(house: House, key: str) -> None:
    async with house.open() as desk:
        today = desk.app.screen
        await desk.press(key, "4")
        for _ in range(2):
            await desk.pass_time(minutes=2)
            assert desk.app.screen is not today
            await desk.press("right")
            await desk.notice()
        await desk.pass_time(minutes=2)
        await desk.pass_time(minutes=2)
        assert desk.app.screen is today
        assert len(desk.events(DayReflected)) == (key == "E"), "what was given is kept"
