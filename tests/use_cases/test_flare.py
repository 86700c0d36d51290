"""A flare's beginning and end, with the pain that is said or was said before."""

from datetime import timedelta

import pytest

from backcare_tui.companion import Companion
from backcare_tui.domain.journal.care_events import FlareEnded, FlareStarted
from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.use_cases import flare
from tests.clocks import START, FakeClock

HOUR = timedelta(hours=1)


def test_a_beginning_takes_the_pain_that_was_rated_today(
    companion: Companion, clock: FakeClock
) -> None:
    companion.record(PainRated(score=7))
    clock.pass_time(HOUR)
    began = flare.begin(companion, ["targets"])
    assert began.event == FlareStarted(score=7, declined=("targets",))


def test_a_pain_said_with_it_is_rated_at_the_same_moment(companion: Companion) -> None:
    at = START - HOUR
    began = flare.begin(companion, (), pain=8, at=at)
    assert began.event == FlareStarted(score=8, declined=())
    assert [(e.event, e.at) for e in companion.entries(companion.today())] == [
        (PainRated(score=8), at),
        (began.event, at),
    ]


@pytest.mark.parametrize(
    ("hours", "within", "found"), [(1, 24, 4), (3, 2, None), (25, 48, None), (-1, 24, None)]
)
def test_the_latest_pain_is_of_the_same_day_and_not_too_long_ago(
    companion: Companion, hours: int, within: int, found: int | None
) -> None:
    companion.record(PainRated(score=4), at=START)
    assert flare.latest_pain(companion, START + hours * HOUR, within * HOUR) == found


def test_an_end_says_over_how_many_days_targets_come_back(
    companion: Companion, clock: FakeClock
) -> None:
    flare.begin(companion, ())
    clock.pass_time(48 * HOUR)
    now = companion.manner.flare
    assert now is not None
    over = flare.end(companion, now, pain=3, days=2)
    assert over.ended is not None
    assert over.ended.event == FlareEnded(score=3, return_days=2)
    assert flare.latest_pain(companion, companion.now()) == 3
