"""The Portfolio place: using what is held, there and from anywhere, and how uses are spread."""

from textual.binding import Binding

from backcare_tui.domain.journal.care_events import FlareStarted, NonNegotiableKept, ToolUsed
from backcare_tui.tui.app import BackCareApp
from backcare_tui.tui.portfolio.flow import KEYS
from backcare_tui.tui.portfolio.list import PortfolioList
from backcare_tui.tui.portfolio.relief import ReliefScreen
from backcare_tui.tui.portfolio.screen import PortfolioScreen
from tests.tui.house import NARROW, WIDE, House
from tests.tui.portfolio_person import PILL, hold, key_of, record, tools

# -- using


async def test_one_key_logs_a_use_and_it_counts_at_once(house: House) -> None:
    house.own_content("portfolio", PILL.replace("at_most = 2\n", ""))
    async with house.open(WIDE) as desk:
        await desk.press("6", "i")
        assert "Pill logged" in desk.text
        assert desk.events(ToolUsed) == [ToolUsed(tool="pill")]
        assert "last 14 days" in desk.line("used on 1 day")
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
        assert "As you rated it" in desk.text
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
        y = next(n for n, line in enumerate(desk.lines) if "Counselling or CBT" in line)
        await desk.pilot.click(offset=(6, y))
        await desk.settle()
        assert "Counselling or CBT logged" in desk.text


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
    async with house.open((80, 40)) as desk:
        await desk.press("6")
        assert "used on 8 days · shaded: our place to start" in desk.line("last 14 days")
        assert desk.line("relief   ").split()[-4:] == ["80", "%", "(25", "%)"]
        assert desk.line("stabilisers  ").split()[-4:] == ["20", "%", "(55", "%)"]
        assert desk.line("modifiers  ").split()[-3:-2] != ["0"], "no zeros"
        assert "Relief on 8 of 8 days with a use, little else." in desk.text
        assert "You hold no modifiers so far." in desk.text


async def test_in_a_flare_the_target_is_another_and_afterwards_the_old_one(house: House) -> None:
    hold(house, "rest")
    async with house.open() as desk:
        await desk.press("6")
        assert "(25 %)" in desk.line("relief   ")
        started = desk.companion.record(FlareStarted(declined=("theme",)))
        await desk.settle()
        assert "shaded: ours, for a flare" in desk.text
        assert "%" not in desk.text, "no percentages in a flare"
        desk.companion.take_back(started)
        await desk.settle()
        assert "(25 %)" in desk.line("relief   ")


async def test_a_tool_that_is_gone_shows_by_its_id_and_what_is_kept_up_counts(
    house: House,
) -> None:
    hold(house, "heat")
    record(house, "old-gel")
    house.program().record(NonNegotiableKept(what="ten minutes outside"))
    async with house.open(WIDE) as desk:
        await desk.press("6")
        beside = " ".join(line[73:].strip(" │") for line in desk.lines)
        assert "old-gel: 1 use, no longer in your list." in " ".join(beside.split())
        assert "50 %" in desk.line("stabilisers  ")
