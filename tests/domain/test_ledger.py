"""The honest ledger: every prompt once, with what became of it and why it did not ring."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from backcare_tui.domain.breaks.ledger import DayLedger, Fate, day_ledgers, lines, week
from backcare_tui.domain.journal.entries import (
    AppOpened,
    AwayNoticed,
    BreakKind,
    BreakMissed,
    BreakPostponed,
    BreakSkipped,
    BreakStarted,
    BreakTaken,
    Entry,
    HoldReason,
    Posture,
    PostureChanged,
    PromptReleased,
)
from tests.domain.scene import NINE, at, day, entry, held

MICRO, LONG = BreakKind.MICRO, BreakKind.LONG
TODAY = NINE.date()


def started(due: float | None, how: str = "prompted") -> BreakStarted:
    return BreakStarted(break_kind=MICRO, how=how, due=_at(due))  # type: ignore[arg-type]


def took(due: float | None, how: str = "prompted", seconds: float = 120) -> BreakTaken:
    return BreakTaken(break_kind=MICRO, seconds=seconds, how=how, due=_at(due))  # type: ignore[arg-type]


def later(due: float | None) -> BreakPostponed:
    return BreakPostponed(break_kind=MICRO, seconds=300, due=_at(due))


def skip(due: float | None) -> BreakSkipped:
    return BreakSkipped(break_kind=MICRO, due=_at(due))


def _at(minutes: float | None) -> datetime | None:
    return None if minutes is None else at(minutes)


def fates(entries: Sequence[Entry]) -> list[tuple[Fate, datetime | None]]:
    return [(line.fate, line.due) for line in lines(entries, TODAY)]


def test_each_answer_is_a_line_in_the_order_of_the_day() -> None:
    entries = day(
        (30.5, started(30)),
        (32.5, took(30)),
        (63, later(62.5)),
        (68, skip(68)),
        (108, BreakMissed(break_kind=LONG, due=at(98))),
        (120, took(None, "logged")),
    )
    assert fates(entries) == [
        (Fate.TAKEN, at(30)),
        (Fate.LATER, at(62.5)),
        (Fate.SKIPPED, at(68)),
        (Fate.MISSED, at(98)),
        (Fate.OWN, None),
    ]


def test_a_break_that_is_being_taken_is_a_line_already_and_no_second_one_later() -> None:
    entries = day((31, started(30)))
    assert fates(entries) == [(Fate.TAKEN, at(30))]
    assert fates([*entries, entry(33, took(None))]) == [(Fate.TAKEN, at(30))]


def test_a_break_that_was_begun_and_put_off_or_skipped_was_not_taken() -> None:
    for answer, fate in ((later(None), Fate.LATER), (skip(None), Fate.SKIPPED)):
        assert fates(day((31, started(30)), (31.5, answer))) == [(fate, at(30))]


def test_a_break_is_cut_short_beside_the_time_it_was_to_have() -> None:
    offered = BreakStarted(break_kind=MICRO, how="prompted", due=at(70), seconds=20)
    entries = day(
        (30, started(30)),
        (30.5, took(30, seconds=30)),
        (70, offered),
        (70.2, took(70, seconds=12)),
        (90, took(None, "logged", seconds=30)),
    )
    two = timedelta(minutes=2)
    assert [line.is_cut_short(two) for line in lines(entries, TODAY)] == [True, False, False]


def test_what_was_no_break_is_not_cut_short() -> None:
    found = lines(day((63, later(62.5)), (68, skip(68))), TODAY)
    assert not any(line.is_cut_short(timedelta(minutes=2)) for line in found)


def test_a_break_begun_twice_is_one() -> None:
    entries = day((31, started(30)), (31.2, started(None, "own")), (33, took(None)))
    assert fates(entries) == [(Fate.TAKEN, at(30))]


def test_a_break_over_four_in_the_morning_is_one_line_of_one_day() -> None:
    entries = [entry(18.98 * 60, started(None, "own")), entry(19.03 * 60, took(None, "own"))]
    tomorrow = TODAY + timedelta(days=1)
    assert lines(entries, TODAY) == ()
    assert [line.fate for line in lines(entries, tomorrow)] == [Fate.OWN]


def test_a_prompt_that_was_held_says_why_and_until_when() -> None:
    (line,) = lines(day((30, held(HoldReason.MEETING, 30, 61))), TODAY)
    assert (line.fate, line.reason, line.until) == (Fate.HELD, HoldReason.MEETING, at(61))


def test_a_prompt_that_was_held_and_came_later_has_one_fate_and_the_reason_it_was_late() -> None:
    entries = day(
        (30, held(HoldReason.TYPING, 30)),
        (31, PromptReleased()),
        (31.5, started(30)),
        (33.5, took(30)),
    )
    (line,) = lines(entries, TODAY)
    assert (line.fate, line.due, line.reason) == (Fate.TAKEN, at(30), HoldReason.TYPING)


def test_a_prompt_held_twice_is_held_once_and_for_what_kept_it_last() -> None:
    entries = day(
        (30, held(HoldReason.TYPING, 30)),
        (32, PromptReleased()),
        (32, held(HoldReason.MEETING, 30, 61)),
    )
    (line,) = lines(entries, TODAY)
    assert (line.fate, line.reason) == (Fate.HELD, HoldReason.MEETING)


def test_a_prompt_that_fell_into_an_absence_which_counts_is_answered_by_it() -> None:
    away = AwayNoticed(since=at(31), credited=LONG, due=at(30))
    entries = day((60, away), (90, AwayNoticed(since=at(80), credited=MICRO)))
    first, second = lines(entries, TODAY)
    assert (first.fate, first.due, first.seconds) == (Fate.CREDITED, at(30), 29 * 60)
    assert (second.fate, second.due) == (Fate.CREDITED, None)
    found = day_ledgers(entries, [TODAY], at(100))[0]
    assert (found.credited, found.prompted) == (2, 1)


def test_an_absence_that_counts_as_nothing_is_no_line() -> None:
    assert lines(day((41, AwayNoticed(since=at(40)))), TODAY) == ()


def test_the_day_in_numbers_adds_up() -> None:
    entries = day(
        (1, PostureChanged(posture=Posture.SIT)),
        (31, took(30)),
        (45, took(None, "own")),
        (76, later(75)),
        (81, skip(81)),
        (121, BreakMissed(break_kind=LONG, due=at(111))),
        (150, held(HoldReason.PAUSED, 150, 200)),
        (240, PostureChanged(posture=Posture.STAND)),
    )
    found = day_ledgers(entries, [TODAY], at(250))[0]
    assert found == DayLedger(
        day=TODAY,
        taken=1,
        own=1,
        later=1,
        skipped=1,
        missed=1,
        held=1,
        longest=timedelta(minutes=239),
    )
    assert found.prompted == 5


def test_a_week_is_seven_days_that_end_today_and_an_empty_one_has_nothing() -> None:
    yesterday = -24 * 60.0
    entries = [entry(yesterday, AppOpened()), entry(yesterday + 31, took(yesterday + 30))]
    found = week(entries, TODAY, at(10))
    assert [each.day for each in found] == [TODAY - timedelta(days=n) for n in range(6, -1, -1)]
    assert [each.taken for each in found] == [0, 0, 0, 0, 0, 1, 0]
    assert found[-1] == DayLedger(day=TODAY)
