"""The uses of a tool: those its limit is about, and a timer whose app was killed."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from backcare_tui.companion import Companion
from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.portfolio.timer import Running, running, unended

LOOK_BACK = 7
"""Days in which a lost timer is looked for: our own choice."""


def lately(companion: Companion, moment: datetime) -> Sequence[Entry]:
    """The entries that a limit in 24 hours can be about at `moment`, whatever the zone."""
    day = timedelta(days=1)
    return companion.entries(day_of(moment) - 2 * day, day_of(moment) + day)


def take_up(companion: Companion, seen: datetime | None) -> tuple[Running | None, Sequence[Entry]]:
    """The use whose timer still runs (None: none), and the uses that were closed now.

    A timer that has ended is closed as it was at `seen`, the last sign of life of its app. Call it
    only if no other app of this device runs.
    """
    entries = companion.own_entries(LOOK_BACK)
    going = running(entries, companion.now())
    return going, [_closed(companion, each, seen) for each in unended(entries) if each != going]


def _closed(companion: Companion, left: Running, seen: datetime | None) -> Entry:
    seconds = round(left.used_for(seen or left.entry.written).total_seconds(), 1)
    ended = msgspec.structs.replace(left.use, seconds=seconds, until=None)
    return companion.amend(left.entry, ended)
