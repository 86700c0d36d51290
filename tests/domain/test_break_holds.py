"""Prompts that are held: why, until when, and how they come back."""

from datetime import timedelta

import pytest

from backcare_tui.domain.breaks.fold import LONGEST_PAUSE
from backcare_tui.domain.breaks.plan import SHORT
from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.domain.journal.entries import (
    AppOpened,
    BreakKind,
    BreakPostponed,
    BreakTaken,
    ClockChanged,
    HoldReason,
    KnownEvent,
    PromptReleased,
    PromptsPaused,
    PromptsResumed,
)
from tests.domain.scene import ask, at, away, day, held, taken

HELD, DUE, PAUSED = PromptState.HELD, PromptState.DUE, PromptState.PAUSED
RELEASED = PromptReleased()


def later(seconds: float = 300) -> BreakPostponed:
    return BreakPostponed(break_kind=BreakKind.MICRO, seconds=seconds)


# -- later, and what is offered after two of them


def test_after_two_laters_in_a_row_a_short_break_is_offered_instead_of_a_lock() -> None:
    entries = day((30, later()), (35, later()))
    again = ask(entries, 40)
    assert (again.state, again.laters, again.short, again.length) == (DUE, 2, True, SHORT)
    assert not ask(entries[:-1], 35).short
    third = ask([*entries, *day((40, later()))[1:]], 45)
    assert (third.state, third.short) == (DUE, True), "and later still works"


def test_once_a_break_was_taken_the_next_is_as_long_as_ever() -> None:
    entries = day((30, later()), (35, later()), (40.5, taken()))
    assert not ask(entries, 71).short


# -- held without a known end: typing, a session, a command, away


@pytest.mark.parametrize(
    "reason", [HoldReason.TYPING, HoldReason.SESSION, HoldReason.COMMAND, HoldReason.AWAY]
)
def test_what_holds_a_prompt_holds_it_until_it_is_over(reason: HoldReason) -> None:
    entries = day((30, held(reason, 30)))
    waiting = ask(entries, 44)
    assert (waiting.state, waiting.held, waiting.wake_at) == (HELD, reason, None)
    assert waiting.prompt_due == at(30)
    back = ask([*entries, *day((45, RELEASED))[1:]], 45)
    assert (back.state, back.due, back.prompt_due) == (DUE, at(45), at(30))
    assert back.waited is (reason is HoldReason.TYPING)


def test_a_prompt_that_is_held_can_be_answered_all_the_same() -> None:
    entries = day((30, held(HoldReason.COMMAND, 30)))
    put_off = ask([*entries, *day((33, later()))[1:]], 33)
    assert (put_off.state, put_off.due, put_off.laters) == (PromptState.WORKING, at(38), 1)
    assert put_off.asked is None
    took = BreakTaken(break_kind=BreakKind.MICRO, seconds=120, due=at(30))
    assert ask([*entries, *day((33, took))[1:]], 34).due == at(63)


def test_a_release_of_nothing_does_nothing() -> None:
    assert ask(day((10, RELEASED)), 11) == ask(day(), 11)


# -- held with a known end: a meeting, a pause


def test_a_prompt_due_in_a_meeting_comes_after_it() -> None:
    entries = day((30, held(HoldReason.MEETING, 30, 61)))
    meeting = ask(entries, 45)
    assert (meeting.state, meeting.held, meeting.due) == (HELD, HoldReason.MEETING, at(61))
    assert meeting.wake_at == at(60)
    assert ask(entries, 60).state is PromptState.HEADS_UP
    after = ask(entries, 61)
    assert (after.state, after.prompt_due) == (DUE, at(30))


def test_a_meeting_without_a_believable_end_holds_nobody_for_ever() -> None:
    for_ever = ask(day((30, held(HoldReason.MEETING, 30, 10**6))), 31)
    assert for_ever.due == at(30) + LONGEST_PAUSE


def test_being_away_for_a_moment_moves_neither_a_meeting_nor_a_pause() -> None:
    entries = day((30, held(HoldReason.MEETING, 30, 61)), (42, away(40)))
    assert ask(entries, 45).due == at(61)
    entries = day((20, PromptsPaused(until=at(80))), (42, away(40)))
    assert ask(entries, 45).paused_until == at(80)


def test_a_prompt_due_in_a_pause_is_written_down_once_and_comes_after_it() -> None:
    paused = (20.0, PromptsPaused(until=at(80)))
    early = ask(day(paused), 25)
    assert (early.state, early.held, early.missed_due, early.wake_at) == (
        PAUSED,
        None,
        None,
        at(30),
    )
    due = ask(day(paused), 30)
    assert (due.held, due.missed_due, due.due) == (HoldReason.PAUSED, at(30), at(81))
    entries = day(paused, (30, held(HoldReason.PAUSED, 30, 81)))
    for minutes in (30, 50, 79.9):
        assert ask(entries, minutes).missed_due is None
    assert ask(entries, 80).state is PromptState.HEADS_UP
    after = ask(entries, 81)
    assert (after.state, after.prompt_due) == (DUE, at(30))


def test_a_pause_that_is_ended_early_brings_the_held_prompt_back_in_a_minute() -> None:
    entries = day(
        (20, PromptsPaused(until=at(80))),
        (30, held(HoldReason.PAUSED, 30, 81)),
        (50, PromptsResumed()),
    )
    resumed = ask(entries, 50)
    assert (resumed.state, resumed.due, resumed.prompt_due) == (
        PromptState.HEADS_UP,
        at(51),
        at(30),
    )


def test_a_pause_made_longer_holds_the_same_prompt() -> None:
    entries = day(
        (20, PromptsPaused(until=at(60))),
        (30, held(HoldReason.PAUSED, 30, 61)),
        (55, PromptsPaused(until=at(120))),
    )
    again = ask(entries, 61)
    assert (again.state, again.missed_due) == (PAUSED, at(30)), "one prompt, one due time"


def test_a_pause_during_a_hold_is_no_second_fate() -> None:
    entries = day((30, held(HoldReason.TYPING, 30)), (31, PromptsPaused(until=at(60))))
    assert ask(entries, 32).missed_due is None
    assert ask(entries, 60).state is HELD


# -- coming back clears holds


@pytest.mark.parametrize("minutes", [0.6, 4, 20])
def test_who_comes_back_is_not_held_by_what_was_before(minutes: float) -> None:
    entries = day((30, held(HoldReason.TYPING, 30)), (31 + minutes, away(31)))
    back = ask(entries, 31 + minutes)
    assert back.held is None
    assert back.due >= at(31 + minutes) + timedelta(minutes=1)


def test_opening_the_app_again_clears_what_held_a_prompt() -> None:
    entries = day((30, held(HoldReason.COMMAND, 30)), (32, AppOpened(last_seen=at(31))))
    again = ask(entries, 32)
    assert (again.state, again.due) == (PromptState.HEADS_UP, at(33))


@pytest.mark.parametrize("reason", [HoldReason.ASLEEP, HoldReason.AWAY])
def test_a_prompt_that_fell_into_an_absence_is_noted_and_moves_nothing(reason: HoldReason) -> None:
    events: list[tuple[float, KnownEvent]] = [(60, away(20, BreakKind.LONG))]
    entries = day(*events, (60, held(reason, 30, 60)))
    assert ask(entries, 61) == ask(day(*events), 61)


def test_a_clock_set_back_in_a_hold_does_not_lengthen_it() -> None:
    entries = day((30, held(HoldReason.TYPING, 30)), (-29, ClockChanged(seconds=-3600)))
    assert ask(entries, -28.5).due == at(-30)
