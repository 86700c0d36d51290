"""The person's habits: how they stand, counting one, adding and resting one, and which is next."""

from collections.abc import Collection, Sequence
from datetime import timedelta

import msgspec

from backcare_tui.companion import Companion
from backcare_tui.domain.adjustments import (
    WINDOW_DAYS,
    Adjustment,
    AdjustmentsOverview,
    AdjustmentStanding,
    Counted,
    counted,
    overview,
)
from backcare_tui.domain.days import last_days
from backcare_tui.domain.flare.course import Change, frozen_days
from backcare_tui.domain.habits import (
    CARRY_AFTER,
    COUNTED_WITHIN,
    Chosen,
    chosen,
    habits_among,
    have_settled,
    next_one,
    were_counted,
)
from backcare_tui.domain.journal.entries import AdjustmentTallied, Entry, Side
from backcare_tui.domain.journal.habit_events import (
    MAX_HABITS,
    HabitAdded,
    HabitRested,
    HabitsCarried,
)
from backcare_tui.domain.manner import habits_in
from backcare_tui.domain.pain.sore_sides import sore_sides

COUNTED_BACK = timedelta(days=90)
"""Days that the times of an adjustment are counted over: our own choice."""


def habits_of(companion: Companion) -> tuple[Adjustment, ...]:
    """The adjustments that are the person's habits, by family, with their usual targets."""
    own = chosen_by(companion)
    counted = _counted_lately(companion) if own is None else ()
    return habits_among(companion.catalogue.adjustments, own, frozenset(counted))


def shown(companion: Companion) -> tuple[Adjustment, ...]:
    """The habits to show now, with their targets as they are in the present manner."""
    return habits_in(habits_of(companion), companion.catalogue.adjustments, companion.manner)


def chosen_by(companion: Companion) -> Chosen | None:
    """What the person chose; None: nothing so far.

    Who counts anything has their habits written down again after 60 days. So it is looked for
    further back than milestones reach only where nothing was counted lately.
    """
    found = chosen(companion.milestones())
    if found is None and not _counted_lately(companion):
        return chosen(companion.habit_marks())
    return found


def _counted_lately(companion: Companion) -> frozenset[str]:
    return were_counted(companion.entries(companion.today() - COUNTED_WITHIN))


def how_they_stand(companion: Companion, adjustments: Sequence[Adjustment]) -> AdjustmentsOverview:
    """Today and the 14 days that end with it; days of a flare do not count."""
    today = companion.today()
    entries = companion.entries(last_days(today, WINDOW_DAYS)[0])
    frozen = frozen_days(companion.flares(), today)
    return overview(entries, adjustments, today, frozen, sore_sides(entries, companion.now()))


def counted_lately(companion: Companion) -> dict[str, Counted]:
    """What was counted in the last 90 days, by id."""
    return counted(companion.entries(companion.today() - COUNTED_BACK))


def library(companion: Companion) -> tuple[AdjustmentStanding, ...]:
    """What waits beside the habits, by family; nothing while a flare has the essential ones."""
    if companion.manner.has(Change.ADJUSTMENTS):
        return ()
    habits = habits_of(companion)
    waiting = [item for item in companion.catalogue.adjustments if item not in habits]
    found = how_they_stand(companion, waiting).standings
    return tuple(msgspec.structs.replace(each, waits=True) for each in found)


def count(companion: Companion, item: Adjustment, side: Side | None) -> Entry:
    """Count `item` as done on `side`; None: on the one that is next, if it has sides.

    Raises JournalError.
    """
    if side is None:
        side = how_they_stand(companion, [item]).standings[0].next_side
    return count_as_said(companion, item, side)


def count_as_said(
    companion: Companion, item: Adjustment, side: Side | None, times: int = 1
) -> Entry:
    """Count `item` on `side`; None: the side was not said. Raises JournalError."""
    carry(companion)
    return companion.record(AdjustmentTallied(item=item.id, side=side, count=times))


def add(companion: Companion, item: Adjustment) -> Entry | None:
    """Make `item` a habit; None: it is one already. Raises JournalError."""
    return _set(companion, item, on=True)


def rest(companion: Companion, item: Adjustment) -> Entry | None:
    """Put `item` back into the library; None: it is there already. Raises JournalError."""
    return _set(companion, item, on=False)


def choose(companion: Companion, items: Sequence[Adjustment], ids: Collection[str]) -> None:
    """Of `items` make habits of exactly those with these `ids`. Raises JournalError."""
    carry(companion)
    for item in items:
        _set(companion, item, on=item.id in ids)


def to_add_next(companion: Companion) -> Adjustment | None:
    """The habit to offer; None: those there are have not settled, or now is not the time."""
    manner = companion.manner
    if manner.flare is not None or manner.hold is not None or manner.targets != 1.0:
        return None
    active, own = habits_of(companion), chosen_by(companion)
    found = next_one(companion.catalogue.adjustments, active, own.rested if own else ())
    if found is None or not active:
        return None
    today = companion.today()
    entries = companion.entries(today - timedelta(days=2 * WINDOW_DAYS))
    frozen = frozen_days(companion.flares(), today)
    settled = have_settled(active, entries, companion.milestones(), today, frozen)
    return found if settled else None


def carry(companion: Companion) -> None:
    """Write the habits down if that was never done, or not for 60 days. Raises JournalError."""
    now = companion.now()
    carried = (e.at for e in companion.milestones() if isinstance(e.event, HabitsCarried))
    if all(now - at >= CARRY_AFTER for at in carried):
        ids = tuple(item.id for item in habits_of(companion))
        companion.record(HabitsCarried(items=ids[:MAX_HABITS]))


def _set(companion: Companion, item: Adjustment, *, on: bool) -> Entry | None:
    if (item in habits_of(companion)) is on:
        return None
    carry(companion)
    return companion.record(HabitAdded(item=item.id) if on else HabitRested(item=item.id))
