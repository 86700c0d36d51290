"""What a flare came to, in figures a person can check against what they wrote down."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.flare.course import Flare, flares
from backcare_tui.domain.flare.summary import (
    Kept,
    helped_in,
    summary,
    within,
)
from backcare_tui.domain.journal.care_events import FlareEnded, NonNegotiableKept, ToolUsed
from backcare_tui.domain.journal.entries import BreathingFinished, Entry, Event, PainRated
from backcare_tui.domain.journal.pain_events import DayReflected
from backcare_tui.domain.portfolio.tools import Helped
from tests.domain.flares import (
    DAY,
    NOON,
    TODAY,
    an_entry,
    began,
    ended,
    histories,
    instants,
)

HOUR = timedelta(hours=1)
BREATHED = BreathingFinished(pattern="even", seconds=180, cycles=18, planned_cycles=18)


def ago(days: float, event: Event) -> Entry:
    return an_entry(event, NOON - days * DAY)


FLARE = Flare(began(4, score=6), ended(1))
ENTRIES = [
    ago(5, PainRated(score=9)),
    ago(4, PainRated(score=6)),
    ago(3.5, ToolUsed(tool="heat", before=7, after=5)),
    ago(3, PainRated(score=8)),
    ago(3, NonNegotiableKept(what="walk")),
    ago(2.9, NonNegotiableKept(what="walk")),
    ago(2, NonNegotiableKept(what="walk")),
    ago(2, BREATHED),
    ago(1.5, ToolUsed(tool="heat", before=5, after=5)),
    ago(1.4, ToolUsed(tool="cold")),
    ago(1.2, PainRated(score=3)),
    ago(0, PainRated(score=10)),
    ago(0, ToolUsed(tool="heat", before=9, after=1)),
]


def test_a_summary_says_length_worst_what_helped_and_what_was_kept() -> None:
    found = summary(FLARE, ENTRIES, TODAY)
    assert (found.days, found.worst, found.first, found.last) == (4, 8, 6, 3)
    assert found.helped == (Helped("heat", 2, 2, 1), Helped("cold", 1, 0, 0))
    assert found.kept == Kept(days=2, downshifts=1, check_ins=3)
    assert found.by_day == (6.0, 8.0, 5.0, 3.0)


def test_a_flare_nothing_was_written_down_in_has_a_length_and_no_more() -> None:
    found = summary(Flare(began(2), ended(0)), [], TODAY)
    assert (found.days, found.worst, found.first, found.last) == (3, None, None, None)
    assert (found.helped, found.kept) == ((), Kept())


def test_what_was_rated_at_the_end_only_is_not_called_the_beginning() -> None:
    over = an_entry(FlareEnded(score=3), NOON)
    found = summary(Flare(began(2), over), [ago(0, PainRated(score=3))], TODAY)
    assert (found.first, found.worst, found.last) == (None, 3, 3)


def test_a_flare_that_is_on_is_summed_up_so_far() -> None:
    assert summary(Flare(began(2)), [], TODAY).days == 3


def test_the_worst_of_a_day_said_in_the_evening_counts() -> None:
    entries = [*ENTRIES, ago(2.2, DayReflected(average=4, worst=9))]
    assert summary(FLARE, entries, TODAY).worst == 9
    only = summary(FLARE, [ago(2.2, DayReflected(average=4))], TODAY)
    assert only.worst == 6


def test_pain_told_beside_a_relief_can_be_the_worst_of_it() -> None:
    entries = [*ENTRIES, ago(2.5, ToolUsed(tool="heat", before=9, after=10))]
    found = summary(FLARE, entries, TODAY)
    assert found.worst == 10
    assert found.helped[0] == Helped("heat", 3, 3, 1, 1)


def test_what_helped_in_several_flares_is_counted_together() -> None:
    history = [began(9), ended(7), began(4), ended(2)]
    uses = [
        ago(8, ToolUsed(tool="heat", before=6, after=4)),
        ago(7.9, ToolUsed(tool="cold", before=6, after=4)),
        ago(6, ToolUsed(tool="heat", before=6, after=4)),
        ago(3, ToolUsed(tool="heat", before=6, after=6)),
        ago(2.9, ToolUsed(tool="cold", before=6, after=4)),
    ]
    known = [summary(flare, uses, TODAY) for flare in flares(history, NOON)]
    assert helped_in(known) == (Helped("cold", 2, 2, 2), Helped("heat", 2, 2, 1))
    assert helped_in(known[:1]) == (Helped("cold", 1, 1, 1), Helped("heat", 1, 1, 1))
    assert helped_in([]) == ()


@given(histories, histories, instants, st.randoms(use_true_random=False))
def test_order_and_copies_change_no_summary(starts, entries, now, random) -> None:
    shuffled = [*entries, *entries[:3]]
    random.shuffle(shuffled)
    for flare in flares(starts, now):
        assert summary(flare, entries, TODAY) == summary(flare, shuffled, TODAY)
        inside = within(flare, entries)
        rated = [e.event.score for e in inside if isinstance(e.event, PainRated)]
        assert summary(flare, entries, TODAY).worst == max(rated, default=None)
        assert summary(flare, entries, TODAY).kept.check_ins == len(rated)
