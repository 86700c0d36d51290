"""Reading what the companion teaches: the shipped TOML, and the person's own beside it.

Every content file is a list of tables under one heading, such as [[adjustment]], each with an `id`.
A person's own file of the same name in `<config>/content/` adds items with a new id, changes the
fields it names of a shipped one, and hides one with `hide = true`. Nothing wrong in it stops the
app: each problem is named with file, item, key and reason, and the rest works.
"""

import re
from collections.abc import Callable, Collection
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar, cast

from backcare_tui import own_file
from backcare_tui.content import SHIPPED
from backcare_tui.domain.problems import Problem as Problem

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")

Table = dict[str, Any]
Item = TypeVar("Item")
Kind = TypeVar("Kind", bound=Enum)


class Rejected(Exception):
    """Raised by a parser of one item: the key that is wrong, and why."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(f"{key}: {reason}")
        self.key = key
        self.reason = reason


def load(
    name: str,
    heading: str,
    parse: Callable[[Table], Item],
    personal: Path | None,
    shipped: Path = SHIPPED,
) -> tuple[tuple[Item, ...], tuple[Problem, ...]]:
    """Items of `<shipped>/<name>.toml` merged with the person's own file, in order, and problems.

    `parse` raises `Rejected` for a table it cannot use; a changed shipped item is then the shipped
    one.
    """
    problems: list[Problem] = []
    base_path = shipped / f"{name}.toml"
    base = _tables(base_path, heading, problems)
    items: dict[str, Item] = {}
    for id_, table in base.items():
        _parse_into(items, id_, table, parse, base_path, problems)
    if personal is not None:
        own_path = personal / f"{name}.toml"
        for id_, table in _tables(own_path, heading, problems, missing_ok=True).items():
            hide = table.pop("hide", False)
            if not isinstance(hide, bool):
                problems.append(Problem(own_path, f"{id_}.hide", "true or false"))
            elif hide:
                if items.pop(id_, None) is None:
                    problems.append(Problem(own_path, id_, "nothing with this id to hide"))
            else:
                _parse_into(items, id_, {**base.get(id_, {}), **table}, parse, own_path, problems)
    return tuple(items.values()), tuple(problems)


def _parse_into(
    items: dict[str, Item],
    id_: str,
    table: Table,
    parse: Callable[[Table], Item],
    path: Path,
    problems: list[Problem],
) -> None:
    try:
        items[id_] = parse(table)
    except Rejected as rejected:
        problems.append(Problem(path, f"{id_}.{rejected.key}", rejected.reason))


def _tables(
    path: Path, heading: str, problems: list[Problem], *, missing_ok: bool = False
) -> dict[str, Table]:
    """The tables under `heading` by id; whatever is wrong goes to `problems`."""
    document = _document(path, problems, missing_ok=missing_ok)
    for key in sorted(document.keys() - {heading}):
        problems.append(Problem(path, key, f"is not known here; items go under [[{heading}]]"))
    rows = document.get(heading, [])
    found: dict[str, Table] = {}
    if not isinstance(rows, list):
        problems.append(Problem(path, heading, f"write [[{heading}]] with two brackets"))
        return {}
    for number, row in enumerate(cast("list[object]", rows), start=1):
        where = f"{heading} {number}"
        if not isinstance(row, dict):
            problems.append(Problem(path, where, "is not a table"))
            continue
        table = cast("Table", row)
        id_ = table.get("id")
        if not isinstance(id_, str) or not _ID.fullmatch(id_):
            reason = "an id is 1 to 40 of a–z, 0–9, - and _, starting with a letter or digit"
            problems.append(Problem(path, f"{where}.id", reason))
        elif id_ in found:
            problems.append(Problem(path, id_, "stands twice; the first one is used"))
        else:
            found[id_] = table
    return found


def _document(path: Path, problems: list[Problem], *, missing_ok: bool) -> Table:
    """The file as TOML; empty if it cannot be read, and `problems` then says why."""
    try:
        text = own_file.read(path)
        if text is not None:
            return own_file.parse(text)
        if not missing_ok:
            problems.append(Problem(path, "", "is missing"))
    except own_file.Unreadable as error:
        problems.append(Problem(path, "", str(error)))
    return {}


def text(table: Table, key: str, *, limit: int, required: bool = True) -> str:
    """A cleaned text of 1 to `limit` characters; "" only if it is not required."""
    from backcare_tui.domain.text import clean

    value = table.get(key, "")
    if not isinstance(value, str):
        raise Rejected(key, "is a text in quotes")
    cleaned = clean(" ".join(value.split()))
    if not cleaned and required:
        raise Rejected(key, "is missing")
    if len(cleaned) > limit:
        raise Rejected(key, f"is {len(cleaned)} characters; at most {limit}")
    return cleaned


def flag(table: Table, key: str, *, default: bool = False) -> bool:
    value = table.get(key, default)
    if not isinstance(value, bool):
        raise Rejected(key, "is true or false")
    return value


def whole(table: Table, key: str, most: int, reason: str, *, least: int = 1) -> int | None:
    """A whole number, `least` to `most`; None if it is left out. `reason` says what is allowed."""
    value = table.get(key)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise Rejected(key, reason)
    return value


def one_of(table: Table, key: str, kinds: type[Kind]) -> Kind:
    """The member of `kinds` with the value that is written."""
    for kind in kinds:
        if table.get(key) == kind.value:
            return kind
    names = ", ".join(f'"{kind.value}"' for kind in kinds)
    raise Rejected(key, f"is one of {names}")


def refuse_unknown(table: Table, known: Collection[str]) -> None:
    """Raise `Rejected` for the first key that is not `known`."""
    for key in table:
        if key not in known:
            raise Rejected(key, f"is not known; known are {', '.join(sorted(known))}")
