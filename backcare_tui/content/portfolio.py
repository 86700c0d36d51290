"""The tools of the portfolio: `portfolio.toml`, and the person's own file beside it."""

import re
from pathlib import Path

from backcare_tui.content import loader
from backcare_tui.content.figures import figure_id
from backcare_tui.content.loader import SHIPPED, Problem, Rejected, Table, text
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
_LIMIT = f"is a number of uses in 24 hours, 1 to {MAX_LIMIT}"


def load_tools(
    personal: Path | None, shipped: Path = SHIPPED
) -> tuple[tuple[Tool, ...], tuple[Problem, ...]]:
    """The tools by kind, in the files' order, and what could not be used.

    A new one in the person's own folder `personal` needs `id`, `kind` and `name`; `held = true` is
    enough for a suggested one.
    """
    items, problems = loader.load("portfolio", "tool", parse_tool, personal, shipped)
    kinds = list(ToolKind)
    return tuple(sorted(items, key=lambda item: kinds.index(item.kind))), problems


def parse_tool(table: Table) -> Tool:
    """One table as a tool. Raises `Rejected` with the key that is wrong, and why."""
    loader.refuse_unknown(table, Tool.__struct_fields__)
    return Tool(
        id=text(table, "id", limit=40),
        kind=loader.one_of(table, "kind", ToolKind),
        name=text(table, "name", limit=MAX_NAME),
        how=text(table, "how", limit=MAX_ABOUT, required=False),
        source=text(table, "source", limit=MAX_ABOUT, required=False),
        minutes=_minutes(table),
        held=loader.flag(table, "held"),
        prescribed=loader.flag(table, "prescribed"),
        active=loader.flag(table, "active") if "active" in table else None,
        at_most=loader.whole(table, "at_most", MAX_LIMIT, _LIMIT),
        figure=figure_id(table),
    )


def minutes_from(said: str) -> tuple[int, int] | None:
    """`15-20` or `15` as shortest and longest minutes; "": no timer. Raises `Rejected`."""
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
        raise Rejected("at_most", _LIMIT)
    return int(said)


def _minutes(table: Table) -> tuple[int, int] | None:
    match table.get("minutes"):
        case None | []:  # [] takes away the timer of a suggestion
            return None
        case [int() as low, int() as high] if 1 <= low <= high <= MAX_MINUTES:
            return low, high
        case _:
            raise Rejected(
                "minutes", f"is [shortest, longest], whole numbers from 1 to {MAX_MINUTES}"
            )
