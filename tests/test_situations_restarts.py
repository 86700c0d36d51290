"""Situations: the app is killed and opened again; two apps; and a day of everything."""

from datetime import timedelta
from pathlib import Path

import pytest

from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.domain.journal.entries import AppOpened, AwayNoticed
from tests.sim import Day, Stage, after
from tests.sim_prompts import PromptsStage
from tests.tui.stage import AppStage

DUE, WORKING, ON_BREAK = PromptState.DUE, PromptState.WORKING, PromptState.ON_BREAK


@pytest.fixture
def stage(tmp_path: Path) -> PromptsStage:
    return PromptsStage(tmp_path)


def morning() -> Day:
    """Work until the first break is due, and two seconds more: it can be answered."""
    return Day().work(30).expect_prompt("09:30").work(0.05)


def is_in(state: PromptState):
    return lambda stage: stage.plan.state is state


# -- ended and begun again


@pytest.mark.parametrize(
    ("before", "next_due"),
    [
        (Day().work(20), "09:30"),
        (Day().work(29.5), "09:31"),
        (Day().work(31), "09:33"),
        (Day().work(30.1).later().work(1), "09:35"),
        (Day().work(30.1).skip().work(1), "10:00"),
        (Day().meeting(0, 50).work(31), "09:51"),
        (Day().work(5).pause(40).work(3), "09:46"),
    ],
    ids=["working", "heads-up", "due", "postponed", "skipped", "held", "paused"],
)
async def test_killed_and_opened_again_at_once_the_day_goes_on(
    stage: PromptsStage, before: Day, next_due: str
) -> None:
    await before.kill_and_restart(1).expect_next(next_due).play(stage)
    assert len(stage.events(AppOpened)) == 2


async def test_killed_in_a_break_it_is_still_a_break(stage: PromptsStage) -> None:
    await (
        morning()
        .start_break()
        .kill_and_restart(1)
        .expect(is_in(ON_BREAK))
        .end_break()
        .expect_ledger("09:30 taken")
        .play(stage)
    )


@pytest.mark.parametrize(
    ("before", "ledger"),
    [
        (Day().work(20), []),
        (Day().work(31), ["09:30 missed"]),
        (Day().work(30.1).later().work(1), ["09:30 later"]),
        (Day().meeting(0, 50).work(31), ["09:30 held meeting"]),
        (Day().work(30.1).start_break(), ["09:30 taken"]),
    ],
    ids=["working", "due", "postponed", "held", "on break"],
)
async def test_killed_and_opened_the_next_morning_nothing_is_overdue_and_each_prompt_has_its_fate(
    stage: PromptsStage, before: Day, ledger: list[str]
) -> None:
    await (
        before.kill_and_restart(23 * 60)
        .expect(is_in(WORKING))
        .expect(lambda s: s.plan.left(s.clock.now()) == timedelta(minutes=30))
        .expect_ledger(*ledger)
        .play(stage)
    )


async def test_killed_in_a_pause_the_pause_still_ends_when_it_said(stage: PromptsStage) -> None:
    await (
        Day()
        .work(5)
        .pause(60)
        .kill_and_restart(30)
        .expect(lambda s: s.plan.paused_until == after(65))
        .work(29)
        .expect_quiet()
        .work(2.1)
        .expect_prompt("10:06")
        .play(stage)
    )


async def test_of_two_apps_one_asks_and_both_know_the_answer(tmp_path: Path) -> None:
    first, second = PromptsStage(tmp_path), PromptsStage(tmp_path)
    second.clock, second.world = first.clock, first.world
    await first.open()
    await second.open()
    try:
        for _ in range(31 * 4):
            await first.work(0.25)
            await second._beat()
        assert (len(first.rings), len(second.rings)) == (1, 0)
        await second.later()
        await first._beat()
        assert first.plan == second.plan
        assert first.plan.state is WORKING
        assert first.ledger() == second.ledger() == ["09:30 later"]
    finally:
        await first.kill()
        await second.kill()


async def test_saying_what_one_did_while_away_moves_nothing_that_came_after(tmp_path: Path) -> None:
    await (
        Day()
        .work(5)
        .go_away(20)
        .work(1)
        .take_break()
        .expect_next("09:58")
        .press("W")
        .expect(lambda s: s.events(AwayNoticed)[0].did == "walked")
        .expect_next("09:58")
        .play(AppStage(tmp_path))
    )


@pytest.mark.parametrize("where", [PromptsStage, AppStage], ids=["prompts", "app"])
async def test_a_day_of_everything_ends_with_every_prompt_told_once(
    where: type[Stage], tmp_path: Path
) -> None:
    stage = where(tmp_path)
    await (
        Day()
        .work(28)
        .type_for(3)
        .work(0.5)
        .expect_prompt("09:31")
        .work(0.05)
        .take_break()
        .meeting(20, 50)
        .work(51.5)
        .expect_prompt("10:24")
        .work(0.05)
        .later()
        .close_lid(45)
        .expect_quiet()
        .fly(-6)
        .work(29.5)
        .set_clock(-30)
        .work(2)
        .expect_prompt()
        .work(0.05)
        .skip()
        .go_away(20)
        .work(1)
        .expect_quiet()
        .kill_and_restart(1)
        .work(25)
        .set_clock(30)
        .expect_quiet()
        .work(31)
        .expect_prompt()
        .work(10)
        .play(stage)
    )
    fates = [line.rpartition(":")[2][3:] for line in stage.ledger()]
    assert sorted(fates) == [
        "counted by itself",
        "counted by itself",
        "counted by itself",
        "held asleep",
        "held asleep",
        "later meeting",
        "missed",
        "skipped",
        "taken typing",
    ]


def test_a_day_script_is_only_steps_of_a_stage() -> None:
    with pytest.raises(AttributeError):
        Day()._secret  # noqa: B018 (the attribute is what is tested)
    assert isinstance(Day().work(1).steps, list)
    assert issubclass(PromptsStage, Stage)
