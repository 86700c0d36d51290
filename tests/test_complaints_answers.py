"""What users of other break reminders complained about (docs/care.md), and cannot meet here.

Here the answer to a prompt; when it comes is in `test_complaints.py`.
"""

from datetime import timedelta
from pathlib import Path

import pytest

from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.domain.journal.entries import (
    BreakKind,
)
from backcare_tui.domain.settings.keys import find
from tests.sim import Day, Stage
from tests.sim_prompts import PromptsStage
from tests.tui.stage import AppStage

BOTH = pytest.mark.parametrize("where", [PromptsStage, AppStage], ids=["prompts", "app"])
"""Without a screen, and in the whole app with keys."""


def morning() -> Day:
    """Work until the first break is due, and two seconds more: it can be answered."""
    return Day().work(30).expect_prompt("09:30").work(0.05)


async def test_later_is_one_key_and_never_a_form(tmp_path: Path) -> None:
    """sane-break #143: postponing asked for a time in a form, in the middle of work."""
    await (
        morning()
        .press("z")
        .expect_screens(1)
        .expect_ledger("09:30 later")
        .expect_next("09:35")
        .play(AppStage(tmp_path))
    )


async def test_the_heads_up_is_a_minute_and_can_be_two(tmp_path: Path) -> None:
    """BreakTimer #131: ten seconds of warning were too short to finish anything."""
    assert find("breaks.heads_up").from_text("120s") == timedelta(minutes=2)
    stage = PromptsStage(tmp_path, "[breaks]\nheads_up = '120s'\n")
    await (
        Day()
        .work(28)
        .expect(lambda s: s.plan.state is PromptState.HEADS_UP)
        .work(1.9)
        .expect_quiet()
        .work(0.1)
        .expect_prompt("09:30")
        .play(stage)
    )
    assert find("breaks.heads_up").default == timedelta(seconds=60)


@BOTH
async def test_keys_that_were_meant_for_something_else_do_not_answer_a_prompt(
    where: type[Stage], tmp_path: Path
) -> None:
    """SafeEyes #566: a key typed in the moment the break appeared skipped it unseen."""
    await (
        Day()
        .work(30)
        .expect_prompt("09:30")
        .skip()
        .later()
        .expect_ledger()
        .work(0.03)
        .skip()
        .expect_ledger()
        .work(0.01)
        .skip()
        .expect_ledger("09:30 skipped")
        .play(where(tmp_path))
    )


@BOTH
async def test_later_and_skip_are_not_the_same(where: type[Stage], tmp_path: Path) -> None:
    """Stretchly #509: to postpone a long break was to lose it."""
    await (
        morning()
        .take_break()
        .work(30)
        .expect_prompt()
        .work(0.05)
        .take_break()
        .work(30)
        .expect_prompt()
        .expect(lambda s: s.plan.kind is BreakKind.LONG)
        .work(0.05)
        .later()
        .work(5)
        .expect_prompt()
        .expect(lambda s: s.plan.kind is BreakKind.LONG)
        .work(0.05)
        .skip()
        .work(29.5)
        .expect_quiet()
        .expect(lambda s: s.plan.kind is BreakKind.MICRO)
        .expect(lambda s: (s.numbers().later, s.numbers().skipped) == (1, 1))
        .play(where(tmp_path))
    )
