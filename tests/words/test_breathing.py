"""What is said of a session that is over, and of all of them: true, and not more than is known."""

from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.downshift.tension import BreathingPast, TensionTold
from backcare_tui.domain.journal.entries import BreathingFinished
from backcare_tui.words.breathing import (
    after_session,
    average_words,
    in_all,
    session_line,
    too_few,
)


def done(before: int | None = None, after: int | None = None, cycles: int = 18):
    return BreathingFinished(
        pattern="long-exhale",
        seconds=10.0 * cycles,
        cycles=cycles,
        planned_cycles=18,
        tension_before=before,
        tension_after=after,
    )


def past(*pairs: tuple[int, int]) -> BreathingPast:
    return BreathingPast(
        tuple(TensionTold(*pair) for pair in pairs), len(pairs), 180.0 * len(pairs)
    )


LOWER = past(*[(6, 4)] * 13, (5, 5))
HIGHER = past((2, 4), (3, 5), (4, 4))


def test_a_session_is_told_with_what_came_of_it_and_of_the_others() -> None:
    said = after_session(done(6, 4), LOWER)
    assert said == "Tension 6 → 4; on average 2 lower over 14 sessions."
    assert session_line(done()) == "18 breaths, 3:00"


def test_a_session_that_went_the_other_way_is_told_as_it_is() -> None:
    assert after_session(done(3, 5), LOWER).startswith("Tension 3 → 5; on average 2 lower")
    assert after_session(done(3, 3), LOWER).startswith("Tension 3, as before;")
    assert after_session(done(3, 5), HIGHER).endswith("on average 1 higher over 3 sessions.")
    same = past((3, 3), (4, 4), (5, 5))
    assert after_session(done(3, 3), same).endswith("on average about the same over 3 sessions.")


def test_nothing_is_said_of_an_average_until_three_are_known() -> None:
    few = past((6, 4), (6, 4))
    assert after_session(done(6, 4), few) == "Tension 6 → 4."
    assert average_words(few) == ()
    assert too_few(few).startswith("1 more session")
    assert "before and after" in too_few(BreathingPast())


def test_a_session_without_numbers_has_a_kind_word() -> None:
    assert after_session(done(), LOWER) == "You stayed with it to the last breath."
    assert "Stopping" in after_session(done(cycles=4), LOWER)


def test_how_often_it_was_lower_stands_beside_the_average() -> None:
    assert average_words(LOWER) == ("lower on average", "13 of 14 times")
    assert average_words(HIGHER) == ("higher on average", "2 of 3 times")
    assert in_all(LOWER, 90) == "42 min in 90 days"
    assert in_all(BreathingPast(), 90) == ""


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), max_size=20))
def test_what_is_said_fits_what_is_known(pairs: list[tuple[int, int]]) -> None:
    known = past(*pairs)
    words = " ".join(average_words(known))
    assert ("lower" in words) == (known.is_enough and known.lowered > 0)
    assert ("higher" in words) == (known.is_enough and known.lowered < 0)
