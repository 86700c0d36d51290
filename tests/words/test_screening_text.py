"""The words of the screening: what to do, and what a command says when something asks for it."""

from datetime import timedelta
from pathlib import Path
from typing import get_args

import pytest

from backcare_tui.companion import Companion, open_companion
from backcare_tui.content.screening import load_screening
from backcare_tui.domain.journal.care_events import ScreeningAnswered, Trigger
from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.domain.journal.pain_events import Sore
from backcare_tui.domain.screening.decision import Tier
from backcare_tui.paths import Paths
from backcare_tui.words.screening import (
    HEADINGS,
    QUESTION,
    REASONS,
    SHORTER_QUESTIONS,
    advice,
    advice_lines,
    hint,
    hold_line,
    why_ask,
)
from tests.clocks import FakeClock

ITEMS = load_screening(None)[0]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def companion(tmp_path: Path, clock: FakeClock) -> Companion:
    paths = Paths(tmp_path / "data", tmp_path / "config", tmp_path / "state")
    return open_companion(paths, clock)


def test_every_trigger_has_a_reason_that_fits_the_smallest_pane() -> None:
    assert set(REASONS) == set(get_args(Trigger))
    assert all(len(reason) <= 22 for reason in REASONS.values())
    assert len(SHORTER_QUESTIONS[-1]) <= 22
    for answer in (
        ScreeningAnswered(tier="emergency", ticked=("x",)),
        ScreeningAnswered(tier="today", ticked=("x",)),
    ):
        for width in (22, 32, 80):
            line, key = hold_line(answer, width)
            assert len(line) <= width
            assert key in line
            assert key.startswith("!")
        assert "shows it" in hold_line(answer, 32)[0]


@pytest.mark.parametrize("tier", [Tier.TODAY, Tier.EMERGENCY])
@pytest.mark.parametrize("number", ["", "144", "\x1b[31m144\n", "9" * 200])
def test_what_is_said_is_calm_and_says_what_to_do(tier: Tier, number: str) -> None:
    said = advice(tier, ("bladder", "of-version-9"), ITEMS, number)
    text = "\n".join(advice_lines(said))
    assert "needs checking" in said.heading
    assert "changed bladder control; of version 9." in text
    assert "\x1b" not in text
    assert not any(word in text.lower() for word in ("!", "danger", "you have a", "immediately"))
    assert bool(said.numbers) is (number == "")
    assert max(len(line) for line in text.split("\n")) < 200


@pytest.mark.parametrize("tier", [Tier.TODAY, Tier.EMERGENCY])
def test_emergency_numbers_stand_under_the_sentence_that_says_to_call_one(tier: Tier) -> None:
    lines = advice_lines(advice(tier, ("fever",), ITEMS, ""))
    at = next(n for n, line in enumerate(lines) if line.startswith("  112 "))
    assert lines[at - 1].lower().endswith("call 112, 911 or 999.")


def test_headings_and_question_are_calm() -> None:
    words = " ".join([QUESTION, *HEADINGS.values()]).lower()
    assert not any(word in words for word in ("urgent", "danger", "red flag", "!"))


def test_a_command_hints_at_the_questions_where_a_rating_asks_for_them(
    companion: Companion, clock: FakeClock
) -> None:
    assert hint(companion) == ""
    companion.record(PainRated(score=2))
    assert hint(companion) == ""
    clock.pass_time(timedelta(hours=1))
    companion.record(PainRated(score=6))
    said = "Please answer the safety questions (pain rose by 3 or more): backcare screening"
    assert hint(companion) == said
    assert why_ask(companion) == "first_run"
    clock.pass_time(timedelta(hours=1))
    companion.record(ScreeningAnswered(tier="none"))
    assert hint(companion) == ""
    clock.pass_time(timedelta(hours=1))
    companion.record(PainRated(score=6, places=(Sore("saddle"),)))
    assert "saddle area was marked" in hint(companion)


def test_a_month_is_no_reason_for_a_hint(companion: Companion, clock: FakeClock) -> None:
    companion.record(ScreeningAnswered(tier="none"))
    clock.pass_time(timedelta(days=31))
    companion.record(PainRated(score=2))
    assert why_ask(companion) == "monthly"
    assert hint(companion) == ""
