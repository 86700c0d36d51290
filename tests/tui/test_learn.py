"""What pain is: shown once, found again, and a sentence of it a day for who wants it."""

import pytest

from backcare_tui.content.learn import about_pain
from backcare_tui.domain.journal.care_events import ScreeningAnswered, WasSeen
from backcare_tui.tui.learn.screen import LearnScreen
from backcare_tui.tui.today.screen import TodayScreen
from tests.tui.house import NARROW, NORMAL, TINY, WIDE, Desk, House

FIRST = about_pain().sentences[0]


def reads(desk: Desk) -> bool:
    return isinstance(desk.app.screen, LearnScreen)


def in_lines(sentence: str) -> list[str]:
    """Its words two by two: a line may end in between."""
    words = sentence.split()
    return [" ".join(words[n : n + 2]) for n in (0, 2)]


async def answer_none(desk: Desk) -> None:
    """Tell nothing of oneself, and say that none of the signs is there."""
    await desk.press("enter", "end", "n")


async def test_it_is_shown_once_after_the_first_questions(house: House) -> None:
    house.new = True
    async with house.open() as desk:
        await desk.press("S")
        assert not reads(desk)
        await answer_none(desk)
        assert reads(desk)
        assert FIRST in desk.text
        await desk.press("enter")
        assert isinstance(desk.app.screen, TodayScreen)
        assert "All set." in desk.text
    async with house.open() as desk:
        assert not reads(desk)


async def test_what_needs_checking_goes_first(house: House) -> None:
    house.new = True
    async with house.open() as desk:
        await desk.press("S", "enter", "space", "enter", "escape")
        assert not reads(desk)
        assert isinstance(desk.app.screen, TodayScreen)


@pytest.mark.parametrize("size", [TINY, NARROW, NORMAL, WIDE])
async def test_all_of_it_can_be_read_at_every_size(house: House, size: tuple[int, int]) -> None:
    async with house.open(size) as desk:
        await desk.press("I")
        assert reads(desk)
        assert "Source" not in desk.text
        await desk.press("i", "home")
        seen = desk.text
        for _ in range(40):
            await desk.press("down")
            seen += desk.text
        for word in ("alarm", "damage", "touchy", "negotiate", "injury", "strange", "Source"):
            assert word in seen
        await desk.press("I")
        assert not reads(desk)


async def test_help_and_the_palette_know_it(house: House) -> None:
    async with house.open(WIDE) as desk:
        names = [each.title for each in desk.app.get_system_commands(desk.app.screen_stack[0])]
        assert "what pain is" in names
        await desk.press("question_mark")
        seen = desk.text
        for _ in range(40):
            await desk.press("down")
            seen += desk.text
        assert "What pain is" in seen


@pytest.mark.parametrize("size", [NORMAL, WIDE])
async def test_a_sentence_a_day_stands_on_today_if_wanted(
    house: House, size: tuple[int, int]
) -> None:
    house.configure("[care]\nsentence = true\n")
    async with house.open(size) as desk:
        today = about_pain().of_day(desk.companion.today())
        assert all(words in desk.text for words in in_lines(today))


async def test_nobody_is_shown_one_unasked(house: House) -> None:
    async with house.open(WIDE) as desk:
        assert not any(sentence in desk.text for sentence in about_pain().sentences)


async def test_while_something_waits_there_is_no_sentence(house: House) -> None:
    house.configure("[care]\nsentence = true\n")
    house.settle()
    house.program().record(ScreeningAnswered(tier="today", ticked=("fever",)))
    async with house.open(WIDE) as desk:
        today = about_pain().of_day(desk.companion.today())
        assert not any(words in desk.text for words in in_lines(today))
        desk.companion.record(WasSeen())
        await desk.notice()
        await desk.pass_time(12)
        assert all(words in desk.text for words in in_lines(today))
