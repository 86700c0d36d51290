"""The adjustments: `adjustments.toml`, and the person's own file beside it."""

from pathlib import Path

from backcare_tui.content.loader import (
    SHIPPED,
    Problem,
    Rejected,
    Table,
    load,
    refuse_unknown,
    text,
)
from backcare_tui.domain.adjustments import MAX_CUE, MAX_SHORT, MAX_TARGET, Adjustment, Family

MAX_HOW = 400
MAX_WHY = 200
_KEYS = frozenset(
    {
        "id",
        "family",
        "cue",
        "short",
        "how",
        "why",
        "source",
        "target",
        "sided",
        "in_breaks",
        "essential",
    }
)


def load_adjustments(
    personal: Path | None, shipped: Path = SHIPPED
) -> tuple[tuple[Adjustment, ...], tuple[Problem, ...]]:
    """The adjustments by family, in the files' order, and what could not be used.

    `personal` is the folder with the person's own `adjustments.toml`. There `id`, `family`, `cue`
    and `target` are needed for a new one, and the rest may be left out.
    """
    items, problems = load("adjustments", "adjustment", parse_adjustment, personal, shipped)
    families = list(Family)
    return tuple(sorted(items, key=lambda item: families.index(item.family))), problems


def parse_adjustment(table: Table) -> Adjustment:
    """One table as an adjustment. Raises `Rejected` with the key that is wrong, and why."""
    refuse_unknown(table, _KEYS)
    return Adjustment(
        id=text(table, "id", limit=40),
        family=_family(table),
        cue=text(table, "cue", limit=MAX_CUE),
        short=text(table, "short", limit=MAX_SHORT, required=False),
        how=text(table, "how", limit=MAX_HOW, required=False),
        why=text(table, "why", limit=MAX_WHY, required=False),
        source=text(table, "source", limit=MAX_WHY, required=False),
        target=_target(table),
        sided=_flag(table, "sided", default=False),
        in_breaks=_flag(table, "in_breaks", default=True),
        essential=_flag(table, "essential", default=False),
    )


def _family(table: Table) -> Family:
    value = table.get("family")
    for family in Family:
        if value == family.value:
            return family
    names = ", ".join(f'"{family.value}"' for family in Family)
    raise Rejected("family", f"is one of {names}")


def _target(table: Table) -> int:
    value = table.get("target")
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MAX_TARGET:
        raise Rejected("target", f"is a whole number of times a day, 1 to {MAX_TARGET}")
    return value


def _flag(table: Table, key: str, *, default: bool) -> bool:
    value = table.get(key, default)
    if not isinstance(value, bool):
        raise Rejected(key, "is true or false")
    return value
