"""Entries: who, when, what. How an edit and an undo count, and in which order.

Entries are immutable: an edit is a new entry that `replaces` another, an undo one whose event is
`Retracted`. `events.py` has what can happen; it can be had from here.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from backcare_tui.domain.journal.break_events import AwayCause as AwayCause
from backcare_tui.domain.journal.break_events import AwayDid as AwayDid
from backcare_tui.domain.journal.break_events import AwayNoticed as AwayNoticed
from backcare_tui.domain.journal.break_events import BreakHow as BreakHow
from backcare_tui.domain.journal.break_events import BreakKind as BreakKind
from backcare_tui.domain.journal.break_events import BreakMissed as BreakMissed
from backcare_tui.domain.journal.break_events import BreakPostponed as BreakPostponed
from backcare_tui.domain.journal.break_events import BreakSkipped as BreakSkipped
from backcare_tui.domain.journal.break_events import BreakStarted as BreakStarted
from backcare_tui.domain.journal.break_events import BreakTaken as BreakTaken
from backcare_tui.domain.journal.break_events import HoldReason as HoldReason
from backcare_tui.domain.journal.break_events import PromptHeld as PromptHeld
from backcare_tui.domain.journal.break_events import PromptReleased as PromptReleased
from backcare_tui.domain.journal.break_events import PromptsPaused as PromptsPaused
from backcare_tui.domain.journal.break_events import PromptsResumed as PromptsResumed
from backcare_tui.domain.journal.event_base import check_instant as check_instant
from backcare_tui.domain.journal.events import AdjustmentTallied as AdjustmentTallied
from backcare_tui.domain.journal.events import AppOpened as AppOpened
from backcare_tui.domain.journal.events import BreathingFinished as BreathingFinished
from backcare_tui.domain.journal.events import ClockChanged as ClockChanged
from backcare_tui.domain.journal.events import Event as Event
from backcare_tui.domain.journal.events import KnownEvent as KnownEvent
from backcare_tui.domain.journal.events import Posture as Posture
from backcare_tui.domain.journal.events import PostureChanged as PostureChanged
from backcare_tui.domain.journal.events import Retracted as Retracted
from backcare_tui.domain.journal.events import Side as Side
from backcare_tui.domain.journal.events import UnknownEvent as UnknownEvent
from backcare_tui.domain.journal.pain_events import PainRated as PainRated


class Entry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who (`device`), when (`at`, with the offset of its place), what (`event`).

    `logged`: when it was written down, if that is later. `replaces`: the id of the entry it is an
    edit of. `first_logged`: when the first version of an edit was written down; no file has it,
    `current_versions` finds it.
    """

    id: str
    at: datetime
    device: str
    event: Event
    replaces: str | None = None
    logged: datetime | None = None
    first_logged: datetime | None = None

    @property
    def written(self) -> datetime:
        """When it was written down, which may be later than what it is about."""
        return self.logged or self.at

    @property
    def first_written(self) -> datetime | None:
        """When its first version was written down; None if that is not known."""
        return self.written if self.replaces is None else self.first_logged


def kind_of(event: Event) -> str:
    """The event's `kind` as it stands in the journal."""
    if isinstance(event, UnknownEvent):
        return event.kind
    return str(event.__struct_config__.tag)


def effective(entries: Iterable[Entry]) -> list[Entry]:
    """`current_versions`, oldest first; entries of the same instant keep the given order."""
    return sorted(current_versions(entries), key=lambda entry: entry.at)


def current_versions(entries: Iterable[Entry]) -> list[Entry]:
    """What counts, in the given order: no duplicates by id, nothing replaced or retracted.

    It does not matter where and by which device an entry was retracted or replaced. Retracting a
    retraction, or an edit, brings back what it had taken out, unless a later edit stands for it.
    """
    by_id: dict[str, Entry] = {}
    for entry in entries:
        by_id.setdefault(entry.id, entry)
    found = list(by_id.values())
    overruling = [e for e in found if e.replaces is not None or type(e.event) is Retracted]
    if not overruling:
        return found  # as nearly always, and it is asked for all the time
    gone = _overruled(by_id, overruling)
    firsts: dict[str, datetime | None] = {}
    return [
        entry if entry.replaces is None else _with_first(entry, by_id, firsts)
        for entry in found
        if entry.id not in gone and type(entry.event) is not Retracted
    ]


def in_place(entries: Sequence[Entry]) -> list[Entry]:
    """`current_versions`, each edit in the place of its first version: to correct is not to do
    again.
    """
    by_id: dict[str, Entry] = {}
    order: dict[str, int] = {}
    for n, entry in enumerate(entries):
        by_id.setdefault(entry.id, entry)
        order.setdefault(entry.id, n)
    if not any(entry.replaces in by_id for entry in entries):
        return current_versions(entries)

    def place(entry: Entry) -> int:
        seen = {entry.id}
        while entry.replaces in by_id and entry.replaces not in seen:
            entry = by_id[entry.replaces]
            seen.add(entry.id)
        return order[entry.id]

    return sorted(current_versions(entries), key=place)


def _with_first(edit: Entry, by_id: dict[str, Entry], firsts: dict[str, datetime | None]) -> Entry:
    """`edit`, knowing when its first version was written, if that is found; `firsts`: those found
    so far.
    """
    passed: list[str] = []
    entry = edit
    while entry.id not in firsts and entry.replaces in by_id:
        firsts[entry.id] = None  # what a ring comes back to
        passed.append(entry.id)
        entry = by_id[entry.replaces]
    first = firsts.get(entry.id, entry.first_written)
    firsts.update(dict.fromkeys(passed, first))
    if first is None or first == edit.first_logged:
        return edit
    return msgspec.structs.replace(edit, first_logged=first)


def _overruled(by_id: dict[str, Entry], overruling: list[Entry]) -> set[str]:
    """Ids of entries that one of `overruling`, retractions and edits, takes out.

    What is itself retracted takes nothing out, nor do entries in a ring (no program of ours writes
    one): better shown than lost. An edit that was edited again still does.
    """
    over: dict[str, str] = {}
    for entry in overruling:
        event = entry.event
        target = event.entry if isinstance(event, Retracted) else entry.replaces
        if target is not None and target in by_id and target != entry.id:
            over[entry.id] = target
    # From the last word backwards, and no recursion: a hostile file may hold a chain of any length.
    waiting: dict[str, int] = {}
    for target in over.values():
        waiting[target] = waiting.get(target, 0) + 1
    ready = [id_ for id_ in over if id_ not in waiting]
    gone: set[str] = set()
    edited: set[str] = set()
    while ready:
        id_ = ready.pop()
        target = over.get(id_)
        if target is None:
            continue
        retracts = isinstance(by_id[id_].event, Retracted)
        if id_ not in gone or (id_ in edited and not retracts):
            gone.add(target)
            if not retracts:
                edited.add(target)
        waiting[target] -= 1
        if not waiting[target]:
            ready.append(target)
    return gone
