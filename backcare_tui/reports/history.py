"""What happened, oldest first, as lines for a person or as JSON for a program."""

from collections.abc import Collection, Iterable

from backcare_tui.content.catalogue import Catalogue
from backcare_tui.domain.journal.entries import AdjustmentTallied, BreakTaken, Entry
from backcare_tui.domain.journal.events import CareEvent
from backcare_tui.domain.pain.series import is_late
from backcare_tui.domain.text import clean, clean_line
from backcare_tui.reports.json_text import SCHEMA, entry_record, to_json
from backcare_tui.words.entries import SHORT_ID, describe

WORDS = 160
"""Characters of what happened in a line, about two rows of a terminal: our own choice."""
_OWN = CareEvent | AdjustmentTallied | BreakTaken
"""What people write down themselves."""


def history_text(
    entries: Iterable[Entry], catalogue: Catalogue, overruled: Collection[str] = ()
) -> str:
    """A line an entry: local date and time, what happened, the start of its id.

    Marked are late entries, and `overruled` ones: they do not count any more.
    """
    lines: list[str] = []
    for entry in entries:
        when = entry.at.strftime("%Y-%m-%d %H:%M")
        what = clean_line(describe(entry.event, catalogue, entry.at), WORDS)
        marks = ["late"] if isinstance(entry.event, _OWN) and is_late(entry) else []
        marks += ["no longer counts"] if entry.id in overruled else []
        mark = f"  ({', '.join(marks)})" if marks else ""
        lines.append(f"{when}  {what}{mark}  {clean(entry.id[:SHORT_ID])}")
    return "\n".join(lines)


def history_json(entries: Iterable[Entry]) -> str:
    """`{"schema": 1, "entries": […]}`, an entry a line."""
    records = ",\n".join(to_json(entry_record(entry)) for entry in entries)
    return f'{{"schema": {SCHEMA}, "entries": [{records}]}}'
