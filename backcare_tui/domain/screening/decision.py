"""The red-flag questions: what an answer comes to, when they are asked, and what they hold up.

All rules are in docs/care.md, Safety questions. The decision is a pure function of what was ticked;
nothing a person can configure takes part in it.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import msgspec

from backcare_tui.domain.journal.care_events import ScreeningAnswered, Trigger, WasSeen
from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.pain.body_map import Region, region_of
from backcare_tui.domain.screening.waiting import (
    RENEW_AFTER,
    Tier,
    held,
    most_urgent,
    ticked_since_seen,
    tier_named,
    waiting,
)

__all__ = [
    "AGAIN_AFTER",
    "JUMP",
    "JUMP_WITHIN",
    "LEG_NEW_AFTER",
    "LOOK_BACK",
    "ScreeningItem",
    "Tier",
    "after_all",
    "decide",
    "due",
    "held",
    "last_answer",
    "ticked_since_seen",
    "tier_named",
    "to_renew",
    "triage_line",
    "urgent",
    "waiting",
]

JUMP = 3
"""A rise of at least this many points is asked about: our own choice."""
JUMP_WITHIN = timedelta(days=7)
"""A rise is measured from the rating before, if that is no older than this: our own choice."""
AGAIN_AFTER = timedelta(days=30)
"""Asked again after this long: our own choice."""
LEG_NEW_AFTER = timedelta(days=14)
"""A leg symptom is new where none was entered for this long ("within about two weeks")."""
LOOK_BACK = AGAIN_AFTER + LEG_NEW_AFTER
"""How far back `due` has to see: what an answer may be old, and what is new compared with."""


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


def decide(ticked: Iterable[str], items: Sequence[ScreeningItem]) -> Tier:
    """The most urgent tier among the items with the ids `ticked`; NONE for no id.

    Raises ValueError for an id that is not among `items`: better no answer than a wrong one.
    """
    by_id = {item.id: item.level for item in items}
    worst = Tier.NONE
    for id_ in ticked:
        if id_ not in by_id:
            raise ValueError(f'"{id_}" is not among the items')
        worst = max(worst, by_id[id_])
    return worst


def triage_line(ticked: Iterable[str], items: Sequence[ScreeningItem]) -> str:
    """One line to read to whoever answers the phone, the most urgent first; "" for no id.

    An id that is not among `items` (another version wrote it) is said as it stands.
    """
    ids = tuple(dict.fromkeys(ticked))
    said = [item.said for item in sorted(items, key=lambda item: -item.level) if item.id in ids]
    known = {item.id for item in items}
    said += [id_.replace("-", " ") for id_ in ids if id_ not in known]
    return f"{_OPENING}: {'; '.join(said)}." if said else ""


_OPENING = "Back pain, and new or worse in the last two weeks"


def due(milestones: Iterable[Entry], recent: Iterable[Entry], now: datetime) -> Trigger | None:
    """Why the screening is to be asked now; None: it is not.

    `milestones` hold the answers so far, `recent` the entries of the last `LOOK_BACK`. What asked
    for it keeps asking until it is answered, or is itself taken back. An entry that was written
    down later than `now` counts when that time comes; an edited rating is looked at anew.
    """
    last = last_answer(milestones, now)
    if last is None:
        return "first_run"
    return urgent(recent, last, now) or ("monthly" if now - last >= AGAIN_AFTER else None)


def last_answer(milestones: Iterable[Entry], now: datetime) -> datetime | None:
    """When the screening was answered last, as far as is known at `now`; None: never."""
    answers = (
        min(entry.at, entry.written)
        for entry in milestones
        if isinstance(entry.event, ScreeningAnswered)
    )
    return max((at for at in answers if at <= now), default=None)


def after_all(milestones: Iterable[Entry], now: datetime) -> datetime | None:
    """The instant for an answer or "I was seen" that is written down at `now`; None: just now.

    Where the clock was set back, an earlier one of either may lie ahead. The new one goes after it:
    it would be taken for older, and an emergency for one that was seen to.
    """
    told = (e.at for e in milestones if isinstance(e.event, ScreeningAnswered | WasSeen))
    last = max(told, default=None)
    return None if last is None or last < now else last + timedelta(microseconds=1)


def to_renew(milestones: Iterable[Entry], now: datetime) -> ScreeningAnswered | None:
    """The answer that still holds something up, if it is to be written down again; else None.

    It is with the next answer after a month. So nothing but "I was seen" ends a hold, and yet who
    looks for one need not read all the years (`open_screening.holds_since`).
    """
    open_one = most_urgent(waiting(milestones))
    if open_one is None or now - open_one.at < RENEW_AFTER:
        return None
    return held([open_one])


def urgent(recent: Iterable[Entry], since: datetime | None, now: datetime) -> Trigger | None:
    """What a rating written down after `since` asks for (saddle, leg, jump); None: nothing does."""
    ratings = [e for e in recent if isinstance(e.event, PainRated) and e.written <= now]
    ratings.sort(key=lambda entry: (entry.at, entry.id))
    asked = {
        reason for entry, reason in _reasons(ratings) if since is None or entry.written > since
    }
    return next((reason for reason in _URGENT_FIRST if reason in asked), None)


_URGENT_FIRST: tuple[Trigger, ...] = ("saddle", "leg", "jump")


def _reasons(ratings: Iterable[Entry]) -> Iterable[tuple[Entry, Trigger]]:
    """Each rating that asks for the screening, and why; they are given oldest first."""
    before: tuple[datetime, int] | None = None
    legs: dict[Region, datetime] = {}
    for entry in ratings:
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
        if before is not None:
            at, score = before
            if entry.at - at <= JUMP_WITHIN and event.score - score >= JUMP:
                yield entry, "jump"
        before = entry.at, event.score
