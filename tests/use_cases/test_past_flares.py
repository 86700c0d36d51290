"""Flares of years ago, found without reading more than needed."""

from datetime import timedelta

import pytest

from backcare_tui.companion import Companion
from backcare_tui.domain.journal.care_events import FlareEnded, FlareStarted
from backcare_tui.use_cases.past_flares import all_flares, last_flares
from tests.clocks import START

DAY = timedelta(days=1)
AGES = (1700, 900, 400, 100)
"""Days since four flares began, each three days long."""


@pytest.fixture
def after_years(companion: Companion) -> Companion:
    for age in AGES:
        companion.record(FlareStarted(score=7), at=START - age * DAY)
        companion.record(FlareEnded(score=3), at=START - (age - 3) * DAY)
    return companion


def ages(companion: Companion, most: int | None = None) -> list[int]:
    now, journal = companion.now(), companion.journal
    unsaved = [filed.entry for filed in companion.unsaved]
    found = (
        all_flares(journal, unsaved, now)
        if most is None
        else last_flares(journal, unsaved, now, most)
    )
    return [(START - one.flare.start).days for one in found]


def test_all_of_them_are_found_the_oldest_first(after_years: Companion) -> None:
    assert ages(after_years) == list(AGES)


@pytest.mark.parametrize("most", [1, 2, 3, 4])
def test_the_last_ones_are_the_end_of_all(after_years: Companion, most: int) -> None:
    assert ages(after_years, most) == list(AGES[-most:])


def test_who_asks_for_more_than_there_are_gets_all(after_years: Companion) -> None:
    assert ages(after_years, 9) == list(AGES)


def test_without_a_journal_there_are_none(companion: Companion) -> None:
    assert ages(companion) == ages(companion, 3) == []
