"""Figures as they are drawn: in their room, readable at every size, and still if that is wished."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion
from textual.app import App, ComposeResult
from textual.content import Content

from backcare_tui.content.figures import load_figures
from backcare_tui.domain.figures import Figure
from backcare_tui.tui.kit.draw.braille import BLANK, Dots
from backcare_tui.tui.kit.figure import (
    HEAD,
    LEAST,
    ON_SIGNAL,
    USUAL,
    FigureColours,
    FigurePicture,
    FigureView,
    figure_lines,
    pose_at,
)
from backcare_tui.tui.kit.figure_fit import fit_of
from backcare_tui.tui.themes.theming import variable_defaults
from backcare_tui.use_cases.figures import figure_named
from tests.machines import Machines

FIGURES = load_figures(None)[0]
VIEWS = [FigureView(figure, n) for figure in FIGURES for n in range(len(figure.poses))]
SIZES = [LEAST, (14, 10), (14, 11), (40, 26)]
BOTH = [figure for figure in FIGURES if len(figure.poses) == 2]


def named(view: FigureView) -> str:
    return f"{view.figure.id}-{view.pose + 1}"


def dots_of(lines: tuple[Content, ...]) -> Counter[str]:
    """How many dots there are of each style."""
    found: Counter[str] = Counter()
    for line in lines:
        for begin, end, style in line.spans:
            found[str(style)] += sum((ord(c) - BLANK).bit_count() for c in line.plain[begin:end])
    return found


@given(st.sampled_from(VIEWS), st.integers(0, 90), st.integers(0, 60), st.booleans())
def test_a_figure_fills_its_room_and_no_more(
    view: FigureView, width: int, height: int, mirrored: bool
) -> None:
    lines = figure_lines(view._replace(mirrored=mirrored), width, height)
    if width < LEAST[0] or height < LEAST[1]:
        assert lines == ()
        return
    assert len(lines) == height
    assert all(line.cell_length == width for line in lines)
    assert all(c == " " or BLANK < ord(c) < BLANK + 256 for line in lines for c in line.plain)


@given(st.sampled_from(FIGURES), st.integers(12, 90), st.integers(9, 60), st.booleans())
def test_no_joint_lies_outside(figure: Figure, width: int, height: int, mirrored: bool) -> None:
    fit = fit_of(figure, width, height, HEAD, mirrored=mirrored)
    for pose in figure.poses:
        for line in (*pose.limbs, *pose.things, pose.trunk, *figure.scene, (pose.head,)):
            for x, y in fit.dots(line):
                assert 0 <= x <= 2 * width - 1
                assert 0 <= y <= 4 * height - 3
        top = fit.dot(pose.head)[1] - HEAD * fit.scale
        assert top >= -0.5


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("view", VIEWS, ids=named)
def test_near_and_far_limbs_are_seen(view: FigureView, size: tuple[int, int]) -> None:
    dots = dots_of(figure_lines(view, *size))
    assert dots[USUAL.near] > 50
    assert dots[USUAL.far] >= 4
    assert dots[USUAL.scene] or size == LEAST


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("figure", BOTH, ids=lambda figure: figure.id)
def test_two_poses_look_different(figure: Figure, size: tuple[int, int]) -> None:
    one, other = (figure_lines(FigureView(figure, n), *size) for n in (0, 1))
    assert [line.plain for line in one] != [line.plain for line in other]


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)
def test_every_figure_looks_as_it_was_left(figure: Figure, snapshot: SnapshotAssertion) -> None:
    poses = [figure_lines(FigureView(figure, n), 14, 10) for n in range(len(figure.poses))]
    rows = zip(*poses, strict=True)
    assert "\n".join("│".join(line.plain for line in row) for row in rows) == snapshot


def test_one_drawn_large_looks_as_it_was_left(snapshot: SnapshotAssertion) -> None:
    lines = figure_lines(FigureView(FIGURES[0]), 40, 26)
    assert "\n".join(line.plain for line in lines) == snapshot


def test_the_other_side_is_drawn_the_other_way_round() -> None:
    view = FigureView(FIGURES[0])
    lines, mirrored = (figure_lines(v, 21, 14) for v in (view, view._replace(mirrored=True)))
    assert [line.plain for line in lines] != [line.plain for line in mirrored]
    assert abs(dots_of(lines)[USUAL.near] - dots_of(mirrored)[USUAL.near]) < 20


def test_colours_can_be_others() -> None:
    ink = FigureColours("$bc-ink", "$bc-dim", "$bc-text", "$bc-track")
    dots = dots_of(figure_lines(FigureView(FIGURES[0], colours=ink), 14, 10))
    assert dots.keys() <= {*ink}


@pytest.mark.parametrize("figure", BOTH, ids=lambda figure: figure.id)
def test_poses_change_once_a_second_at_most_and_not_at_all_if_nothing_is_to_move(
    figure: Figure,
) -> None:
    seconds = range(3 * figure.pace)
    shown = [pose_at(figure, timedelta(seconds=n), moving=True) for n in seconds]
    assert shown == [0] * figure.pace + [1] * figure.pace + [0] * figure.pace
    assert {pose_at(figure, timedelta(seconds=n), moving=False) for n in seconds} == {0}


def test_a_clock_that_goes_back_does_no_harm() -> None:
    for figure in FIGURES:
        assert pose_at(figure, timedelta(seconds=-0.5), moving=True) in range(len(figure.poses))


async def test_every_colour_is_one_of_a_theme() -> None:
    async with OneFigure().run_test(size=(20, 12)) as pilot:
        picture = pilot.app.query_one(FigurePicture)
        for colours in (USUAL, ON_SIGNAL):
            picture.show(FigureView(FIGURES[0], colours=colours))
            await pilot.pause()
            strips = picture.render_lines(picture.size.region)
            seen = {s.style.color for strip in strips for s in strip if s.text.strip() and s.style}
            assert len(seen) == 3  # near, far, floor


class OneFigure(App[None]):
    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def compose(self) -> ComposeResult:
        yield FigurePicture()


async def test_a_picture_draws_its_figure_in_the_room_it_has() -> None:
    app = OneFigure()
    async with app.run_test(size=(20, 12)) as pilot:
        picture = app.query_one(FigurePicture)
        assert not picture.render().plain.strip()
        picture.show(FigureView(FIGURES[0]))
        await pilot.pause()
        assert picture.render().plain.split("\n") == [
            line.plain for line in figure_lines(FigureView(FIGURES[0]), 20, 12)
        ]
        await pilot.resize_terminal(20, 8)
        await pilot.pause()
        assert picture.render().plain == ""


def test_what_names_a_figure_finds_it(tmp_path: Path) -> None:
    here = Machines(tmp_path).companion()
    figure = figure_named(here, "walk")
    assert figure is not None
    assert figure.id == "walk"
    assert figure_named(here, "") is None
    assert figure_named(here, "moonwalk") is None


@given(
    st.tuples(st.floats(-9, 40), st.floats(-9, 60)),
    st.tuples(st.floats(-9, 40), st.floats(-9, 60)),
    st.floats(0.5, 6),
    st.floats(0.5, 6),
)
def test_a_stroke_covers_all_dots_between_its_ends_and_none_further_off(
    begin: tuple[float, float], end: tuple[float, float], begins: float, ends: float
) -> None:
    dots = Dots(16, 13)
    dots.stroke(begin, end, begins, ends)
    assert len(dots.rows) == 52
    most = max(begins, ends) + 1e-6
    for y, row in enumerate(dots.rows):
        assert row >> 32 == 0
        for x in range(32):
            if row >> x & 1:
                assert _distance((x, y), begin, end) <= most
    for (x, y), radius in ((begin, begins), (end, ends)):
        near = (round(x), round(y))
        if 0 <= near[0] < 32 and 0 <= near[1] < 52 and radius > 0.71:
            assert dots.rows[near[1]] >> near[0] & 1


def _distance(
    point: tuple[float, float], begin: tuple[float, float], end: tuple[float, float]
) -> float:
    (px, py), (x0, y0), (x1, y1) = point, begin, end
    square = (x1 - x0) ** 2 + (y1 - y0) ** 2
    along = ((px - x0) * (x1 - x0) + (py - y0) * (y1 - y0)) / square if square else 0.0
    share = min(max(along, 0.0), 1.0)
    return ((px - x0 - share * (x1 - x0)) ** 2 + (py - y0 - share * (y1 - y0)) ** 2) ** 0.5
