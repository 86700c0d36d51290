"""The shape of a day: what of it is known, and what happened when."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.day_shape import LEAST, day_shape
from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal.entries import (
    AppOpened,
    AwayNoticed,
    BreakKind,
    BreakPostponed,
    BreakTaken,
    BreathingFinished,
    Entry,
    Event,
    PainRated,
)
from tests.domain.scene import NINE

HOUR = timedelta(hours=1)
TODAY = day_of(NINE)


def at(hours: float, event: Event) -> Entry:
    when = NINE + hours * HOUR
    return Entry(id=f"{when} {event!r}", at=when, device="d", event=event)


TAKEN = BreakTaken(break_kind=BreakKind.MICRO, seconds=120)


def test_what_happened_stands_where_it_was() -> None:
    breath = BreathingFinished(pattern="even", seconds=60, cycles=6, planned_cycles=6)
    entries = [
        at(0.5, TAKEN),
        at(1, BreakPostponed(break_kind=BreakKind.MICRO, seconds=300)),
        at(1.5, breath),
        at(2, PainRated(score=4)),
    ]
    shape = day_shape(entries, TODAY, NINE + 3 * HOUR)
    assert (shape.begin, shape.end) == (NINE, NINE + LEAST)
    assert shape.taken == (NINE + HOUR / 2,)
    assert shape.later == (NINE + HOUR,)
    assert shape.downshifts == (NINE + 1.5 * HOUR,)
    assert [(each.at, each.score) for each in shape.pains] == [(NINE + 2 * HOUR, 4)]
    assert shape.known == ((NINE + HOUR / 2, NINE + 3 * HOUR),)


def test_working_hours_are_in_it_whole() -> None:
    shape = day_shape([], TODAY, NINE, opens=NINE - HOUR, closes=NINE + 12.5 * HOUR)
    assert (shape.begin, shape.end) == (NINE - HOUR, NINE + 13 * HOUR)
    assert shape.known == ()


def test_absences_and_a_closed_app_are_not_known() -> None:
    away = AwayNoticed(since=NINE + HOUR, credited=BreakKind.LONG)
    opened = AppOpened(last_seen=NINE + 3 * HOUR)
    shape = day_shape([at(0, TAKEN), at(2, away), at(4, opened)], TODAY, NINE + 5 * HOUR)
    assert shape.known == (
        (NINE, NINE + HOUR),
        (NINE + 2 * HOUR, NINE + 3 * HOUR),
        (NINE + 4 * HOUR, NINE + 5 * HOUR),
    )
    assert shape.taken == (NINE, NINE + HOUR), "an absence that counted is a break"


def test_a_day_that_is_over_has_no_now_and_other_days_are_not_in_it() -> None:
    entries = [at(0, TAKEN), at(25, TAKEN)]
    shape = day_shape(entries, TODAY, NINE + 30 * HOUR)
    assert shape.now is None
    assert shape.taken == (NINE,)


events = st.one_of(
    st.just(TAKEN),
    st.builds(PainRated, score=st.integers(0, 10)),
    st.builds(AwayNoticed, since=st.integers(-20, 20).map(lambda n: NINE + n * HOUR)),
    st.builds(AppOpened, last_seen=st.none() | st.integers(-9, 20).map(lambda n: NINE + n * HOUR)),
)


@given(st.lists(st.tuples(st.floats(-30, 30), events), max_size=20), st.floats(-4.9, 18.9))
def test_everything_lies_between_its_ends_and_what_is_known_is_apart(
    told: list[tuple[float, Event]], hours: float
) -> None:
    entries = sorted((at(*each) for each in told), key=lambda entry: entry.at)
    now = NINE + hours * HOUR
    shape = day_shape(entries, day_of(now), now)
    assert shape.begin <= now <= shape.end
    assert shape.end - shape.begin <= 24 * HOUR
    for instant in (*shape.taken, *shape.later, *(each.at for each in shape.pains)):
        assert instant <= shape.end
    flat = [instant for span in shape.known for instant in span]
    assert flat == sorted(flat)
    assert all(begin < end for begin, end in shape.known)
