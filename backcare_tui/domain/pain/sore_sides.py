"""Which side is sore: what a side is spared for, in a break and wherever sides take turns."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from backcare_tui.domain.journal.entries import Entry, PainRated, Side
from backcare_tui.domain.pain.body_map import region_of

SORE_FOR = timedelta(days=2)
"""How long a side is spared after pain was marked on it: our own choice."""


def sore_sides(entries: Iterable[Entry], now: datetime) -> frozenset[Side]:
    """The sides that pain was marked on within `SORE_FOR` before `now`, by the person's own left
    and right; a place marked with 0 is not sore."""
    return frozenset(
        region.side
        for entry in entries
        if isinstance(entry.event, PainRated) and timedelta() <= now - entry.at < SORE_FOR
        for sore in entry.event.places
        if sore.intensity != 0
        and (region := region_of(sore.region)) is not None
        and region.side is not None
    )
