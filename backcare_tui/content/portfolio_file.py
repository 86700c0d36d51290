"""Changing the person's own `portfolio.toml`: hold, drop, add, change, remove.

A file or tool in it that is wrong is left as it is, and the refusal says what to mend.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from backcare_tui.content.loader import SHIPPED, Rejected, Table
from backcare_tui.content.own_tables import Fields, OwnTables, Raw, Refused, change_file
from backcare_tui.content.portfolio import parse_tool
from backcare_tui.domain.portfolio.tools import Tool, ToolKind
from backcare_tui.domain.text import clean, clean_line

__all__ = [
    "Refused",
    "ToolFields",
    "add",
    "change",
    "drop",
    "fields_of",
    "free_id",
    "hold",
    "remove",
]

_NAME = "portfolio.toml"
_HEADING = "tool"
_HEADER = "# Your portfolio. What is suggested and not named here stays as it is.\n\n"
_MAX_ID = 40


def hold(folder: Path, id_: str) -> None:
    """Take the tool `id_` into the portfolio, also one that was hidden. Raises Refused."""
    _set(folder, id_, {"held": True, "hide": None})


def drop(folder: Path, id_: str) -> None:
    """Take the tool `id_` out of the portfolio; it stays in the list. Raises Refused."""
    _set(folder, id_, {"held": False})


def remove(folder: Path, id_: str) -> None:
    """Take `id_` out of the list: hide a suggestion, delete one's own; what was logged stays."""
    if id_ in _shipped():
        _set(folder, id_, {"hide": True, "held": None})
    else:
        _change_file(folder, lambda tables: tables.without(id_))


class ToolFields(NamedTuple):
    """What a person says of a tool of their own; the fields of `Tool`."""

    name: str
    kind: ToolKind
    minutes: tuple[int, int] | None = None
    at_most: int | None = None
    prescribed: bool = False
    active: bool | None = None


def add(folder: Path, given: ToolFields, tools: Sequence[Tool]) -> str:
    """Add a tool of one's own to the portfolio and return its id, which is made of its name.

    Raises Refused if the name is missing, too long or that of another of the `tools`.
    """
    name = _checked_name(given.name, tools)
    fields = _fields(given._replace(name=name))
    if given.minutes is None:
        del fields["minutes"]
    if not given.prescribed:
        del fields["prescribed"]
    made = ""

    def extended(tables: OwnTables) -> str:
        nonlocal made
        made = free_id(name, {*_shipped(), *(tool.id for tool in tools), *tables.ids})
        _usable({"id": made, **_given(fields)})
        return tables.changed(made, {**fields, "held": True})

    _usable({"id": "new", **_given(fields)})
    _change_file(folder, extended)
    return made


def change(folder: Path, tool: Tool, tools: Sequence[Tool], given: ToolFields) -> None:
    """Change what differs from `tool` as it is now; nothing else. Raises Refused as `add` does."""
    name = _checked_name(given.name, [other for other in tools if other.id != tool.id])
    before, after = _fields(fields_of(tool)), _fields(given._replace(name=name))
    _usable({"id": tool.id, **_given(after)})
    different = {key: value for key, value in after.items() if value != before[key]}
    if different:
        _set(folder, tool.id, different)


def fields_of(tool: Tool) -> ToolFields:
    """What is said of `tool` now."""
    return ToolFields(
        tool.name, tool.kind, tool.minutes, tool.at_most, tool.prescribed, tool.active
    )


def free_id(name: str, taken: set[str]) -> str:
    """An id made of the letters and digits of `name`, 1 to 40 characters, that is not `taken`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_MAX_ID].rstrip("-") or "own"
    number, found = 1, made
    while found in taken:
        number += 1
        end = f"-{number}"
        found = made[: _MAX_ID - len(end)].rstrip("-") + end
    return found


def _set(folder: Path, id_: str, fields: Fields) -> None:
    """Set these fields of one tool that there is."""

    def changed(tables: OwnTables) -> str:
        if id_ not in tables.ids and id_ not in _shipped():
            raise Refused(f'there is no tool "{clean_line(id_, 60)}"', usage=True)
        _would_be_used(folder / _NAME, tables.after(id_, fields))
        return tables.changed(id_, fields)

    _change_file(folder, changed)


def _change_file(folder: Path, make: Callable[[OwnTables], str | None]) -> None:
    change_file(folder / _NAME, _HEADING, _HEADER, make)


def _would_be_used(path: Path, row: Table) -> None:
    """Raise Refused if the loader would leave the table out: a change would have no effect."""
    id_, hidden = row["id"], row.pop("hide", False)
    if hidden is True:
        return
    try:
        parse_tool({**_shipped().get(id_, {}), **row})
    except Rejected as rejected:
        where = f"{path}: {id_}.{rejected.key}: {rejected.reason}"
        raise Refused(f"{where}; nothing was changed, mend it first") from None


def _checked_name(name: str, others: Sequence[Tool]) -> str:
    name = clean(" ".join(name.split()))
    for other in others:
        if other.name.casefold() == name.casefold():
            raise Refused(f'name: there is one called "{other.name}" already', usage=True)
    return name


def _fields(given: ToolFields) -> dict[str, Raw | None]:
    # An empty list takes away the timer of a suggestion.
    return {
        "kind": given.kind.value,
        "name": given.name,
        "minutes": [] if given.minutes is None else list(given.minutes),
        "at_most": given.at_most,
        "prescribed": given.prescribed,
        "active": given.active,
    }


def _given(fields: Fields) -> Table:
    return {key: value for key, value in fields.items() if value is not None}


def _usable(table: Table) -> None:
    """Raise Refused if what the person typed makes no tool."""
    try:
        parse_tool(table)
    except Rejected as rejected:
        raise Refused(f"{rejected.key}: {rejected.reason}", usage=True) from None


def _shipped() -> dict[str, Table]:
    rows: list[Table] = tomllib.loads((SHIPPED / _NAME).read_text("utf-8"))[_HEADING]
    return {row["id"]: row for row in rows}
