"""Changing one table of a person's own content file, with every comment and other line kept.

Before a change is written, it is read back: the file must say what was meant.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, cast

from backcare_tui.content.loader import Table
from backcare_tui.own_file import (
    MAX_BYTES,
    Refused,
    Unreadable,
    Unwritable,
    edited,
    parse,
    read,
    rewrite,
)

Raw = str | int | bool | list[int]
"""A value as it stands in the file."""
Fields = Mapping[str, Raw | None]
"""Values by key; None takes the key out."""


class OwnTables:
    """The text of one file with tables under `heading`, as it stands now. Raises Refused."""

    def __init__(self, path: Path, heading: str, text: str) -> None:
        self._path, self._heading, self._text = path, heading, text
        self._document = parse(text)
        found = cast("object", self._document.get(heading, []))
        rows = cast("list[object]", found) if isinstance(found, list) else [found]
        if rows is not found or not all(isinstance(row, dict) for row in rows):
            where = f"{path}: {heading}"
            raise Refused(f"{where}: write [[{heading}]] with two brackets; mend it first")
        self.rows = cast("list[Table]", rows)

    @property
    def ids(self) -> list[str]:
        """The ids in the file's order; of two that are the same the first one counts."""
        return [str(row.get("id", "")) for row in self.rows]

    def after(self, id_: str, fields: Fields) -> Table:
        """The table of `id_` with these fields."""
        row = self.rows[self.ids.index(id_)] if id_ in self.ids else {"id": id_}
        kept = {key: value for key, value in row.items() if key not in fields}
        return kept | {key: value for key, value in fields.items() if value is not None}

    def changed(self, id_: str, fields: Fields) -> str:
        """The text with these fields in the table of `id_`, which is added if there is none."""
        ids, heading = self.ids, self._heading
        at = ids.index(id_) if id_ in ids else len(ids)

        def edit(document: Any, kit: Any) -> None:
            if at == len(ids):
                _append(document, heading, id_, kit)
            table = document[heading][at]
            for key, value in fields.items():
                if value is not None:
                    table[key] = value
                elif key in table:
                    del table[key]

        rows = [*self.rows[:at], self.after(id_, fields), *self.rows[at + 1 :]]
        return self._safely(edit, rows)

    def without(self, id_: str) -> str | None:
        """The text without the table of `id_`; None if there is none."""
        if id_ not in self.ids:
            return None
        at, heading = self.ids.index(id_), self._heading
        left = [*self.rows[:at], *self.rows[at + 1 :]]

        def edit(document: Any, _: Any) -> None:
            if left:
                del document[heading][at]
            else:
                del document[heading]

        return self._safely(edit, left)

    def _safely(self, edit: Callable[[Any, Any], None], rows: list[Table]) -> str:
        """The text after `edit` (see `own_file.edited`), if the file's tables are `rows` then."""
        after, none = edited(self._text, edit), {self._heading: list[Table]()}
        meant = none | self._document | {self._heading: rows}
        if after is None or none | after.document != meant:
            raise Refused(f"{self._path}: cannot be changed safely; change it in an editor")
        return after.text


def change_file(
    path: Path, heading: str, header: str, make: Callable[[OwnTables], str | None]
) -> None:
    """Replace `path` by what `make` returns; None: leave it. `header` begins a new file.

    Two programs that do this one after the other lose nothing. If it raises Refused, the file is as
    it was.
    """

    def made() -> str | None:
        text = read(path)
        after = make(OwnTables(path, heading, header if text is None else text))
        if after is not None and len(after.encode()) > MAX_BYTES:
            raise Refused(f"{path}: would be larger than {MAX_BYTES:,} bytes; nothing was changed")
        return after

    try:
        rewrite(path, made)
    except Unreadable as error:
        raise Refused(f"{path}: {error}; nothing was changed, mend it first") from None
    except Unwritable as error:
        raise Refused(f"{path}: {error}") from None


def _append(document: Any, heading: str, id_: str, kit: Any) -> None:
    if heading not in document:
        document[heading] = kit.aot()
    tables = document[heading]
    row = kit.table() if isinstance(tables, kit.items.AoT) else kit.inline_table()
    row["id"] = id_
    if (
        len(tables)
        and isinstance(tables, kit.items.AoT)
        and not document.as_string().endswith("\n\n")
    ):
        tables[-1].add(kit.nl())
    tables.append(row)
