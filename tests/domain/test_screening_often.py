"""The safety questions come seldom enough to be read, and on the day of every sign."""

from statistics import median

import pytest

from tests.domain.scene import NINE
from tests.sim_screening import KINDS, RATINGS, Kind, live, people

EACH = 1
"""People of each kind and number of ratings; the bench lives through twenty of each."""
MEDIAN_AT_MOST, WORST_AT_MOST = 1.6, 2.5
"""Questionnaires a month (docs/care.md, Safety questions)."""


def test_they_come_seldom_enough_to_be_read() -> None:
    asked = [months.asked for _, _, months in people(EACH, NINE)]
    assert median(asked) <= MEDIAN_AT_MOST
    assert max(asked) <= WORST_AT_MOST


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("ratings", RATINGS)
def test_every_sign_is_asked_about_on_its_day(kind: Kind, ratings: int) -> None:
    assert not live(kind, ratings, 7, NINE, planted=True).missed
