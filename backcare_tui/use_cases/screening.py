"""The answer to the safety questions, what was told of the person, and that they were seen."""

from collections.abc import Collection
from datetime import datetime, timedelta

from msgspec.structs import replace

from backcare_tui.companion import Companion
from backcare_tui.domain.journal.care_events import ContextTold, ScreeningAnswered, WasSeen
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.screening.asking import Due, after_all, to_renew
from backcare_tui.domain.screening.context import renewed
from backcare_tui.domain.screening.items import ScreeningItem, decide
from backcare_tui.domain.screening.waiting import Tier, ticked_since_seen, tier_named, waiting
from backcare_tui.words.screening import Advice, advice


def answer(companion: Companion, ticked: Collection[str], due: Due) -> Entry:
    """Write the answer down.

    Raises ValueError for an id that is not among the items, and JournalError.
    """
    now, milestones = companion.now(), companion.milestones()
    older, told = to_renew(milestones, now), renewed(companion.context, milestones, now)
    event = _answered(companion, ticked, due.trigger, due.form)
    entry = companion.record(event, at=after_all(milestones, now))
    if older is not None:
        companion.record(older, at=after_all(companion.milestones(), now))
    if told is not None:
        companion.record(told, at=_after(companion, told.knew))
    return entry


def ticked(companion: Companion) -> tuple[ScreeningItem, ...]:
    """The items that wait to be seen, as they were asked; one that is gone stands by its id."""
    known = {item.id: item for item in companion.catalogue.screening}
    return tuple(
        known.get(id_)
        or ScreeningItem(id=id_, tier="emergency", text=_named(id_), said=_named(id_), source="")
        for id_ in ticked_since_seen(companion.milestones())
    )


def _named(id_: str) -> str:
    return id_.replace("-", " ").capitalize()


def correct(companion: Companion, slips: Collection[str]) -> Tier:
    """Take these ids out of every answer that waits: each was looked at again, and is not so.

    Returns what still waits. Raises JournalError.
    """
    for entry in waiting(companion.milestones()):
        event = entry.event
        if isinstance(event, ScreeningAnswered) and set(slips) & set(event.ticked):
            left = tuple(id_ for id_ in event.ticked if id_ not in slips)
            known = [item for item in companion.catalogue.screening if item.id in left]
            # What a newer version asked keeps its tier.
            tier = event.tier if len(known) < len(left) else decide(left, known).id
            companion.record(replace(event, tier=tier, ticked=left), replaces=entry)
    hold = companion.manner.hold
    return Tier.NONE if hold is None else tier_named(hold.tier)


def _answered(
    companion: Companion, ticked: Collection[str], trigger: str, form: str
) -> ScreeningAnswered:
    items = companion.catalogue.screening
    in_order = tuple(item.id for item in items if item.id in ticked)
    if len(in_order) != len(ticked):
        decide(ticked, items)  # says which is not known
    return ScreeningAnswered(
        tier=decide(in_order, items).id, ticked=in_order, trigger=trigger, form=form
    )


def tier_of(entry: Entry) -> Tier:
    """What the answer of this entry came to."""
    event = entry.event
    return tier_named(event.tier) if isinstance(event, ScreeningAnswered) else Tier.NONE


def was_seen(companion: Companion, note: str = "", *, by_phone: bool = False) -> Entry:
    """Write down that the person was seen, later than every answer. Raises JournalError."""
    at = after_all(companion.milestones(), companion.now())
    return companion.record(WasSeen(note=note, by_phone=by_phone), at=at)


def tell(companion: Companion, age: str, yes: Collection[str], no: Collection[str]) -> Entry:
    """Write down what matters about the person, for all that was told before.

    Raises JournalError.
    """
    knew = companion.context.heads
    event = ContextTold(age=age, yes=tuple(sorted(yes)), no=tuple(sorted(no)), knew=knew)
    return companion.record(event, at=_after(companion, knew))


def _after(companion: Companion, ids: Collection[str]) -> datetime | None:
    """The instant of what stands for these entries, whatever the clock says; None: now."""
    last = max((entry.at for entry in companion.milestones() if entry.id in ids), default=None)
    return None if last is None or last < companion.now() else last + timedelta(microseconds=1)


def advice_now(companion: Companion) -> Advice | None:
    """What is to be done until the person was seen; None: no answer waits for that."""
    hold = companion.manner.hold
    if hold is None:
        return None
    return advice(
        ticked_since_seen(companion.milestones()),
        companion.catalogue.screening,
        tier_named(hold.tier),
        companion.settings.care,
    )
