"""What a prompt proposes to do: one thing, the one that was done least recently.

A micro break draws from the adjustments and the person's own breathing pattern; a long one is a
downshift and draws from the breathing patterns (CARE.md §7: "a 5-min downshift every third") [D].
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from backcare_tui.domain.adjustments import Adjustment
from backcare_tui.domain.entries import (
    AdjustmentTallied,
    BreakKind,
    BreakTaken,
    BreathingFinished,
    Entry,
)
from backcare_tui.domain.patterns import Pattern
from backcare_tui.domain.settings import BreathingSettings


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
        return f"breathing:{self.pattern.id}" if self.pattern is not None else ""


STAND = Proposal(cue="Stand up and walk a little", how="Leave the chair, and let your arms swing.")
"""What is proposed to someone who has hidden everything else."""


def propose(
    entries: Iterable[Entry],
    adjustments: Sequence[Adjustment],
    patterns: Sequence[Pattern],
    breathing: BreathingSettings,
    kind: BreakKind,
) -> Proposal:
    """The candidate for a break of `kind` that was done least recently.

    Never done comes first, in the order of the content. Done means tallied, breathed, or taken as
    the proposal of a break.
    """
    candidates = _candidates(adjustments, patterns, breathing, kind)
    if not candidates:
        return STAND
    last_done: dict[str, datetime] = {}
    for entry in entries:
        id_ = _what_was_done(entry)
        if id_ and (id_ not in last_done or entry.at > last_done[id_]):
            last_done[id_] = entry.at
    never = [candidate for candidate in candidates if candidate.id not in last_done]
    return never[0] if never else min(candidates, key=lambda c: last_done[c.id])


def by_id(
    id_: str, adjustments: Sequence[Adjustment], patterns: Sequence[Pattern]
) -> Proposal | None:
    """The proposal with this id; None where its content is gone."""
    for adjustment in adjustments:
        if id_ == f"adjustment:{adjustment.id}":
            return _of_adjustment(adjustment)
    for pattern in patterns:
        if id_ == f"breathing:{pattern.id}":
            return _of_pattern(pattern)
    return None


def _candidates(
    adjustments: Sequence[Adjustment],
    patterns: Sequence[Pattern],
    breathing: BreathingSettings,
    kind: BreakKind,
) -> list[Proposal]:
    allowed = [p for p in patterns if breathing.holds or not p.has_holds]
    if kind is BreakKind.LONG and allowed:
        return [_of_pattern(pattern) for pattern in allowed]
    own = [pattern for pattern in allowed if pattern.id == breathing.pattern]
    fitting = [adjustment for adjustment in adjustments if adjustment.in_breaks]
    return [*map(_of_adjustment, fitting), *map(_of_pattern, own)]


def _of_adjustment(adjustment: Adjustment) -> Proposal:
    return Proposal(cue=adjustment.cue, how=adjustment.how, adjustment=adjustment)


def _of_pattern(pattern: Pattern) -> Proposal:
    return Proposal(cue=f"Breathe: {pattern.name.lower()}", how=pattern.note, pattern=pattern)


def _what_was_done(entry: Entry) -> str:
    match entry.event:
        case AdjustmentTallied(item=item):
            return f"adjustment:{item}"
        case BreathingFinished(pattern=pattern):
            return f"breathing:{pattern}"
        case BreakTaken(proposal=proposal):
            return proposal
        case _:
            return ""
