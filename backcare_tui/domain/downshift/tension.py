"""What sessions did with tension, as the person told it before and after them."""

import math
from collections.abc import Iterable

import msgspec

from backcare_tui.domain.journal.entries import BreathingFinished, Entry

ENOUGH = 3
"""Sessions with both numbers from which something is said of all of them (docs/care.md: until
three are known one cannot say what helped)."""


class TensionTold(msgspec.Struct, frozen=True):
    """Tension before and after one session, each 0–10."""

    before: int
    after: int


class BreathingPast(msgspec.Struct, frozen=True):
    """The sessions of a range of days."""

    told: tuple[TensionTold, ...] = ()
    """Those with both numbers, the oldest first."""
    sessions: int = 0
    seconds: float = 0.0

    @property
    def is_enough(self) -> bool:
        return len(self.told) >= ENOUGH

    @property
    def lowered(self) -> int:
        """How much lower tension was after than before, on average, in whole points.

        Negative: it was higher. A half is rounded towards 0, so that nothing is made more of.
        """
        if not self.told:
            return 0
        mean = sum(each.before - each.after for each in self.told) / len(self.told)
        return int(math.copysign(math.ceil(abs(mean) - 0.5), mean))

    @property
    def times_lower(self) -> int:
        """In how many of `told` tension was lower after the session."""
        return sum(each.after < each.before for each in self.told)

    @property
    def times_higher(self) -> int:
        return sum(each.after > each.before for each in self.told)


def breathing_past(entries: Iterable[Entry]) -> BreathingPast:
    """What `entries` say of sessions."""
    done = sorted((e for e in entries if isinstance(e.event, BreathingFinished)), key=_when)
    events = [e.event for e in done if isinstance(e.event, BreathingFinished)]
    told = [
        TensionTold(event.tension_before, event.tension_after)
        for event in events
        if event.tension_before is not None and event.tension_after is not None
    ]
    return BreathingPast(tuple(told), len(events), math.fsum(event.seconds for event in events))


def _when(entry: Entry) -> float:
    return entry.at.timestamp()
