"""The red-flag items: `screening.toml` as shipped, and nothing else.

What decides whether somebody needs help at once is nobody's setting: a personal file of this name
is not read, and the app says so.
"""

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
from backcare_tui.domain.screening import ScreeningItem

MAX_TEXT = 110
MAX_SAID = 70
MAX_SOURCE = 200
_TIERS = ("emergency", "today", "routine")
_KEYS = frozenset({"id", "tier", "text", "said", "source"})


def load_screening(
    personal: Path | None, shipped: Path = SHIPPED
) -> tuple[tuple[ScreeningItem, ...], tuple[Problem, ...]]:
    """The items, most urgent first, in the file's order, and what is wrong."""
    items, problems = load("screening", "item", parse_item, None, shipped)
    if personal is not None and (personal / "screening.toml").exists():
        ignored = Problem(
            personal / "screening.toml", "", "is not used: the safety questions are as they are"
        )
        problems = (*problems, ignored)
    return tuple(sorted(items, key=lambda item: _TIERS.index(item.tier))), problems


def parse_item(table: Table) -> ScreeningItem:
    """One table as an item. Raises `Rejected` with the key that is wrong, and why."""
    refuse_unknown(table, _KEYS)
    tier = table.get("tier")
    if tier not in _TIERS:
        raise Rejected("tier", f"is one of {', '.join(_TIERS)}")
    return ScreeningItem(
        id=text(table, "id", limit=40),
        tier=str(tier),
        text=text(table, "text", limit=MAX_TEXT),
        said=text(table, "said", limit=MAX_SAID),
        source=text(table, "source", limit=MAX_SOURCE),
    )
