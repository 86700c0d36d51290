"""What a break proposes: what was done least recently, of what the person wants to see."""

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tui.domain.adjustments import Adjustment, Family
from backcare_tui.domain.downshift.patterns import Pattern, Phase, PhaseKind
from backcare_tui.domain.flare.course import Flare
from backcare_tui.domain.journal.care_events import FlareStarted, ScreeningAnswered
from backcare_tui.domain.journal.entries import (
    AdjustmentTallied,
    BreakKind,
    BreakTaken,
    BreathingFinished,
    Entry,
    KnownEvent,
    PainRated,
)
from backcare_tui.domain.manner import Manner
from backcare_tui.domain.proposals import BE_STILL, STAND, Proposal, by_id, otherwise, propose
from backcare_tui.domain.settings import BreathingSettings

NINE = datetime(2026, 11, 20, 9, 0, tzinfo=timezone(timedelta(hours=1)))
MICRO, LONG = BreakKind.MICRO, BreakKind.LONG
IN, OUT = Phase(PhaseKind.IN, 4), Phase(PhaseKind.OUT, 6)
HOLD = Phase(PhaseKind.HOLD_IN, 4)


def adjustment(id_: str, *, in_breaks: bool = True) -> Adjustment:
    return Adjustment(
        id=id_,
        family=Family.LOAD,
        cue=f"Do {id_}",
        how="Like this.",
        why="",
        source="",
        target=3,
        in_breaks=in_breaks,
    )


ADJUSTMENTS = (adjustment("stand"), adjustment("reach"), adjustment("bed", in_breaks=False))
PATTERNS = (
    Pattern(id="calm", name="Calm", phases=(IN, OUT), note="Softly."),
    Pattern(id="box", name="Box", phases=(IN, HOLD, OUT), note="Four sides."),
)
OWN = BreathingSettings(pattern="calm")
NO_HOLDS = BreathingSettings(pattern="calm", holds=False)


def done(minutes: float, event: KnownEvent) -> Entry:
    at = NINE + timedelta(minutes=minutes)
    return Entry(id=f"{minutes} {event!r}", at=at, device="d", event=event)


def tallied(minutes: float, item: str) -> Entry:
    return done(minutes, AdjustmentTallied(item=item))


def breathed(minutes: float, pattern: str) -> Entry:
    return done(
        minutes, BreathingFinished(pattern=pattern, seconds=60, cycles=6, planned_cycles=18)
    )


def taken(minutes: float, proposal: str) -> Entry:
    return done(minutes, BreakTaken(break_kind=MICRO, seconds=120, proposal=proposal))


def proposed(*entries: Entry, kind: BreakKind = MICRO, by: BreathingSettings = OWN) -> str:
    return propose(entries, ADJUSTMENTS, PATTERNS, by, kind).id


def test_what_was_never_done_comes_first_in_the_order_it_is_taught() -> None:
    assert proposed() == "adjustment:stand"
    assert proposed(tallied(0, "stand")) == "adjustment:reach"
    assert proposed(tallied(0, "stand"), tallied(1, "reach")) == "breathing:calm"


def test_then_what_was_done_longest_ago() -> None:
    entries = [tallied(0, "reach"), breathed(1, "calm"), tallied(2, "stand")]
    assert proposed(*entries) == "adjustment:reach"
    assert proposed(*entries, tallied(3, "reach")) == "breathing:calm"


def test_taking_a_break_with_it_counts_as_having_done_it() -> None:
    assert proposed(taken(0, "adjustment:stand")) == "adjustment:reach"


def test_the_latest_time_counts_whatever_order_the_entries_come_in() -> None:
    entries = [tallied(9, "stand"), tallied(2, "stand"), tallied(5, "reach"), breathed(6, "calm")]
    assert proposed(*entries) == proposed(*reversed(entries)) == "adjustment:reach"


def test_a_long_break_is_a_downshift() -> None:
    assert proposed(kind=LONG) == "breathing:calm"
    assert proposed(breathed(0, "calm"), kind=LONG) == "breathing:box"


def test_breath_holds_are_never_proposed_to_who_wants_none() -> None:
    assert proposed(breathed(0, "calm"), kind=LONG, by=NO_HOLDS) == "breathing:calm"
    own_has_holds = BreathingSettings(pattern="box", holds=False)
    all_done = (tallied(0, "stand"), tallied(1, "reach"))
    assert proposed(*all_done, by=own_has_holds) == "adjustment:stand"


def test_what_can_only_be_done_elsewhere_is_no_proposal_for_a_break() -> None:
    seen = {proposed(*(tallied(n, item) for n, item in enumerate(items))) for items in ORDERS}
    assert "adjustment:bed" not in seen


ORDERS = [(), ("stand",), ("stand", "reach"), ("reach", "stand"), ("bed", "stand", "reach")]


def test_without_any_pattern_a_long_break_proposes_an_adjustment() -> None:
    assert propose((), ADJUSTMENTS, (), OWN, LONG).id == "adjustment:stand"


def test_to_who_has_hidden_everything_a_break_still_proposes_to_stand_up() -> None:
    for kind in BreakKind:
        assert propose((), (), (), OWN, kind) is STAND
    hidden_but_holds = PATTERNS[1:]
    assert propose((), (), hidden_but_holds, NO_HOLDS, LONG) is STAND
    assert STAND.id == ""


def test_a_proposal_is_found_again_by_its_id_while_its_content_is_there() -> None:
    found = by_id("breathing:box", ADJUSTMENTS, PATTERNS)
    assert found is not None
    assert (found.cue, found.how, found.pattern) == ("Breathe: box", "Four sides.", PATTERNS[1])
    for gone in ("breathing:none", "adjustment:none", "", "box", "routine:walk"):
        assert by_id(gone, ADJUSTMENTS, PATTERNS) is None


def test_other_entries_change_nothing() -> None:
    assert proposed(done(0, PainRated(score=3)), tallied(1, "gone")) == "adjustment:stand"


ITEMS = st.sampled_from(["stand", "reach", "bed", "gone"])
HISTORY = st.lists(
    st.tuples(st.integers(0, 9), st.one_of(ITEMS.map(lambda i: ("a", i)), st.just(("b", "calm")))),
    max_size=12,
)


@given(HISTORY, st.sampled_from(BreakKind), st.sampled_from([OWN, NO_HOLDS]))
@settings(max_examples=60)
def test_nothing_that_could_be_proposed_was_done_longer_ago(
    history: list[tuple[int, tuple[str, str]]], kind: BreakKind, by: BreathingSettings
) -> None:
    entries = [tallied(m, i) if how == "a" else breathed(m, i) for m, (how, i) in history]
    found = propose(entries, ADJUSTMENTS, PATTERNS, by, kind)
    assert by_id(found.id, ADJUSTMENTS, PATTERNS) == found
    last = _last_done(history)
    if kind is MICRO:
        others = ["adjustment:stand", "adjustment:reach", "breathing:calm"]
    else:
        others = ["breathing:calm", "breathing:box"] if by.holds else ["breathing:calm"]
    assert last.get(found.id, -1) == min(last.get(other, -1) for other in others)


def _last_done(history: list[tuple[int, tuple[str, str]]]) -> dict[str, int]:
    last: dict[str, int] = {}
    for minute, (how, item) in history:
        id_ = f"adjustment:{item}" if how == "a" else f"breathing:{item}"
        last[id_] = max(minute, last.get(id_, -1))
    return last


def test_a_proposal_of_nothing_has_no_id() -> None:
    assert Proposal(cue="", how="").id == ""


# -- in a flare, and while a screening waits for "I was seen"


FLARE = Manner(flare=Flare(done(-60, FlareStarted())))
EMERGENCY = Manner(hold=ScreeningAnswered(tier="emergency", ticked=("saddle",)))
CHECK_TODAY = Manner(hold=ScreeningAnswered(tier="today", ticked=("fever",)))


def proposed_in(
    entries: Iterable[Entry], kind: BreakKind, manner: Manner, minutes: float = 0
) -> str:
    now = NINE + timedelta(minutes=minutes)
    return propose(entries, ADJUSTMENTS, PATTERNS, OWN, kind, manner, now).id


def test_in_a_flare_the_downshift_comes_first() -> None:
    lately = [breathed(-30 * 24 * 60, "calm"), tallied(-30 * 24 * 60 - 1, "stand")]
    assert proposed_in(lately, MICRO, FLARE) == "breathing:calm"
    assert proposed_in((), MICRO, FLARE) == "breathing:calm"


def test_in_a_flare_an_hour_with_a_downshift_has_room_for_a_small_movement() -> None:
    assert proposed_in([breathed(0, "calm")], MICRO, FLARE, 59) == "adjustment:stand"
    assert proposed_in([breathed(0, "calm")], MICRO, FLARE, 60) == "breathing:calm"


def test_who_declined_the_downshifts_is_proposed_what_always_is() -> None:
    declined = Manner(flare=Flare(done(-60, FlareStarted(declined=("downshift",)))))
    assert proposed_in((), MICRO, declined) == "adjustment:stand"


def test_while_an_emergency_is_open_nothing_asks_for_effort_or_a_held_breath() -> None:
    entries: list[Entry] = []
    for minutes in range(0, 600, 30):
        for kind in BreakKind:
            id_ = proposed_in(entries, kind, EMERGENCY, minutes)
            assert id_ == "breathing:calm"
            entries.append(done(minutes, BreakTaken(break_kind=kind, seconds=60, proposal=id_)))
    nothing = propose((), ADJUSTMENTS, (), OWN, MICRO, EMERGENCY, NINE)
    assert nothing is BE_STILL
    assert otherwise(EMERGENCY) is BE_STILL


def test_what_has_to_be_checked_today_leaves_the_adjustments_and_hides_the_holds() -> None:
    assert proposed_in((), MICRO, CHECK_TODAY) == "adjustment:stand"
    entries = [breathed(0, "calm")]
    assert proposed_in(entries, LONG, CHECK_TODAY, 10) == "breathing:calm"
