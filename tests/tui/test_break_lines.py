"""A break as lines, at any size and any moment: never outside of its cells, and nothing jumps."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from backcare_tui.content.catalogue import load_catalogue
from backcare_tui.domain.breaks.plan import Plan, PromptState
from backcare_tui.domain.breaks.routines import Routine, timetable
from backcare_tui.domain.downshift.session import Session, moment
from backcare_tui.domain.journal.entries import BreakKind
from backcare_tui.tui.breaks.lines import WIDEST, draw, placed
from backcare_tui.tui.breaks.shape import shape
from backcare_tui.tui.breaks.step_figure import StepView, step_lines
from backcare_tui.tui.breaks.view import BreakView
from backcare_tui.tui.kit.draw.glyphs import ASCII, BLOCKS
from backcare_tui.tui.kit.draw.header import Header, header
from tests.clocks import START

CATALOGUE = load_catalogue(None, None)
ROUTINES = CATALOGUE.routines
FREE = next(pattern for pattern in CATALOGUE.patterns if not pattern.has_holds)
LENGTHS = {BreakKind.MICRO: timedelta(minutes=2), BreakKind.LONG: timedelta(minutes=5)}
SIZES = st.tuples(st.integers(1, 220), st.integers(1, 70))


def view_of(routine: Routine, seconds: float, length: timedelta | None = None) -> BreakView:
    """The break of this routine, after so many seconds."""
    long = LENGTHS[routine.kind] if length is None else length
    plan = Plan(
        state=PromptState.ON_BREAK,
        kind=routine.kind,
        length=long,
        due=START + long,
        heads_up=START,
        wake_at=None,
        work_since=START,
        started=START,
    )
    view = BreakView(plan, timedelta(seconds=seconds), timetable(routine, long))
    step = view.steps[view.on]
    if not step.step.breathe:
        return view
    into = (view.elapsed - step.begin).total_seconds()
    return view._replace(breath=moment(Session(FREE, 60), into))


def text(lines: list[Content]) -> list[str]:
    return [line.plain for line in lines]


@given(st.sampled_from(ROUTINES), st.floats(0, 5000), SIZES, st.booleans())
def test_it_stays_within_its_cells(
    routine: Routine, seconds: float, size: tuple[int, int], plain: bool
) -> None:
    width, height = min(size[0], WIDEST), size[1]
    lines = draw(view_of(routine, seconds), width, height, ASCII if plain else BLOCKS)
    assert len(lines) <= height
    assert all(line.cell_length <= width for line in lines)
    shown = placed(lines, width, size)
    assert len(shown) <= height
    assert all(line.cell_length <= size[0] for line in shown)


@given(st.sampled_from(ROUTINES), SIZES)
def test_no_title_moves_when_the_next_step_begins(routine: Routine, size: tuple[int, int]) -> None:
    width, height = min(size[0], WIDEST), size[1]
    if width < 44 or height < 11:
        return
    first = view_of(routine, 0)
    rows: list[list[int]] = []
    for timed in first.steps:
        view = view_of(routine, timed.begin.total_seconds())
        lines = text(draw(view, width, height))
        rows.append([n for n, line in enumerate(lines) if is_title(line, view)])
    assert all(each == rows[0] for each in rows)
    assert len(rows[0]) == len(first.steps)


def is_title(line: str, view: BreakView) -> bool:
    return any(line[11:].startswith(timed.step.do) and line[8:9] for timed in view.steps) and (
        line[2:3] in "●◉○"
    )


@given(st.integers(1, 300), st.integers(1, 100), st.booleans())
def test_the_parts_fit_beside_each_other(width: int, height: int, figures: bool) -> None:
    where = shape(width, height, figures=figures)
    wide = where.figure[0] if where.figure else 0
    assert where.margin + where.clock + wide <= width
    assert where.head + where.height <= height
    assert where.figure is None or where.figure[1] <= where.height
    assert where.figure is None or figures


@pytest.mark.parametrize(
    ("size", "figure"),
    [((34, 8), False), ((80, 24), True), ((120, 40), True), ((200, 60), True), ((60, 24), False)],
)
def test_a_figure_is_there_if_it_fits(size: tuple[int, int], figure: bool) -> None:
    assert (shape(*size, figures=True).figure is not None) is figure


@given(st.integers(0, 90), st.integers(0, 60), st.integers(0, 2))
def test_a_frame_without_a_figure_holds_which_step_it_is(width: int, height: int, on: int) -> None:
    lines = step_lines(StepView((None, None, None), on), width, height)
    assert len(lines) <= height
    assert all(line.cell_length <= width for line in lines)


@given(st.integers(12, 200), st.booleans())
def test_the_header_says_the_break_last_of_all(width: int, plain: bool) -> None:
    view = Header((), "", "long break", START, "sitting clock stopped")
    line, _ = header(view, width, ASCII if plain else BLOCKS)
    assert "long break" in line.plain


def test_at_120_columns_the_time_is_as_large_as_it_can_be() -> None:
    routine = next(each for each in ROUTINES if each.kind is BreakKind.LONG)
    lines = text(draw(view_of(routine, 108), WIDEST, 32))
    assert sum("██" in line for line in lines) == 10
    assert lines[11].strip() == "left of 5 min   long break"
