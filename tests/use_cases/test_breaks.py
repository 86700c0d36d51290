"""What a break proposes, before it and while it lasts."""

from datetime import timedelta

from backcare_tui.companion import Companion
from backcare_tui.domain.journal.entries import BreakKind, BreakStarted
from backcare_tui.use_cases.breaks import current_proposal
from tests.clocks import FakeClock


def test_a_break_goes_on_with_what_it_began_with(companion: Companion, clock: FakeClock) -> None:
    offered = current_proposal(companion, companion.plan())
    companion.record(BreakStarted(break_kind=BreakKind.MICRO, seconds=120, proposal=offered.id))
    clock.pass_time(timedelta(seconds=30))
    assert current_proposal(companion, companion.plan()) == offered


def test_a_proposal_that_is_no_longer_there_is_made_up_for(companion: Companion) -> None:
    companion.record(BreakStarted(break_kind=BreakKind.MICRO, seconds=120, proposal="gone"))
    assert current_proposal(companion, companion.plan()).id != "gone"
