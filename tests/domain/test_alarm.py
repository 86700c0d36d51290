"""How loud a day's pain is for this person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.pain.alarm import Alarm, Volume, alarm
from backcare_tui.domain.pain.series import DayLine
from backcare_tui.domain.pain.usual import Usual
from tests.domain.pains import TODAY

USUAL = Usual(low=2.0, high=4.0, median=3.0, days=20)


def rung(*scores: int, usual: Usual = USUAL) -> Alarm:
    found = alarm(DayLine(day=TODAY, scores=scores), usual)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("score", "volume"),
    [
        (0, Volume.BELOW),
        (1, Volume.BELOW),
        (2, Volume.USUAL),
        (4, Volume.USUAL),
        (5, Volume.ABOVE),
        (6, Volume.FAR_ABOVE),
        (10, Volume.FAR_ABOVE),
    ],
)
def test_pain_is_loud_against_what_is_usual_for_the_person(score: int, volume: Volume) -> None:
    assert rung(score).volume is volume


def test_somebody_who_lives_at_six_is_not_always_loud() -> None:
    assert rung(6, usual=Usual(5.0, 7.0, 6.0, 20)).volume is Volume.USUAL


def test_half_of_the_bar_is_the_usual_middle_and_all_of_it_the_worst() -> None:
    assert [rung(score).share for score in (0, 3, 10)] == [0.0, 0.5, 1.0]


def test_it_says_from_how_many_ratings_it_comes() -> None:
    assert rung(2, 3, 9).n == 3
    assert rung(2, 3, 9).level == 3.0
    evening = alarm(DayLine(day=TODAY, average=5), USUAL)
    assert evening is not None
    assert (evening.n, evening.level) == (0, 5.0)


def test_the_last_rating_is_told_where_it_lies_elsewhere_than_the_day() -> None:
    turned = rung(3, 3, 3, 6)
    assert (turned.volume, turned.last, turned.last_volume) == (Volume.USUAL, 6, Volume.FAR_ABOVE)
    assert turned.last_elsewhere
    assert rung(6, 5, 3).last_elsewhere
    assert not rung(6).last_elsewhere
    assert not rung(5, 5, 9).last_elsewhere, "both are more than usual"
    evening = alarm(DayLine(day=TODAY, average=3, worst=9), USUAL)
    assert evening is not None
    assert not evening.last_elsewhere, "there is none"


def test_without_a_rating_or_a_usual_range_nothing_is_said() -> None:
    assert alarm(DayLine(day=TODAY), USUAL) is None
    assert alarm(DayLine(day=TODAY, scores=(9,)), None) is None


halves = st.integers(0, 20).map(lambda n: n / 2)


@given(st.lists(halves, min_size=3, max_size=3), st.integers(0, 10), st.integers(0, 10))
def test_more_pain_is_never_less_loud(edges: list[float], one: int, other: int) -> None:
    low, middle, high = sorted(edges)
    usual = Usual(low, high, middle, 9)
    less, more = (rung(score, usual=usual) for score in sorted((one, other)))
    order = list(Volume)
    assert 0 <= less.share <= more.share <= 1
    assert order.index(less.volume) <= order.index(more.volume)
