"""The red-flag items: `screening.toml` as shipped, and nothing else.

What decides whether somebody needs help at once is nobody's setting: a personal file of this name
is not read, and the app says so. Where the shipped file is missing or not whole, three broad
questions stand in for it (`BUILT_IN`), and the app says that too: never no questions at all.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TypeVar, cast

from backcare_tui.content.loader import (
    SHIPPED,
    Problem,
    Rejected,
    Table,
    flag,
    load,
    refuse_unknown,
    text,
)
from backcare_tui.domain.journal.care_events import Form
from backcare_tui.domain.screening.context import AGES, LINES
from backcare_tui.domain.screening.items import ScreeningItem

Known = TypeVar("Known", bound=str)

MAX_TEXT = 110
MAX_SAID = 110
MAX_SOURCE = 200
_TIERS = ("emergency", "today", "routine")
_FORMS: tuple[Form, ...] = ("short", "monthly", "whole")
_ASKED_OF = frozenset((*LINES, *AGES))
_KEYS = frozenset({"id", "tier", "text", "said", "source", "forms", "concerns", "unsaid", "cauda"})
_WHOLE = {"short": 6, "monthly": 20, "whole": 26, "emergency": 16, "today": 15, "routine": 6}
"""How many items the shipped file has for each form, and of each tier."""
_EVERY: tuple[Form, ...] = _FORMS

BUILT_IN = (
    ScreeningItem(
        id="built-in-emergency",
        tier="emergency",
        text="Numb between the legs, bladder or bowel trouble, weak legs, chest pain",
        said="I am numb between my legs, or have bladder, bowel or leg trouble, or chest pain",
        forms=_EVERY,
        source="NHS, back pain",
    ),
    ScreeningItem(
        id="built-in-today",
        tier="today",
        text="Fever, feeling ill, a fall, cancer ever, or pain that rest does not ease",
        said="I have a fever, feel ill, had a fall or cancer, or nothing eases the pain",
        forms=_EVERY,
        source="NHS, back pain",
    ),
    ScreeningItem(
        id="built-in-routine",
        tier="routine",
        text="No better after weeks, or hard to cope with",
        said="It is no better after weeks, or hard to cope with",
        forms=_EVERY,
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
    return Counter(each for item in items for each in (item.tier, *item.forms)) == _WHOLE


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
        forms=_some(table, "forms", _FORMS, default=("monthly", "whole")),
        concerns=_some(table, "concerns", _ASKED_OF),
        unsaid=_some(table, "unsaid", _ASKED_OF),
        cauda_equina=flag(table, "cauda"),
    )


def _some(
    table: Table, key: str, known: Collection[Known], default: tuple[Known, ...] = ()
) -> tuple[Known, ...]:
    """The ids under `key`, each of which has to be known. Raises `Rejected`."""
    given: object = table.get(key, default)
    if not isinstance(given, list | tuple):
        raise Rejected(key, f"is a list of some of {', '.join(sorted(known))}")
    found = tuple(
        each for word in cast("Sequence[object]", given) for each in known if each == word
    )
    if len(found) != len(cast("Sequence[object]", given)):
        raise Rejected(key, f"is a list of some of {', '.join(sorted(known))}")
    return found
