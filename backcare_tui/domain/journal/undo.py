"""What *undo* takes back: the last thing the person did."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from backcare_tui.domain.journal.entries import Entry, current_versions
from backcare_tui.domain.journal.event_base import Undoable

UNDO_WITHIN = timedelta(hours=24)
"""What was written down longer ago than this is history: our own choice."""


def to_take_back(written: Iterable[Entry], now: datetime) -> list[Entry]:
    """The entry written down last, of what counts and can be undone; none after a day.

    If it is an edit, the versions before it follow, newest first: they go together, or the older
    one would come back. `written` are one device's entries, in each month in the order written; the
    clock only says which month was written to last.
    """
    by_id: dict[str, Entry] = {}
    for entry in written:
        by_id.setdefault(entry.id, entry)
    last: dict[tuple[int, int], Entry] = {}
    for entry in current_versions(by_id.values()):
        if isinstance(entry.event, Undoable) and abs(now - entry.written) <= UNDO_WITHIN:
            last[entry.at.year, entry.at.month] = entry
    return versions(max(last.values(), key=lambda entry: entry.written), by_id) if last else []


def versions(entry: Entry, by_id: dict[str, Entry]) -> list[Entry]:
    """`entry` and, newest first, the versions in `by_id` that it is an edit of."""
    versions = {entry.id: entry}
    while entry.replaces in by_id and entry.replaces not in versions:
        entry = by_id[entry.replaces]
        versions[entry.id] = entry
    return list(versions.values())
