"""What users of other break reminders complained about (docs/care.md), and cannot meet here.

Here hours, time zones, settings and cost; the prompts themselves are in `test_complaints.py`.
"""

import contextlib
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from backcare_tui import config
from backcare_tui.domain.breaks.planning import PromptState
from tests.sim import Day
from tests.sim_prompts import PromptsStage
from tests.tui.stage import AppStage

BOTH = pytest.mark.parametrize("where", [PromptsStage, AppStage], ids=["prompts", "app"])
"""Without a screen, and in the whole app with keys."""


def morning() -> Day:
    """Work until the first break is due, and two seconds more: it can be answered."""
    return Day().work(30).expect_prompt("09:30").work(0.05)


async def test_outside_working_hours_nothing_rings(tmp_path: Path) -> None:
    """Stretchly #342: prompts in the evening, at a machine that is also used for films."""
    hours = '[hours]\nworkdays = "09:00-10:00"\nweekend = "off"\n'
    await (
        Day()
        .work(61)
        .expect(lambda s: s.appeared.clear() is None)
        .work(120)
        .expect_quiet()
        .expect(lambda s: s.plan.state is PromptState.OFF_HOURS)
        .play(PromptsStage(tmp_path, hours))
    )


@pytest.mark.parametrize("hours_east", [-10, 0, 5.75, 13])
async def test_no_length_changes_with_the_time_zone(hours_east: float, tmp_path: Path) -> None:
    """BreakTimer #184: in another zone breaks came an hour later, or at once."""
    await (
        Day()
        .fly(hours_east)
        .work(20)
        .fly(1)
        .expect(lambda s: s.plan.left(s.clock.now()) == timedelta(minutes=10))
        .work(10)
        .expect_prompt("09:30")
        .expect(lambda s: s.plan.length == timedelta(minutes=2))
        .play(PromptsStage(tmp_path))
    )


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("[breaks\nevery = 3", 30),
        ("[breaks]\nevery = '45m'\nmicro = 'long'\nunknown = 1\n", 45),
        ("\0\xff", 30),
    ],
    ids=["torn", "one wrong value", "bytes"],
)
async def test_settings_are_never_lost_or_rewritten(
    text: str, minutes: int, tmp_path: Path
) -> None:
    """SafeEyes #840, Stretchly #1719: the settings were gone after a crash or an update."""
    stage = PromptsStage(tmp_path, text)
    before = stage.paths.config_file.read_bytes()
    await Day().work(46).kill_and_restart(1).work(1).play(stage)
    assert stage.paths.config_file.read_bytes() == before
    assert stage.companion.problems, "and what is wrong is named"
    with contextlib.suppress(config.Refused):
        config.set_value(stage.paths.config_file, "breaks.later", "7m")
    kept = stage.paths.config_file.read_bytes()
    assert kept == before or (b"45m" in kept and b"unknown" in kept)
    assert stage.companion.settings.breaks.every == timedelta(minutes=minutes)


async def test_an_hour_of_nothing_writes_nothing_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """Stretchly #1675: memory and CPU for a program that waits (its cost: `bench/`)."""
    stage = PromptsStage(tmp_path)
    wakes: list[datetime] = []

    async def count_wakes() -> None:
        ring = stage.prompter._wake_up._ring
        stage.prompter._wake_up._ring = lambda: (wakes.append(stage.clock.now()), ring())[1]

    stage.count_wakes = count_wakes  # type: ignore[attr-defined]
    await Day().count_wakes().pause(600).work(60).play(stage)
    kinds = [type(event).__name__ for event in (entry.event for entry in stage.entries())]
    assert kinds == ["AppOpened", "PromptsPaused", "PromptHeld"]
    assert len(wakes) == 1, "the instant at which a break would have been due"
    assert stage.prompter._wake_up.restarts == 0
    assert len(stage.companion._days._ranges) <= 3
