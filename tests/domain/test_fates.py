"""What is written down about a prompt, from the plan and what is going on around the person."""

from datetime import timedelta

from backcare_tui.domain.breaks.fates import ShownPrompt, asks_around, fate, has_fate
from backcare_tui.domain.breaks.holding import Conditions
from backcare_tui.domain.breaks.plan import Plan
from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.domain.hours import WorkingHours
from backcare_tui.domain.journal.entries import (
    BreakKind,
    BreakMissed,
    HoldReason,
    PromptHeld,
    PromptReleased,
    PromptsPaused,
)
from tests.domain.scene import ask, at, day, held, taken

AFTER_MEETING = timedelta(minutes=1)
CALM = Conditions()
TYPING = Conditions(typing=True)
MICRO = BreakKind.MICRO
SHOWN = ShownPrompt(MICRO, at(30))


def told(
    plan: Plan, minutes: float, around: Conditions = CALM, shown: ShownPrompt | None = None
) -> PromptHeld | PromptReleased | BreakMissed | None:
    return fate(plan, shown, around, at(minutes), AFTER_MEETING)


def test_while_nothing_is_due_nothing_is_written_and_nobody_is_looked_at() -> None:
    working = ask(day(), 10)
    assert told(working, 10, TYPING) is None
    assert not asks_around(working, None)


def test_a_prompt_that_comes_is_held_for_what_is_going_on() -> None:
    due = ask(day(), 30)
    assert asks_around(due, None)
    assert told(due, 30) is None
    assert told(due, 30, TYPING) == held(HoldReason.TYPING, 30)
    meeting = Conditions(busy_until=at(45))
    assert told(due, 30, meeting) == held(HoldReason.MEETING, 30, until=46)


def test_one_that_shows_already_is_not_taken_away_again() -> None:
    due = ask(day(), 31)
    assert not asks_around(due, SHOWN)
    assert told(due, 31, TYPING, SHOWN) is None


def test_a_held_one_is_released_once_nothing_holds_it() -> None:
    waiting = ask(day((30, held(HoldReason.TYPING, 30))), 31)
    assert waiting.state is PromptState.HELD
    assert asks_around(waiting, None)
    assert told(waiting, 31, TYPING) is None
    assert told(waiting, 31) == PromptReleased()


def test_one_held_until_a_known_moment_waits_for_it() -> None:
    waiting = ask(day((30, held(HoldReason.MEETING, 30, until=46))), 31)
    assert not asks_around(waiting, None)
    assert told(waiting, 31) is None


def test_one_without_an_answer_for_long_is_missed() -> None:
    lapsed = ask(day(), 60)
    assert lapsed.state is PromptState.LAPSED
    assert told(lapsed, 60, shown=SHOWN) == BreakMissed(break_kind=MICRO, due=at(30))


def test_one_that_comes_due_in_a_pause_is_held_by_it() -> None:
    paused = ask(day((20, PromptsPaused(until=at(90)))), 31)
    assert paused.state is PromptState.PAUSED
    expected = PromptHeld(break_kind=MICRO, due=at(30), reason=HoldReason.PAUSED, until=paused.due)
    assert told(paused, 31) == expected


def test_one_that_shows_when_working_time_is_over_is_missed() -> None:
    off = ask(day(), 31, hours=WorkingHours(((),) * 7))
    assert off.state is PromptState.OFF_HOURS
    assert told(off, 31) is None
    assert told(off, 31, shown=SHOWN) == BreakMissed(break_kind=MICRO, due=at(30))


def test_what_became_of_a_prompt_is_found_in_the_ledger() -> None:
    missed = day((60, BreakMissed(break_kind=MICRO, due=at(30))))
    assert has_fate(missed, at(30), at(61))
    assert not has_fate(missed, at(29), at(61))
    assert not has_fate(day((30, taken())), at(45), at(61))
