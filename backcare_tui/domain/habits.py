"""Which adjustments are the person's habits, and which one comes next.

Few to begin with, and another one only when these have settled: nineteen at once are a wall. The
numbers are our own choices. Where nothing was ever chosen, the habits are what the person counted
in the last four weeks, filled up to three with those that are proposed. What people wrote in a file
of their own is a habit until they put it to rest.
"""

from collections.abc import Collection, Iterable, Sequence, Set
from datetime import date, timedelta
from enum import Enum

import msgspec

from backcare_tui.domain.adjustments import WINDOW_DAYS, Adjustment, Start, overview
from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal.entries import AdjustmentTallied, Entry
from backcare_tui.domain.journal.habit_events import HabitAdded, HabitRested, HabitsCarried

HABIT_EVENTS = (HabitAdded, HabitRested, HabitsCarried)
TO_BEGIN_WITH = 3
"""Habits at first."""
COUNTED_WITHIN = timedelta(days=28)
"""What was counted on these days up to today stays a habit of a person who never chose any."""
CARRY_AFTER = timedelta(days=60)
"""Habits are written down again after this long: sooner than milestones are lost from sight."""
SETTLED_SHARE = 0.8
"""Share of the targets, over two weeks, from which habits have settled."""
SETTLED_DAYS = 10
"""Of these two weeks, days on which anything was noted: a working week has five."""


NEW_UNTIL = 5
"""Days of the two weeks with a habit up to which it is new."""


class Growth(Enum):
    """How far a habit has come: our own choice."""

    NEW = "new"
    GROWING = "growing"
    SETTLED = "settled"


def growth(shares: Sequence[float | None]) -> Growth:
    """How far a habit has come, by the shares of its target over 14 days that end with today.

    It is settled by the same rule as all of them together, looking at the days before today.
    """
    known = [share for share in shares[:-1] if share is not None]
    if len(known) >= SETTLED_DAYS and sum(known) / len(known) >= SETTLED_SHARE:
        return Growth.SETTLED
    return Growth.NEW if done_days(shares) <= NEW_UNTIL else Growth.GROWING


def done_days(shares: Sequence[float | None]) -> int:
    """On how many of the days it was done at all."""
    return sum(share is not None and share > 0 for share in shares)


class Chosen(msgspec.Struct, frozen=True):
    """What the person's own choices come to."""

    active: frozenset[str] = frozenset()
    rested: frozenset[str] = frozenset()


def chosen(marks: Iterable[Entry]) -> Chosen | None:
    """What `marks` (of `HABIT_EVENTS`; others do not matter) come to; None: nothing was chosen.

    The latest mark of each adjustment decides; at one instant a choice goes before what was
    carried.
    """
    known = [mark for mark in marks if isinstance(mark.event, HABIT_EVENTS)]
    if not known:
        return None
    known.sort(key=lambda mark: (mark.at, not isinstance(mark.event, HabitsCarried)))
    is_active: dict[str, bool] = {}
    for mark in known:
        match mark.event:
            case HabitsCarried(items=items):
                is_active.update(dict.fromkeys(items, True))
            case HabitAdded(item=item):
                is_active[item] = True
            case HabitRested(item=item):
                is_active[item] = False
            case _:
                pass
    active = frozenset(item for item, on in is_active.items() if on)
    return Chosen(active, frozenset(is_active) - active)


def were_counted(entries: Iterable[Entry]) -> frozenset[str]:
    """Ids of the adjustments that were counted in `entries`."""
    return frozenset(e.event.item for e in entries if isinstance(e.event, AdjustmentTallied))


def habits_among(
    library: Sequence[Adjustment], own: Chosen | None, counted: Set[str]
) -> tuple[Adjustment, ...]:
    """Which of the `library` are habits: those chosen, and what the person wrote themselves."""
    if own is None:
        return unchosen(library, counted)
    return tuple(
        item
        for item in library
        if item.id in own.active or (item.start is Start.OWN and item.id not in own.rested)
    )


def unchosen(library: Sequence[Adjustment], counted: Set[str]) -> tuple[Adjustment, ...]:
    """The habits of a person who never chose: those `counted` and their own, at least three."""
    first = [item for item in library if item.id in counted or item.start is Start.OWN]
    proposed = [item for item in library if item.start is Start.PROPOSED and item not in first]
    missing = max(0, TO_BEGIN_WITH - len(first))
    kept = {item.id for item in (*first, *proposed[:missing])}
    return tuple(item for item in library if item.id in kept)


def offered_first(library: Sequence[Adjustment]) -> tuple[Adjustment, ...]:
    """What can be chosen at the first start, the proposed ones first."""
    starts = (Start.PROPOSED, Start.OFFERED)
    return tuple(item for start in starts for item in library if item.start is start)


def next_one(
    library: Sequence[Adjustment], active: Sequence[Adjustment], rested: Collection[str] = ()
) -> Adjustment | None:
    """The adjustment to offer next: one that beginners can choose, of the family with the fewest.

    None: all are habits, or were `rested` by the person's own choice.
    """
    families = [item.family for item in active]
    ranks = list(Start)
    waiting = [item for item in library if item not in active and item.id not in rested]
    return min(
        waiting,
        key=lambda item: (ranks.index(item.start), families.count(item.family)),
        default=None,
    )


def have_settled(
    active: Sequence[Adjustment],
    entries: Iterable[Entry],
    marks: Iterable[Entry],
    today: date,
    frozen: Set[date] = frozenset(),
) -> bool:
    """Whether 80 % of the targets were met over the 14 days before `today`, all habits unchanged.

    `entries` reach back 15 days; `frozen` days (of a flare) do not count.
    """
    since = today - timedelta(days=WINDOW_DAYS)
    changes = (mark for mark in marks if isinstance(mark.event, HabitAdded | HabitRested))
    if any(day_of(mark.at) > since for mark in changes):
        return False
    found = overview(entries, active, today - timedelta(days=1), frozen).shares
    known = [share for share in found if share is not None]
    return len(known) >= SETTLED_DAYS and sum(known) / len(known) >= SETTLED_SHARE
