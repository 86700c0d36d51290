"""The safety questions come seldom enough to be read, and on the day of every sign.

A few made-up people each; ``bench/screening.py`` lives through twenty of every kind.
"""

import pytest

from tests.domain.scene import NINE
from tests.sim_screening import KINDS, Kind, live

WORST_AT_MOST = 2.5
"""Questionnaires a month (docs/care.md, Safety questions)."""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_they_come_seldom_enough_to_be_read(kind: Kind) -> None:
    assert live(kind, 1, 1, NINE, planted=False).asked <= WORST_AT_MOST


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("ratings", [1, 3])
def test_every_sign_is_asked_about_on_its_day(kind: Kind, ratings: int) -> None:
    assert not live(kind, ratings, 7, NINE, planted=True).missed
