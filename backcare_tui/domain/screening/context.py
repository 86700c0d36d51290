"""What matters about the person: whom a question concerns, and what exercises leave out.

It is asked once, each line can be left out, and it is looked at again after a year (docs/care.md,
Safety questions). What was left out is kept as not said, which is neither yes nor no.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from backcare_tui.domain.journal.care_events import ContextTold
from backcare_tui.domain.journal.entries import Entry

AGES = ("under-20", "20-49", "50-64", "65-up")
"""Ids of the age groups, youngest first."""
LINES = ("pregnant", "thin-bones", "cancer", "immunity", "injected", "spine", "holds")
"""Ids of what is or is not so; *holds*: an illness in which the breath is not held."""
AGAIN_AFTER = timedelta(days=365)
"""Looked at again after this long: our own choice."""
RENEW_AFTER = timedelta(days=60)
"""Older than this it is written down anew with an answer to the safety questions, so that nobody
has to look for it in years of entries: our own choice."""


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """What was told, by all devices together; where they differ, the more careful counts."""

    ages: tuple[str, ...] = ()
    """Ids of the age groups that were told: more than one only where devices differ."""
    yes: frozenset[str] = frozenset()
    """Ids of the lines that are so."""
    no: frozenset[str] = frozenset()
    """Ids of those that are not."""
    told: datetime | None = None
    """When the person looked at it last; of two devices the earlier one. None: never."""
    heads: tuple[str, ...] = ()
    """Ids of the entries that it comes from."""

    @property
    def age(self) -> str:
        """The age group; the oldest where devices differ; "" if it was not said."""
        return max(self.ages, key=_age_order, default="")

    @property
    def applies(self) -> frozenset[str]:
        """Ids of the lines that are so, and of the age groups."""
        return self.yes | frozenset(self.ages)

    def said(self, line: str) -> bool | None:
        """Whether this line is so; None: not said."""
        return True if line in self.yes else False if line in self.no else None

    def is_due(self, now: datetime) -> bool:
        """Whether it was never told, or a year ago."""
        return self.told is None or now - self.told >= AGAIN_AFTER


NOT_TOLD = Context()


def context(milestones: Iterable[Entry]) -> Context:
    """What these entries tell. Neither their order nor a double changes it."""
    told = {entry.id: entry for entry in milestones if isinstance(entry.event, ContextTold)}
    known = {
        id_
        for entry in told.values()
        for id_ in _event(entry).knew
        # Nobody knows what comes later; damage could say so, and let two hide each other.
        if id_ in told and (told[id_].at, id_) < (entry.at, entry.id)
    }
    heads = sorted(told.keys() - known)
    events = [_event(told[id_]) for id_ in heads]
    yes = frozenset(line for event in events for line in event.yes)
    return Context(
        ages=tuple(sorted({event.age for event in events if event.age}, key=_age_order)),
        yes=yes,
        no=frozenset(line for event in events for line in event.no) - yes,
        told=min((_event(told[id_]).since or told[id_].at for id_ in heads), default=None),
        heads=tuple(heads),
    )


def renewed(known: Context, milestones: Iterable[Entry], now: datetime) -> ContextTold | None:
    """What is to be written down again, so that it stays near; None: it is near enough."""
    written = [entry.at for entry in milestones if entry.id in known.heads]
    if known.told is None or not written or now - min(written) < RENEW_AFTER:
        return None
    return ContextTold(
        age=known.age,
        yes=tuple(sorted(known.yes)),
        no=tuple(sorted(known.no)),
        knew=known.heads,
        since=known.told,
    )


def _event(entry: Entry) -> ContextTold:
    assert isinstance(entry.event, ContextTold)
    return entry.event


def _age_order(age: str) -> int:
    return AGES.index(age) if age in AGES else len(AGES)
