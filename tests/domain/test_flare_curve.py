"""Where the pain of a flare goes, and when it is time to talk to someone about it."""

from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.days import day_of
from backcare_tui.domain.flare.course import Flare
from backcare_tui.domain.flare.curve import Curve, curve, daily_medians, rising
from backcare_tui.domain.flare.day import Contact, contact_advised, is_new
from backcare_tui.domain.journal.care_events import ToolUsed
from backcare_tui.domain.journal.entries import Entry, PainRated
from tests.domain.flares import DAY, NOON, TODAY, an_entry, began, ended


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
    ("scores", "way"),
    [
        ((), Curve.UNKNOWN),
        ((7,), Curve.UNKNOWN),
        ((7, 7), Curve.STEADY),
        ((7, 6), Curve.STEADY),
        ((7, 7, 4), Curve.STEADY),  # one good day
        ((7, 7, 4, 5), Curve.EASING),
        ((7, 6, 5, 5), Curve.EASING),
        ((7, 7, 6, 5), Curve.EASING),
        ((4, 8, 6, 6), Curve.EASING),  # below the worst day, though above the first
        ((4, 4, 3, 3), Curve.STEADY),
        ((4, 4, 3, 2), Curve.EASING),  # 30 % of a low one
        ((7, 4, None, None), Curve.UNKNOWN),
        ((7, 4, 5, None), Curve.EASING),
        ((5, 5, 7), Curve.RISING),
        ((0, 0, 0), Curve.STEADY),
    ],
)
def test_the_person_s_own_days_say_where_it_goes(
    scores: tuple[int | None, ...], way: Curve
) -> None:
    one, entries = a_flare_with(*(scores or (None,)))
    assert curve(one, entries, NOON) is way


@pytest.mark.parametrize(
    ("scores", "is_rising"),
    [
        ((5, 6, 7), True),
        ((5, 5, 7), True),
        ((5, 8, 7), True),
        ((5, None, 7), True),
        ((5, 7), False),
        ((5, 6, 6), False),
        ((7, 4, 5, 6), False),  # not above the first day
        ((6, 4, 5, 7), True),
        ((5, 6, 7, None), True),
        ((5, 6, 7, None, None), False),
        ((5, None, 6, 7), False),
        ((4, 5, 6, 5), False),
        ((), False),
    ],
)
def test_pain_rises_by_two_points_over_three_days_and_above_the_first(
    scores: tuple[int | None, ...], is_rising: bool
) -> None:
    one, entries = a_flare_with(*(scores or (None,)))
    assert rising(one, entries, NOON) is is_rising
    reason = Contact.RISING if is_rising else None
    assert contact_advised(one, entries, NOON) is reason


def test_an_easing_flare_is_hardly_ever_called_rising_by_chance() -> None:
    chance = Random(7)
    any_rise = by_rule = 0
    for _ in range(300):
        # Three readings a day, and of them the middle one.
        told = [[round(7 - 0.4 * day + chance.gauss(0, 1)) for _ in "abc"] for day in range(8)]
        scores = [min(max(sorted(readings)[1], 0), 10) for readings in told]
        flares = [a_flare_with(*scores[:length]) for length in range(3, 9)]
        by_rule += any(rising(one, entries, NOON) for one, entries in flares)
        any_rise += any(a < c for a, c in zip(scores, scores[2:], strict=False))
    assert by_rule <= 0.05 * 300
    assert any_rise >= 0.2 * 300, "any rise at all would be a false alarm this often"


@pytest.mark.parametrize(
    ("scores", "reason"),
    [
        ((7,) * 6, None),
        ((7,) * 7, Contact.WEEK),
        ((7,) * 13, Contact.WEEK),
        ((7,) * 14, Contact.TWO_WEEKS),
        ((7,) * 40, Contact.TWO_WEEKS),
        ((7, 7, 6, 6, 5, 5, 4), None),
        ((7,) * 12 + (4, 4), None),
        ((7,) * 5 + (None, None), Contact.UNKNOWN),
        ((None,) * 20, Contact.UNKNOWN),
        ((5,) * 12 + (6, 7), Contact.RISING),
    ],
)
def test_a_week_and_two_are_a_reason_to_talk_where_it_does_not_ease(
    scores: tuple[int | None, ...], reason: Contact | None
) -> None:
    one, entries = a_flare_with(*scores)
    assert contact_advised(one, entries, NOON) is reason


def test_lengths_are_said_on_their_day_and_rising_pain_every_day() -> None:
    said = []
    for day in range(1, 21):
        one, entries = a_flare_with(*[6] * day)
        reason = contact_advised(one, entries, NOON)
        if reason and is_new(reason, one, TODAY):
            said.append(day)
    assert said == [7, 14]
    assert is_new(Contact.RISING, flare(4), TODAY)


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


def test_pain_told_beside_a_relief_is_pain_of_that_day() -> None:
    one = flare(1)
    use = ToolUsed(tool="heat", before=8, after=6, seconds=900.0)
    assert daily_medians(one, [an_entry(use, NOON - DAY / 4)], NOON) == {TODAY: 7.0}


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
def test_after_a_week_advice_is_withheld_only_while_it_eases(
    entries: list[Entry], days: int
) -> None:
    reason = contact_advised(flare(days), entries, NOON)
    eases = curve(flare(days), entries, NOON) is Curve.EASING
    assert reason is not None or days < 6 or eases
    if reason is Contact.RISING:
        found = daily_medians(flare(days), entries, NOON)
        assert sum(day_of(NOON) - day <= 3 * DAY for day in found) >= 2
