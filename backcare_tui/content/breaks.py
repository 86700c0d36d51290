"""The break routines: `breaks.toml`, and the person's own file beside it."""

from pathlib import Path
from typing import Any, cast

from backcare_tui.content import loader
from backcare_tui.content.figures import figure_id
from backcare_tui.content.loader import SHIPPED, Problem, Rejected, Table, flag, text, whole
from backcare_tui.domain.breaks.routines import (
    LONGEST,
    MAX_DO,
    MAX_NAME,
    MAX_STEPS,
    STAND,
    Effort,
    Routine,
    RoutineFamily,
    RoutineStep,
)
from backcare_tui.domain.journal.entries import BreakKind, Side
from backcare_tui.domain.screening.context import LINES

MAX_HOW = 200
MAX_STEP_HOW = 90
_MOST = int(LONGEST.total_seconds())
_SECONDS = f"is a whole number of seconds, 1 to {_MOST}"
_EXAMPLE = '[{ do = "Walk a few steps", seconds = 60 }]'


def load_routines(
    personal: Path | None, shipped: Path = SHIPPED
) -> tuple[tuple[Routine, ...], tuple[Problem, ...]]:
    """The routines in the files' order, and what could not be used.

    A new one in the person's own folder `personal` needs `id`, `name`, `kind`, `family`, `steps`.
    """
    return loader.load("breaks", "routine", parse_routine, personal, shipped)


def parse_routine(table: Table) -> Routine:
    """One table as a routine. Raises `Rejected` with the key that is wrong, and why."""
    loader.refuse_unknown(table, Routine.__struct_fields__)
    if text(table, "id", limit=40) == STAND.id:
        raise Rejected("id", "is the routine that is always there; choose another")
    try:
        return Routine(
            id=table["id"],
            name=text(table, "name", limit=MAX_NAME),
            how=text(table, "how", limit=MAX_HOW, required=False),
            kind=loader.one_of(table, "kind", BreakKind),
            family=loader.one_of(table, "family", RoutineFamily),
            effort=loader.one_of({"effort": Effort.USUAL.value, **table}, "effort", Effort),
            steps=_steps(table.get("steps")),
            not_with=_not_with(table.get("not_with", [])),
            source=text(table, "source", limit=MAX_HOW, required=False),
        )
    except ValueError as error:
        raise Rejected("steps", str(error)) from None


def _steps(value: object) -> tuple[RoutineStep, ...]:
    if not isinstance(value, list) or not 1 <= len(cast("list[Any]", value)) <= MAX_STEPS:
        raise Rejected("steps", f"is a list of 1 to {MAX_STEPS} such as {_EXAMPLE}")
    return tuple(_step(n, step) for n, step in enumerate(cast("list[object]", value), start=1))


def _step(number: int, value: object) -> RoutineStep:
    if not isinstance(value, dict):
        raise Rejected("steps", f"step {number} is a table such as {_EXAMPLE}")
    table = cast("Table", value)
    try:
        loader.refuse_unknown(table, RoutineStep.__struct_fields__)
        seconds = whole(table, "seconds", _MOST, _SECONDS)
        if seconds is None:
            raise Rejected("seconds", _SECONDS)
        return RoutineStep(
            do=text(table, "do", limit=MAX_DO),
            how=text(table, "how", limit=MAX_STEP_HOW, required=False),
            seconds=seconds,
            side=loader.one_of(table, "side", Side) if "side" in table else None,
            breathe=flag(table, "breathe"),
            figure=figure_id(table),
        )
    except Rejected as rejected:
        raise Rejected("steps", f"step {number}, {rejected.key}: {rejected.reason}") from None


def _not_with(value: object) -> tuple[str, ...]:
    names = ", ".join(f'"{id_}"' for id_ in LINES)
    if not isinstance(value, list) or any(id_ not in LINES for id_ in cast("list[object]", value)):
        raise Rejected("not_with", f"is a list of some of {names}")
    return tuple(cast("list[str]", value))
