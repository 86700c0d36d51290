"""Help over a panel: it explains the panel's keys, and comes back to it as it was."""

import pytest

from backcare_tui.content import portfolio_file
from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.domain.journal.pain_events import PegRated, Sore
from backcare_tui.tui.frame.help import HelpLines, HelpScreen
from tests.tui.check_in_person import is_open, rated
from tests.tui.house import NORMAL, SIZES, TINY, Desk, House


async def helped(desk: Desk) -> str:
    """All that help says over what is open; then it is closed again."""
    below = desk.app.screen
    await desk.press("question_mark")
    assert isinstance(desk.app.screen, HelpScreen)
    lines = desk.app.screen.query_one(HelpLines)
    said = " ".join(line.plain for line in lines.lines(lines.size.width))
    await desk.press("question_mark")
    assert desk.app.screen is below
    return " ".join(said.split())


@pytest.mark.parametrize("size", SIZES)
async def test_a_check_in_explains_its_keys_and_goes_on(
    house: House, size: tuple[int, int]
) -> None:
    async with house.open(size) as desk:
        await desk.press("l")
        assert "0 to 9, t for 10" in await helped(desk)
        await desk.press("4")
        assert "w where, d words, s stress" in await helped(desk)
        await desk.press("w", "c")
        assert "Take the number away, then the tick" in await helped(desk)
        await desk.press("6", "tab", "escape")
        assert rated(desk) == [PainRated(score=4, places=(Sore("low-back-left", 6),))]


async def test_who_reads_help_for_long_finds_the_check_in_still_there(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "4", "question_mark")
        await desk.pass_time(minutes=5)
        await desk.press("escape")
        await desk.pass_time(5)
        assert is_open(desk)
        await desk.pass_time(20)
        assert not is_open(desk)


async def test_a_question_mark_in_a_note_is_written(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "4", "n", *"why", "question_mark", "escape")
        assert rated(desk) == [PainRated(score=4, note="why?")]


@pytest.mark.parametrize("size", [TINY, NORMAL])
async def test_a_question_in_one_line_explains_its_keys_and_is_still_answered(
    house: House, size: tuple[int, int]
) -> None:
    async with house.open(size) as desk:
        await desk.press("p", "right")
        said = await helped(desk)
        assert "Each answer has its key before it" in said
        assert "Cancel" in said
        await desk.press("enter")
        assert "10:00" in desk.text, "paused for an hour"


async def test_the_week_is_answered_further_after_help(house: House) -> None:
    async with house.open() as desk:
        await desk.press("P", "4")
        assert "The past week" in await helped(desk)
        await desk.press("3", "2")
        assert desk.events(PegRated) == [PegRated(pain=4, enjoyment=3, activity=2)]


async def test_a_timer_runs_on_under_help(house: House) -> None:
    portfolio_file.hold(house.paths.content, "heat")
    async with house.open() as desk:
        await desk.press("6", "space", "question_mark")
        assert isinstance(desk.app.screen, HelpScreen)
        assert "A minute more" in desk.text
        await desk.pass_time(minutes=2)
        await desk.press("escape")
        await desk.notice()
        assert "A cloth between" in desk.text
        await desk.press("enter")
        assert "2 min, logged" in desk.text
