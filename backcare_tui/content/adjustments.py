"""The adjustments: `adjustments.toml`, and the person's own file beside it."""

from pathlib import Path

import msgspec

from backcare_tui.content import loader
from backcare_tui.content.figures import figure_id
from backcare_tui.content.loader import SHIPPED, Problem, Rejected, Table, flag, text
from backcare_tui.domain.adjustments import (
    MAX_CUE,
    MAX_SHORT,
    MAX_TARGET,
    Adjustment,
    Family,
    Start,
)

MAX_HOW = 400
MAX_WHY = 200
_NO_LONGER = ("in_breaks",)
"""Keys that older versions knew; a file of the person's own with them is still good."""


def load_adjustments(
    personal: Path | None, shipped: Path = SHIPPED
) -> tuple[tuple[Adjustment, ...], tuple[Problem, ...]]:
    """The adjustments by family, in the files' order, and what could not be used.

    A new one in the person's own folder `personal` needs `id`, `family`, `cue` and `target`.
    """
    items, problems = loader.load("adjustments", "adjustment", parse_adjustment, personal, shipped)
    if personal is not None and (personal / "adjustments.toml").exists():
        ours = {item.id for item in load_adjustments(None, shipped)[0]}
        items = tuple(item if item.id in ours else _own(item) for item in items)
    families = list(Family)
    return tuple(sorted(items, key=lambda item: families.index(item.family))), problems


def _own(item: Adjustment) -> Adjustment:
    return msgspec.structs.replace(item, start=Start.OWN)


def parse_adjustment(table: Table) -> Adjustment:
    """One table as an adjustment. Raises `Rejected` with the key that is wrong, and why."""
    loader.refuse_unknown(table, (*Adjustment.__struct_fields__, *_NO_LONGER))
    allowed = f"is a whole number of times a day, 0 to {MAX_TARGET}; 0 is none"
    target = loader.whole(table, "target", MAX_TARGET, allowed, least=0)
    if target is None:
        raise Rejected("target", allowed)
    return Adjustment(
        id=text(table, "id", limit=40),
        family=loader.one_of(table, "family", Family),
        cue=text(table, "cue", limit=MAX_CUE),
        short=text(table, "short", limit=MAX_SHORT, required=False),
        how=text(table, "how", limit=MAX_HOW, required=False),
        why=text(table, "why", limit=MAX_WHY, required=False),
        source=text(table, "source", limit=MAX_WHY, required=False),
        target=target,
        sided=flag(table, "sided"),
        essential=flag(table, "essential"),
        start=loader.one_of(table, "start", Start) if "start" in table else Start.LATER,
        figure=figure_id(table),
    )
