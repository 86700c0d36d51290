"""The day in figures, for the screen and the status command."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from backcare_tui.domain.adjustments import Adjustment, AdjustmentStanding, overview
from backcare_tui.domain.breaks.planning import BreakCounts, counts
from backcare_tui.domain.days import day_of
from backcare_tui.domain.flare.course import Flare, frozen_days
from backcare_tui.domain.journal.entries import BreathingFinished, Entry, Side
from backcare_tui.domain.journal.readings import Reading, readings_of

if TYPE_CHECKING:
    from backcare_tui.domain.pain.usual import Usual

LOOK_BACK = timedelta(days=13)
"""Today and the 13 days before it: what sides, consistency and proposals are made of."""

USUAL_LOOK_BACK = timedelta(days=28)
"""The days before today that the usual range of pain is made of; the first frame does without."""


class Today(msgspec.Struct, frozen=True):
    """What one day amounts to."""

    pain: tuple[Reading, ...]
    """How much it hurt on the day, oldest first, told in a check-in or beside a relief tool."""
    usual: "Usual | None"
    """The usual range of pain, or what the person called usual until it is known; None while
    neither is known, or if it was not asked for."""
    breaks: BreakCounts
    moves: tuple[int, int]
    """Adjustments done, and the sum of the targets."""
    standings: tuple[AdjustmentStanding, ...]
    breathing: tuple[int, float]
    """Breathing sessions, and their seconds together."""


def today(
    entries: Sequence[Entry],
    adjustments: Sequence[Adjustment],
    day: date,
    flares: Sequence[Flare] = (),
    *,
    sore: frozenset[Side] = frozenset(),
    with_usual: bool = True,
    said: int | None = None,
) -> Today:
    """`day` in figures, from the entries of (at least) the 14 days that end with it.

    For the usual range of pain they reach 28 days back. Days of `flares` count neither to it nor to
    the streaks; `sore` sides are spared. `said`: the usual pain (0–10) as the person told it.
    """
    usual = None
    if with_usual:
        from backcare_tui.domain.pain import (
            usual as pain,  # the first frame and most commands do without
        )

        usual = pain.usual_or_said(pain.usual(entries, flares, day), said)
    moved = overview(entries, adjustments, day, frozen_days(flares, day), sore)
    this_day = [entry for entry in entries if day_of(entry.at) == day]
    sessions = [e.event.seconds for e in this_day if isinstance(e.event, BreathingFinished)]
    return Today(
        pain=tuple(each for each in readings_of(this_day) if day_of(each.at) == day),
        usual=usual,
        breaks=counts(this_day, day),
        moves=moved.moves,
        standings=moved.standings,
        breathing=(len(sessions), sum(sessions)),
    )
