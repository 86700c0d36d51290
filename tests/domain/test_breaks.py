"""The plan: a person is asked at the right moment, and only then."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from backcare_tui.domain.breaks.fold import LONGEST_PAUSE
from backcare_tui.domain.breaks.planning import BreakCounts, PromptState, counts, credit, plan
from backcare_tui.domain.journal.entries import (
    AppOpened,
    BreakKind,
    BreakMissed,
    BreakPostponed,
    BreakSkipped,
    BreakStarted,
    BreathingFinished,
    ClockChanged,
    Entry,
    KnownEvent,
    PainRated,
    PromptsPaused,
    PromptsResumed,
)
from backcare_tui.domain.settings import BreakSettings
from tests.domain.scene import DEFAULTS, NINE, ask, at, away, day, entry, taken


def test_a_break_is_due_one_interval_after_the_app_was_opened() -> None:
    now = ask(day(), 10)
    assert now.state is PromptState.WORKING
    assert now.due == at(30)
    assert now.left(at(10)) == timedelta(minutes=20)
    assert now.progress(at(15)) == 0.5


def test_the_heads_up_comes_a_minute_before() -> None:
    assert ask(day(), 28.9).wake_at == at(29)
    assert ask(day(), 29).state is PromptState.HEADS_UP
    assert ask(day(), 29).wake_at == at(30)


def test_a_due_break_waits_ten_minutes_for_an_answer_and_is_missed_then() -> None:
    assert ask(day(), 30).state is PromptState.DUE
    assert ask(day(), 39.9).state is PromptState.DUE
    assert ask(day(), 30).wake_at == at(40)
    assert ask(day(), 40).state is PromptState.LAPSED
    after = ask(day((40, BreakMissed(break_kind=BreakKind.MICRO, due=at(30)))), 40)
    assert after.state is PromptState.WORKING
    assert after.due == at(70)


def test_every_third_break_is_a_long_one() -> None:
    kinds = [ask(day(), 1).kind]
    events: list[tuple[float, KnownEvent]] = []
    for number in range(5):
        events.append((30 * (number + 1), taken(kinds[-1])))
        kinds.append(ask(day(*events), 30 * (number + 1) + 1).kind)
    micro, long = BreakKind.MICRO, BreakKind.LONG
    assert kinds == [micro, micro, long, micro, micro, long]
    assert ask(day((30, taken()), (60, taken())), 61).length == timedelta(minutes=5)


def test_there_are_no_long_breaks_for_who_wants_none() -> None:
    none = BreakSettings(long_every=0)
    assert ask(day((30, taken()), (60, taken())), 61, none).kind is BreakKind.MICRO


def test_the_count_to_the_long_break_starts_afresh_each_day() -> None:
    entries = day((30, taken()), (60, taken()))
    assert ask(entries, 61).kind is BreakKind.LONG
    assert ask(entries, 20 * 60).kind is BreakKind.MICRO


def test_later_brings_the_same_break_back() -> None:
    entries = day((30, taken()), (60, taken()))
    later = entry(91, BreakPostponed(break_kind=BreakKind.LONG, seconds=300))
    now = ask([*entries, later], 92)
    assert (now.kind, now.due, now.laters) == (BreakKind.LONG, at(96), 1)


def test_later_before_a_break_is_coming_puts_the_coming_one_off() -> None:
    later = (10.0, BreakPostponed(break_kind=BreakKind.MICRO, seconds=300))
    assert ask(day(later), 10).due == at(35)


def test_skip_waits_a_full_interval_and_the_work_clock_runs_on() -> None:
    now = ask(day((31, BreakSkipped(break_kind=BreakKind.MICRO))), 32)
    assert now.due == at(61)
    assert now.work_since == at(0)


def test_a_break_taken_starts_the_work_clock_again() -> None:
    now = ask(day((12, taken())), 13)
    assert now.due == at(42)
    assert now.work_since == at(12)


def test_a_break_runs_its_length_and_then_holds_until_the_person_is_back() -> None:
    started = (30.0, BreakStarted(break_kind=BreakKind.MICRO, proposal="adjustment:x"))
    now = ask(day(started), 31)
    assert (now.state, now.due, now.wake_at) == (PromptState.ON_BREAK, at(32), at(32))
    assert now.proposal == "adjustment:x"
    much_later = ask(day(started), 55)
    assert much_later.state is PromptState.ON_BREAK
    assert much_later.left(at(55)) == timedelta()
    assert much_later.wake_at is None
    assert ask(day(started, (55, taken())), 55).due == at(85)


def test_a_pause_has_an_end_and_no_prompt_comes_in_it() -> None:
    paused = (20.0, PromptsPaused(until=at(80)))
    now = ask(day(paused), 45)
    assert (now.state, now.paused_until, now.wake_at) == (PromptState.PAUSED, at(80), at(80))
    after = ask(day(paused), 80)
    assert after.state is PromptState.HEADS_UP
    assert after.due == at(81)


def test_a_pause_can_be_ended_early() -> None:
    resumed = day((20, PromptsPaused(until=at(80))), (50, PromptsResumed()))
    assert ask(resumed, 50).due == at(51)
    early = day((20, PromptsPaused(until=at(80))), (22, PromptsResumed()))
    assert ask(early, 22).due == at(30)


def test_nobody_can_be_paused_for_ever() -> None:
    for_ever = day((20, PromptsPaused(until=at(10**7))))
    assert ask(for_ever, 21).paused_until == at(20) + LONGEST_PAUSE


def test_an_overdue_break_is_not_fired_at_wake_up() -> None:
    slept = day((95, away(20, None)))
    now = ask(slept, 95)
    assert now.state is PromptState.WORKING
    assert now.due == at(125)


def test_a_short_nap_stops_the_clock_while_it_lasts() -> None:
    now = ask(day((22, away(20, None))), 22)
    assert now.due == at(32)


def test_nobody_is_prompted_in_the_first_minute_after_coming_back() -> None:
    now = ask(day((30.5, away(29.5))), 30.5)
    assert now.state is PromptState.HEADS_UP
    assert now.due == at(31.5)


def test_time_away_that_counts_as_a_break_starts_the_interval_and_counts_towards_the_long_one() -> (
    None
):
    now = ask(day((33, away(30, BreakKind.MICRO)), (66, away(63, BreakKind.MICRO))), 66)
    assert now.due == at(96)
    assert now.kind is BreakKind.LONG


@pytest.mark.parametrize(
    ("minutes", "breaks_before", "expected"),
    [
        (1.9, 0, None),
        (2, 0, BreakKind.MICRO),
        (5, 0, BreakKind.LONG),
        (4.9, 2, None),
        (5, 2, BreakKind.LONG),
    ],
)
def test_being_away_counts_as_the_break_it_was_long_enough_for(
    minutes: float, breaks_before: int, expected: BreakKind | None
) -> None:
    entries = day(*((float(n + 1), taken()) for n in range(breaks_before)))
    before = ask(entries, 5)
    assert credit(before, timedelta(minutes=minutes), DEFAULTS) is expected


def test_reopening_after_a_few_minutes_goes_on_where_it_was() -> None:
    again = day((20, AppOpened(last_seen=at(18))))
    assert ask(again, 20).due == at(30)
    in_the_middle = day((31, AppOpened(last_seen=at(29))))
    assert ask(in_the_middle, 31).due == at(32)


def test_reopening_after_a_long_time_starts_the_interval_afresh() -> None:
    assert ask(day((20, AppOpened(last_seen=at(5)))), 20).due == at(50)
    assert ask(day((20, AppOpened(last_seen=None))), 20).due == at(50)


def test_a_break_goes_on_when_the_app_is_reopened_in_it() -> None:
    entries = day(
        (30, BreakStarted(break_kind=BreakKind.MICRO)), (31, AppOpened(last_seen=at(30.9)))
    )
    assert ask(entries, 31).state is PromptState.ON_BREAK


def test_sleeping_through_a_break_leaves_it_waiting_for_the_person() -> None:
    entries = day((30, BreakStarted(break_kind=BreakKind.MICRO)), (60, away(31)))
    now = ask(entries, 60)
    assert now.state is PromptState.ON_BREAK
    assert now.left(at(60)) == timedelta()


def test_breathing_as_long_as_a_break_rests_the_back_as_a_break_does() -> None:
    breathed = BreathingFinished(pattern="even", seconds=180, cycles=18, planned_cycles=18)
    assert ask(day((25, breathed)), 25).due == at(55)
    short = BreathingFinished(pattern="even", seconds=60, cycles=6, planned_cycles=18)
    assert ask(day((25, short)), 25).due == at(30)


def test_a_clock_set_back_an_hour_moves_nothing() -> None:
    # At 9:20 somebody sets the clock to 8:20.
    entries = day((-40, ClockChanged(seconds=-3600)))
    now = plan(entries, DEFAULTS, at(-40))
    assert now.due == at(-30)


def test_a_clock_set_back_unnoticed_never_postpones_by_more_than_an_interval() -> None:
    now = plan(day(), DEFAULTS, at(-24 * 60))
    assert now.due <= at(-24 * 60) + DEFAULTS.every


def test_reopening_after_the_clock_was_set_back_starts_the_interval_afresh() -> None:
    a_day_earlier = day((-24 * 60, AppOpened(last_seen=at(-24 * 60))))
    assert plan(a_day_earlier, DEFAULTS, at(-24 * 60 + 10)).due == at(-24 * 60 + 30)


def test_a_flight_and_a_dst_night_leave_the_interval_as_long_as_it_is() -> None:
    opened = [entry(0, AppOpened())]
    tokyo = timezone(timedelta(hours=9))
    assert plan(opened, DEFAULTS, at(10).astimezone(tokyo)).left(at(10)) == timedelta(minutes=20)
    before_dst = datetime(2026, 10, 25, 2, 50, tzinfo=timezone(timedelta(hours=2)))
    after_dst = before_dst.astimezone(UTC) + timedelta(minutes=20)
    entries = [Entry(id="a", at=before_dst, device="d", event=AppOpened())]
    now = plan(entries, DEFAULTS, after_dst.astimezone(timezone(timedelta(hours=1))))
    assert now.left(after_dst) == timedelta(minutes=10)


def test_without_any_entry_the_clock_starts_now() -> None:
    assert plan([], DEFAULTS, NINE).due == at(30)


def test_what_has_nothing_to_do_with_breaks_changes_nothing() -> None:
    assert ask(day((10, PainRated(score=4))), 20) == ask(day(), 20)


def test_the_days_breaks_are_counted_by_what_became_of_them() -> None:
    entries = day(
        (1, taken()),
        (2, BreakPostponed(break_kind=BreakKind.MICRO, seconds=300)),
        (3, BreakSkipped(break_kind=BreakKind.MICRO)),
        (4, BreakMissed(break_kind=BreakKind.MICRO, due=at(3))),
        (5, away(1, BreakKind.MICRO)),
        (6, away(5, None)),
        (-24 * 60, taken()),
    )
    expected = BreakCounts(taken=1, credited=1, later=1, skipped=1, missed=1)
    assert counts(entries, NINE.date()) == expected
