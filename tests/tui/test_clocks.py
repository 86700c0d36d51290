"""The app while clocks jump, the lid closes, and other programs write."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.domain.journal.entries import (
    AdjustmentTallied,
    AppOpened,
    AwayNoticed,
    ClockChanged,
    PromptHeld,
    PromptsPaused,
)
from backcare_tui.prompts.leader import LeaderLock
from tests.clocks import FakeClock
from tests.tui.house import WIDE, House

BERLIN = ZoneInfo("Europe/Berlin")
DUE = "BREAK TIME"
PLACES = {"1": "next break", "2": "yours for now", "3": "Long exhale"}
"""What each place shows first."""


# -- the clocks


@pytest.mark.parametrize("how", ["suspend", "stop"])
async def test_opening_the_lid_shows_no_overdue_break_and_credits_the_rest(
    house: House, how: str
) -> None:
    async with house.open() as desk:
        await desk.pass_time(minutes=20)
        await getattr(desk, how)(minutes=50)
        assert DUE not in desk.text
        assert "1 taken" in desk.line("breaks")
        assert (desk.bells, desk.title) == (0, "Break in 30 min · BackCare")
        await desk.pass_time(minutes=30)
        assert DUE in desk.text


async def test_a_key_pressed_as_the_lid_opens_meets_no_overdue_break(house: House) -> None:
    async with house.open() as desk:
        await desk.pass_time(minutes=20)
        desk.clock.sleep(timedelta(minutes=50))
        await desk.press("space")
        assert DUE not in desk.text
        assert desk.bells == 0
        assert [type(event) for event in desk.all_events()][1:] == [
            AdjustmentTallied,
            AwayNoticed,
            PromptHeld,
        ]


async def test_a_clock_that_is_set_moves_no_break(house: House) -> None:
    async with house.open(WIDE) as desk:
        await desk.pass_time(minutes=20)
        await desk.set_clock(desk.clock.now() - timedelta(hours=1))
        assert "08:20 working 20 min" in desk.text
        assert desk.title == "Break in 10 min · BackCare"
        assert [event.seconds for event in desk.events(ClockChanged)] == [-3600]
        await desk.pass_time(minutes=10)
        assert DUE in desk.text
        await desk.set_clock(desk.clock.now() + timedelta(hours=5))
        assert DUE not in desk.text
        assert desk.bells == 1


async def test_over_a_dst_night_and_a_flight_the_break_comes_when_it_was_to_come(
    house: House,
) -> None:
    async with house.open(WIDE) as desk:
        await desk.pass_time(minutes=10)
        desk.clock.fly_to(2)
        await desk.notice()
        assert "10:10 working 10 min" in desk.text
        await desk.pass_time(minutes=10)
        desk.clock.fly_to(-9)
        await desk.notice()
        assert desk.title == "Break in 10 min · BackCare"
        await desk.pass_time(minutes=10)
        assert DUE in desk.text
        assert len(desk.events(object)) == 1, "and nothing else was noted"


async def test_the_next_break_is_told_as_the_clock_will_show_it_after_the_change(
    house: House,
) -> None:
    house.clock = FakeClock(datetime(2026, 10, 25, 2, 45, tzinfo=BERLIN), BERLIN)
    async with house.open() as desk:
        await desk.press("b", "enter")
        await desk.press("enter")
        assert "at 02:15" in desk.text
        await desk.press("w")
        assert "at 02:15." in desk.text


@pytest.mark.parametrize(
    ("evening", "hours"),
    [(datetime(2026, 10, 24, 20, tzinfo=BERLIN), 9), (datetime(2026, 3, 28, 20, tzinfo=BERLIN), 7)],
)
async def test_paused_until_tomorrow_is_until_four_also_on_a_night_the_clocks_change(
    house: House, evening: datetime, hours: int
) -> None:
    house.clock = FakeClock(evening, BERLIN)
    end = evening.astimezone(UTC) + timedelta(hours=hours)
    said = f"until Sun {evening.day + 1} {evening:%b} 04:00"
    async with house.open() as desk:
        await desk.press("p", "4")
        assert f"Paused {said}" in desk.text
        assert desk.title == f"Paused {said} · BackCare"
        assert [event.until for event in desk.events(PromptsPaused)] == [end]
        plan = desk.companion.plan
        assert plan(end - timedelta(seconds=1)).state is PromptState.PAUSED
        assert plan(end).state is not PromptState.PAUSED


async def test_a_pause_to_a_full_hour_names_it_as_the_clock_will_show_it(house: House) -> None:
    house.clock = FakeClock(datetime(2026, 10, 25, 1, 40, tzinfo=BERLIN), BERLIN)
    async with house.open() as desk:
        await desk.press("p")
        assert "5 until 02:00 6 until 03:00" in desk.text, "the clocks go back at three"
        await desk.press("6")
        assert "Paused until 03:00" in desk.text
        assert desk.title == "Paused until 03:00 · BackCare"
        end = datetime(2026, 10, 25, 2, tzinfo=UTC)
        assert [event.until for event in desk.events(PromptsPaused)] == [end]


async def test_a_minute_in_the_shell_is_no_absence_and_the_title_is_ours_again(
    house: House,
) -> None:
    async with house.open() as desk:
        await desk.pass_time(minutes=20)
        desk.app.app_suspend_signal.publish(desk.app)
        assert desk.written[-1] == "\x1b[23;2t", "the shell has its own title"
        desk.clock.pass_time(timedelta(minutes=3))
        desk.app.app_resume_signal.publish(desk.app)
        await desk.settle()
        assert desk.title == "Break in 10 min · BackCare"
        assert [(e.cause, e.credited) for e in desk.events(AwayNoticed)] == [("suspended", None)]


# -- other programs


async def test_a_second_app_shows_the_same_and_does_not_ring(house: House) -> None:
    first = LeaderLock(house.paths)
    first.claim()
    house.program().record(AppOpened())
    async with house.open() as desk:
        await desk.pass_time(minutes=30)
        assert DUE in desk.text
        assert desk.bells == 0
        assert len(desk.events(object)) == 1, "what nobody typed the first one notes"
        first.release()
        await desk.pass_time(minutes=1)
        assert desk.bells == 1, "and when that ends, this one rings"
