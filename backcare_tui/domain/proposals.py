"""What a prompt proposes to do: the one thing that was done least recently.

A micro break draws from the adjustments and the person's own breathing pattern, a long one from the
breathing patterns: our own choice. In a flare the downshift comes first. While a screening waits
for "I was seen", nothing is proposed that asks for effort or a held breath.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import msgspec

from backcare_tui.domain.adjustments import Adjustment
from backcare_tui.domain.downshift.patterns import Pattern
from backcare_tui.domain.flare.course import Change
from backcare_tui.domain.journal import entries as journal
from backcare_tui.domain.journal.entries import BreakKind, Entry
from backcare_tui.domain.manner import USUAL, Manner
from backcare_tui.domain.settings import BreathingSettings

DOWNSHIFT_AGAIN = timedelta(hours=1)
"""In a flare a downshift comes first, unless one was done within this time: our own choice."""


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do in a break; exactly one of `adjustment` and `pattern` is given."""

    cue: str
    how: str
    adjustment: Adjustment | None = None
    pattern: Pattern | None = None

    @property
    def id(self) -> str:
        """As it stands in the journal: `adjustment:…` or `breathing:…`."""
        if self.adjustment is not None:
            return f"adjustment:{self.adjustment.id}"
        return f"{_BREATHING}{self.pattern.id}" if self.pattern is not None else ""


_BREATHING = "breathing:"

BE_STILL = Proposal(
    cue="Rest the way that is most comfortable",
    how="Lying, sitting or standing: whatever your back likes best now.",
)
"""What is proposed while exercises rest and no breathing is left to propose."""

STAND = Proposal(cue="Stand up and walk a little", how="Leave the chair, and let your arms swing.")
"""What is proposed to someone who has hidden everything else."""


def propose(
    entries: Iterable[Entry],
    adjustments: Sequence[Adjustment],
    patterns: Sequence[Pattern],
    breathing: BreathingSettings,
    kind: BreakKind,
    manner: Manner = USUAL,
    now: datetime | None = None,
) -> Proposal:
    """The candidate for a break of `kind` that was done least recently, or never.

    Done means tallied, breathed, or taken as the proposal of a break. `adjustments` are those of
    the manner; `now` is needed in a flare.
    """
    last_done: dict[str, datetime] = {}
    for entry in entries:
        id_ = _what_was_done(entry)
        if id_ and (id_ not in last_done or entry.at > last_done[id_]):
            last_done[id_] = entry.at
    allowed = patterns_in(patterns, breathing, manner)
    quiet = manner.emergency
    if manner.has(Change.DOWNSHIFT) and now is not None:
        breathed = [at for id_, at in last_done.items() if id_.startswith(_BREATHING)]
        quiet = quiet or not any(now - at < DOWNSHIFT_AGAIN for at in breathed)
    candidates = _candidates(() if quiet else adjustments, allowed, breathing, kind)
    if quiet and kind is BreakKind.MICRO:
        candidates = candidates or [_of_pattern(pattern) for pattern in allowed]
    if not candidates:
        return otherwise(manner)
    never = [candidate for candidate in candidates if candidate.id not in last_done]
    return never[0] if never else min(candidates, key=lambda c: last_done[c.id])


def patterns_in(
    patterns: Sequence[Pattern], breathing: BreathingSettings, manner: Manner
) -> tuple[Pattern, ...]:
    """The patterns to propose: those with holds only if the settings and the screening allow."""
    holds = breathing.holds and manner.hold is None
    return tuple(pattern for pattern in patterns if holds or not pattern.has_holds)


def otherwise(manner: Manner) -> Proposal:
    """What is proposed if there is nothing else to propose."""
    return BE_STILL if manner.emergency else STAND


def by_id(
    id_: str, adjustments: Sequence[Adjustment], patterns: Sequence[Pattern]
) -> Proposal | None:
    """The proposal with this id; None if its content is gone."""
    for adjustment in adjustments:
        if id_ == f"adjustment:{adjustment.id}":
            return _of_adjustment(adjustment)
    for pattern in patterns:
        if id_ == f"{_BREATHING}{pattern.id}":
            return _of_pattern(pattern)
    return None


def _candidates(
    adjustments: Sequence[Adjustment],
    patterns: Sequence[Pattern],
    breathing: BreathingSettings,
    kind: BreakKind,
) -> list[Proposal]:
    if kind is BreakKind.LONG and patterns:
        return [_of_pattern(pattern) for pattern in patterns]
    own = [pattern for pattern in patterns if pattern.id == breathing.pattern]
    fitting = [adjustment for adjustment in adjustments if adjustment.in_breaks]
    return [*map(_of_adjustment, fitting), *map(_of_pattern, own)]


def _of_adjustment(adjustment: Adjustment) -> Proposal:
    return Proposal(cue=adjustment.cue, how=adjustment.how, adjustment=adjustment)


def _of_pattern(pattern: Pattern) -> Proposal:
    return Proposal(cue=f"Breathe: {pattern.name.lower()}", how=pattern.note, pattern=pattern)


def _what_was_done(entry: Entry) -> str:
    match entry.event:
        case journal.AdjustmentTallied(item=item):
            return f"adjustment:{item}"
        case journal.BreathingFinished(pattern=pattern):
            return f"{_BREATHING}{pattern}"
        case journal.BreakTaken(proposal=proposal):
            return proposal
        case _:
            return ""
