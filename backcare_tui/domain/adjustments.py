"""Micro-adjustments: small movement habits, how often they were done, and on which side.

The three families, and doing an adjustment many times a day, are from an article on managing back
pain. No result depends on the order in which the entries are given.
"""

from collections.abc import Iterable, Sequence, Set
from datetime import date, datetime
from enum import Enum
from itertools import takewhile

import msgspec

from backcare_tui.domain.days import day_of, last_days
from backcare_tui.domain.journal.entries import AdjustmentTallied, Entry, Side

MAX_CUE = 34
"""Characters of a cue: it stands alone on a line of a narrow pane: our own choice."""
MAX_SHORT = 8
"""Characters of a short name, as in "bag → left": our own choice."""
MAX_TARGET = 50
"""Times a day a target can ask for: our own choice."""
IN_A_ROW = 2
"""How often one side is asked for running, to catch up with the other: our own choice."""
WINDOW_DAYS = 14
"""Days that the side balance and the consistency look back on: our own choice."""


class Family(Enum):
    """What an adjustment is about, as an article on managing back pain groups them."""

    TRANSITION = "transition"
    LOAD = "load"
    ASYMMETRY = "asymmetry"

    @property
    def label(self) -> str:
        """The family's heading on screen."""
        return _LABELS[self.value]


_LABELS = {
    "transition": "Slower transitions",
    "load": "Lighter loads",
    "asymmetry": "Even sides",
}


class Start(Enum):
    """What part an adjustment has in the first questions."""

    PROPOSED = "proposed"
    """One of the three to begin with."""
    OFFERED = "offered"
    """Can be chosen instead of one of them."""
    LATER = "later"
    """Waits in the library."""
    OWN = "own"
    """The person's own, from their file: a habit from the beginning."""


class Adjustment(msgspec.Struct, frozen=True, kw_only=True):
    """One habit. Raises ValueError for a cue or a target outside its range."""

    id: str
    family: Family
    cue: str
    """What to do, in 1 to 34 characters."""
    how: str
    """How to do it, in one to three sentences."""
    why: str
    source: str
    target: int
    """Times a day it is meant to be done, 1 to 50; 0: no target (of its own, or in a flare)."""
    sided: bool = False
    """Done on the left or on the right; the sides are counted apart."""
    essential: bool = False
    """One of the few that stay in a flare."""
    short: str = ""
    """Its name in one word of up to 8 characters, for little room; may be empty."""
    start: Start = Start.LATER
    figure: str = ""
    """Id of the figure that shows it; "" if none does."""

    def __post_init__(self) -> None:
        if not 1 <= len(self.cue) <= MAX_CUE:
            raise ValueError(f"a cue is 1 to {MAX_CUE} characters")
        if len(self.short) > MAX_SHORT:
            raise ValueError(f"a short name is up to {MAX_SHORT} characters")
        if not 0 <= self.target <= MAX_TARGET:
            raise ValueError(f"a target is 0 to {MAX_TARGET}")


class Ledger(msgspec.Struct, frozen=True):
    """How often each side was used, and which one was used last (None: neither so far)."""

    left: int = 0
    right: int = 0
    last: Side | None = None
    run: int = 0
    """Times that `last` was used in a row, since an instant without the other."""
    sore: frozenset[Side] = frozenset()
    """Sides that pain was marked on lately (`pain.sore_sides`)."""

    @property
    def next(self) -> Side:
        """The side used less, but no side oftener than `IN_A_ROW` times running.

        Equally often: the one not used last; never used: left. If one side is sore, it is the
        other.
        """
        if len(self.sore) == 1:
            return next(iter(self.sore)).other
        if self.last is None:
            return Side.LEFT
        if self.left == self.right:
            return self.last.other
        less = Side.LEFT if self.left < self.right else Side.RIGHT
        return less.other if self.last is less and self.run >= IN_A_ROW else less


class AdjustmentStanding(msgspec.Struct, frozen=True):
    """Where one adjustment stands on a day."""

    adjustment: Adjustment
    done: int
    """Times done on the day; can be more than the target."""
    ledger: Ledger = Ledger()
    """Sides over the 14 days that end with the day."""
    shares: tuple[float | None, ...] = ()
    """Its own consistency over those 14 days, oldest first; see `AdjustmentsOverview`."""
    waits: bool = False
    """It is no habit of the person's now, and waits in the library."""

    @property
    def next_side(self) -> Side | None:
        """The side to use next; None for an adjustment without sides."""
        return self.ledger.next if self.adjustment.sided else None


class AdjustmentsOverview(msgspec.Struct, frozen=True):
    """All of a day at once."""

    standings: tuple[AdjustmentStanding, ...]
    moves: tuple[int, int]
    shares: tuple[float | None, ...]


def ledger(
    entries: Iterable[Entry],
    item_id: str,
    since: date | None = None,
    sore: frozenset[Side] = frozenset(),
) -> Ledger:
    """Left and right of one adjustment from the day `since` on (None: all of `entries`)."""
    sides = _Sides()
    for entry in entries:
        event = entry.event
        if not isinstance(event, AdjustmentTallied) or event.item != item_id or not event.side:
            continue
        if since is None or day_of(entry.at) >= since:
            sides.add(event.side, event.count, entry.at)
    return sides.ledger(sore)


def overview(
    entries: Iterable[Entry],
    adjustments: Sequence[Adjustment],
    today: date,
    frozen: Set[date] = frozenset(),
    sore: frozenset[Side] = frozenset(),
) -> AdjustmentsOverview:
    """All of today in one reading of the entries.

    `frozen` days (of a flare) do not count; `sore` sides are spared.
    """
    since = last_days(today, WINDOW_DAYS)[0]
    by_day: _ByDay = {}
    sides: dict[str, _Sides] = {}
    for entry in entries:
        day, event = day_of(entry.at), entry.event
        done = by_day.setdefault(day, {})
        if isinstance(event, AdjustmentTallied):
            done[event.item] = done.get(event.item, 0) + event.count
            if event.side and day >= since:
                if event.item not in sides:
                    sides[event.item] = _Sides()
                sides[event.item].add(event.side, event.count, entry.at)
    done = by_day.get(today, {})
    counted = {day: tallied for day, tallied in by_day.items() if day not in frozen}
    none = _Sides()
    return AdjustmentsOverview(
        tuple(
            AdjustmentStanding(
                item,
                done.get(item.id, 0),
                sides.get(item.id, none).ledger(sore),
                _shares(counted, [item], today, WINDOW_DAYS),
            )
            for item in adjustments
        ),
        (_met(done, adjustments), sum(item.target for item in adjustments)),
        _shares(counted, adjustments, today, WINDOW_DAYS),
    )


class Counted(msgspec.Struct, frozen=True):
    """How often an adjustment was counted, and when for the last time."""

    times: int
    last: datetime


def counted(entries: Iterable[Entry]) -> dict[str, Counted]:
    """What was counted in `entries`, by id."""
    found: dict[str, Counted] = {}
    for entry in entries:
        event = entry.event
        if isinstance(event, AdjustmentTallied):
            before = found.get(event.item, Counted(0, entry.at))
            found[event.item] = Counted(before.times + event.count, max(before.last, entry.at))
    return found


_ByDay = dict[date, dict[str, int]]
"""Tallies by day and id; a day that only has other entries is there, and empty."""


class _Sides:
    """A ledger while it is being added up."""

    def __init__(self) -> None:
        self._used: list[tuple[datetime, bool, int]] = []
        """When, whether it was the right side, and how often."""

    def add(self, side: Side, count: int, at: datetime) -> None:
        self._used.append((at, side is Side.RIGHT, count))

    def ledger(self, sore: frozenset[Side]) -> Ledger:
        used = sorted(self._used)
        if not used:
            return Ledger(sore=sore)
        right = sum(count for _, is_right, count in used if is_right)
        last = used[-1][1]
        others = {at for at, is_right, _ in used if is_right is not last}
        trailing = takewhile(lambda each: each[1] is last and each[0] not in others, used[::-1])
        return Ledger(
            sum(count for _, _, count in used) - right,
            right,
            Side.RIGHT if last else Side.LEFT,
            sum(count for _, _, count in trailing),
            sore,
        )


def _shares(
    by_day: _ByDay, adjustments: Sequence[Adjustment], today: date, days: int
) -> tuple[float | None, ...]:
    target = sum(item.target for item in adjustments)
    return tuple(
        _met(by_day[day], adjustments) / target if target and day in by_day else None
        for day in last_days(today, days)
    )


def _met(done: dict[str, int], adjustments: Sequence[Adjustment]) -> int:
    """How much of the targets was done; if none of them has a target, everything counts."""
    if not any(item.target for item in adjustments):
        return sum(done.get(item.id, 0) for item in adjustments)
    return sum(min(done.get(item.id, 0), item.target) for item in adjustments)
