"""Ten days of a flare on a clock moved by hand, and what is said on day 1, 4, 7 and 14."""

from datetime import timedelta

import pytest

from backcare_tui.domain.journal.care_events import (
    FlareEnded,
    FlareStarted,
    NonNegotiableKept,
    ToolUsed,
)
from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.tui.flare.screen import FlareScreen
from backcare_tui.tui.today.screen import TodayScreen
from backcare_tui.use_cases.habits import shown
from tests.tui.flare_person import DAY, WALK, began, deny, page
from tests.tui.house import WIDE, Desk, House


async def until_tomorrow(desk: Desk) -> None:
    """The lid is closed in the evening and opened at nine the next morning."""
    night = desk.clock.now().replace(hour=9, minute=0, second=0) + DAY - desk.clock.now()
    await desk.suspend(seconds=night.total_seconds())


async def rate(desk: Desk, key: str) -> None:
    await desk.press("l", key, "escape")


async def test_a_flare_of_ten_days(house: House) -> None:
    house.configure(WALK)
    scores = "7766554433"
    async with house.open() as desk:
        await rate(desk, "7")
        await desk.press("f")
        await deny(desk)
        await desk.press("enter")
        assert isinstance(desk.app.screen, FlareScreen)
        for day, score in enumerate(scores, start=1):
            assert f"flare, day {day}" in desk.text
            assert "Talk to a professional" not in desk.text, "it eases, so a week is no reason"
            if day > 1:
                await rate(desk, score)
            assert "check-in morning ✓" in await page(desk)
            await desk.press("m")
            if day <= 3:
                await desk.press("1", "enter", str(int(score) - 1))
            if day <= 2:
                await desk.suspend(hours=11)
                assert "evening now" in await page(desk)
                await rate(desk, score)
                assert "evening ✓" in await page(desk)
            if day in (6, 7, 8):
                await desk.press("escape")
                assert isinstance(desk.app.screen, TodayScreen)
                assert f"flare, day {day}" in desk.text
                assert "Kept today." in desk.line("5–10 min walk")
                assert "f says why" not in desk.text
                await desk.press("f")
            await until_tomorrow(desk)
        assert "flare, day 11" in desk.text
        await desk.press("e", "3", "enter")
        rows = {
            line.strip("│▄▀█▁▂▃▅▆▇ ").split("  ")[0]: line.strip("│▄▀█▁▂▃▅▆▇ ")
            for line in desk.lines
        }
        assert rows["length"].endswith("11 days, 20–30 Nov")
        assert rows["pain"].endswith("7 at first, 7 at worst, 3 at the end")
        assert rows["used"].endswith("Heat, 3 times: lower after 3")
        assert rows["kept"].endswith("non-negotiable on 10 of 11 days, 12 check-ins")
        assert "the curve: the median of each of 11 days" in desk.text
        assert "a quarter today, half from tomorrow, three quarters on Thu" in rows["return"]
        await desk.press("escape")
        for share in ("a quarter", "half", "half", "three quarters"):
            assert f"Back to {share} of your targets today" in desk.text
            await until_tomorrow(desk)
        assert "of your targets" not in desk.text
        await desk.saved()
    entries = house.program().entries(house.clock.now().date() - 20 * DAY)
    kinds = [type(entry.event) for entry in entries]
    assert kinds.count(FlareStarted) == kinds.count(FlareEnded) == 1
    assert (kinds.count(NonNegotiableKept), kinds.count(ToolUsed)) == (10, 3)
    assert kinds.count(PainRated) == 1 + 9 + 2 + 1


@pytest.mark.parametrize(
    ("scores", "words", "contact"),
    [
        ("7", "Nothing has to be caught up on.", ""),
        ("7765", "pick up one thing you had put down, a small part of it", ""),
        ("7777", "Not easing yet, and that happens", ""),
        ("7766554", "It need not be over by a certain day.", ""),
        ("7777777", "This one takes its time", "A week, and not easing: time to talk"),
        ("7" * 14, "This one takes its time", "Two weeks, and not easing: talk"),
        ("7777---", "Most flares settle within a week", "If it is not easing, talk to a doctor"),
    ],
)
async def test_what_is_said_follows_the_person_s_own_curve(
    house: House, scores: str, words: str, contact: str
) -> None:
    began(house, len(scores) - 1)
    home, now = house.program(), house.clock.now()
    for days, score in enumerate(reversed(scores)):
        if score != "-":
            home.record(PainRated(score=int(score)), at=now - days * DAY)
    async with house.open(WIDE) as desk:
        await desk.press("f")
        said = await page(desk)
        assert words in said
        if contact:
            assert contact in said
        else:
            assert "physiotherapist" not in said


async def test_pain_that_rises_by_two_points_over_three_days_is_answered(house: House) -> None:
    began(house, 2, score=4)
    home, now = house.program(), house.clock.now()
    for days, score in ((2, 4), (1, 5)):
        home.record(PainRated(score=score), at=now - days * DAY)
    async with house.open(WIDE) as desk:
        assert "f says why" not in desk.text
        await rate(desk, "6")
        assert "f says why" in desk.text
        await desk.press("f")
        assert "at least 2 points higher" in await page(desk)


async def test_in_a_flare_the_day_asks_for_little(house: House) -> None:
    house.configure(WALK)
    began(house, 0)
    async with house.open() as desk:
        assert "break at 09:20" in desk.text
        assert desk.companion.breaks.every == timedelta(minutes=20)
        assert len(shown(desk.companion)) == 3
        assert "Breathe" in desk.text, "a downshift comes first"


async def test_closed_for_a_week_and_opened_again_the_flare_is_a_week_older(house: House) -> None:
    began(house, 1)
    async with house.open() as desk:
        await desk.quit()
    house.clock.sleep(7 * DAY)
    async with house.open() as desk:
        await desk.press("f")
        assert "flare, day 9" in desk.text


async def test_a_flare_nobody_ended_runs_out_and_f_begins_a_new_one(house: House) -> None:
    began(house, 91)
    async with house.open() as desk:
        assert "Flare day" not in desk.text
        await desk.press("f")
        assert not isinstance(desk.app.screen, FlareScreen)
