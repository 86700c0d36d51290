"""The red-flag items: `screening.toml` as shipped, and nothing else.

What decides whether somebody needs help at once is nobody's setting: a personal file of this name
is not read, and the app says so. Where the shipped file is missing or not whole, three broad
questions stand in for it (`BUILT_IN`), and the app says that too: never no questions at all.
"""

from collections import Counter
from collections.abc import Sequence
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
from backcare_tui.domain.screening.decision import ScreeningItem

MAX_TEXT = 110
MAX_SAID = 70
MAX_SOURCE = 200
_TIERS = ("emergency", "today", "routine")
_KEYS = frozenset({"id", "tier", "text", "said", "source"})
_WHOLE = {"emergency": 10, "today": 10, "routine": 3}
"""How many items of each tier the shipped file has."""

BUILT_IN = (
    ScreeningItem(
        id="built-in-emergency",
        tier="emergency",
        text="Numb between the legs, bladder or bowel trouble, weak legs, chest pain",
        said="numb between the legs, bladder, bowel or leg trouble, or chest pain",
        source="NHS, back pain",
    ),
    ScreeningItem(
        id="built-in-today",
        tier="today",
        text="Fever, feeling ill, a fall, cancer ever, or pain that rest does not ease",
        said="fever, illness, a fall, cancer, or pain that rest does not ease",
        source="NHS, back pain",
    ),
    ScreeningItem(
        id="built-in-routine",
        tier="routine",
        text="No better after weeks, or hard to cope with",
        said="no better after weeks, or hard to cope with",
        source="NHS, back pain",
    ),
)
"""Asked beside what could be read of a damaged file [our own design choice]."""


def load_screening(
    personal: Path | None, shipped: Path = SHIPPED
) -> tuple[tuple[ScreeningItem, ...], tuple[Problem, ...]]:
    """The items, most urgent first, in the file's order, and what is wrong."""
    items, problems = load("screening", "item", parse_item, None, shipped)
    if not is_whole(items):
        items = (*items, *BUILT_IN)
        short = Problem(
            shipped / "screening.toml",
            "",
            "is not whole: the safety questions are asked in a short form. Install BackCare again",
        )
        problems = (*problems, short)
    if personal is not None and (personal / "screening.toml").exists():
        ignored = Problem(
            personal / "screening.toml", "", "is not used: the safety questions are as they are"
        )
        problems = (*problems, ignored)
    return tuple(sorted(items, key=lambda item: _TIERS.index(item.tier))), problems


def is_whole(items: Sequence[ScreeningItem]) -> bool:
    """Whether these can be all the questions there are to ask."""
    return Counter(item.tier for item in items) == _WHOLE


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
