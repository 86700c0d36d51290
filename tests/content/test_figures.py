"""The shipped figures are bodies, each of them is used, and a person can have their own."""

from itertools import pairwise
from math import dist
from pathlib import Path

import pytest

from backcare_tui.content.adjustments import load_adjustments
from backcare_tui.content.breaks import load_routines
from backcare_tui.content.catalogue import load_catalogue
from backcare_tui.content.figures import load_figures
from backcare_tui.content.kept_figures import figures_by_id
from backcare_tui.content.loader import Problem
from backcare_tui.content.patterns import FIGURES
from backcare_tui.content.portfolio import load_tools
from backcare_tui.domain.breaks.routines import STAND
from backcare_tui.domain.figures import Figure, Line, Viewpoint

OWN = """
[[figure]]
id = "headstand"
shows = "On the head"

[[figure.poses]]
head = [0, 3]
trunk = [[0, 8], [0, 20]]
near_leg = [[0, 20], [0, 29], [0, 38], [2, 39]]
"""
BONES = {"arm": (6.3, 6.9), "leg": (9.2, 9.0, 3.6)}
"""Upper arm, forearm; thigh, shin, foot: seen from the side, in units of body space."""


def with_own(folder: Path, toml: str) -> tuple[dict[str, Figure], list[Problem]]:
    (folder / "figures.toml").write_text(toml, encoding="utf-8")
    figures, problems = load_figures(folder)
    return {figure.id: figure for figure in figures}, list(problems)


def shipped() -> dict[str, Figure]:
    figures, problems = load_figures(None)
    assert not problems
    return {figure.id: figure for figure in figures}


ALL = shipped().values()


def used() -> set[str]:
    steps = [step for routine in (*load_routines(None)[0], STAND) for step in routine.steps]
    named = [*steps, *load_adjustments(None)[0], *load_tools(None)[0]]
    return {each.figure for each in named if each.figure} | set(FIGURES)


def test_every_figure_that_is_named_exists_and_every_one_is_named() -> None:
    assert used() == shipped().keys()


def test_a_routine_is_shown_by_what_takes_longest() -> None:
    shown = {routine.id: routine.figure for routine in (*load_routines(None)[0], STAND)}
    assert shown["legs-up"] == "calves-on-chair"
    assert shown["lean-back"] == "lean-back"
    assert shown["window-walk"] == "walk"
    assert shown["stand-up"] == "stand-up"


def test_every_step_and_every_adjustment_has_a_figure() -> None:
    assert all(step.figure for r in (*load_routines(None)[0], STAND) for step in r.steps)
    assert all(adjustment.figure for adjustment in load_adjustments(None)[0])


@pytest.mark.parametrize("figure", ALL, ids=lambda figure: figure.id)
def test_every_body_has_the_measures_of_a_body(figure: Figure) -> None:
    """What comes towards the onlooker looks shorter; nothing gets longer."""
    for pose in figure.poses:
        for limb, bones in (
            *((arm, BONES["arm"]) for arm in (pose.near_arm, pose.far_arm)),
            *((leg, BONES["leg"]) for leg in (pose.near_leg, pose.far_leg)),
        ):
            for (begin, end), length in zip(pairwise(limb), bones, strict=False):
                assert dist(begin, end) <= length + 0.2
        assert 8 <= dist(pose.trunk[0], pose.trunk[-1]) <= 12
        assert 4 <= dist(pose.head, pose.trunk[0]) <= 7


@pytest.mark.parametrize("figure", ALL, ids=lambda figure: figure.id)
def test_every_body_stands_on_the_floor_or_on_what_is_drawn(figure: Figure) -> None:
    for pose in figure.poses:
        lines: list[Line] = [*pose.limbs, *pose.things, *figure.scene, pose.trunk]
        assert min(y for line in lines for _, y in line) >= 0
        lowest = min(y for line in (*pose.limbs, pose.trunk) for _, y in line)
        assert lowest < 2.5 or figure.scene


@pytest.mark.parametrize("figure", ALL, ids=lambda figure: figure.id)
def test_knees_bend_to_where_the_toes_point(figure: Figure) -> None:
    for pose in figure.poses:
        if pose.view is Viewpoint.FRONT:
            continue
        for leg in (pose.near_leg, pose.far_leg):
            if leg and abs(bend := _turn(leg[0], leg[1], leg[2])) > 8:
                assert (bend > 0) == (_turn(leg[1], leg[2], leg[3]) < 0)


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    """Twice the area of the triangle; its sign says which way the line turns at `b`."""
    return (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])


def test_my_own_figure_joins_the_others(tmp_path: Path) -> None:
    figures, problems = with_own(tmp_path, OWN)
    assert not problems
    assert figures.keys() == shipped().keys() | {"headstand"}
    assert (figures["headstand"].pace, len(figures["headstand"].poses)) == (1, 1)


@pytest.mark.parametrize(
    ("change", "key", "said"),
    [
        ("pace = 0", "pace", "1 to 10"),
        ("pace = 1.5", "pace", "whole number"),
        ('shows = ""', "shows", "missing"),
        ("scene = 3", "scene", "list of lines"),
        ("scene = [[[0, 0]]]", "scene", "2 to 12 points"),
        ("scene = [[[0, 61], [0, 0]]]", "scene", "-60 to 60"),
        ("scene = [4]", "scene", "list of points"),
        ("poses = 3", "poses", "one or two"),
        ("poses = []", "poses", "one or two"),
        ("poses = [4]", "poses", "one or two"),
        ("poses = [{ head = [0, 3] }]", "poses", "pose 1, trunk: is a list of points"),
        ("poses = [{ trunk = [[0, 3], [0, 4]] }]", "poses", "pose 1, head: has points"),
        ("poses = [{ head = [0, nan], trunk = [[0, 3], [0, 4]] }]", "poses", "pose 1, head"),
        ("poses = [{ head = [0, 3], trunk = [[0, 3]] }]", "poses", "pose 1: a trunk has 2 to 5"),
        ("poses = [{ head = [0, 3], trunk = [[0, 3], 4] }]", "poses", "pose 1, trunk: has points"),
        ("poses = [{ head = [0, 3], trunk = [], tail = [] }]", "poses", "pose 1, tail: is not"),
        ('poses = [{ head = [0, 3], trunk = [], view = "top" }]', "poses", '"side", "front"'),
        ("wings = 2", "wings", "is not known"),
    ],
)
def test_what_is_wrong_is_named_and_the_rest_works(
    tmp_path: Path, change: str, key: str, said: str
) -> None:
    figures, (problem,) = with_own(tmp_path, f'[[figure]]\nid = "walk"\n{change}\n')
    assert problem.where == f"walk.{key}"
    assert said in problem.reason
    assert figures == shipped()


def test_a_figure_that_is_not_there_is_named_with_file_and_key(tmp_path: Path) -> None:
    (tmp_path / "figures.toml").write_text(OWN + '[[figure]]\nid = "walk"\nhide = true\n')
    (tmp_path / "breaks.toml").write_text(
        '[[routine]]\nid = "mine"\nname = "Mine"\nkind = "micro"\nfamily = "walk"\nsteps = [\n'
        '{ do = "a", seconds = 60, figure = "headstand" }, '
        '{ do = "b", seconds = 60, figure = "moonwalk" }]\n'
    )
    (tmp_path / "adjustments.toml").write_text('[[adjustment]]\nid = "bag-side"\nfigure = "bag"\n')
    (tmp_path / "portfolio.toml").write_text('[[tool]]\nid = "heat"\nfigure = "warm"\n')
    catalogue = load_catalogue(tmp_path)
    said = {(each.path.name, each.where): each.reason for each in catalogue.problems}
    assert said.keys() == {
        ("breaks.toml", "mine.steps"),
        ("adjustments.toml", "bag-side.figure"),
        ("portfolio.toml", "heat.figure"),
    }
    assert "step 2, figure: there is no figure “moonwalk”" in said["breaks.toml", "mine.steps"]
    assert any(routine.id == "mine" for routine in catalogue.routines)


def test_what_was_kept_is_what_would_have_been_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, files = tmp_path / "state" / "figures.json", load_catalogue(tmp_path).files
    first = figures_by_id(tmp_path, kept, files)
    assert first == shipped()
    figures_by_id.cache_clear()
    with monkeypatch.context() as patch:
        patch.setattr("tomllib.loads", None)
        assert figures_by_id(tmp_path, kept, files) == first
    (tmp_path / "figures.toml").write_text(OWN)
    assert "headstand" in figures_by_id(tmp_path, kept, load_catalogue(tmp_path).files)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"version": 1}', b"\xff"])
def test_a_damaged_copy_is_not_used(tmp_path: Path, content: bytes) -> None:
    kept = tmp_path / "figures.json"
    kept.write_bytes(content)
    assert figures_by_id(tmp_path, kept, ()) == shipped()


def test_a_place_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert figures_by_id(tmp_path, tmp_path / "file" / "figures.json", ()) == shipped()
