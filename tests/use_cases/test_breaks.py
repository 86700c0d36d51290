"""What a break proposes, before it and while it lasts."""

from datetime import timedelta

from backcare_tui.companion import Companion
from backcare_tui.domain.breaks.routines import STAND
from backcare_tui.domain.journal.care_events import ScreeningAnswered, WasSeen
from backcare_tui.domain.journal.entries import BreakKind, BreakStarted, PainRated, Side
from backcare_tui.domain.journal.pain_events import Sore
from backcare_tui.use_cases.breaks import breath_at, current_routine, current_steps
from tests.clocks import FakeClock

MICRO = BreakKind.MICRO


def begin(companion: Companion, proposal: str) -> None:
    companion.record(BreakStarted(break_kind=MICRO, seconds=120, proposal=proposal))


def test_a_break_goes_on_with_what_it_began_with(companion: Companion, clock: FakeClock) -> None:
    offered = current_routine(companion, companion.plan())
    begin(companion, offered.proposal)
    clock.pass_time(timedelta(seconds=30))
    assert current_routine(companion, companion.plan()) == offered


def test_a_break_that_began_with_what_is_gone_is_standing_up(companion: Companion) -> None:
    for gone in ("routine:gone", "adjustment:stand-slower", "breathing:box", ""):
        begin(companion, gone)
        assert current_routine(companion, companion.plan()) is STAND


def test_an_answer_that_needs_somebody_ends_what_loads_or_bends(companion: Companion) -> None:
    begin(companion, "routine:lean-back")
    companion.record(ScreeningAnswered(tier="today", ticked=("fever",)))
    assert current_routine(companion, companion.plan()) is STAND
    begin(companion, "routine:window-walk")
    assert current_routine(companion, companion.plan()).id == "window-walk"
    companion.record(ScreeningAnswered(tier="emergency", ticked=("saddle",)))
    assert current_routine(companion, companion.plan()) is STAND
    companion.record(WasSeen())
    assert current_routine(companion, companion.plan()).id == "window-walk"


def test_a_sore_side_is_spared_and_pain_logged_meanwhile_changes_no_step(
    companion: Companion, clock: FakeClock
) -> None:
    companion.record(PainRated(score=4, places=(Sore("hip-left"),)))
    clock.pass_time(timedelta(minutes=1))
    begin(companion, "routine:leg-swings")
    clock.pass_time(timedelta(seconds=20))
    companion.record(PainRated(score=4, places=(Sore("hip-right"),)))
    steps = current_steps(companion, companion.plan())
    assert [timed.step.side for timed in steps] == [None, Side.RIGHT]
    assert steps[-1].end == timedelta(seconds=120)


def test_the_breath_of_a_break_is_the_persons_own_pattern(companion: Companion) -> None:
    found = breath_at(companion, timedelta(seconds=4))
    assert found is not None
    assert found.phase is not None
    assert (found.phase.kind.word, found.count) == ("Breathe in", 3)
