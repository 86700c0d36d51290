"""A flare at the keyboard: the day's page, leaving, and the past ones."""

from backcare_tui.domain.journal.care_events import (
    FlareEnded,
    FlareStarted,
    NonNegotiableKept,
    ToolUsed,
)
from backcare_tui.domain.journal.entries import BreakTaken, PainRated
from backcare_tui.tui.flare.history import FlareHistoryScreen
from backcare_tui.tui.flare.screen import FlareScreen
from backcare_tui.tui.flare.summary import FlareSummaryScreen
from backcare_tui.tui.portfolio.relief import ReliefScreen
from backcare_tui.tui.today.screen import TodayScreen
from tests.tui.flare_person import DAY, WALK, began, page, past_flare, read_before, start
from tests.tui.house import SIZES, WIDE, House

SCALE = "How is it now?"


# -- the page


async def test_relief_starts_with_one_key_and_knows_the_pain_before(house: House) -> None:
    began(house, 0)
    async with house.open() as desk:
        desk.companion.record(PainRated(score=7))
        await desk.press("f")
        assert "relief, for example" in await page(desk)
        await desk.press("1")
        assert isinstance(desk.app.screen, ReliefScreen)
        assert "Heat" in desk.text
        await desk.press("enter", "5")
        used = desk.events(ToolUsed)[-1]
        assert (used.tool, used.before, used.after) == ("heat", 7, 5)
        assert isinstance(desk.app.screen, FlareScreen)


async def test_relief_is_what_the_person_holds(house: House) -> None:
    house.own_content("portfolio", '[[tool]]\nid = "legs-up"\nheld = true\n')
    began(house, 0)
    async with house.open() as desk:
        await desk.press("f")
        assert "1 Legs up, 90/90" in " ".join(desk.line("Legs up, 90/90").split())
        assert "for example" not in desk.text
        assert "Heat" not in desk.text
        await desk.press("2")
        assert isinstance(desk.app.screen, FlareScreen)


async def test_a_click_on_a_relief_starts_it(house: House) -> None:
    began(house, 0)
    async with house.open(WIDE) as desk:
        await desk.press("f")
        row = next(y for y, line in enumerate(desk.lines) if "Cold" in line)
        await desk.pilot.click(offset=(6, row))
        await desk.settle()
        assert isinstance(desk.app.screen, ReliefScreen)


async def test_what_was_used_last_time_stands_there_with_how_it_was_after(house: House) -> None:
    past_flare(house, 30, 25)
    began(house, 0)
    async with house.open() as desk:
        await desk.press("f")
        await read_before(desk)
        said = await page(desk)
        assert "what came of it, last flare" in said
        assert "Heat ●●○ lower after 2 of 3" in said


async def test_nothing_known_is_said_as_such(house: House) -> None:
    began(house, 0)
    async with house.open() as desk:
        await desk.press("f")
        await read_before(desk)
        assert "Nothing is known yet" in await page(desk)


async def test_check_ins_of_the_day_are_shown_and_one_key_away(house: House) -> None:
    began(house, 0)
    async with house.open() as desk:
        await desk.press("f")
        assert "check-in morning now, evening from 19:00" in await page(desk)
        await desk.press("l", "5", "escape")
        assert "check-in morning ✓, evening from 19:00" in await page(desk)
        await desk.suspend(hours=11)
        assert "check-in morning ✓, evening now" in await page(desk)


async def test_the_page_says_what_to_protect_how_far_scaled_and_what_comes_next(
    house: House,
) -> None:
    house.configure(WALK)
    house.own_content("portfolio", '[[tool]]\nid = "physio"\nheld = true\n')
    began(house, 1)
    async with house.open(WIDE) as desk:
        await desk.press("f")
        said = await page(desk)
        assert "Lean on relief for a few days" in said
        assert "Physio exercises: half until Sat 21 Nov, not none." in said
        assert "next a check-in now" in said
        assert "tomorrow Day 3. 5–10 min walk. What you train at half" in said
        for label in ("movement", "sleep", "exercise"):
            assert f" {label} " in said


async def test_who_trains_nothing_is_told_of_no_half_of_it(house: House) -> None:
    began(house, 1)
    async with house.open(WIDE) as desk:
        await desk.press("f")
        said = await page(desk)
        assert "exercise" not in said
        assert "half" not in said.lower()
        assert "rogramme" not in said
        assert "record" not in said


async def test_m_marks_the_non_negotiable_and_takes_it_back(house: House) -> None:
    house.configure(WALK)
    began(house, 0)
    async with house.open() as desk:
        assert "flare, day 1" in desk.text
        assert "The one thing to keep today." in desk.line("5–10 min walk")
        await desk.press("m")
        assert "Kept today." in desk.line("5–10 min walk")
        assert "Kept today: 5–10 min walk" in desk.text
        assert desk.events(NonNegotiableKept) == [NonNegotiableKept(what="5–10 min walk")]
        await desk.press("f")
        assert "● done today" in desk.text
        await desk.press("m")
        assert "done today" not in desk.text
        assert not desk.events(NonNegotiableKept)


async def test_without_a_flare_m_does_nothing(house: House) -> None:
    house.configure(WALK)
    async with house.open() as desk:
        await desk.press("m")
        assert not desk.events(NonNegotiableKept)


async def test_a_break_that_is_due_is_said_on_the_page_and_taken_from_it(house: House) -> None:
    began(house, 0)
    async with house.open() as desk:
        await desk.press("f")
        await desk.pass_time(minutes=20)
        await desk.pass_time(3)
        assert "BREAK TIME micro break, 2 min" in desk.top
        await desk.press("b")
        await desk.press("enter")
        assert desk.events(BreakTaken)
        await desk.pass_time(2)
        await desk.press("enter")
        assert isinstance(desk.app.screen, FlareScreen)


async def test_undo_on_the_first_page_takes_the_flare_back(house: House) -> None:
    house.configure(WALK)
    async with house.open() as desk:
        await start(desk)
        await desk.press("u")
        assert isinstance(desk.app.screen, TodayScreen)
        assert not desk.events(FlareStarted)
        assert desk.app.theme == "backcare-dark"


async def test_ended_by_another_program_the_page_goes_away(house: House) -> None:
    began(house, 2)
    async with house.open() as desk:
        await desk.press("f")
        house.program().record(FlareEnded())
        await desk.pass_time(3)
        assert isinstance(desk.app.screen, TodayScreen)
        assert "Back to half of your targets today" in desk.text


async def test_the_page_can_be_scrolled_to_its_end_at_every_size(house: House) -> None:
    house.configure(WALK)
    began(house, 7)
    async with house.open() as desk:
        for size in SIZES:
            await desk.pilot.resize_terminal(*size)
            await desk.press("f")
            await read_before(desk)
            assert "lare, day 8" in desk.text
            await desk.press("end")
            assert "non-negotiable." in desk.text, "the last word of the page"
            assert all(len(line) <= size[0] for line in desk.lines)
            await desk.press("home", "escape")


# -- leaving


async def test_leaving_takes_two_keys_and_sums_it_up(house: House) -> None:
    house.configure(WALK)
    began(house, 3, score=6)
    async with house.open() as desk:
        await desk.press("m", "f", "e")
        assert SCALE in desk.text
        await desk.press("3")
        assert "Targets back over how many days?" in desk.text
        await desk.press("3")
        assert isinstance(desk.app.screen, FlareSummaryScreen)
        assert desk.events(FlareEnded) == [FlareEnded(score=3, return_days=3)]
        assert desk.line("length").strip("│ ").endswith("4 days, 17–20 Nov")
        assert desk.line("pain").strip("│ ").endswith("6 at first, 6 at worst, 3 at the end")
        assert desk.line("kept").strip("│ ").endswith("non-negotiable on 1 of 4 days, 1 check-in")
        assert (
            desk.line("return")
            .strip("│ ")
            .endswith("half today, three quarters tomorrow, all from Sun 22 Nov")
        )
        await desk.press("escape")
        assert "Back to half of your targets today" in desk.text
        await desk.saved()
    assert FlareEnded(score=3, return_days=3) in house.on_disk()


async def test_enter_answers_no_pain_that_nobody_said(house: House) -> None:
    began(house, 3)
    async with house.open() as desk:
        await desk.press("f", "e", "enter")
        assert SCALE in desk.text
        await desk.press("right", "right", "enter", "3")
        assert [event.score for event in desk.events(FlareEnded)] == [1]


async def test_an_end_taken_back_is_a_flare_again(house: House) -> None:
    began(house, 3)
    async with house.open() as desk:
        await desk.press("f", "e", "3", "2", "escape", "u")
        assert "Flare day 4" in desk.text
        assert desk.app.theme == "backcare-flare"


# -- past flares


async def test_past_flares_are_a_list_and_each_can_be_looked_at(house: House) -> None:
    past_flare(house, 400, 390)
    past_flare(house, 30, 26)
    async with house.open() as desk:
        await desk.press("F")
        await read_before(desk)
        assert [" ".join(line.split()) for line in desk.lines if "days" in line] == [
            "│▌ 21–25 Oct 5 days worst 6 Heat: lower after 2 of 3 ▅ · · · · │",
            "│ 16–26 Oct 2025 11 days worst 6 Heat: lower after 2 of 3 ▅····· │",
        ]
        await desk.press("down", "enter")
        assert "Flare, 16–26 Oct 2025" in desk.text
        await desk.press("escape")
        assert isinstance(desk.app.screen, FlareHistoryScreen)
        await desk.press("escape")
        assert isinstance(desk.app.screen, TodayScreen)


async def test_without_past_flares_the_list_says_how_one_begins(house: House) -> None:
    async with house.open() as desk:
        await desk.press("F")
        await read_before(desk)
        assert "None so far." in desk.text
        await desk.press("enter", "down", "escape")
        assert isinstance(desk.app.screen, TodayScreen)


async def test_a_tool_that_is_no_more_is_shown_by_its_id(house: House) -> None:
    house.settle()
    home, now = house.program(), house.clock.now()
    home.record(FlareStarted(), at=now - 4 * DAY)
    home.record(ToolUsed(tool="[b]hedgehog[/ 7", before=5, after=3), at=now - 3 * DAY)
    home.record(FlareEnded(), at=now - 2 * DAY)
    async with house.open() as desk:
        await desk.press("F")
        await read_before(desk)
        await desk.press("enter")
        assert "[b]hedgehog[/ 7, once: lower after" in desk.text
