"""Every number that says how much it hurt, wherever it was given."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.care_events import ToolUsed
from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.journal.pain_events import NoteWritten
from backcare_tui.domain.journal.readings import Reading, latest_reading, readings, readings_of
from tests.domain.flares import NOON, an_entry

MINUTE = timedelta(minutes=1)


def used(before: int | None, after: int | None, minutes: float = 0, **more: object) -> Entry:
    event = ToolUsed(tool="heat", before=before, after=after, **more)  # type: ignore[arg-type]
    return an_entry(event, NOON + minutes * MINUTE)


def rated(score: int, minutes: float = 0) -> Entry:
    return an_entry(PainRated(score=score), NOON + minutes * MINUTE)


def test_a_check_in_and_both_sides_of_a_relief_are_readings() -> None:
    assert readings(rated(4)) == (Reading(NOON, 4),)
    assert readings(used(6, 4, seconds=900.0)) == (
        Reading(NOON, 6),
        Reading(NOON + 15 * MINUTE, 4),
    )
    assert readings(used(None, 3)) == (Reading(NOON, 3),)
    assert readings(used(None, None)) == ()
    assert readings(an_entry(NoteWritten(text="stairs"))) == ()


def test_pain_that_the_app_took_over_into_a_relief_is_one_reading() -> None:
    assert [each.score for each in readings_of([rated(7), used(7, 5, 10)])] == [7, 5]
    assert [each.score for each in readings_of([rated(7), used(6, 5, 10)])] == [7, 6, 5]
    assert [each.score for each in readings_of([rated(7), used(7, 5, 40)])] == [7, 7, 5]
    assert [each.score for each in readings_of([used(7, 5, 10), rated(7, 20)])] == [7, 5, 7]


def test_they_are_in_the_order_in_which_they_were_felt() -> None:
    found = readings_of([used(6, 4, seconds=1200.0), rated(5, 10)])
    assert [each.score for each in found] == [6, 5, 4]


def test_the_last_that_was_told_may_be_the_end_of_a_relief() -> None:
    heat, check_in = used(6, 4, seconds=1200.0), rated(5, 10)
    assert latest_reading([heat, check_in]) == (heat, Reading(NOON + 20 * MINUTE, 4))
    assert latest_reading([an_entry(NoteWritten(text="stairs"))]) is None


scores = st.one_of(st.none(), st.integers(0, 10))
entries = st.lists(
    st.one_of(
        st.builds(used, scores, scores, st.integers(0, 90)),
        st.builds(rated, st.integers(0, 10), st.integers(0, 90)),
    ),
    max_size=12,
    unique_by=lambda entry: entry.id,
)


@given(entries, st.randoms(use_true_random=False))
def test_order_and_copies_change_nothing(told: list[Entry], chance) -> None:
    shuffled = [*told, *told[:3]]
    chance.shuffle(shuffled)
    assert readings_of(shuffled) == readings_of(told)
