"""What the screening holds is held until "I was seen", however long nobody opens BackCare."""

from datetime import timedelta
from pathlib import Path

import pytest

from backcare_tui.companion import Companion
from backcare_tui.domain.journal.care_events import ContextTold, ScreeningAnswered, WasSeen
from backcare_tui.domain.journal.pain_events import OfferDeclined
from backcare_tui.domain.screening.asking import after_all, due, to_renew
from tests.clocks import START
from tests.machines import Machines

DAY = timedelta(days=1)
EMERGENCY = ScreeningAnswered(tier="emergency", ticked=("bladder",))
NONE = ScreeningAnswered(tier="none")


@pytest.fixture
def house(tmp_path: Path) -> Machines:
    return Machines(tmp_path)


def answer(here: Companion, event: ScreeningAnswered) -> None:
    """As the app and the command do it."""
    known, now = here.milestones(), here.now()
    older = to_renew(known, now)
    here.record(event, at=after_all(known, now))
    if older is not None:
        here.record(older, at=after_all(here.milestones(), now))


@pytest.mark.parametrize("days", [100, 151, 400, 3000])
def test_an_emergency_holds_however_long_the_person_was_not_here(
    house: Machines, days: int
) -> None:
    answer(house.companion("desktop"), EMERGENCY)
    house.clock.pass_time(days * DAY)
    here = house.companion("laptop")
    assert here.manner.emergency
    asked = due(here.milestones(), [], here.now())
    assert asked is not None
    assert asked.trigger == "monthly", "and it is not a first run"
    here.record(WasSeen())
    assert not here.manner.emergency
    assert not house.companion("desktop").manner.emergency


@pytest.mark.parametrize("gaps", [(29, 130), (29, 29, 200), (1, 121, 31, 500)])
def test_answers_in_between_do_not_hide_it(house: Machines, gaps: tuple[int, ...]) -> None:
    answer(house.companion(), EMERGENCY)
    for days in gaps:
        house.clock.pass_time(days * DAY)
        here = house.companion()
        assert here.manner.emergency
        answer(here, NONE)
    assert house.companion().manner.emergency


def test_it_holds_whatever_the_clock_said_that_was_wrong(house: Machines) -> None:
    for wrong in (START + 900 * DAY, START - 9000 * DAY):
        house.clock.set_wall(wrong)
        answer(house.companion(), EMERGENCY)
        house.clock.set_wall(START)
        here = house.companion()
        assert here.manner.emergency
        here.record(WasSeen(), at=after_all(here.milestones(), here.now()))
        assert not house.companion().manner.emergency


def test_a_no_that_lies_a_year_ahead_says_nothing_today(house: Machines) -> None:
    here = house.companion()
    answer(here, NONE)
    here.record(OfferDeclined(offer="peg"), at=START + 365 * DAY)
    assert [entry.event for entry in house.companion().milestones()] == [NONE]


def test_somebody_who_was_seen_is_not_looked_for_any_further(house: Machines) -> None:
    answer(house.companion(), EMERGENCY)
    house.clock.pass_time(200 * DAY)
    here = house.companion()
    seen, told = here.record(WasSeen()), here.record(ContextTold())
    assert house.companion().milestones() == [seen, told]


def test_what_was_told_of_the_person_is_found_for_more_than_a_year(house: Machines) -> None:
    here = house.companion()
    answer(here, NONE)
    here.record(ContextTold(age="50-64", yes=("cancer",)))
    for days, known in ((150, True), (240, True), (900, False)):
        house.clock.pass_time(days * DAY)
        answer(house.companion(), NONE)
        assert (house.companion().context.age == "50-64") is known, days
