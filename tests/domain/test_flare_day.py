"""A day of a flare: check-ins, what is halved, what comes next, when to talk to someone."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.days import day_of
from backcare_tui.domain.flare.course import Flare
from backcare_tui.domain.flare.day import (
    Ahead,
    CheckIn,
    CheckIns,
    Contact,
    Next,
    ahead,
    check_ins,
    contact_advised,
    daily_medians,
    halved_until,
    is_new,
    rising,
)
from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.journal.pain_events import DayReflected
from tests.domain.flares import DAY, NOON, TODAY, an_entry, began, ended

DONE, DUE, LATER, PASSED = CheckIn.DONE, CheckIn.DUE, CheckIn.LATER, CheckIn.PASSED


def at(hour: int, minute: int = 0, day: int = 20) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def rated(score: int, when: datetime, device: str = "desk") -> Entry:
    return an_entry(PainRated(score=score), when, device)


def flare(days: float = 0, score: int | None = None) -> Flare:
    """One that began so many days before noon of today."""
    return Flare(began(days, score=score))


def a_flare_with(*scores: int | None) -> tuple[Flare, list[Entry]]:
    """One that began with the first of `scores`, one of them at noon of each day up to today."""
    days = [len(scores) - 1 - n for n in range(len(scores))]
    entries = [
        rated(score, NOON - day * DAY)
        for day, score in zip(days, scores, strict=True)
        if score is not None
    ]
    return flare(days[0]), entries


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
    assert ahead(flare(), TODAY, CheckIns(*made)) == Ahead(when, 2, date(2026, 11, 22))


def test_what_one_does_is_halved_on_the_first_three_days() -> None:
    assert [halved_until(flare(days), TODAY) for days in range(5)] == [
        *(date(2026, 11, 22 - days) for days in range(3)),
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("days", "reason"),
    [
        (1, None),
        (6, None),
        (7, Contact.WEEK),
        (13, Contact.WEEK),
        (14, Contact.TWO_WEEKS),
        (40, Contact.TWO_WEEKS),
    ],
)
def test_after_a_week_and_after_two_it_is_time_to_talk(days: int, reason: Contact | None) -> None:
    assert contact_advised(flare(days - 1), [], NOON) is reason


def test_lengths_are_said_on_their_day_and_rising_pain_every_day() -> None:
    said = [
        day
        for day in range(1, 21)
        if (reason := contact_advised(flare(day - 1), [], NOON))
        and is_new(reason, flare(day - 1), TODAY)
    ]
    assert said == [7, 14]
    assert is_new(Contact.RISING, flare(4), TODAY)


@pytest.mark.parametrize(
    ("scores", "is_rising"),
    [
        ((5, 6, 7), True),
        ((5, 6), False),
        ((5, 6, 6), False),
        ((5, 7, 6), False),
        ((7, 4, 5, 6), True),
        ((5, 6, 7, None), True),
        ((5, 6, 7, None, None), False),
        ((5, None, 6, 7), False),
        ((4, 5, 6, 5), False),
        ((), False),
    ],
)
def test_pain_that_rises_three_days_running_is_a_reason(
    scores: tuple[int | None, ...], is_rising: bool
) -> None:
    one, entries = a_flare_with(*(scores or (None,)))
    assert rising(one, entries, NOON) is is_rising
    reason = Contact.RISING if is_rising else None
    assert contact_advised(one, entries, NOON) is reason


def test_rising_pain_goes_before_the_length() -> None:
    one, entries = a_flare_with(*[5] * 12, 6, 7)
    assert one.day(TODAY) == 14
    assert contact_advised(one, entries, NOON) is Contact.RISING


def test_a_bad_hour_is_not_a_worse_day() -> None:
    one, entries = a_flare_with(4, 4, 4)
    entries += [rated(4, NOON - timedelta(hours=2)), rated(9, NOON - timedelta(hours=1))]
    assert daily_medians(one, entries, NOON)[TODAY] == 4.0
    assert not rising(one, entries, NOON)


def test_pain_from_before_the_flare_and_after_its_end_is_not_its_pain() -> None:
    one = Flare(began(2, score=6), ended(1))
    entries = [rated(1, NOON - timedelta(days=2, hours=1)), rated(0, NOON)]
    entries.append(rated(8, NOON - timedelta(days=1, hours=3)))
    assert daily_medians(one, entries, NOON) == {TODAY - 2 * DAY: 6.0, TODAY - DAY: 8.0}


ratings = st.lists(
    st.builds(
        rated,
        score=st.integers(0, 10),
        when=st.integers(0, 12 * 24).map(lambda hours: NOON - timedelta(hours=hours)),
        device=st.uuids().map(str),
    ),
    max_size=30,
)


@given(ratings, st.integers(0, 12), st.randoms(use_true_random=False))
def test_order_copies_and_what_is_to_come_change_no_advice(
    entries: list[Entry], days: int, random
) -> None:
    shuffled = [*entries, *entries[:5], rated(10, NOON + timedelta(hours=3))]
    random.shuffle(shuffled)
    one = flare(days)
    assert contact_advised(one, entries, NOON) is contact_advised(one, shuffled, NOON)


@given(ratings, st.integers(0, 12))
def test_advice_is_never_withheld_once_the_length_is_a_reason(
    entries: list[Entry], days: int
) -> None:
    reason = contact_advised(flare(days), entries, NOON)
    assert reason is not None or days < 6
    if reason is Contact.RISING:
        found = daily_medians(flare(days), entries, NOON)
        assert sum(day_of(NOON) - day <= 3 * DAY for day in found) >= 3
