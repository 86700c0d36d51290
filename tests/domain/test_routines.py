"""The steps of a break: one after the other, until the break is over."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.breaks.routines import (
    STAND,
    Routine,
    RoutineFamily,
    RoutineStep,
    TimedStep,
    by_proposal,
    next_step,
    step_at,
    timetable,
)
from backcare_tui.domain.journal.entries import BreakKind, Side

LEFT, RIGHT = Side.LEFT, Side.RIGHT


def s(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


def step(seconds: int, side: Side | None = None) -> RoutineStep:
    return RoutineStep(do=f"For {seconds}", seconds=seconds, side=side)


def routine(*steps: RoutineStep) -> Routine:
    kind, family = BreakKind.MICRO, RoutineFamily.MOVEMENT
    return Routine(id="r", name="Routine", kind=kind, family=family, steps=steps)


SIDED = routine(step(20), step(40, LEFT), step(50, RIGHT))
PLAIN = routine(step(20), step(40), step(50))


def times(steps: tuple[TimedStep, ...]) -> list[tuple[float, float]]:
    return [(t.begin.total_seconds(), t.end.total_seconds()) for t in steps]


def test_one_step_follows_the_other_and_the_last_goes_on_until_the_end() -> None:
    assert times(timetable(PLAIN, s(110))) == [(0, 20), (20, 60), (60, 110)]
    assert times(timetable(PLAIN, s(300))) == [(0, 20), (20, 60), (60, 300)]


def test_what_a_break_is_too_short_for_is_left_out() -> None:
    assert times(timetable(PLAIN, s(70))) == [(0, 20), (20, 60), (60, 70)]
    assert times(timetable(PLAIN, s(69))) == [(0, 20), (20, 69)]
    assert times(timetable(PLAIN, s(5))) == [(0, 5)]


def test_a_side_that_is_sore_is_spared() -> None:
    assert times(timetable(SIDED, s(110), [LEFT])) == [(0, 20), (20, 110)]
    assert [t.step.side for t in timetable(SIDED, s(110), [LEFT])] == [None, RIGHT]
    assert [t.step.side for t in timetable(SIDED, s(110), [LEFT, RIGHT])] == [None]
    assert not SIDED.suits((), [LEFT, RIGHT])
    assert SIDED.suits((), [LEFT])
    assert PLAIN.suits((), [LEFT, RIGHT])


@pytest.mark.parametrize(
    ("elapsed", "index"), [(0, 0), (19.9, 0), (20, 1), (59, 1), (60, 2), (999, 2)]
)
def test_which_step_is_on(elapsed: float, index: int) -> None:
    assert step_at(timetable(PLAIN, s(110)), s(elapsed)) == index


def test_going_on_early_leaves_the_rest_to_the_last_step() -> None:
    steps = timetable(PLAIN, s(110))
    on = next_step(steps, s(5))
    assert times(on) == [(0, 5), (5, 45), (45, 110)]
    again = next_step(on, s(30))
    assert times(again) == [(0, 5), (5, 30), (30, 110)]
    assert next_step(again, s(40)) == again, "there is no step after the last"


@given(
    st.lists(st.integers(20, 100), min_size=1, max_size=3).filter(lambda all_: sum(all_) >= 60),
    st.integers(1, 600),
    st.lists(st.integers(0, 600), max_size=5),
)
def test_steps_always_fill_the_break_without_a_gap(
    lengths: list[int], break_: int, pressed: list[int]
) -> None:
    steps = timetable(routine(*map(step, lengths)), s(break_))
    for moment in sorted(m for m in pressed if m < break_):
        steps = next_step(steps, s(moment))
    assert steps[0].begin == s(0)
    assert steps[-1].end == s(break_)
    for before, after in pairwise(steps):
        assert before.begin <= before.end == after.begin <= after.end


def test_a_routine_is_found_again_by_what_stands_in_the_journal() -> None:
    assert by_proposal("routine:r", [PLAIN]) is PLAIN
    assert by_proposal("routine:stand-up", []) is STAND
    for gone in ("routine:gone", "adjustment:r", "breathing:r", "r", ""):
        assert by_proposal(gone, [PLAIN]) is None


def test_what_is_out_of_range_is_no_routine() -> None:
    with pytest.raises(ValueError, match="1 to 3 steps"):
        routine(*[step(30)] * 4)
    for seconds in (59, 301):
        with pytest.raises(ValueError, match=r"1 to 5 minutes|1 to 300 seconds"):
            routine(step(seconds))
    with pytest.raises(ValueError, match="no side"):
        routine(step(60, LEFT), step(60, RIGHT))
    with pytest.raises(ValueError, match="characters"):
        RoutineStep(do="x" * 31, seconds=10)
    with pytest.raises(ValueError, match="characters"):
        Routine(
            id="r",
            name="",
            kind=BreakKind.MICRO,
            family=RoutineFamily.WALK,
            steps=(step(60),),
        )
