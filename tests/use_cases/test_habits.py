"""Habits: kept over years and devices, one key to add or rest, and one more when they settle."""

from datetime import timedelta

import pytest

from backcare_tui.companion import Companion, open_companion
from backcare_tui.domain.journal.care_events import FlareStarted, ScreeningAnswered
from backcare_tui.domain.journal.entries import AdjustmentTallied, PainRated, Side
from backcare_tui.domain.journal.habit_events import HabitAdded, HabitsCarried
from backcare_tui.domain.journal.pain_events import Sore
from backcare_tui.use_cases import habits
from tests.clocks import FakeClock

DAY = timedelta(days=1)
PROPOSED = ["stand-slower", "hug-load", "bag-side"]


def ids(companion: Companion) -> list[str]:
    return [item.id for item in habits.habits_of(companion)]


def item(companion: Companion, id_: str):
    return next(each for each in companion.catalogue.adjustments if each.id == id_)


def counted(companion: Companion, id_: str, days: float, count: int = 1) -> None:
    """As an older version wrote it down: without a word about habits."""
    event = AdjustmentTallied(item=id_, count=count)
    companion.record(event, at=companion.now() - days * DAY)


def carried(companion: Companion) -> list[HabitsCarried]:
    events = [mark.event for mark in companion.milestones()]
    return [event for event in events if isinstance(event, HabitsCarried)]


def test_who_comes_from_an_older_version_keeps_what_was_counted_in_four_weeks(
    companion: Companion, clock: FakeClock
) -> None:
    for days, id_ in enumerate(("car-turn", "reach-low", "two-trips", "phone-ear")):
        counted(companion, id_, 5 * days + 1)
    counted(companion, "bed-roll", 40)
    kept = ["car-turn", "reach-low", "two-trips", "phone-ear"]
    assert ids(companion) == kept
    habits.count(companion, item(companion, "reach-low"), None)
    clock.pass_time(80 * DAY)
    later = open_companion(companion.paths, clock)
    assert ids(later) == kept, "after a long pause nothing is lost"


def test_years_later_the_habits_are_still_those(companion: Companion, clock: FakeClock) -> None:
    habits.add(companion, item(companion, "reach-low"))
    for _ in range(9):
        clock.pass_time(70 * DAY)
        companion = open_companion(companion.paths, clock)
        habits.count(companion, item(companion, "reach-low"), None)
        assert ids(companion) == ["stand-slower", "reach-low", "hug-load", "bag-side"]
    clock.pass_time(300 * DAY)
    assert len(ids(open_companion(companion.paths, clock))) == 4


def test_they_are_written_down_once_in_sixty_days(companion: Companion, clock: FakeClock) -> None:
    for days in (0, 59, 2, 30):
        clock.pass_time(days * DAY)
        habits.count(companion, item(companion, "stand-slower"), None)
    assert carried(companion) == [HabitsCarried(items=tuple(PROPOSED))] * 2


def test_added_rested_and_taken_back(companion: Companion) -> None:
    low = item(companion, "reach-low")
    assert habits.add(companion, low) is not None
    assert habits.add(companion, low) is None
    assert "reach-low" in ids(companion)
    assert habits.rest(companion, low) is not None
    assert ids(companion) == PROPOSED
    companion.undo()
    assert "reach-low" in ids(companion)
    companion.undo()
    assert ids(companion) == PROPOSED


def test_the_library_has_all_the_others_and_none_in_a_flare(companion: Companion) -> None:
    waiting = habits.library(companion)
    assert len(waiting) == 16
    assert all(each.waits for each in waiting)
    companion.record(FlareStarted())
    assert habits.library(companion) == ()
    assert all(each.essential for each in habits.shown(companion))
    assert ids(companion) == PROPOSED, "they are back after it"


def test_chosen_at_first_are_exactly_those(companion: Companion) -> None:
    library = companion.catalogue.adjustments
    habits.choose(companion, library, ("reach-low", "turn-side"))
    assert ids(companion) == ["reach-low", "turn-side"]
    habits.choose(companion, library, ())
    assert ids(companion) == []
    assert habits.to_add_next(companion) is None


def test_counted_on_the_side_that_is_next_and_a_sore_one_is_spared(companion: Companion) -> None:
    bag = item(companion, "bag-side")
    companion.record(PainRated(score=4, places=(Sore("low-back-left", 4),)))
    for _ in range(3):
        habits.count(companion, bag, None)
    habits.count(companion, bag, Side.LEFT)
    tallies = [e.event for e in companion.entries(companion.today())]
    sides = [event.side for event in tallies if isinstance(event, AdjustmentTallied)]
    assert sides == [Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.LEFT]


def settled(companion: Companion) -> None:
    for days in range(1, 15):
        for id_, count in zip(PROPOSED, (6, 4, 2), strict=True):
            counted(companion, id_, days, count)


def test_settled_habits_have_one_offered(companion: Companion, clock: FakeClock) -> None:
    settled(companion)
    found = habits.to_add_next(companion)
    assert found is not None
    assert found.id == "sit-slower"
    habits.add(companion, found)
    assert habits.to_add_next(companion) is None, "that one has two weeks now"


@pytest.mark.parametrize(
    "event", [FlareStarted(), ScreeningAnswered(tier="today", ticked=("fever",))]
)
def test_nothing_is_added_in_a_flare_or_while_something_waits(companion: Companion, event) -> None:
    settled(companion)
    companion.record(event)
    assert habits.to_add_next(companion) is None


def test_not_before_they_have_settled(companion: Companion) -> None:
    assert habits.to_add_next(companion) is None
    companion.record(HabitAdded(item="reach-low"))
    assert habits.to_add_next(companion) is None
