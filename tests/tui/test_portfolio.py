"""The Portfolio place: taking tools in, and seeing it at every size."""

import pytest

from backcare_tui.domain.journal.care_events import ToolUsed
from backcare_tui.domain.portfolio.tools import ToolKind
from tests.tui.house import NARROW, NORMAL, SIZES, TINY, WIDE, House
from tests.tui.portfolio_person import PILL, hold, key_of, record, tools

# -- taking in and letting go


async def test_a_suggestion_is_taken_in_with_one_key_and_comes_to_the_top(house: House) -> None:
    async with house.open(WIDE) as desk:
        await desk.press("6")
        assert "Nothing in your portfolio yet" in desk.text
        await desk.press("down", "space")
        assert "In your portfolio: Cold" in desk.text
        assert tools(house)["cold"].held
        assert key_of(desk, "Cold") == "c"
        assert "▌ c Cold" in desk.line("Cold"), "the highlight stays with it"
        assert desk.text.index("Cold") < desk.text.index("Heat")


async def test_what_is_dropped_stays_as_a_suggestion_and_can_be_taken_off_the_list(
    house: House,
) -> None:
    hold(house, "heat")
    async with house.open(WIDE) as desk:
        await desk.press("6", "minus")
        assert "No longer in your portfolio: Heat" in desk.text
        assert not tools(house)["heat"].held
        await desk.press("minus")
        assert "Take Heat off this list?" in desk.text
        await desk.press("enter")
        assert "heat" in tools(house), "Enter leaves it"
        await desk.press("minus", "y")
        assert "heat" not in tools(house)
        assert "Off the list: Heat" in desk.text


async def test_a_file_that_cannot_be_read_is_named_and_not_touched(house: House) -> None:
    house.own_content("portfolio", "[[tool]")
    async with house.open(WIDE) as desk:
        await desk.press("6", "space")
        assert "Not changed." in desk.text
        assert "portfolio.toml" in desk.text
    assert (house.paths.content / "portfolio.toml").read_text() == "[[tool]"


async def test_what_a_command_changed_is_seen_when_the_place_is_opened(house: House) -> None:
    async with house.open(WIDE) as desk:
        await desk.press("6", "1")
        hold(house, "heat")
        await desk.press("6")
        assert key_of(desk, "Heat") == "h"


# -- a tool of one's own


async def test_a_tool_of_ones_own_is_added_by_a_form_that_keeps_what_was_typed(
    house: House,
) -> None:
    async with house.open() as desk:
        await desk.press("6", "plus", *"Swim", "enter", "tab")
        assert tools(house)["swim"].kind is ToolKind.RELIEF
        assert desk.line("Swim")
        await desk.press("plus", *"Yoga", "tab", "right", "tab", *"9-3", "enter")
        assert "Minutes: are like 15-20" in desk.text
        assert "yoga" not in tools(house)
        await desk.press(*["backspace"] * 3, *"20", "tab", *"99", "enter")
        assert "At most: is a number of uses" in desk.text
        await desk.press(*["backspace"] * 2, "4", "enter")
        yoga = tools(house)["yoga"]
        assert (yoga.name, yoga.kind) == ("Yoga", ToolKind.STABILISER)
        assert (yoga.minutes, yoga.at_most, yoga.held) == ((20, 20), 4, True)
        assert "▌" in desk.line("Yoga")


async def test_a_prescribed_medicine_is_one_of_the_kinds_and_can_be_made_another(
    house: House,
) -> None:
    async with house.open() as desk:
        await desk.press("6", "plus", *"Night cream", "tab", "left", "enter")
        made = tools(house)["night-cream"]
        assert (made.kind, made.prescribed, made.held) == (ToolKind.RELIEF, True, True)
        await desk.press("e", "tab")
        assert "Prescribed medicine, outside the shares" in desk.text
        await desk.press("right", "enter")
        assert not tools(house)["night-cream"].prescribed


async def test_relief_of_ones_own_is_something_one_does_or_that_is_done_to_one(
    house: House,
) -> None:
    async with house.open() as desk:
        await desk.press("6", "plus", *"Hot bath", "tab", "left", "left")
        assert "Passive relief, something done to you" in desk.text
        await desk.press("enter")
        assert tools(house)["hot-bath"].active is False
        await desk.press("e", "tab", "left", "enter")
        assert tools(house)["hot-bath"].active is True


async def test_a_name_that_is_taken_or_missing_is_refused_and_escape_leaves_all(
    house: House,
) -> None:
    async with house.open() as desk:
        await desk.press("6", "plus", "enter")
        assert "Name: is missing" in desk.text
        await desk.press(*"heat", "enter")
        assert 'there is one called "Heat" already' in desk.text
        await desk.press("escape")
        assert "At most" not in desk.text
    assert not house.paths.content.exists() or not list(house.paths.content.iterdir())


async def test_a_tool_can_be_renamed_and_given_a_limit(house: House) -> None:
    hold(house, "medicine")
    async with house.open() as desk:
        await desk.press("6", "e")
        assert "Prescribed medicine" in desk.line("Name")
        await desk.press(*"Ibu", "down", "down", "down", "3", "enter")
        assert "Ibu" in desk.line("of 3 left")
    tool = tools(house)["medicine"]
    assert (tool.name, tool.at_most, tool.held, tool.minutes) == ("Ibu", 3, True, None)


async def test_a_pasted_name_shows_as_typed_and_does_nothing_else(house: House) -> None:
    house.own_content("portfolio", PILL.replace("Pill", r"\u001B[31m[red]Gel[/] \u202Eleg"))
    async with house.open(WIDE) as desk:
        await desk.press("6")
        assert "[red]Gel[/] leg" in desk.text
        await desk.press("space")
        assert "[red]Gel[/] leg logged" in desk.text


# -- at every size


@pytest.mark.parametrize("size", [TINY, NARROW, NORMAL, WIDE])
async def test_it_can_be_read_and_used_at_every_size(house: House, size: tuple[int, int]) -> None:
    hold(house, "heat", "rest")
    record(house, "rest", 8, before=6, after=5)
    house.own_content(
        "portfolio",
        (house.paths.content / "portfolio.toml").read_text()
        + PILL.replace('name = "Pill"', 'name = "' + "A long name " * 3 + '"'),
    )
    async with house.open(size) as desk:
        await desk.press("6")
        width = size[0]
        for _ in range(12):
            assert all(len(line) <= width for line in desk.lines)
            assert any("▌" in line for line in desk.lines)
            await desk.press("down", "down")
        await desk.press("end")
        assert "Learning about" in desk.text
        await desk.press("home", "plus")
        for label in ("Name", "Kind", "Minutes", "At most"):
            assert desk.line(label), label
        await desk.press("escape", "h")
        assert "15 min" in desk.text or "Heat" in desk.text
        await desk.press("enter")
        assert "Pain now?" in desk.text


async def test_it_stays_whole_while_the_window_changes(house: House) -> None:
    hold(house, "heat")
    record(house, "heat", 6, before=5, after=3)
    async with house.open() as desk:
        await desk.press("6")
        for size in (*SIZES, *reversed(SIZES)):
            await desk.pilot.resize_terminal(*size)
            await desk.settle()
            assert all(len(line) <= size[0] for line in desk.lines)
            assert "Heat" in desk.text


async def test_the_mouse_highlights_and_uses(house: House) -> None:
    house.own_content("portfolio", PILL)
    async with house.open(WIDE) as desk:
        await desk.press("6", "end")
        y = next(n for n, line in enumerate(desk.lines) if "Pill" in line)
        await desk.pilot.click(offset=(8, y))
        await desk.settle()
        assert "▌" in desk.line("Pill")
        await desk.pilot.click(offset=(8, y))
        await desk.settle()
        assert desk.events(ToolUsed) == [ToolUsed(tool="pill")]
