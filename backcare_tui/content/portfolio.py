"""The tools of the portfolio: `portfolio.toml`, and the person's own file beside it."""

import re
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
from backcare_tui.domain.portfolio.tools import (
    MAX_ABOUT,
    MAX_LIMIT,
    MAX_MINUTES,
    MAX_NAME,
    Tool,
    ToolKind,
)

_SPAN = re.compile(r"([0-9]{1,4})(?:\s*[-–]\s*([0-9]{1,4}))?(?:\s*min)?")
_NUMBER = re.compile(r"[0-9]{1,4}")
_KEYS = frozenset({"id", "kind", "name", "how", "source", "minutes", "held", "at_most"})


def load_tools(
    personal: Path | None, shipped: Path = SHIPPED
) -> tuple[tuple[Tool, ...], tuple[Problem, ...]]:
    """The tools by kind, in the files' order, and what could not be used.

    `personal` is the folder with the person's own `portfolio.toml`. There `id`, `kind` and `name`
    are needed for a new one; of a suggested one `held = true` is enough.
    """
    items, problems = load("portfolio", "tool", parse_tool, personal, shipped)
    kinds = list(ToolKind)
    return tuple(sorted(items, key=lambda item: kinds.index(item.kind))), problems


def parse_tool(table: Table) -> Tool:
    """One table as a tool. Raises `Rejected` with the key that is wrong, and why."""
    refuse_unknown(table, _KEYS)
    held = table.get("held", False)
    if not isinstance(held, bool):
        raise Rejected("held", "is true or false")
    return Tool(
        id=text(table, "id", limit=40),
        kind=_kind(table),
        name=text(table, "name", limit=MAX_NAME),
        how=text(table, "how", limit=MAX_ABOUT, required=False),
        source=text(table, "source", limit=MAX_ABOUT, required=False),
        minutes=_minutes(table),
        held=held,
        at_most=_at_most(table),
    )


def minutes_from(said: str) -> tuple[int, int] | None:
    """`15-20` or `15` as shortest and longest minutes; "" is None: no timer.

    Raises `Rejected` for anything else, with what is allowed.
    """
    if not said.strip():
        return None
    found = _SPAN.fullmatch(said.strip())
    low, high = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not 1 <= low <= high <= MAX_MINUTES:
        raise Rejected("minutes", f"are like 15-20, or one number, from 1 to {MAX_MINUTES}")
    return low, high


def limit_from(said: str) -> int | None:
    """A limit of uses in 24 hours as it was typed; "" is None: no limit. Raises `Rejected`."""
    if not said.strip():
        return None
    if not _NUMBER.fullmatch(said.strip()) or not 1 <= int(said) <= MAX_LIMIT:
        raise Rejected("at_most", f"is a number of uses in 24 hours, 1 to {MAX_LIMIT}")
    return int(said)


def _kind(table: Table) -> ToolKind:
    value = table.get("kind")
    for kind in ToolKind:
        if value == kind.value:
            return kind
    names = ", ".join(f'"{kind.value}"' for kind in ToolKind)
    raise Rejected("kind", f"is one of {names}")


def _minutes(table: Table) -> tuple[int, int] | None:
    match table.get("minutes"):
        case None | []:  # none is written as [] where it takes a suggested timer away
            return None
        case [int() as low, int() as high] if 1 <= low <= high <= MAX_MINUTES:
            return low, high
        case _:
            raise Rejected(
                "minutes", f"is [shortest, longest], whole numbers from 1 to {MAX_MINUTES}"
            )


def _at_most(table: Table) -> int | None:
    value = table.get("at_most")
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MAX_LIMIT:
        raise Rejected("at_most", f"is a number of uses in 24 hours, 1 to {MAX_LIMIT}")
    return value
