"""Each of the first questions: how it is answered, skipped and corrected, at every size."""

import pytest
from textual import events

from backcare_tui.content.first_run import ORDER, PLAINLY, Question
from backcare_tui.journal.names import name_of
from backcare_tui.tui.first_run.page import SetupPage
from tests.tui.first_start import asks, go_to, none_of_these, paste, screened, written
from tests.tui.house import NARROW, NORMAL, TINY, WIDE, House


@pytest.fixture
def new(house: House) -> House:
    """A house where BackCare was never opened."""
    house.new = True
    return house


async def test_hours_that_cannot_be_read_are_refused_in_the_words_of_the_settings(
    new: House,
) -> None:
    async with new.open() as desk:
        await go_to(desk, 2)
        await desk.press("o")
        await paste(desk, "9-17")
        assert 'must be hours like "09:00-12:30, 13:30-18:00"' in desk.text
        assert written(new) == {}
        await paste(desk, "7:30-12:00, 13:00-16:15")
        assert written(new)["hours"]["workdays"] == "07:30-12:00, 13:00-16:15"
        assert f"3 of {len(ORDER)}" in desk.text


async def test_own_words_are_kept_as_typed_and_escape_leads_back_to_the_choices(
    new: House,
) -> None:
    async with new.open() as desk:
        await go_to(desk, ORDER.index(Question.KEEP) + 1)
        await desk.press("o")
        assert "In your own words" in desk.text
        await desk.press("escape")
        assert "Gentle mobility" in desk.text
        await desk.press("o", "enter")
        assert "In your own words" in desk.text  # nothing was said
        await desk.press("a")
        await paste(desk, "[b]walk[/b] é")
        assert written(new)["care"]["non_negotiable"] == "[b]walk[/b] é"


async def test_nothing_typed_or_pasted_acts_on_the_terminal(new: House) -> None:
    async with new.open() as desk:
        await desk.press("enter")
        for text in ("\x1b[2J\x07kitchen\u202e\x00", "x" * 100_000):
            desk.app.post_message(events.Paste(text))
            await desk.settle()
        assert "kitchenx" in desk.text
        assert all(char.isprintable() for line in desk.lines for char in line)
        await desk.press("enter")
        name = name_of(new.paths.journal, desk.companion.device)
        assert name.startswith("kitchenx")
        assert len(name) == 40


async def test_three_tools_are_enough_and_ticks_can_be_taken_back(new: House) -> None:
    async with new.open() as desk:
        await go_to(desk, 8)
        await desk.press("1", "2", "3", "4")
        assert "untick one first" in desk.text
        await desk.press("2", "4", "enter")
        held = [tool.id for tool in desk.companion.catalogue.tools if tool.held]
        assert held == ["heat", "rub", "medicine"]
        await desk.press("left", "down", "space", "enter")  # and again, where it stands
        held = [tool.id for tool in desk.companion.catalogue.tools if tool.held]
        assert held == ["heat", "rub", "medicine"]


async def test_a_theme_is_seen_at_once_and_put_back_where_it_is_skipped(new: House) -> None:
    async with new.open() as desk:
        await go_to(desk, len(ORDER))
        await desk.press("down")
        assert desk.app.theme == "backcare-light"
        await desk.press("left")
        assert desk.app.theme == "backcare-dark"
        await desk.press("escape", "down", "down", "enter")
        assert written(new)["look"] == {"theme": "backcare-evening"}
        await none_of_these(desk)
        assert desk.app.theme == "backcare-evening"


async def test_back_leads_back_and_shows_what_was_said(new: House) -> None:
    async with new.open() as desk:
        await desk.press("enter", "escape", "escape", "7", "left")
        assert "[7]" in desk.text
        await desk.press("left", "left", "shift+tab")
        assert PLAINLY in desk.text
        await desk.press("left", "s")
        assert PLAINLY in desk.text


async def test_a_click_is_an_answer(new: House) -> None:
    async with new.open() as desk:
        await go_to(desk, 5)
        y = next(n for n, line in enumerate(desk.lines) if "2  911" in line)
        await desk.pilot.click(SetupPage, offset=(8, y - 2))
        await desk.settle()
        assert written(new)["care"] == {"emergency_number": "911"}


async def test_who_should_not_hold_their_breath_is_said_at_every_size(new: House) -> None:
    for size in (TINY, NARROW, NORMAL):
        async with new.open(size) as desk:
            await desk.press("enter", "escape", "escape", "escape")
            seen = desk.text
            for _ in range(6 if size == TINY else 0):
                await desk.press("down")
                seen += desk.text
            for word in ("pregnant", "heart", "blood", "epilepsy", "surgery", "panic"):
                assert word in seen, (size, word)
            await desk.press("n")
            assert written(new)["breathing"] == {"holds": False}
        new.paths.config_file.unlink()
        (new.paths.state / "first-run").unlink()


@pytest.mark.parametrize("size", [TINY, NARROW, NORMAL, WIDE])
async def test_every_question_fits_every_size(new: House, size: tuple[int, int]) -> None:
    async with new.open(size) as desk:
        for number in range(len(ORDER) + 1):
            assert asks(desk), number
            assert all(len(line) <= size[0] for line in desk.lines)
            assert desk.lines[0].strip() or size not in (TINY, NARROW)
            page = desk.app.screen.query_one(SetupPage)
            assert page.region.bottom <= size[1] - 1
            assert "esc skip" in desk.text or number == 0
            if number in (2, 5, ORDER.index(Question.KEEP) + 1):
                await desk.press("o")  # one's own words
                assert all(len(line) <= size[0] for line in desk.lines)
                await desk.press("escape")
            await desk.press("escape" if number else "enter")
        assert screened(desk)


async def test_letters_and_other_keys_of_one_burst_stay_in_their_order(new: House) -> None:
    async with new.open() as desk:
        await desk.press("enter")
        for key in ("ctrl+u", "D", "e", "z", "backspace", "s", "k", "left", "ctrl+e", "2"):
            pressed = events.Key(key, key if len(key) == 1 else None)
            pressed.set_sender(desk.app)
            desk.app.post_message(pressed)
        await desk.settle()
        await desk.press("enter")
        assert name_of(new.paths.journal, desk.companion.device) == "Desk2"
