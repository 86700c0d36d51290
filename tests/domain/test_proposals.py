"""What a break proposes: what fits, suits the person, and was done least recently."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tui.content.breaks import load_routines
from backcare_tui.domain.breaks.routines import (
    STAND,
    Effort,
    Routine,
    RoutineFamily,
    RoutineStep,
)
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
    Side,
)
from backcare_tui.domain.journal.pain_events import Sore
from backcare_tui.domain.manner import USUAL, Manner
from backcare_tui.domain.proposals import propose
from backcare_tui.domain.screening.context import LINES

NINE = datetime(2026, 11, 20, 9, 0, tzinfo=timezone(timedelta(hours=1)))
MICRO, LONG = BreakKind.MICRO, BreakKind.LONG
LENGTHS = {MICRO: timedelta(minutes=2), LONG: timedelta(minutes=5)}
WALK, LEGS_UP = RoutineFamily.WALK, RoutineFamily.LEGS_UP
BREATHING, MOVEMENT = RoutineFamily.BREATHING, RoutineFamily.MOVEMENT


def routine(
    id_: str,
    family: RoutineFamily = MOVEMENT,
    effort: Effort = Effort.USUAL,
    kind: BreakKind = MICRO,
    seconds: int = 60,
    not_with: tuple[str, ...] = (),
    sides: Sequence[Side] = (),
) -> Routine:
    steps = [RoutineStep(do="Stand up", seconds=seconds)]
    steps += [RoutineStep(do=f"The {side.value}", seconds=10, side=side) for side in sides]
    return Routine(
        id=id_,
        name=id_.capitalize(),
        kind=kind,
        family=family,
        effort=effort,
        steps=tuple(steps),
        not_with=not_with,
    )


LEAN = routine("lean", not_with=("spine", "pregnant"))
SHIFT = routine("shift", effort=Effort.GENTLE)
STROLL = routine("stroll", WALK, Effort.QUIET)
BREATH = routine("breath", BREATHING, Effort.QUIET)
SHORT = (LEAN, SHIFT, STROLL, BREATH)
WALK_5 = routine("walk-5", WALK, Effort.QUIET, LONG, 240)
LEGS_5 = routine("legs-5", LEGS_UP, Effort.GENTLE, LONG, 240)
BREATH_5 = routine("breath-5", BREATHING, Effort.QUIET, LONG, 240)
OTHER_5 = routine("other-5", WALK, Effort.USUAL, LONG, 240)
ROUTINES = (*SHORT, BREATH_5, WALK_5, LEGS_5, OTHER_5)
SHIPPED = load_routines(None)[0]


def done(minutes: float, event: KnownEvent) -> Entry:
    at = NINE + timedelta(minutes=minutes)
    return Entry(id=f"{minutes} {event!r}", at=at, device="d", event=event)


def taken(minutes: float, id_: str, kind: BreakKind = MICRO) -> Entry:
    return done(minutes, BreakTaken(break_kind=kind, seconds=120, proposal=f"routine:{id_}"))


def breathed(minutes: float) -> Entry:
    return done(minutes, BreathingFinished("calm", seconds=60, cycles=6, planned_cycles=18))


def sore(minutes: float, *regions: str) -> Entry:
    return done(minutes, PainRated(score=4, places=tuple(Sore(region) for region in regions)))


def proposed(
    *entries: Entry,
    kind: BreakKind = MICRO,
    manner: Manner = USUAL,
    after: float = 600,
    routines: Sequence[Routine] = ROUTINES,
    avoid: Iterable[str] = (),
    length: timedelta | None = None,
) -> str:
    now = NINE + timedelta(minutes=after)
    length = LENGTHS[kind] if length is None else length
    return propose(entries, routines, kind, length, now, manner=manner, avoid=tuple(avoid)).id


# -- least recently done


def test_what_was_never_done_comes_first_in_the_order_it_is_taught() -> None:
    assert proposed() == "lean"
    assert proposed(taken(0, "lean")) == "shift"
    assert proposed(taken(0, "lean"), taken(1, "shift")) == "stroll"


def test_then_what_was_done_longest_ago_whatever_order_the_entries_come_in() -> None:
    entries = [taken(9, "lean"), taken(2, "lean"), taken(5, "shift"), taken(6, "stroll")]
    entries.append(taken(7, "breath"))
    assert proposed(*entries) == proposed(*reversed(entries)) == "shift"


def test_a_session_of_breathing_counts_as_the_breathing_of_a_break() -> None:
    entries = [taken(0, "breath"), taken(1, "lean"), taken(2, "shift"), taken(3, "stroll")]
    assert proposed(*entries) == "breath"
    assert proposed(*entries, breathed(4)) == "lean"


def test_breaks_of_older_versions_and_other_entries_change_nothing() -> None:
    old = done(0, BreakTaken(break_kind=MICRO, seconds=60, proposal="adjustment:lean"))
    others = [old, done(1, AdjustmentTallied(item="lean")), taken(2, "gone")]
    assert proposed(*others) == "lean"


# -- long ones


def test_long_breaks_walk_lie_with_the_legs_up_and_breathe_in_turn() -> None:
    entries: list[Entry] = []
    found: list[str] = []
    for number in range(8):
        found.append(proposed(*entries, kind=LONG, after=number))
        entries.append(taken(number, found[-1], LONG))
    round_ = ["walk-5", "legs-5", "breath-5"]
    assert found == [*round_, "other-5", *round_[1:], "walk-5", "legs-5"]


def test_a_short_walk_is_not_followed_by_a_long_one() -> None:
    assert proposed(taken(0, "stroll"), kind=LONG) == "legs-5"
    assert proposed(taken(0, "stroll"), taken(1, "legs-5"), kind=LONG) == "breath-5"


# -- what fits


def test_a_break_of_less_than_a_minute_is_standing_up() -> None:
    assert proposed(length=timedelta(seconds=20)) == STAND.id


def test_what_takes_longer_than_the_break_is_left_to_longer_ones() -> None:
    long = routine("long", seconds=180)
    assert proposed(routines=(long, SHIFT)) == "shift"
    assert proposed(routines=(long, SHIFT), length=timedelta(minutes=3)) == "long"
    assert proposed(routines=(long,)) == "long", "all there is"
    assert proposed(routines=(long, WALK_5)) == "long", "of its own kind"


def test_without_any_of_its_kind_a_break_takes_one_of_the_other() -> None:
    assert proposed(kind=LONG, routines=SHORT) == "stroll"
    assert proposed(routines=(WALK_5,)) == "walk-5"


@pytest.mark.parametrize("kind", BreakKind)
def test_to_who_has_hidden_everything_a_break_still_proposes_to_stand_up(kind: BreakKind) -> None:
    assert proposed(routines=(), kind=kind) == STAND.id


# -- what suits the person


def test_what_does_not_go_with_what_the_person_said_is_left_out() -> None:
    assert proposed(avoid=["spine"]) == "shift"
    assert proposed(avoid=["holds", "cancer"]) == "lean"
    assert proposed(avoid=["pregnant"], routines=(LEAN,)) == STAND.id


def test_who_is_sore_on_both_sides_is_not_asked_for_either() -> None:
    sided = routine("sided", sides=(Side.LEFT, Side.RIGHT))
    assert proposed(routines=(sided, SHIFT)) == "sided"
    assert proposed(sore(500, "hip-left"), routines=(sided, SHIFT)) == "sided"
    assert proposed(sore(500, "hip-left", "foot-right"), routines=(sided, SHIFT)) == "shift"
    one = routine("one", sides=(Side.LEFT,))
    assert proposed(sore(500, "hip-left"), routines=(one, SHIFT)) == "shift"


# -- in a flare, and while a screening waits for "I was seen"


FLARE = Manner(flare=Flare(done(-60, FlareStarted())))
DECLINED = Manner(flare=Flare(done(-60, FlareStarted(declined=("downshift",)))))
EMERGENCY = Manner(hold=ScreeningAnswered(tier="emergency", ticked=("saddle",)))
CHECK_TODAY = Manner(hold=ScreeningAnswered(tier="today", ticked=("fever",)))


def test_in_a_flare_breathing_comes_first_and_then_gentle_movement_for_an_hour() -> None:
    assert proposed(manner=FLARE) == "breath"
    assert proposed(breathed(541), manner=FLARE) == "shift"
    assert proposed(breathed(540), manner=FLARE) == "breath"
    assert proposed(kind=LONG, manner=FLARE) == "breath-5"
    assert proposed(taken(590, "breath"), kind=LONG, manner=FLARE) == "walk-5"


def test_who_declined_the_downshifts_is_proposed_what_always_is() -> None:
    assert proposed(manner=DECLINED) == "lean"


def test_what_has_to_be_checked_today_leaves_standing_walking_and_breathing() -> None:
    assert proposed(manner=CHECK_TODAY) == "stroll"
    assert proposed(taken(0, "walk-5"), manner=CHECK_TODAY, kind=LONG) == "breath-5"
    assert proposed(manner=CHECK_TODAY, routines=(LEAN, SHIFT)) == STAND.id


def test_while_an_emergency_is_open_there_is_nothing_but_standing_up() -> None:
    for kind in BreakKind:
        assert proposed(manner=EMERGENCY, kind=kind) == STAND.id


# -- laws of the shipped routines

IDS = st.sampled_from([routine.id for routine in SHIPPED])
HISTORY = st.lists(st.tuples(st.integers(0, 500), IDS), max_size=20)
MANNERS = st.sampled_from([USUAL, FLARE, CHECK_TODAY, EMERGENCY])


@given(HISTORY, st.sampled_from(BreakKind), MANNERS, st.sets(st.sampled_from(LINES)))
@settings(max_examples=100)
def test_no_break_asks_for_what_the_person_or_the_moment_rules_out(
    history: list[tuple[int, str]], kind: BreakKind, manner: Manner, avoid: set[str]
) -> None:
    entries = [taken(minute, id_) for minute, id_ in history]
    now = NINE + timedelta(minutes=600)
    found = propose(entries, SHIPPED, kind, LENGTHS[kind], now, manner=manner, avoid=avoid)
    assert not avoid & set(found.not_with)
    if manner.emergency:
        assert found is STAND
    elif manner.hold is not None:
        assert found.effort is Effort.QUIET
    elif manner.flare is not None:
        assert found.effort is not Effort.USUAL
    assert found is STAND or found.kind is kind


@given(HISTORY, st.sampled_from(BreakKind))
@settings(max_examples=60)
def test_nothing_that_could_be_proposed_was_done_longer_ago(
    history: list[tuple[int, str]], kind: BreakKind
) -> None:
    entries = [taken(minute, id_) for minute, id_ in history]
    now = NINE + timedelta(minutes=600)
    found = propose(entries, SHIPPED, kind, LENGTHS[kind], now)
    last = {id_: minute for minute, id_ in sorted(history)}
    of_family = [r for r in SHIPPED if r.kind is kind]
    if kind is LONG:
        of_family = [r for r in of_family if r.family is found.family]
    assert last.get(found.id, -1) == min(last.get(r.id, -1) for r in of_family)
