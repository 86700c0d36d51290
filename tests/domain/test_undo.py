"""Undo takes back the last thing the person did, and only that."""

from datetime import datetime, timedelta, timezone

import pytest

from backcare_tui.domain.journal.entries import (
    AdjustmentTallied,
    AppOpened,
    AwayNoticed,
    BreakKind,
    BreakMissed,
    ClockChanged,
    Entry,
    Event,
    PainRated,
    PromptsResumed,
    Retracted,
    UnknownEvent,
)
from backcare_tui.domain.journal.undo import to_take_back

NINE = datetime(2026, 12, 1, 9, 0, tzinfo=timezone(timedelta(hours=1)))
PAIN = PainRated(score=3)


def entry(
    id_: str,
    minutes: float,
    event: Event = PAIN,
    *,
    logged: float | None = None,
    replaces: str | None = None,
) -> Entry:
    return Entry(
        id=id_,
        at=NINE + timedelta(minutes=minutes),
        device="d",
        event=event,
        logged=None if logged is None else NINE + timedelta(minutes=logged),
        replaces=replaces,
    )


def taken_back(*entries: Entry, minutes: float = 60) -> list[str]:
    return [e.id for e in to_take_back(entries, NINE + timedelta(minutes=minutes))]


def test_the_last_thing_goes() -> None:
    assert taken_back(entry("a", 0), entry("b", 1, AdjustmentTallied(item="hug"))) == ["b"]


def test_once_more_and_the_one_before_it_goes() -> None:
    entries = [entry("a", 0), entry("b", 1), entry("r", 2, Retracted(entry="b"))]
    assert taken_back(*entries) == ["a"]
    assert taken_back(*entries, entry("s", 3, Retracted(entry="a"))) == []


@pytest.mark.parametrize(
    "event",
    [
        AppOpened(),
        AwayNoticed(since=NINE),
        ClockChanged(seconds=-60),
        BreakMissed(break_kind=BreakKind.MICRO, due=NINE),
        UnknownEvent("mood_rated", {}),
    ],
)
def test_what_the_app_noticed_by_itself_stays(event: Event) -> None:
    assert taken_back(entry("a", 0), entry("b", 1, event)) == ["a"]


def test_going_on_after_a_pause_can_be_taken_back() -> None:
    assert taken_back(entry("a", 0), entry("b", 1, PromptsResumed())) == ["b"]


def test_after_a_day_nothing_can_be_undone_any_more() -> None:
    assert taken_back(entry("a", 0), minutes=24 * 60) == ["a"]
    assert taken_back(entry("a", 0), minutes=24 * 60 + 1) == []


def test_a_back_dated_entry_counts_from_when_it_was_written_down() -> None:
    early = entry("early", -5 * 24 * 60, logged=2)
    assert taken_back(entry("a", 0), early) == ["early"]
    assert taken_back(early, entry("a", 3)) == ["a"]


def test_of_entries_in_two_months_the_one_written_last_goes_first() -> None:
    # Filed by month: what was back-dated to November is read before December.
    november = entry("november", -3 * 24 * 60, logged=5)
    assert taken_back(november, entry("a", 0), entry("b", 4)) == ["november"]
    assert taken_back(november, entry("a", 0), entry("b", 6)) == ["b"]


def test_after_the_clock_was_set_back_the_order_of_writing_counts() -> None:
    assert taken_back(entry("before", 50), entry("after", -10)) == ["after"]


def test_an_edit_goes_with_all_the_versions_before_it() -> None:
    first, second = entry("a", 0), entry("b", 0, replaces="a", logged=1)
    third = entry("c", 0, replaces="b", logged=2)
    assert taken_back(first, second) == ["b", "a"]
    assert taken_back(first, second, third) == ["c", "b", "a"]


def test_an_edit_of_something_unknown_or_of_itself_goes_alone() -> None:
    assert taken_back(entry("b", 0, replaces="gone")) == ["b"]
    assert taken_back(entry("b", 0, replaces="b")) == ["b"]


def test_without_entries_there_is_nothing_to_undo() -> None:
    assert taken_back() == []
