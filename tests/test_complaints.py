"""What users of other break reminders complained about (docs/care.md), and cannot meet here.

One test for each complaint; its text names it. A day is lived through as in `tests/sim.py`.
"""

from datetime import timedelta, timezone
from pathlib import Path

import pytest

from backcare_tui.domain.breaks.fold import LONGEST_PAUSE
from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.domain.journal.entries import (
    AppOpened,
    AwayNoticed,
    BreakTaken,
    PainRated,
    PromptsPaused,
)
from tests.sim import Day, Stage, after
from tests.sim_prompts import PromptsStage
from tests.tui.stage import AppStage

BOTH = pytest.mark.parametrize("where", [PromptsStage, AppStage], ids=["prompts", "app"])
"""Without a screen, and in the whole app with keys."""


def morning() -> Day:
    """Work until the first break is due, and two seconds more: it can be answered."""
    return Day().work(30).expect_prompt("09:30").work(0.05)


@BOTH
@pytest.mark.parametrize("asleep", [3, 25, 600])
async def test_no_prompt_right_after_the_laptop_wakes(
    where: type[Stage], asleep: float, tmp_path: Path
) -> None:
    """Workrave #540: a prompt right after wake-up, until people shut the program off for good."""
    await (
        Day()
        .work(28)
        .close_lid(asleep)
        .expect_quiet()
        .work(0.9)
        .expect_quiet()
        .expect_rings(0)
        .play(where(tmp_path))
    )


@pytest.mark.parametrize("death", ["shut down", "forgets its job", "fails"])
async def test_a_timer_that_dies_is_noticed_and_the_prompt_comes(
    death: str, tmp_path: Path
) -> None:
    """BreakTimer #206: the timer silently died, and no break came any more."""
    stage = PromptsStage(tmp_path)

    async def kill_the_timer() -> None:
        scheduler = stage.prompter._wake_up._scheduler
        assert scheduler is not None
        if death == "shut down":
            scheduler.shutdown(wait=False)
        elif death == "forgets its job":
            scheduler.remove_all_jobs()
        else:
            stage.prompter._wake_up._fire = lambda _: 1 / 0  # type: ignore[method-assign,assignment]

    stage.kill_the_timer = kill_the_timer  # type: ignore[attr-defined]
    await (
        Day()
        .work(20)
        .kill_the_timer()
        .work(9.9)
        .expect_quiet()
        .work(0.2)
        .expect_prompt("09:30")
        .expect_rings(1)
        .play(stage)
    )


async def test_the_screen_says_when_the_next_break_is_so_that_silence_is_visible(
    tmp_path: Path,
) -> None:
    """BreakTimer #206, the other half: nobody could see that the timer had died."""
    stage = AppStage(tmp_path)
    stage.size = (34, 8)
    await (
        Day()
        .work(18)
        .expect_on_screen("12 min")
        .pause(60)
        .expect_on_screen("Paused until 10:18")
        .play(stage)
    )


@BOTH
async def test_a_pause_ends_by_itself_also_when_the_app_was_killed_in_it(
    where: type[Stage], tmp_path: Path
) -> None:
    """Workrave #305: a pause that never ended; "in pain eight hours later"."""
    await (
        Day()
        .work(5)
        .pause(30)
        .kill_and_restart(2)
        .work(27)
        .expect_quiet()
        .work(1.5)
        .expect(lambda s: s.plan.state is not PromptState.PAUSED)
        .work(10)
        .expect_prompt()
        .play(where(tmp_path))
    )


async def test_no_pause_is_for_ever_whatever_is_written_down(tmp_path: Path) -> None:
    """Workrave #305: "suspended" was a mode without an end."""
    for_ever = PromptsPaused(until=after(60 * 24 * 365))
    await (
        Day()
        .record(for_ever)
        .expect(lambda s: s.plan.paused_until <= s.clock.now() + LONGEST_PAUSE)
        .play(PromptsStage(tmp_path))
    )


@BOTH
async def test_no_prompt_comes_while_typing(where: type[Stage], tmp_path: Path) -> None:
    """Stretchly #189: a break in the middle of a sentence."""
    await (
        Day()
        .work(29)
        .type_for(2)
        .expect_quiet()
        .expect_rings(0)
        .work(0.5)
        .expect_prompt("09:31")
        .play(where(tmp_path))
    )


@BOTH
async def test_no_prompt_comes_in_a_meeting_nor_while_a_call_client_runs(
    where: type[Stage], tmp_path: Path
) -> None:
    """Stretchly #1553: a break in the middle of a call."""
    await (
        Day()
        .meeting(25, 55)
        .work(55.5)
        .expect_quiet()
        .work(1)
        .expect_prompt("09:56")
        .work(0.05)
        .skip()
        .command("a call")
        .work(45)
        .expect_quiet()
        .command("")
        .expect_prompt()
        .play(where(tmp_path))
    )


async def test_not_to_see_keys_is_not_to_be_away(tmp_path: Path) -> None:
    """Workrave #318, one way: working where it could not see, it said "away" and asked nothing."""
    stage = PromptsStage(tmp_path)
    stage.world.knows_keys = False
    await (
        Day()
        .go_away(30)
        .expect_prompt("09:30")
        .expect(lambda s: not s.events(AwayNoticed))
        .play(stage)
    )


async def test_to_be_away_without_sleep_is_noticed(tmp_path: Path) -> None:
    """Workrave #318, the other way: gone for lunch, and it went on counting work."""
    await (
        Day()
        .work(10)
        .go_away(45)
        .work(0.5)
        .expect_quiet()
        .expect(lambda s: s.plan.left(s.clock.now()) > timedelta(minutes=29))
        .play(PromptsStage(tmp_path))
    )


@BOTH
async def test_a_break_somebody_took_unasked_counts(where: type[Stage], tmp_path: Path) -> None:
    """SafeEyes #658: back from ten minutes outside, and asked for a break at once."""
    await (
        Day()
        .work(25)
        .go_away(12)
        .work(0.5)
        .expect(lambda s: s.numbers().credited == 1)
        .work(25)
        .expect_quiet()
        .play(where(tmp_path))
    )


async def test_a_break_taken_elsewhere_can_be_counted_with_one_key(tmp_path: Path) -> None:
    """SafeEyes #658: what no machine saw can be said."""
    await (
        Day()
        .work(25)
        .press("B")
        .expect(lambda s: [event.how for event in s.events(BreakTaken)] == ["logged"])
        .expect_next("09:55")
        .expect_screens(1)
        .play(AppStage(tmp_path))
    )


@BOTH
async def test_the_next_interval_starts_when_the_person_is_back(
    where: type[Stage], tmp_path: Path
) -> None:
    """Stretchly #522: the clock ran on while the break took longer, so the next came too soon."""
    await (
        morning()
        .take_break(20)
        .expect_next("10:20")
        .work(29.5)
        .expect_quiet()
        .play(where(tmp_path))
    )


async def test_a_day_has_room_for_more_than_one_entry(tmp_path: Path) -> None:
    """SecUSo #21, #47: a diary that takes one entry a day."""
    await (
        Day()
        .record(PainRated(score=3))
        .work(5)
        .record(PainRated(score=6))
        .expect(lambda s: [event.score for event in s.events(PainRated)] == [3, 6])
        .play(PromptsStage(tmp_path))
    )


async def test_the_app_was_closed_at_night_and_the_morning_is_no_surprise(tmp_path: Path) -> None:
    """Workrave #540 again, for a machine that is switched off instead of put to sleep."""
    stage = PromptsStage(tmp_path)
    await (
        Day().work(29).kill_and_restart(60 * 15).expect_quiet().work(29).expect_quiet().play(stage)
    )
    assert len(stage.events(AppOpened)) == 2
    assert stage.clock.now().tzinfo == timezone(timedelta(hours=1))
