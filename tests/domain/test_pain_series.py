"""A day of pain in numbers."""

from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.entries import (
    BreakKind,
    BreakTaken,
    Entry,
    PainRated,
    current_versions,
)
from backcare_tui.domain.journal.pain_events import DayReflected
from backcare_tui.domain.pain.series import (
    CHANGED_FROM,
    LATE_FROM,
    DayLine,
    days,
    in_flare,
    is_changed,
    is_late,
)
from tests.domain.pains import TODAY, ago, at, entry, evening, flare, joined, rated


def last(entries: list[Entry]) -> DayLine:
    return days(entries, (), TODAY, 1)[0]


def test_a_day_is_its_ratings_from_lowest_to_highest_and_the_one_in_the_middle() -> None:
    line = last(rated(0, 2, 5, 3))
    assert (line.n, line.low, line.high, line.median, line.value) == (3, 2, 5, 3.0, 3.0)
    assert line.scores == (2, 5, 3)


def test_between_two_ratings_the_middle_is_a_half() -> None:
    assert last(rated(0, 2, 3)).value == 2.5


def test_the_evening_adds_the_average_and_the_worst() -> None:
    line = last([*rated(0, 2, 3), evening(0, 4, 7)])
    assert (line.average, line.worst, line.high, line.low) == (4, 7, 7, 2)
    assert line.value == 2.5, "the ratings count if there are any"


def test_a_day_with_nothing_but_the_evening_counts_as_its_average() -> None:
    line = last([evening(0, 4)])
    assert (line.value, line.n, line.low, line.high) == (4.0, 0, None, None)
    assert not line.is_empty


def test_of_two_evenings_the_later_one_counts() -> None:
    later = entry(0, DayReflected(average=6), 22)
    assert last([later, evening(0, 4)]).average == 6


def test_days_without_an_entry_are_there_and_empty() -> None:
    lines = days([*rated(2, 3), *rated(0, 4)], (), TODAY, 4)
    assert [line.day for line in lines] == [ago(3), ago(2), ago(1), TODAY]
    assert [line.is_empty for line in lines] == [True, False, True, False]
    assert [line.value for line in lines] == [None, 3.0, None, 4.0]


def test_after_midnight_a_rating_counts_to_the_evening_before() -> None:
    lines = days([entry(0, PainRated(score=7), 1.5)], (), TODAY, 2)
    assert [line.n for line in lines] == [1, 0]


def test_other_entries_and_other_days_are_left_out() -> None:
    taken = entry(0, BreakTaken(break_kind=BreakKind.MICRO, seconds=120))
    assert last([taken, *rated(1, 9), *rated(-1, 9)]).is_empty


def test_ratings_written_down_later_are_marked() -> None:
    late = entry(0, PainRated(score=3), logged=at(0, 12))
    soon = entry(0, PainRated(score=3), 10, logged=at(0, 10) + timedelta(seconds=20))
    lost = entry(0, PainRated(score=3), 11, logged=at(0, 12), replaces="what nobody has")
    assert [is_late(each) for each in (late, soon, lost, *rated(0, 1))] == [True, *[False] * 3]
    assert last([late, soon, lost]).late == 1


def versions(*told: tuple[float, float]) -> list[Entry]:
    """An entry and its edits, each told by when it is about and when it was written (hours)."""
    return [
        Entry(
            id=f"v{n}",
            at=at(0, about),
            device="d",
            event=PainRated(score=n % 11),
            replaces=f"v{n - 1}" if n else None,
            logged=None if about == written else at(0, written),
        )
        for n, (about, written) in enumerate(told)
    ]


def test_moved_to_an_earlier_moment_while_it_is_written_an_entry_is_late_and_not_changed() -> None:
    (moved,) = current_versions(versions((9, 9), (7, 9.01)))
    assert (is_late(moved), is_changed(moved)) == (True, False)


def test_what_is_added_in_the_minutes_after_the_rating_is_no_change() -> None:
    (completed,) = current_versions(versions((9, 9), (9, 9.05)))
    (changed,) = current_versions(versions((9, 9), (9, 9.05), (9, 9.1)))
    assert (is_changed(completed), is_changed(changed)) == (False, True)
    assert not is_late(changed)


hours = st.floats(0, 48, allow_nan=False).map(lambda hour: round(hour, 2))


@given(hours, hours, st.lists(hours, max_size=5), st.randoms())
def test_to_edit_an_entry_makes_it_neither_late_nor_timely(
    about: float, later: float, edits: list[float], chance: Random
) -> None:
    written = about + later
    every = versions((about, written), *((about, written + after) for after in edits))
    chance.shuffle(every)
    (counts,) = current_versions(every)
    assert is_late(counts) == (later >= 1 / 60)
    assert current_versions([counts]) == [counts]


@given(st.lists(st.tuples(hours, hours), min_size=1, max_size=6))
def test_late_is_what_was_first_written_clearly_after_the_moment_it_is_about_now(
    told: list[tuple[float, float]],
) -> None:
    (counts,) = current_versions(versions(*told))
    assert is_late(counts) == (at(0, told[0][1]) - counts.at >= LATE_FROM)
    assert is_changed(counts) == (at(0, told[-1][1]) - at(0, told[0][1]) >= CHANGED_FROM)


def test_a_flare_covers_every_day_it_touches() -> None:
    one = flare(5, 3)
    assert [in_flare((one,), ago(n)) for n in (6, 5, 4, 3, 2)] == [False, True, True, True, False]
    assert [line.flare for line in days([], (one,), ago(2), 4)] == [True, True, True, False]


def test_a_flare_that_nobody_ended_runs_out_after_ninety_days() -> None:
    one = flare(100, None)
    assert in_flare((one,), ago(10))
    assert not in_flare((one,), ago(9))


def test_no_days_are_no_days() -> None:
    assert days(rated(0, 3), (), TODAY, 0) == ()


some_days = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 10), st.integers(0, 23)), max_size=40
)


@given(some_days, st.randoms())
def test_order_and_being_given_twice_do_not_matter(
    told: list[tuple[int, int, int]], chance: Random
) -> None:
    entries = [entry(day, PainRated(score=score), hour) for day, score, hour in told]
    entries += [evening(day, score) for day, score, _ in told[::3]]
    shuffled = [*entries, *entries[::2]]
    chance.shuffle(shuffled)
    assert days(shuffled, (), TODAY, 30) == days(entries, (), TODAY, 30)


@given(some_days)
def test_no_number_of_a_day_leaves_the_scale(told: list[tuple[int, int, int]]) -> None:
    entries = [entry(day, PainRated(score=score), hour) for day, score, hour in told]
    for line in days(entries, (), TODAY, 45):
        for number in (line.low, line.high, line.median, line.value):
            assert number is None or 0 <= number <= 10
        if line.scores:
            assert line.low is not None
            assert line.high is not None
            assert line.value is not None
            assert line.low <= line.value <= line.high
    assert sum(line.n for line in days(entries, (), TODAY, 45)) == len({e.id for e in entries})


def test_several_days_told_at_once() -> None:
    lines = days(joined(rated(n, n) for n in range(5)), (), TODAY, 5)
    assert [line.value for line in lines] == [4.0, 3.0, 2.0, 1.0, 0.0]
