"""What happened, oldest first, as lines for a person or as JSON for a program."""

from collections.abc import Collection, Iterable

from backcare_tui.content.catalogue import Catalogue
from backcare_tui.domain.entries import Entry
from backcare_tui.domain.text import clean
from backcare_tui.reports.json_text import SCHEMA, entry_record, to_json
from backcare_tui.reports.words import SHORT_ID, describe


def history_text(
    entries: Iterable[Entry], catalogue: Catalogue, overruled: Collection[str] = ()
) -> str:
    """A line an entry: local date and time, what happened, the start of its id.

    Entries whose id is in `overruled` are marked as not counting any more.
    """
    lines: list[str] = []
    for entry in entries:
        when = entry.at.strftime("%Y-%m-%d %H:%M")
        what = describe(entry.event, catalogue, entry.at)
        mark = "  (no longer counts)" if entry.id in overruled else ""
        lines.append(f"{when}  {what}{mark}  {clean(entry.id[:SHORT_ID])}")
    return "\n".join(lines)


def history_json(entries: Iterable[Entry]) -> str:
    """`{"schema": 1, "entries": […]}`, an entry a line."""
    records = ",\n".join(to_json(entry_record(entry)) for entry in entries)
    return f'{{"schema": {SCHEMA}, "entries": [{records}]}}'
