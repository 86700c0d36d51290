"""A day of a flare: check-ins, what is halved, what comes next, when to talk to someone."""

from datetime import UTC, date, datetime

import pytest

from backcare_tui.domain.flare.course import Flare
from backcare_tui.domain.flare.day import (
    Ahead,
    CheckIn,
    CheckIns,
    Next,
    ahead,
    check_ins,
    halved_until,
    trained,
)
from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.journal.pain_events import DayReflected
from backcare_tui.domain.portfolio.tools import Tool, ToolKind
from tests.domain.flares import TODAY, an_entry, began

DONE, DUE, LATER, PASSED = CheckIn.DONE, CheckIn.DUE, CheckIn.LATER, CheckIn.PASSED


def at(hour: int, minute: int = 0, day: int = 20) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def rated(score: int, when: datetime, device: str = "desk") -> Entry:
    return an_entry(PainRated(score=score), when, device)


def flare(days: float = 0, score: int | None = None) -> Flare:
    """One that began so many days before noon of today."""
    return Flare(began(days, score=score))


@pytest.mark.parametrize(
    ("entries", "now", "made"),
    [
        ([], at(8), (DUE, LATER)),
        ([rated(4, at(8))], at(8), (DONE, LATER)),
        ([], at(12), (PASSED, LATER)),
        ([rated(4, at(12))], at(13), (PASSED, LATER)),
        ([], at(19), (PASSED, DUE)),
        ([rated(4, at(19))], at(19, 5), (PASSED, DONE)),
        ([an_entry(DayReflected(average=4), at(20))], at(20), (PASSED, DONE)),
        ([rated(4, at(8)), rated(3, at(21))], at(22), (DONE, DONE)),
        ([], at(1, day=21), (PASSED, DUE)),
        ([rated(4, at(1, day=21))], at(2, day=21), (PASSED, DONE)),
        ([rated(4, at(8, day=19)), rated(4, at(20, day=19))], at(8), (DUE, LATER)),
    ],
)
def test_two_check_ins_a_day(
    entries: list[Entry], now: datetime, made: tuple[CheckIn, CheckIn]
) -> None:
    assert check_ins(entries, now, 19) == CheckIns(*made)


@pytest.mark.parametrize(
    ("made", "when"),
    [
        ((DUE, LATER), Next.NOW),
        ((PASSED, DUE), Next.NOW),
        ((DONE, LATER), Next.EVENING),
        ((PASSED, LATER), Next.EVENING),
        ((DONE, DONE), Next.TOMORROW),
    ],
)
def test_the_next_check_in(made: tuple[CheckIn, CheckIn], when: Next) -> None:
    assert ahead(flare(), TODAY, CheckIns(*made), trains=True) == Ahead(when, 2, date(2026, 11, 22))


def test_what_one_does_is_halved_on_the_first_three_days() -> None:
    assert [halved_until(flare(days), TODAY) for days in range(5)] == [
        *(date(2026, 11, 22 - days) for days in range(3)),
        None,
        None,
    ]


def test_who_trains_nothing_has_nothing_to_halve() -> None:
    assert ahead(flare(), TODAY, CheckIns(DONE, DONE), trains=False).halved_until is None
    walk = Tool(id="walk", kind=ToolKind.STABILISER, name="Walking", held=True)
    other = Tool(id="yoga", kind=ToolKind.STABILISER, name="Yoga")
    heat = Tool(id="heat", kind=ToolKind.RELIEF, name="Heat", held=True)
    assert trained([heat, walk, other]) == (walk,)
