"""The red-flag questions: what an answer comes to, when they are asked, and what they hold up.

All rules are CARE.md §2. The decision is a pure function of what was ticked; nothing a person can
configure takes part in it.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import IntEnum

import msgspec

from backcare_tui.domain.body_map import Region, region_of
from backcare_tui.domain.care_events import ScreeningAnswered, TierName, Trigger, WasSeen
from backcare_tui.domain.entries import Entry, PainRated

JUMP = 3
"""A rise of at least this many points is asked about (CARE.md §2)."""
JUMP_WITHIN = timedelta(days=7)
"""A rise is measured from the rating before, where that is no older than this [D]."""
AGAIN_AFTER = timedelta(days=30)
"""Asked again after this long ("monthly", CARE.md §2 [D])."""
LEG_NEW_AFTER = timedelta(days=14)
"""A leg symptom is new where none was entered for this long ("within about two weeks")."""


class Tier(IntEnum):
    """What an answer comes to; a higher one is more urgent."""

    NONE = 0
    ROUTINE = 1
    TODAY = 2
    EMERGENCY = 3

    @property
    def id(self) -> TierName:
        return _NAMES[self.value]


_NAMES: tuple[TierName, ...] = ("none", "routine", "today", "emergency")


class ScreeningItem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to tick."""

    id: str
    tier: str
    """`routine`, `today` or `emergency`."""
    text: str
    """What is asked, in the person's words."""
    said: str
    """The same in a few words, for the line to read to triage."""
    source: str

    @property
    def level(self) -> Tier:
        return tier_named(self.tier)


def tier_named(name: str) -> Tier:
    """The tier with this name in content and journal. Raises ValueError for another name."""
    return Tier(_NAMES.index(name))  # type: ignore[arg-type]


def decide(ticked: Iterable[str], items: Sequence[ScreeningItem]) -> Tier:
    """The most urgent tier among the items with the ids `ticked`; NONE for no id.

    Raises ValueError for an id that is not among `items`: better no answer than a wrong one.
    """
    by_id = {item.id: item.level for item in items}
    unknown = [id_ for id_ in ticked if id_ not in by_id]
    if unknown:
        raise ValueError(f'"{unknown[0]}" is not among the items')
    return max((by_id[id_] for id_ in ticked), default=Tier.NONE)


def held(entries: Iterable[Entry]) -> ScreeningAnswered | None:
    """The most urgent answer that has not been followed by "I was seen"; None: nothing is held up.

    Only EMERGENCY and TODAY hold anything up. A later "none of these" does not release it.
    """
    worst: ScreeningAnswered | None = None
    for entry in sorted(entries, key=lambda entry: entry.at):
        event = entry.event
        if isinstance(event, WasSeen):
            worst = None
        elif isinstance(event, ScreeningAnswered):
            floor = Tier.TODAY if worst is None else tier_named(worst.tier)
            if tier_named(event.tier) >= floor:
                worst = event
    return worst


def due(milestones: Iterable[Entry], recent: Sequence[Entry], now: datetime) -> Trigger | None:
    """Why the screening is to be asked now; None: it is not.

    `milestones` hold the answers so far, `recent` are the entries of at least the last 28 days,
    oldest first. What asked for it keeps asking until it is answered, or is itself taken back.
    """
    answers = [e for e in milestones if isinstance(e.event, ScreeningAnswered) and e.at <= now]
    if not answers:
        return "first_run"
    last = max(entry.logged or entry.at for entry in answers)
    asked = [reason for entry, reason in _reasons(recent) if (entry.logged or entry.at) > last]
    for reason in _URGENT_FIRST:
        if reason in asked:
            return reason
    return "monthly" if now - last >= AGAIN_AFTER else None


_URGENT_FIRST: tuple[Trigger, ...] = ("saddle", "leg", "jump")


def _reasons(recent: Sequence[Entry]) -> Iterable[tuple[Entry, Trigger]]:
    """Each rating that asks for the screening, and why."""
    before: Entry | None = None
    legs: dict[Region, datetime] = {}
    for entry in recent:
        event = entry.event
        if not isinstance(event, PainRated):
            continue
        regions = {region for sore in event.places if (region := region_of(sore.region))}
        if Region.SADDLE in regions:
            yield entry, "saddle"
        for leg in (region for region in regions if region.is_leg):
            seen = legs.get(leg)
            if seen is None or entry.at - seen >= LEG_NEW_AFTER:
                yield entry, "leg"
            legs[leg] = entry.at
        if (
            before is not None
            and isinstance(before.event, PainRated)
            and entry.at - before.at <= JUMP_WITHIN
            and event.score - before.event.score >= JUMP
        ):
            yield entry, "jump"
        before = entry
