"""From the schema a journal file was written in to the one this version reads.

A step takes a whole document of schema n, as plain dicts and lists, returns one of schema n + 1 and
keeps every key it does not know. Files are migrated in memory when they are read, and on disk when
something is added to them.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

Document = dict[str, Any]
Step = Callable[[Document], Document]

CURRENT = 1
"""The schema this version writes."""


class MigrationFailed(Exception):
    """A document could not be brought to the wanted schema; says why, to follow the file's name."""


class Migrations(NamedTuple):
    """The schema to reach, and the step that leaves each older one."""

    current: int = CURRENT
    steps: Mapping[int, Step] = MappingProxyType({})


def migrate(document: Document, to: int, steps: Mapping[int, Step]) -> Document:
    """`document` in schema `to`. Raises MigrationFailed if a step is missing or raises."""
    schema: int = document["schema"]
    while schema < to:
        step = steps.get(schema)
        if step is None:
            raise MigrationFailed(f"is too old: no way from schema {schema} to {schema + 1}")
        try:
            document = step(document)
        except Exception as error:  # A step meets whatever a hand may have written.
            raise MigrationFailed(
                f"cannot be brought from schema {schema} to {schema + 1}: {error!r}"
            ) from error
        schema += 1
        document = {**document, "schema": schema}
    return document
