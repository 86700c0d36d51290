"""Where it has hurt lately: on how many of the last days each region was named."""

from collections.abc import Iterable
from datetime import date

from backcare_tui.domain.days import day_of, last_days
from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.pain.body_map import Region, region_of

HEAT_DAYS = 14
"""Days that the map looks back on: our own choice."""
LEVELS = (1, 4, 9)
"""Days of 14 from which a region is drawn in the first, second and third shade: our own choice."""


def heat(entries: Iterable[Entry], day: date, count: int = HEAT_DAYS) -> dict[Region, int]:
    """On how many of the `count` days that end with `day` each region was named; those named at
    all.
    """
    window = frozenset(last_days(day, count))
    found: dict[Region, set[date]] = {}
    for entry in entries:
        event = entry.event
        if not isinstance(event, PainRated) or (on := day_of(entry.at)) not in window:
            continue
        for sore in event.places:
            region = region_of(sore.region)
            if region is not None:
                found.setdefault(region, set()).add(on)
    return {region: len(found[region]) for region in Region if region in found}


def level(days: int) -> int:
    """The shade of a region that was named on `days` of 14 days: 0 (none) to 3."""
    return sum(days >= least for least in LEVELS)
