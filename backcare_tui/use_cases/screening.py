"""The answer to the safety questions, and that the person was seen."""

from collections.abc import Collection

from backcare_tui.companion import Companion
from backcare_tui.domain.journal.care_events import ScreeningAnswered, Trigger, WasSeen
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.screening.decision import (
    Tier,
    after_all,
    decide,
    ticked_since_seen,
    tier_named,
    to_renew,
)
from backcare_tui.words.screening import Advice, advice


def answer(
    companion: Companion,
    ticked: Collection[str],
    trigger: Trigger,
    replaces: Entry | None = None,
) -> Entry:
    """Write the answer down; it replaces an answer just given if there is one.

    Raises ValueError for an id that is not among the items, and JournalError.
    """
    items = companion.catalogue.screening
    in_order = tuple(item.id for item in items if item.id in ticked)
    event = ScreeningAnswered(tier=decide(ticked, items).id, ticked=in_order, trigger=trigger)
    if replaces is not None:
        return companion.record(event, replaces=replaces)
    now, milestones = companion.now(), companion.milestones()
    older = to_renew(milestones, now)
    entry = companion.record(event, at=after_all(milestones, now))
    if older is not None:
        companion.record(older, at=after_all(companion.milestones(), now))
    return entry


def tier_of(entry: Entry) -> Tier:
    """What the answer of this entry came to."""
    event = entry.event
    return tier_named(event.tier) if isinstance(event, ScreeningAnswered) else Tier.NONE


def was_seen(companion: Companion, note: str = "") -> Entry:
    """Write down that the person was seen, later than every answer. Raises JournalError."""
    at = after_all(companion.milestones(), companion.now())
    return companion.record(WasSeen(note=note), at=at)


def advice_now(companion: Companion) -> Advice | None:
    """What is to be done until the person was seen; None: no answer waits for that."""
    hold = companion.manner.hold
    if hold is None:
        return None
    return advice(
        tier_named(hold.tier),
        ticked_since_seen(companion.milestones()),
        companion.catalogue.screening,
        companion.settings.care.emergency_number,
    )
