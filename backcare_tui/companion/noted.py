"""What the person recorded last: it is told for a moment, with the key that takes it back."""

from datetime import datetime, timedelta
from typing import NamedTuple

from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.journal.event_base import Undoable

NEW_FOR = timedelta(minutes=5)
"""An edit of what was written down longer ago is no news, and undo would take all of it back: our
own choice."""


class Noted(NamedTuple):
    """One entry, and when it was recorded by the monotonic clock."""

    entry: Entry
    moment: float


def noted(entry: Entry, before: Noted | None, now: datetime, moment: float) -> Noted | None:
    """What is to be told once `entry` was recorded, `before` being what it was until then."""
    if not isinstance(entry.event, Undoable):
        return before
    first = entry.first_written
    return Noted(entry, moment) if first is not None and now - first < NEW_FOR else None
