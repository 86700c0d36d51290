"""Answers to the screening that still wait for "I was seen", and how urgent they are.

Apart from `screening.py` because every command asks this, and few ask the questions.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import IntEnum

from backcare_tui.domain.journal.care_events import ScreeningAnswered, TierName, WasSeen
from backcare_tui.domain.journal.entries import Entry

RENEW_AFTER = timedelta(days=30)
"""An answer that has waited this long is written down anew with the next one: our own choice."""


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


def tier_named(name: str) -> Tier:
    """The tier with this name in content and journal.

    One that is not known comes from a newer version: it counts as EMERGENCY, the more careful.
    """
    return next((tier for tier in Tier if tier.id == name), Tier.EMERGENCY)


def held(entries: Iterable[Entry]) -> ScreeningAnswered | None:
    """The most urgent answer that has not been followed by "I was seen"; None: nothing is held up.

    Only EMERGENCY and TODAY hold anything up, and a later "none of these" does not release it.
    """
    entry = most_urgent(waiting(entries))
    event = None if entry is None else entry.event
    return event if isinstance(event, ScreeningAnswered) else None


def most_urgent(answers: Sequence[Entry]) -> Entry | None:
    """The most urgent of `answers`, oldest first, and of those the latest; None: there is none."""
    return max(reversed(answers), key=_tier_of, default=None)


def ticked_since_seen(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Every id that was ticked in an answer that still holds something up, each once."""
    answers = (each.event for each in waiting(entries))
    ticked = (id_ for e in answers if isinstance(e, ScreeningAnswered) for id_ in e.ticked)
    return tuple(dict.fromkeys(ticked))


def waiting(entries: Iterable[Entry]) -> list[Entry]:
    """The answers that hold something up and were not followed by "I was seen", oldest first.

    One whose instant lies ahead (a clock was wrong, here or on another device) is among them, and
    no "I was seen" before that instant releases it.
    """
    found: list[Entry] = []
    for entry in sorted(entries, key=_in_order):
        if isinstance(entry.event, WasSeen):
            found = []
        elif _tier_of(entry) >= Tier.TODAY:
            found.append(entry)
    return found


def holds_since(entries: Iterable[Entry]) -> datetime | None:
    """Since when answers have to be known, so that none that waits is missing; None: no telling.

    That is the latest "I was seen", or `RENEW_AFTER` before the latest answer: what had waited for
    longer was written down anew with it (`screening.to_renew`).
    """
    told = [e for e in entries if isinstance(e.event, ScreeningAnswered | WasSeen)]
    if not told:
        return None
    seen = [entry.at for entry in told if isinstance(entry.event, WasSeen)]
    return max([max(entry.at for entry in told) - RENEW_AFTER, *seen])


def _tier_of(entry: Entry) -> Tier:
    event = entry.event
    return tier_named(event.tier) if isinstance(event, ScreeningAnswered) else Tier.NONE


def _in_order(entry: Entry) -> tuple[datetime, bool, str]:
    # At one instant an answer goes before "I was seen", which is about it.
    return entry.at, isinstance(entry.event, WasSeen), entry.id
