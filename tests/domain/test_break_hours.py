"""Breaks and working hours: nothing rings outside them, and the work clock starts with them."""

from datetime import timedelta

import pytest

from backcare_tui.domain.breaks.planning import Plan, PromptState, credit, plan
from backcare_tui.domain.hours import WorkingHours, parse_day
from backcare_tui.domain.journal.entries import (
    AppOpened,
    AwayNoticed,
    BreakKind,
    BreakMissed,
    BreakPostponed,
    BreakSkipped,
    BreakStarted,
    HoldReason,
    KnownEvent,
    PromptsPaused,
)
from tests.domain.scene import DEFAULTS, at, day, entry, held, taken

OFF_HOURS, CLOSING, DUE = PromptState.OFF_HOURS, PromptState.CLOSING, PromptState.DUE
WORKING, LAPSED, PAUSED = PromptState.WORKING, PromptState.LAPSED, PromptState.PAUSED


def daily(text: str) -> WorkingHours:
    return WorkingHours((parse_day(text),) * 7)


HOURS = daily("09:00-12:00, 13:00-17:00")
EVENING = (-10 * 60.0, AppOpened())
"""The app has been open since eleven the night before."""
NOON, ONE, FIVE = 180.0, 240.0, 480.0
"""Minutes from nine to twelve, to one, to five."""


def ask(minutes: float, *events: tuple[float, KnownEvent], hours: WorkingHours = HOURS) -> Plan:
    entries = [entry(when, event) for when, event in (EVENING, *events)]
    found = plan(entries, DEFAULTS, at(minutes), hours)
    assert found == plan(entries, DEFAULTS, at(minutes), hours)
    assert found.wake_at is None or found.wake_at > at(minutes)
    return found


def test_outside_working_hours_nothing_rings_and_the_plan_says_when_work_begins() -> None:
    night = ask(-120)
    assert (night.state, night.held) == (OFF_HOURS, HoldReason.OFF_HOURS)
    assert night.opens == night.wake_at == at(0)
    assert night.due == at(30)
    assert night.prompt_due is None


def test_the_work_clock_starts_fresh_when_work_begins() -> None:
    morning = ask(10)
    assert (morning.state, morning.work_since, morning.due) == (WORKING, at(0), at(30))
    afternoon = ask(ONE + 10, (170, taken()))
    assert (afternoon.work_since, afternoon.due) == (at(ONE), at(ONE + 30))


def test_who_comes_later_than_work_begins_starts_when_they_come() -> None:
    late = plan([entry(20, AppOpened())], DEFAULTS, at(25), HOURS)
    assert (late.work_since, late.due) == (at(20), at(50))


@pytest.mark.parametrize("early", [10, 29.5, 31])
def test_later_counts_for_the_first_break_of_the_day_too(early: float) -> None:
    put_off = ask(early, (early, BreakPostponed(break_kind=BreakKind.MICRO, seconds=300)))
    assert put_off.state is WORKING
    assert put_off.laters == 1
    assert put_off.due == at(35 if early < 29 else early + 5)


def test_a_skip_of_the_first_break_leaves_the_work_clock_at_the_beginning_of_work() -> None:
    skipped = ask(32, (31, BreakSkipped(break_kind=BreakKind.MICRO)))
    assert (skipped.work_since, skipped.due) == (at(0), at(61))


def test_a_hold_of_the_first_break_holds_it() -> None:
    typing = ask(30.5, (30, held(HoldReason.TYPING, 30)))
    assert (typing.state, typing.held, typing.due) == (
        PromptState.HELD,
        HoldReason.TYPING,
        at(30),
    )


def test_a_short_nap_in_the_first_interval_stops_the_clock() -> None:
    assert ask(12, (12, AwayNoticed(since=at(10)))).due == at(32)


def test_what_was_held_or_put_off_in_the_evening_does_not_reach_into_the_morning() -> None:
    later = BreakPostponed(break_kind=BreakKind.MICRO, seconds=3 * 3600)
    morning = ask(ONE + 5, (NOON - 1, later))
    assert (morning.due, morning.laters) == (at(ONE + 30), 0)


def test_no_break_comes_that_would_end_after_closing_time() -> None:
    in_time = ask(NOON - 2, (NOON - 32, taken()))
    assert (in_time.state, in_time.wake_at) == (DUE, at(NOON))
    too_late = ask(NOON - 2, (NOON - 31.9, taken()))
    assert (too_late.state, too_late.closes) == (CLOSING, at(NOON))
    assert too_late.opens == at(ONE), "there are more breaks today"
    assert ask(NOON - 10, (NOON - 20, taken())).state is CLOSING
    two_before = [(NOON - 94, taken()), (NOON - 34, taken())]
    assert ask(NOON - 3.9, *two_before).state is CLOSING, "the long one's five minutes do not fit"


def test_a_break_that_would_have_been_due_close_to_closing_is_held_once_for_the_ledger() -> None:
    before = ask(NOON - 1.5, (NOON - 31, taken()))
    assert (before.state, before.missed_due, before.wake_at) == (CLOSING, None, at(NOON - 1))
    due = ask(NOON - 1, (NOON - 31, taken()))
    assert (due.state, due.held, due.missed_due) == (CLOSING, HoldReason.OFF_HOURS, at(NOON - 1))
    written = held(HoldReason.OFF_HOURS, NOON - 1, NOON)
    after = ask(NOON - 0.9, (NOON - 31, taken()), (NOON - 1, written))
    assert (after.state, after.missed_due) == (CLOSING, None)
    # Also where it was noticed after closing only.
    late = ask(NOON + 0.1, (NOON - 31, taken()))
    assert (late.state, late.missed_due) == (OFF_HOURS, at(NOON - 1))
    written = held(HoldReason.OFF_HOURS, NOON - 1)
    assert ask(NOON + 0.2, (NOON - 31, taken()), (NOON + 0.1, written)).missed_due is None


def test_a_prompt_that_nobody_answered_before_closing_is_missed_at_closing() -> None:
    waiting = ask(NOON - 2, (NOON - 35, taken()))
    assert (waiting.state, waiting.wake_at) == (DUE, at(NOON))
    closed = ask(NOON, (NOON - 35, taken()))
    assert (closed.state, closed.prompt_due) == (LAPSED, at(NOON - 5))
    missed = BreakMissed(break_kind=BreakKind.MICRO, due=at(NOON - 5))
    assert ask(NOON, (NOON - 35, taken()), (NOON, missed)).state is OFF_HOURS
    assert ask(NOON + 30, (NOON - 35, taken())).state is OFF_HOURS, "long gone"


def test_a_prompt_due_in_a_pause_at_closing_was_held_for_the_pause() -> None:
    pause = (NOON - 20, PromptsPaused(until=at(NOON + 40)))
    due = ask(NOON - 3, (NOON - 35, taken()), pause)
    assert (due.state, due.held, due.missed_due) == (PAUSED, HoldReason.PAUSED, at(NOON - 5))
    closed = ask(NOON + 1, (NOON - 35, taken()), pause)
    assert (closed.held, closed.missed_due) == (HoldReason.PAUSED, at(NOON - 5))


def test_a_break_taken_over_closing_time_is_finished_in_peace() -> None:
    started = (NOON - 1, BreakStarted(break_kind=BreakKind.MICRO))
    assert ask(NOON + 20, started).state is PromptState.ON_BREAK
    assert ask(ONE + 1, started).state is PromptState.ON_BREAK
    back = ask(ONE + 5, started, (ONE + 2, taken()))
    assert back.due == at(ONE + 32)


def test_tomorrow_begins_with_a_micro_break_however_today_ended() -> None:
    today = [(FIVE - 90, taken()), (FIVE - 60, taken())]
    assert ask(FIVE - 30, *today).kind is BreakKind.LONG
    assert ask(FIVE + 5, *today).kind is BreakKind.MICRO


def test_the_night_is_no_break_from_work() -> None:
    evening = ask(FIVE + 10)
    assert credit(evening, timedelta(hours=16), DEFAULTS) is None
    assert credit(ask(FIVE - 60), timedelta(hours=16), DEFAULTS) is BreakKind.LONG


def test_without_hours_everything_is_as_it_was() -> None:
    entries = day((31, BreakSkipped(break_kind=BreakKind.MICRO)))
    for minutes in (10, 31, 500, 1000):
        assert plan(entries, DEFAULTS, at(minutes)) == plan(
            entries, DEFAULTS, at(minutes), daily("always")
        )


def test_with_no_working_time_all_week_the_plan_still_asks_again() -> None:
    holidays = ask(10, hours=daily("off"))
    assert (holidays.state, holidays.opens) == (OFF_HOURS, None)
    assert holidays.wake_at is not None
