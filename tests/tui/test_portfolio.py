"""The Portfolio place: taking tools in, using them, and seeing how the uses are spread."""

from datetime import timedelta

import pytest
from textual.binding import Binding

from backcare_tui.content import portfolio_file
from backcare_tui.domain.care_events import FlareStarted, NonNegotiableKept, ToolUsed
from backcare_tui.domain.portfolio import Tool, ToolKind
from backcare_tui.tui.app import BackCareApp
from backcare_tui.tui.relief_actions import KEYS
from backcare_tui.tui.screens.portfolio import PortfolioScreen
from backcare_tui.tui.screens.relief import ReliefScreen
from backcare_tui.tui.widgets.portfolio_list import PortfolioList
from tests.tui.house import NARROW, NORMAL, SIZES, TINY, WIDE, Desk, House

PILL = """
[[tool]]
id = "pill"
kind = "relief"
name = "Pill"
at_most = 2
held = true
"""


def hold(house: House, *ids: str) -> None:
    for id_ in ids:
        portfolio_file.hold(house.paths.content, id_)


def record(house: House, tool: str, count: int = 1, **fields: int) -> None:
    program = house.program()
    for k in range(count):
        program.record(ToolUsed(tool=tool, **fields), at=house.clock.now() - timedelta(hours=k + 1))


def tools(house: House) -> dict[str, Tool]:
    return {tool.id: tool for tool in house.program().catalogue.tools}


def key_of(desk: Desk, name: str) -> str:
    """The letter beside a tool."""
    return desk.line(name).removeprefix("▸ ").split()[0]


# -- taking in and letting go


async def test_a_suggestion_is_taken_in_with_one_key_and_comes_to_the_top(house: House) -> None:
    async with house.open(WIDE) as desk:
        await desk.press("6")
        assert "Nothing in your portfolio yet" in desk.text
        await desk.press("down", "space")
        assert "In your portfolio: Cold" in desk.text
        assert tools(house)["cold"].held
        assert key_of(desk, "Cold") == "c"
        assert desk.line("Cold").startswith("▸"), "the highlight stays with it"
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
        assert desk.line("Yoga").startswith("▸")


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


# -- using


async def test_one_key_logs_a_use_and_it_counts_at_once(house: House) -> None:
    house.own_content("portfolio", PILL.replace("at_most = 2\n", ""))
    async with house.open(WIDE) as desk:
        await desk.press("6", "i")
        assert "Pill logged" in desk.text
        assert desk.events(ToolUsed) == [ToolUsed(tool="pill")]
        assert "Last 14 days 1 use" in desk.text
        await desk.press("space", "enter")
        assert len(desk.events(ToolUsed)) == 3
        await desk.press("u")
        assert len(desk.events(ToolUsed)) == 2
        await desk.saved()
    assert sum(isinstance(event, ToolUsed) for event in house.on_disk()) == 2


async def test_the_effect_is_told_in_two_steps_when_it_is_wanted(house: House) -> None:
    house.own_content("portfolio", PILL)
    async with house.open(WIDE) as desk:
        await desk.press("6", "a")
        assert "Pain before" not in desk.text, "nothing was used"
        await desk.press("space", "a")
        assert "Pain before Pill?" in desk.text
        await desk.press("6")
        assert desk.events(ToolUsed) == [ToolUsed(tool="pill", before=6)]
        await desk.pass_time(minutes=40)
        await desk.press("a")
        assert "Pill, pain 6 before. Now?" in desk.text
        await desk.press("escape", "a", "3")
        assert desk.events(ToolUsed) == [ToolUsed(tool="pill", before=6, after=3)]
        assert "pain was less after 1 of 1" in desk.text
        await desk.press("a")
        assert "Now?" not in desk.text, "all of it is told"


async def test_a_tool_with_minutes_has_its_timer_and_can_be_logged_without(house: House) -> None:
    hold(house, "walking")
    async with house.open(WIDE) as desk:
        await desk.press("6", "d")
        assert desk.events(ToolUsed) == [ToolUsed(tool="walking")]
        await desk.press("space")
        assert isinstance(desk.app.screen, ReliefScreen)


async def test_my_own_limit_is_asked_about_once_and_nothing_is_kept_from_me(house: House) -> None:
    house.own_content("portfolio", PILL)
    async with house.open(WIDE) as desk:
        await desk.press("6", "space", "space")
        assert "0 of 2 left" in desk.text
        await desk.press("space")
        assert "Pill: 2 in 24 h, your own limit is 2; the last at 09:00." in desk.text
        await desk.press("enter")
        assert len(desk.events(ToolUsed)) == 2, "Enter is not now"
        await desk.press("space", "y")
        assert len(desk.events(ToolUsed)) == 3


async def test_relief_can_be_chosen_from_anywhere(house: House) -> None:
    hold(house, "walking", "heat")
    async with house.open() as desk:
        await desk.press("r")
        assert "Which one?" in desk.text
        assert desk.text.index("Heat") < desk.text.index("Walking"), "relief first"
        await desk.press("h")
        assert isinstance(desk.app.screen, ReliefScreen)
        assert "Heat" in desk.text


async def test_a_letter_stays_with_its_tool_and_is_the_same_in_both_lists(house: House) -> None:
    hold(house, "heat", "cold", "music")
    async with house.open(NARROW) as desk:
        await desk.press("6", "minus")
        assert (key_of(desk, "Cold"), key_of(desk, "Music")) == ("c", "M")
        await desk.press("1", "r")
        assert "c Cold" in desk.text
        await desk.press("M")
        assert "Music" in desk.text
        assert isinstance(desk.app.screen, ReliefScreen)


async def test_every_tool_can_be_chosen_in_a_small_pane(house: House) -> None:
    hold(house, *tools(house))
    async with house.open(NARROW) as desk:
        await desk.press("r")
        assert "Which one?" in desk.text
        await desk.press("left")
        assert "Learning about pain]" in desk.text
        y = next(n for n, line in enumerate(desk.lines) if "Support for the mind" in line)
        await desk.pilot.click(offset=(6, y))
        await desk.settle()
        assert "Support for the mind logged" in desk.text


async def test_who_holds_nothing_is_shown_where_to_begin(house: House) -> None:
    async with house.open() as desk:
        await desk.press("r")
        assert "Nothing in your portfolio yet; 6 opens it" in desk.text


def test_the_letters_of_tools_do_nothing_else_anywhere() -> None:
    bindings = (*BackCareApp.BINDINGS, *PortfolioScreen.BINDINGS, *PortfolioList.BINDINGS)
    found = [binding for binding in bindings if isinstance(binding, Binding)]
    taken = {key for binding in found for key in binding.key.split(",")}
    assert not taken & set(KEYS)
    assert "r" in taken


# -- how uses are spread


async def test_it_says_how_uses_are_spread_what_carries_them_and_what_is_not_held(
    house: House,
) -> None:
    hold(house, "rest", "walking")
    record(house, "rest", 8)
    record(house, "walking", 2)
    async with house.open() as desk:
        await desk.press("6")
        assert "Last 14 days 10 uses" in desk.text
        assert "Relief 80 %" in desk.text
        assert "Relief 25 % Stabilisers 55 % M 20 %" in desk.text
        assert "8 of 10 uses were one thing: Brief rest." in desk.text
        assert "You hold no modifiers so far." in desk.text


async def test_in_a_flare_the_target_is_another_and_afterwards_the_old_one(house: House) -> None:
    hold(house, "rest")
    async with house.open() as desk:
        await desk.press("6")
        assert "Relief 25 %" in desk.text
        started = desk.companion.record(FlareStarted(declined=("theme",)))
        await desk.settle()
        assert "target of a flare" in desk.text
        assert "Relief 50 %" in desk.text
        desk.companion.retract(started)
        await desk.settle()
        assert "Relief 25 %" in desk.text


async def test_a_tool_that_is_gone_shows_by_its_id_and_what_is_kept_up_counts(
    house: House,
) -> None:
    hold(house, "heat")
    record(house, "old-gel")
    house.program().record(NonNegotiableKept(what="ten minutes outside"))
    async with house.open(WIDE) as desk:
        await desk.press("6")
        assert "old-gel: 1 use, no longer in your list." in desk.text
        assert "Stabilisers 50 %" in desk.text


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
            assert any(line.lstrip().startswith("▸") for line in desk.lines)
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
        assert desk.line("Pill").startswith("▸")
        await desk.pilot.click(offset=(8, y))
        await desk.settle()
        assert desk.events(ToolUsed) == [ToolUsed(tool="pill")]
