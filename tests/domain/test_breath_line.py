"""How full the lungs are, drawn as a line, and what sessions did with tension."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.downshift.breath import breath_line
from backcare_tui.domain.downshift.patterns import Pattern, Phase, PhaseKind
from backcare_tui.domain.downshift.tension import BreathingPast, TensionTold, breathing_past
from backcare_tui.domain.journal.entries import BreathingFinished, Entry

LONG_EXHALE = Pattern(
    id="long-exhale",
    name="Long exhale",
    phases=(Phase(PhaseKind.IN, 4), Phase(PhaseKind.OUT, 6)),
)
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)


@given(st.integers(0, 120), st.integers(1, 6))
def test_a_line_of_breaths_has_a_level_for_every_column(columns: int, breaths: int) -> None:
    line = breath_line(LONG_EXHALE, columns, breaths)
    assert len(line) == columns
    assert all(0 <= level <= 1 for level in line)


def test_a_breath_in_rises_and_a_breath_out_sinks() -> None:
    line = breath_line(LONG_EXHALE, 10)
    assert line[:4] == sorted(line[:4])
    assert line[4:] == sorted(line[4:], reverse=True)


def session(days: int, before: int | None, after: int | None) -> Entry:
    event = BreathingFinished(
        pattern="long-exhale",
        seconds=120,
        cycles=12,
        planned_cycles=12,
        tension_before=before,
        tension_after=after,
    )
    return Entry(id=str(days), at=AT + timedelta(days=days), device="d", event=event)


def test_only_sessions_with_both_numbers_are_told_and_all_of_them_count() -> None:
    past = breathing_past([session(2, 5, 5), session(1, 6, 3), session(0, 4, None)])
    assert past == BreathingPast((TensionTold(6, 3), TensionTold(5, 5)), 3, 360.0)
    assert (past.times_lower, past.times_higher) == (1, 0)
    assert not past.is_enough


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=1, max_size=40))
def test_an_average_is_never_made_more_of_than_it_is(pairs: list[tuple[int, int]]) -> None:
    past = BreathingPast(tuple(TensionTold(*pair) for pair in pairs), len(pairs), 0.0)
    mean = sum(before - after for before, after in pairs) / len(pairs)
    assert abs(past.lowered - mean) <= 0.5
    assert abs(past.lowered) <= abs(mean) + 0.5
    assert past.lowered * mean >= 0
    assert BreathingPast((TensionTold(1, 0), TensionTold(0, 0)), 2).lowered == 0
