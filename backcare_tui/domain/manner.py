"""The app's manner: what a flare, the return from one, and an open screening change.

`milestones` are the rare entries that say so, of the last `LOOK_BACK`, and older answers that may
still hold something up.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil

import msgspec

from backcare_tui.domain.adjustments import Adjustment
from backcare_tui.domain.days import day_of
from backcare_tui.domain.flare import course as flares
from backcare_tui.domain.flare.course import Change, Flare
from backcare_tui.domain.habits import HABIT_EVENTS
from backcare_tui.domain.journal.care_events import (
    ContextTold,
    FlareEnded,
    FlareStarted,
    ScreeningAnswered,
    WasSeen,
)
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.journal.pain_events import OfferDeclined, PegRated
from backcare_tui.domain.screening.waiting import Tier, held, tier_named
from backcare_tui.domain.settings import PRESETS, BreakSettings

LOOK_BACK = timedelta(days=120)
"""How far back milestones are looked for: longer than any flare lasts."""

MILESTONES = (
    FlareStarted,
    FlareEnded,
    ScreeningAnswered,
    WasSeen,
    ContextTold,
    PegRated,
    OfferDeclined,
    *HABIT_EVENTS,
)

FEW = 3
"""Adjustments that are left in a flare."""


class Manner(msgspec.Struct, frozen=True, kw_only=True):
    """How the app behaves at one moment."""

    flare: Flare | None = None
    """The flare that is on."""
    share: float = 1.0
    """Share of the usual targets in the days after a flare."""
    hold: ScreeningAnswered | None = None
    """The answer to the screening that is still to be followed by "I was seen"."""

    def has(self, change: Change) -> bool:
        """Whether a flare is on, and this change was not declined."""
        return self.flare is not None and change in self.flare.changes

    @property
    def emergency(self) -> bool:
        """An emergency answer waits: break exercises and the programme rest."""
        return self.hold is not None and tier_named(self.hold.tier) is Tier.EMERGENCY

    @property
    def programme_paused(self) -> bool:
        return self.hold is not None or self.has(Change.PROGRAMME)

    @property
    def targets(self) -> float:
        """Share of the daily targets: 0 (off) in a flare, 0.5 to 1 after one."""
        return 0.0 if self.has(Change.TARGETS) else self.share


USUAL = Manner()


def manner(milestones: Sequence[Entry], now: datetime) -> Manner:
    """The manner at `now`."""
    known = flares.flares(milestones, now)
    last = known[-1] if known else None
    on = last if last is not None and last.is_on(now) else None
    return Manner(
        flare=on,
        share=1.0 if on is not None else flares.share(known, day_of(now)),
        hold=held(milestones),
    )


def breaks_in(breaks: BreakSettings, manner: Manner) -> BreakSettings:
    """`breaks` in this manner: in a flare at least as often as the *flare* preset."""
    often = PRESETS["flare"]
    if not manner.has(Change.BREAKS):
        return breaks
    return msgspec.structs.replace(
        breaks,
        every=min(breaks.every, often),
        sitting=min(breaks.sitting, often),
        standing=min(breaks.standing, often),
    )


def targets_in(adjustments: Sequence[Adjustment], manner: Manner) -> tuple[Adjustment, ...]:
    """`adjustments` with the targets of this manner: 0 in a flare, then a share, at least 1."""
    if manner.targets == 1.0:
        return tuple(adjustments)
    return tuple(_with_share(item, manner.targets) for item in adjustments)


def habits_in(
    habits: Sequence[Adjustment], library: Sequence[Adjustment], manner: Manner
) -> tuple[Adjustment, ...]:
    """The `habits` in this manner, with their targets.

    In a flare they are the three of the whole `library` that matter: the `essential` ones, or else
    the first ones.
    """
    if not manner.has(Change.ADJUSTMENTS):
        return targets_in(habits, manner)
    essential = [item for item in library if item.essential]
    others = [item for item in library if not item.essential]
    return targets_in((*essential, *others)[:FEW], manner)


def _with_share(item: Adjustment, share: float) -> Adjustment:
    target = ceil(item.target * share)
    return item if target == item.target else msgspec.structs.replace(item, target=target)
