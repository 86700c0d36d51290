"""The week so far, beside the one before."""

from datetime import date, datetime, timedelta

import pytest

from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal.entries import (
    AdjustmentTallied,
    BreakKind,
    BreakSkipped,
    BreakTaken,
    Entry,
    Event,
    PainRated,
)
from backcare_tui.domain.week import Compared, beside, first_day, week
from backcare_tui.words.week import days_in_words, hours_in_words, week_rows
from tests.domain.scene import NINE

DAY = timedelta(days=1)
MONDAY = datetime.combine(first_day(day_of(NINE)), NINE.timetz())


def at(days: int, event: Event, hours: float = 0) -> Entry:
    when = MONDAY + days * DAY + timedelta(hours=hours)
    return Entry(id=f"{when} {event!r}", at=when, device="d", event=event)


TAKEN = BreakTaken(break_kind=BreakKind.MICRO, seconds=120)
MOVED = AdjustmentTallied(item="hug", count=3)


def a_week() -> list[Entry]:
    return [
        at(-7, TAKEN),
        at(-7, MOVED),
        at(-4, TAKEN),
        at(0, PainRated(score=2, sleep=7.0)),
        at(0, PainRated(score=4), 1),
        at(0, TAKEN, 2),
        at(1, TAKEN),
        at(1, MOVED, 1),
        at(1, BreakSkipped(break_kind=BreakKind.MICRO), 2),
    ]


def test_days_from_monday_to_today_with_their_sums() -> None:
    found = week(a_week(), (MONDAY + DAY).date())
    first, second = found.days
    assert (first.pain, first.breaks, first.moves, first.sleep) == (3.0, 1, 0, 7.0)
    assert (second.pain, second.breaks, second.moves, second.skipped) == (None, 1, 3, 1)
    assert (found.pain, found.breaks, found.moves, found.skipped) == (3.0, 2, 3, 1)
    assert (found.sleep, found.nights) == (7.0, 1)
    assert found.says_something
    assert (found.breaks_beside, found.moves_beside) == (Compared.MORE, Compared.SAME)


def test_one_day_says_nothing_yet() -> None:
    assert not week(a_week(), MONDAY.date()).says_something
    assert not week([], MONDAY.date()).says_something


@pytest.mark.parametrize(
    ("now", "before", "found"),
    [
        (3, 0, None),
        (10, 10, Compared.SAME),
        (11, 10, Compared.SAME),
        (12, 10, Compared.MORE),
        (8, 10, Compared.LESS),
    ],
)
def test_about_the_same_is_the_same(now: int, before: int, found: Compared | None) -> None:
    assert beside(now, before) is found


def test_in_words_a_row_for_what_is_known_with_what_stands_beside_it() -> None:
    found = week(a_week(), (MONDAY + DAY).date())
    assert days_in_words(found) == "Mon–Tue"
    rows = [(row.label, row.total, row.beside) for row in week_rows(found, (2.0, 3.5))]
    assert rows == [
        ("pain", "3", "as usual"),
        ("breaks", "2", "1 skipped"),
        ("moves", "3", "as last week"),
        ("sleep", "7 h", "1 of 2 nights"),
    ]
    assert week_rows(found, (0.0, 2.0))[0].beside == "above usual"
    assert week_rows(found)[0].beside == ""
    assert week_rows(week([], date(2026, 11, 20))) == ()
    assert hours_in_words(7.17) == "7 h 10"
