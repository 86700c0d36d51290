"""The figures of movements: `figures.toml`, and the person's own file beside it."""

from collections.abc import Iterable
from pathlib import Path
from typing import cast

from backcare_tui.content import loader
from backcare_tui.content.loader import SHIPPED, Problem, Rejected, Table, text
from backcare_tui.domain.adjustments import Adjustment
from backcare_tui.domain.breaks.routines import Routine
from backcare_tui.domain.figures import (
    MAX_PACE,
    MAX_POSES,
    MAX_SHOWS,
    REACH,
    Figure,
    Line,
    Point,
    Pose,
    Viewpoint,
)
from backcare_tui.domain.portfolio.tools import Tool

MAX_ID = 40
_PACE = f"is a whole number of seconds, 1 to {MAX_PACE}"
_POSES = "is one or two tables [[figure.poses]], each with a head and a trunk"
_POINT = f"has points such as [0, 36.5], each number from -{REACH:g} to {REACH:g}"
_LINE = "is a list of points such as [[0, 31], [0, 20]]"
_LINES = "is a list of lines, each a list of points such as [[0, 31], [0, 20]]"
_LIMBS = ("near_arm", "far_arm", "near_leg", "far_leg")
_WHERE = "those there are have an id in figures.toml"


def load_figures(
    personal: Path | None, shipped: Path = SHIPPED
) -> tuple[tuple[Figure, ...], tuple[Problem, ...]]:
    """The figures in the files' order, and what could not be used.

    A new one in the person's own folder `personal` needs `id`, `shows` and `poses`.
    """
    return loader.load("figures", "figure", parse_figure, personal, shipped)


def figure_id(table: Table) -> str:
    """The id of the figure that a table of other content names; "" if it names none."""
    return text(table, "figure", limit=MAX_ID, required=False)


def unknown_figures(
    personal: Path,
    adjustments: Iterable[Adjustment],
    routines: Iterable[Routine],
    tools: Iterable[Tool],
) -> tuple[Problem, ...]:
    """What the person's own files in the folder `personal` name as a figure and is none.

    What names it works, and has no figure. One that the person hides is known, and not drawn.
    """
    known = {each.id for folder in {None, personal} for each in load_figures(folder)[0]}
    uses = [
        *(("adjustments", f"{each.id}.figure", "", each.figure) for each in adjustments),
        *(("portfolio", f"{each.id}.figure", "", each.figure) for each in tools),
        *(
            ("breaks", f"{each.id}.steps", f"step {n}, figure: ", step.figure)
            for each in routines
            for n, step in enumerate(each.steps, start=1)
        ),
    ]
    return tuple(
        Problem(personal / f"{file}.toml", where, f"{which}there is no figure “{id_}”; {_WHERE}")
        for file, where, which, id_ in uses
        if id_ and id_ not in known
    )


def parse_figure(table: Table) -> Figure:
    """One table as a figure. Raises `Rejected` with the key that is wrong, and why."""
    loader.refuse_unknown(table, Figure.__struct_fields__)
    try:
        return Figure(
            id=text(table, "id", limit=MAX_ID),
            shows=text(table, "shows", limit=MAX_SHOWS),
            poses=_poses(table.get("poses")),
            scene=_lines(table, "scene"),
            pace=loader.whole(table, "pace", MAX_PACE, _PACE) or 1,
        )
    except ValueError as error:
        raise Rejected("scene", str(error)) from None


def _poses(value: object) -> tuple[Pose, ...]:
    if not isinstance(value, list) or not 1 <= len(cast("list[object]", value)) <= MAX_POSES:
        raise Rejected("poses", _POSES)
    return tuple(_pose(n, pose) for n, pose in enumerate(cast("list[object]", value), start=1))


def _pose(number: int, value: object) -> Pose:
    if not isinstance(value, dict):
        raise Rejected("poses", _POSES)
    table = cast("Table", value)
    try:
        loader.refuse_unknown(table, Pose.__struct_fields__)
        return Pose(
            head=_point("head", table.get("head")),
            trunk=_line("trunk", table.get("trunk")),
            **{limb: _line(limb, table.get(limb, [])) for limb in _LIMBS},
            things=_lines(table, "things"),
            view=loader.one_of({"view": Viewpoint.SIDE.value, **table}, "view", Viewpoint),
        )
    except Rejected as rejected:
        raise Rejected("poses", f"pose {number}, {rejected.key}: {rejected.reason}") from None
    except ValueError as error:
        raise Rejected("poses", f"pose {number}: {error}") from None


def _lines(table: Table, key: str) -> tuple[Line, ...]:
    value = table.get(key, [])
    if not isinstance(value, list):
        raise Rejected(key, _LINES)
    return tuple(_line(key, line) for line in cast("list[object]", value))


def _line(key: str, value: object) -> Line:
    if not isinstance(value, list):
        raise Rejected(key, _LINE)
    return tuple(_point(key, point) for point in cast("list[object]", value))


def _point(key: str, value: object) -> Point:
    match value:
        case [int() | float() as x, int() | float() as y] if abs(x) <= REACH and abs(y) <= REACH:
            return float(x), float(y)
        case _:
            raise Rejected(key, _POINT)
