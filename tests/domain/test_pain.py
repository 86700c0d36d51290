"""What is usual for one person."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import ceil
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.flare.course import Flare
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.pain.series import days
from backcare_tui.domain.pain.usual import (
    LEARN_DAYS,
    USUAL_DAYS,
    Known,
    Usual,
    known_of,
    percentile,
    usual,
    usual_or_said,
)
from tests.domain.pains import TODAY, ago, evening, flare, month, rated


def known(entries: Sequence[Entry], flares: Sequence[Flare], day: date) -> Known:
    return known_of(days(entries, flares, day - timedelta(days=1), USUAL_DAYS))


def test_four_days_are_still_being_learned_and_five_are_known() -> None:
    assert usual(month(3, 3, 4, 3), (), TODAY) is None
    assert known(month(3, 3, 4, 3), (), TODAY).days == 4
    found = usual(month(3, 3, 4, 3, 2), (), TODAY)
    assert found is not None
    assert found.days == LEARN_DAYS
    assert known(month(3, 3, 4, 3, 2), (), TODAY).days == 5


def test_the_day_itself_does_not_make_its_own_range() -> None:
    assert usual([*month(3, 3, 3, 3), *rated(0, 9)], (), TODAY) is None
    found = usual([*month(3, 3, 3, 3, 3), *rated(0, 9)], (), TODAY)
    assert found is not None
    assert (found.low, found.high, found.median) == (3.0, 3.0, 3.0)


def test_the_rare_best_and_worst_day_do_not_set_the_range() -> None:
    found = usual(month(0, *[3, 4] * 12, 10), (), TODAY)
    assert found is not None
    assert (found.low, found.high, found.median, found.days) == (3.0, 4.0, 3.5, 26)


def test_a_range_that_falls_between_is_rounded_outward_to_half_points() -> None:
    found = usual(month(1, 2, 3, 4, 5), (), TODAY)  # 1.4 to 4.6
    assert found is not None
    assert (found.low, found.high) == (1.0, 5.0)


def test_twenty_eight_days_count_and_no_more() -> None:
    assert known(month(*[3] * 40), (), TODAY).days == USUAL_DAYS
    assert usual([*rated(29, 10), *month(2, 2, 2, 2)], (), TODAY) is None


def test_days_in_a_flare_are_left_out() -> None:
    days = month(2, 2, 2, 2, 2, 9, 9, 9)
    found = known(days, (flare(3, 1),), TODAY)
    assert found.days == 5
    assert found.usual is not None
    assert found.usual.high == 2.0
    assert usual(month(*[8] * 28), (flare(60, None),), TODAY) is None


def test_an_evening_makes_a_day_known() -> None:
    assert known([evening(n, 3) for n in range(1, 6)], (), TODAY).days == 5


def test_an_earlier_day_has_the_range_it_had_then() -> None:
    days = month(*[2] * 10, *[8] * 10)
    then = usual(days, (), ago(10))
    assert then is not None
    assert then.high == 2.0


def test_the_middle_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing"):
        percentile([], 0.5)


def test_a_percentile_lies_in_proportion_between_two_values() -> None:
    assert percentile([0, 10], 0.25) == 2.5
    assert percentile([3, 1, 2], 0.5) == 2.0
    assert percentile([7], 0.9) == 7.0


values = st.lists(st.integers(0, 20).map(lambda n: n / 2), min_size=1, max_size=60)


@given(values, st.floats(-1, 2), st.floats(-1, 2))
def test_percentiles_stay_among_the_values_and_rise(
    given_values: list[float], one: float, other: float
) -> None:
    low, high = sorted((one, other))
    first, last = percentile(given_values, low), percentile(given_values, high)
    assert min(given_values) <= first <= last <= max(given_values)
    assert percentile(given_values, 0.0) == min(given_values)
    assert percentile(given_values, 1.0) == max(given_values)
    assert percentile(given_values[::-1], low) == first


@given(st.lists(st.integers(0, 10), min_size=5, max_size=40), st.randoms())
def test_the_range_holds_most_days_and_never_leaves_the_scale(
    scores: list[int], chance: Random
) -> None:
    entries = month(*scores)
    found = usual(entries, (), TODAY)
    assert found is not None
    assert 0 <= found.low <= found.median <= found.high <= 10
    counted = scores[-USUAL_DAYS:]
    inside = sum(found.low <= score <= found.high for score in counted)
    outside = ceil(0.1 * (len(counted) - 1))  # at either end
    assert inside >= len(counted) - 2 * outside
    shuffled = [*entries, *entries]
    chance.shuffle(shuffled)
    assert usual(shuffled, (), TODAY) == found


def test_what_was_said_at_the_start_stands_in_with_a_point_around_it() -> None:
    assert usual_or_said(None, 3) == Usual(2.0, 4.0, 3.0, 0)
    assert usual_or_said(None, 0) == Usual(0.0, 1.0, 0.0, 0)
    assert usual_or_said(None, 10) == Usual(9.0, 10.0, 10.0, 0)
    assert usual_or_said(None, None) is None
    known = Usual(1.0, 2.0, 1.5, 9)
    assert usual_or_said(known, 8) == known
