import math
from bisect import bisect_right
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import cycle as again
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tui.domain.downshift.patterns import Pattern, Phase, PhaseKind
from backcare_tui.domain.downshift.session import (
    Moment,
    MomentKind,
    Run,
    Session,
    Stopwatch,
    breathed,
    cut_short,
    moment,
    new_patterns,
    session,
)
from backcare_tui.domain.journal.entries import BreathingFinished, Entry

KINDS = {
    "in": PhaseKind.IN,
    "top": PhaseKind.TOP_UP,
    "full": PhaseKind.HOLD_IN,
    "out": PhaseKind.OUT,
    "empty": PhaseKind.HOLD_OUT,
}


def pattern(*phases: tuple[str, float], **limits: int) -> Pattern:
    return Pattern(
        id="test",
        name="Test",
        phases=tuple(Phase(KINDS[kind], seconds) for kind, seconds in phases),
        **limits,
    )


LONG_EXHALE = pattern(("in", 4), ("out", 6))
COHERENT = pattern(("in", 5.5), ("out", 5.5))
BOX = pattern(("in", 4), ("full", 4), ("out", 4), ("empty", 4))
FOUR_SEVEN_EIGHT = pattern(("in", 4), ("full", 7), ("out", 8), max_cycles=8, first_cycles=4)
SIGH = pattern(("in", 3), ("top", 1), ("out", 6))

lengths = st.one_of(
    st.floats(0.3, 60),
    st.decimals(min_value="0.3", max_value=12, places=1).map(float),
)


@st.composite
def patterns(draw: st.DrawFn) -> Pattern:
    phases = [("in", draw(lengths))]
    if draw(st.booleans()):
        phases.append(("top", draw(lengths)))
    if draw(st.booleans()):
        phases.append(("full", draw(lengths)))
    phases.append(("out", draw(lengths)))
    if draw(st.booleans()):
        phases.append(("empty", draw(lengths)))
        if draw(st.booleans()):
            phases.append(("out", draw(lengths)))
    drawn = [(kind, max(seconds, 0.7)) for kind, seconds in phases]
    return pattern(*drawn)


sessions = st.builds(Session, patterns(), st.integers(1, 60), st.sampled_from([0, 3, 2.7]))


def exact_starts(plan: Session) -> list[tuple[Fraction, PhaseKind, int]]:
    """When each phase of the whole session begins, its kind and its cycle: in exact arithmetic."""
    at = Fraction(plan.get_ready)
    starts: list[tuple[Fraction, PhaseKind, int]] = []
    for cycle in range(1, plan.cycles + 1):
        for phase in plan.pattern.phases:
            starts.append((at, phase.kind, cycle))
            at += Fraction(phase.seconds)
    while starts[-1][1] is PhaseKind.HOLD_OUT:
        at = starts.pop()[0]
    return [*starts, (at, PhaseKind.HOLD_OUT, 0)]


# --- what counts as a breath -----------------------------------------------------------------


@pytest.mark.parametrize("seconds", [0, -1, 60.01, 180, math.nan, math.inf, -math.inf])
def test_a_phase_of_impossible_length_is_refused(seconds: float):
    with pytest.raises(ValueError, match="at most 60"):
        Phase(PhaseKind.IN, seconds)


@pytest.mark.parametrize(
    "kinds",
    [
        (),
        ("out", "in"),
        ("in",),
        ("in", "out", "in"),
        ("in", "empty", "out"),
        ("in", "out", "full"),
        ("in", "out", "top", "out"),
        ("in", "out") * 7,
    ],
)
def test_what_is_not_a_breath_is_refused(kinds: tuple[str, ...]):
    with pytest.raises(ValueError, match=r"breath|comes after"):
        pattern(*((kind, 4) for kind in kinds))


def test_a_breath_too_short_to_breathe_is_refused():
    with pytest.raises(ValueError, match="at least 1 second"):
        pattern(("in", 0.1), ("out", 0.1))


def test_every_kind_of_phase_has_a_word_of_its_own():
    assert len({kind.word for kind in PhaseKind}) == len(PhaseKind)
    assert PhaseKind.IN.short != PhaseKind.OUT.short
    assert all(len(kind.short) <= 6 for kind in PhaseKind)


# --- how long a session is -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plan", "minutes", "cycles"),
    [
        (LONG_EXHALE, 2, 12),
        (LONG_EXHALE, 3, 18),
        (LONG_EXHALE, 5, 30),
        (COHERENT, 5, 27),
        (BOX, 3, 11),
        (SIGH, 5, 30),
        (FOUR_SEVEN_EIGHT, 5, 4),
    ],
)
def test_minutes_become_the_nearest_whole_number_of_breaths(
    plan: Pattern, minutes: int, cycles: int
):
    assert session(plan, minutes=minutes).cycles == cycles


def test_four_seven_eight_is_four_breaths_at_first_and_never_more_than_eight():
    assert session(FOUR_SEVEN_EIGHT, cycles=30).cycles == 4
    assert session(FOUR_SEVEN_EIGHT, cycles=30, first_month=False).cycles == 8
    assert session(FOUR_SEVEN_EIGHT, cycles=2).cycles == 2


def test_the_first_month_ends_thirty_days_after_the_first_session():
    now = datetime(2026, 9, 3, 10, tzinfo=UTC)

    def known_for(days: int, pattern_id: str = "test") -> bool:
        event = BreathingFinished(pattern=pattern_id, seconds=76, cycles=4, planned_cycles=4)
        entry = Entry(id="1", at=now - timedelta(days=days), device="d", event=event)
        return not new_patterns([FOUR_SEVEN_EIGHT], [entry], now)

    assert new_patterns([FOUR_SEVEN_EIGHT], [], now) == {"test"}
    assert not known_for(29)
    assert known_for(30)
    assert not known_for(30, "box")


def test_a_breath_longer_than_the_session_is_still_one_breath():
    slow = pattern(("in", 60), ("full", 60), ("out", 60), ("empty", 60))
    assert session(slow, minutes=1).cycles == 1


@pytest.mark.parametrize("length", [{}, {"minutes": 3, "cycles": 3}, {"minutes": 0}, {"cycles": 0}])
def test_a_length_that_makes_no_sense_is_refused(length: dict[str, int]):
    with pytest.raises(ValueError, match=r"either|at most|1 to"):
        session(LONG_EXHALE, **length)


def test_a_minute_count_that_is_no_number_is_refused():
    with pytest.raises(ValueError, match="at most"):
        session(LONG_EXHALE, minutes=math.nan)


def test_a_session_ends_on_the_exhale_and_not_on_the_hold_after_it():
    plan = session(BOX, cycles=3)
    assert plan.seconds == 3 * 16 - 4
    before = moment(plan, plan.get_ready + 43.9)
    assert before.phase is not None
    assert before.phase.kind is PhaseKind.OUT
    assert moment(plan, plan.get_ready + 44).kind is MomentKind.DONE


# --- a moment --------------------------------------------------------------------------------


def test_a_session_begins_with_a_calm_count_of_three():
    plan = session(LONG_EXHALE, minutes=3)
    shown = [moment(plan, at) for at in (0, 0.99, 1, 1.5, 2.5)]
    assert {m.kind for m in shown} == {MomentKind.GET_READY}
    assert [m.count for m in shown] == [3, 3, 2, 2, 1]
    assert all(m.fullness == 0 and m.left == 180 for m in shown)


def test_the_count_and_the_cycle_follow_the_breath():
    plan = session(LONG_EXHALE, minutes=2)
    m = moment(plan, 3 + 10 + 5.2)
    assert m.phase == Phase(PhaseKind.OUT, 6)
    assert (m.cycle, m.cycles, m.count) == (2, 12, 5)
    assert m.left == pytest.approx(120 - 15.2)


def test_fractions_of_a_second_are_honoured():
    plan = session(COHERENT, minutes=5)
    assert kind_at(plan, 3 + 5.49) is PhaseKind.IN
    assert kind_at(plan, 3 + 5.51) is PhaseKind.OUT
    assert kind_at(plan, 3 + 26 * 11 + 5.49) is PhaseKind.IN
    assert kind_at(plan, 3 + 26 * 11 + 5.51) is PhaseKind.OUT


def test_a_sigh_fills_in_two_steps():
    plan = session(SIGH, cycles=1, get_ready=0)
    assert moment(plan, 3).fullness == pytest.approx(0.75)
    assert moment(plan, 3.9999).fullness == pytest.approx(1, abs=1e-6)


def kind_at(plan: Session, elapsed: float) -> PhaseKind:
    phase = moment(plan, elapsed).phase
    assert phase is not None
    return phase.kind


@settings(max_examples=60)
@given(sessions)
def test_after_any_number_of_breaths_no_phase_begins_late_or_early(plan: Session):
    for (start, kind, cycle), (end, _, _) in pairwise(exact_starts(plan)):
        for at in (float(start) + 0.001, float(end) - 0.001):
            found = moment(plan, at)
            assert found.phase is not None
            assert (found.phase.kind, found.cycle) == (kind, cycle)
            assert found.phase_elapsed == pytest.approx(at - float(start), abs=1e-6)
    finish = exact_starts(plan)[-1][0]
    assert float(finish - Fraction(plan.get_ready)) == pytest.approx(plan.seconds, abs=1e-9)
    assert moment(plan, float(finish) + 0.001).kind is MomentKind.DONE


@settings(max_examples=25)
@given(patterns(), st.lists(st.floats(0.08, 1.5), min_size=5, max_size=50))
def test_after_five_minutes_of_uneven_ticks_the_drift_is_under_20_ms(
    rhythm: Pattern, gaps: list[float]
):
    """Whatever the load does to the ticks: each shows the phase that is due."""
    run = Run.begin(session(rhythm, minutes=5), 1_234_567.891)
    starts = [float(start) for start, _, _ in exact_starts(run.plan)]
    now = run.watch.started
    for gap in again(gaps):
        now += gap
        elapsed = now - run.watch.started
        if elapsed >= starts[-1]:
            break
        found = run.moment(now)
        if found.phase is not None:
            drift = elapsed - found.phase_elapsed - starts[bisect_right(starts, elapsed + 1e-6) - 1]
            assert abs(drift) < 0.000_1
    assert run.is_over(now)


@settings(max_examples=60)
@given(sessions, st.floats(-5, 4000))
def test_fullness_is_always_between_empty_and_full(plan: Session, elapsed: float):
    assert 0 <= moment(plan, elapsed).fullness <= 1
    assert moment(plan, elapsed).left >= 0


@settings(max_examples=40)
@given(sessions, st.data())
def test_the_breath_never_jumps_and_never_turns_within_a_phase(plan: Session, data: st.DataObject):
    starts = exact_starts(plan)
    which = data.draw(st.integers(0, len(starts) - 2))
    (start, kind, _), (end, _, _) = starts[which], starts[which + 1]
    length = float(end - start)
    levels = [moment(plan, float(start) + length * part / 50).fullness for part in range(1, 50)]
    if kind.is_hold:
        assert max(levels) == min(levels)
    else:
        assert levels == sorted(levels, reverse=not kind.fills)
    before, after = moment(plan, float(start) - 1e-6), moment(plan, float(start) + 1e-6)
    assert abs(before.fullness - after.fullness) < 1e-4


@settings(max_examples=40)
@given(sessions)
def test_a_session_starts_and_ends_empty(plan: Session):
    assert moment(plan, 0).fullness == pytest.approx(0, abs=1e-6)
    done = moment(plan, plan.get_ready + plan.seconds + 1e-9)
    last = moment(plan, plan.get_ready + plan.seconds - 1e-6)
    assert done.fullness == 0
    assert done.left == 0
    assert last.fullness < 1e-4


@settings(max_examples=40)
@given(sessions, st.floats(0, 1))
def test_the_count_is_never_more_than_the_seconds_left(plan: Session, part: float):
    m: Moment = moment(plan, part * (plan.get_ready + plan.seconds))
    if m.kind is not MomentKind.DONE:
        assert 1 <= m.count < m.phase_left + 1 + 1e-6


# --- stopping and pausing --------------------------------------------------------------------


def test_stopping_in_the_middle_of_a_breath_lets_it_finish():
    plan = session(LONG_EXHALE, minutes=3)
    rest = cut_short(plan, 3 + 21)
    assert rest.cycles == 3
    assert moment(rest, 3 + 29.9).fullness > 0
    assert moment(rest, 3 + 30).kind is MomentKind.DONE


def test_stopping_while_resting_empty_ends_at_once():
    plan = session(BOX, minutes=3)
    at = 3 + 16 + 14
    assert moment(cut_short(plan, at), at).kind is MomentKind.DONE
    assert breathed(cut_short(plan, at), at).cycles == 2


def test_what_was_breathed_is_what_it_was():
    plan = session(LONG_EXHALE, minutes=3)
    assert (breathed(plan, 2).seconds, breathed(plan, 2).cycles) == (0, 0)
    assert (breathed(plan, 3 + 27.5).seconds, breathed(plan, 3 + 27.5).cycles) == (27.5, 2)
    assert (breathed(plan, 999).seconds, breathed(plan, 999).cycles) == (180, 18)


@settings(max_examples=60)
@given(sessions, st.floats(0, 1))
def test_a_session_cut_short_ends_out_and_with_whole_breaths(plan: Session, part: float):
    at = part * (plan.get_ready + plan.seconds)
    rest = cut_short(plan, at)
    assert rest.cycles <= plan.cycles
    assert rest.seconds <= plan.seconds
    end = rest.get_ready + rest.seconds
    assert end - at <= plan.get_ready + plan.pattern.cycle_seconds
    assert breathed(rest, max(end, at)).cycles == rest.cycles


def test_a_pause_takes_no_time_from_the_breath():
    watch = Stopwatch(100.0)
    watch = watch.pause(107.5)
    assert watch.elapsed(500) == 7.5
    assert watch.pause(600) == watch
    watch = watch.resume(1000)
    assert not watch.is_paused
    assert watch.resume(1001) == watch
    assert watch.elapsed(1002.5) == 10


@settings(max_examples=40)
@given(st.lists(st.tuples(st.floats(0, 50), st.floats(0, 5000)), max_size=20))
def test_any_number_of_pauses_leaves_only_the_time_that_ran(spans: list[tuple[float, float]]):
    now = 5_000.0
    watch = Stopwatch(now)
    for run, rest in spans:
        now += run
        watch = watch.pause(now)
        now += rest
        watch = watch.resume(now)
    assert watch.elapsed(now) == pytest.approx(math.fsum(run for run, _ in spans), abs=1e-6)


# --- a session on its way --------------------------------------------------------------------


def test_the_first_stop_waits_for_the_exhale_and_the_second_does_not():
    run = Run.begin(session(LONG_EXHALE, minutes=3), 50.0)
    run = run.stop(50 + 3 + 12)
    assert run.is_stopping
    assert not run.is_over(50 + 3 + 19.9)
    assert run.is_over(50 + 3 + 20)
    again = run.stop(50 + 3 + 13)
    assert again.is_over(50 + 3 + 13)
    assert again.breathed(9_999).seconds == pytest.approx(13)


def test_stopping_in_the_last_breath_and_again_ends_at_once():
    run = Run.begin(session(LONG_EXHALE, cycles=1), 0.0).stop(4.0)
    assert run.is_stopping
    assert run.stop(4.5).is_over(4.5)


def test_stopping_before_the_first_breath_leaves_nothing_to_write_down():
    run = Run.begin(session(LONG_EXHALE, minutes=3), 0.0).stop(2.0)
    assert run.is_over(2.0)
    assert run.breathed(60.0).seconds == 0


def test_stopping_while_paused_ends_at_once_with_what_was_breathed():
    run = Run.begin(session(LONG_EXHALE, minutes=3), 0.0).pause(3 + 15).stop(500.0)
    assert run.is_over(500.0)
    assert (run.breathed(600.0).seconds, run.breathed(600.0).cycles) == (15, 1)


def test_a_paused_session_stands_still_and_goes_on_where_it_was():
    run = Run.begin(session(LONG_EXHALE, minutes=3), 0.0).pause(3 + 15)
    assert run.moment(1_000.0) == run.moment(3 + 15)
    assert run.resume(1_000.0).moment(1_001.0).phase_elapsed == pytest.approx(2 + 4 - 4)
