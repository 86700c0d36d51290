"""A relief timer whose app was killed goes on, or is closed as it was last seen."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from backcare_tui.companion import Companion
from backcare_tui.domain.journal.care_events import ToolUsed
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.portfolio.timer import running, unended, used_for

LOOK_BACK = 7
"""Days among which such a timer is looked for: our own choice."""


def take_up(companion: Companion, seen: datetime | None) -> tuple[Entry | None, Sequence[Entry]]:
    """The use whose timer still runs, and the uses that were closed now. None: no timer runs.

    A timer that has ended is closed as it was at `seen`, the last sign of life of its app. Call it
    only if no other app of this device runs.
    """
    left = unended(companion.own_entries(LOOK_BACK))
    going = running(left, companion.now())
    closed: list[Entry] = []
    for entry in left:
        if entry is not going and isinstance(entry.event, ToolUsed):
            seconds = used_for(entry, seen or entry.written).total_seconds()
            ended = msgspec.structs.replace(entry.event, seconds=round(seconds, 1), until=None)
            closed.append(companion.amend(entry, ended))
    return going, closed
