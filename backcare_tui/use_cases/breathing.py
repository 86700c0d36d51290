"""Which breathing patterns there are for the person, for the app and the commands alike."""

from enum import Enum

from backcare_tui.companion import Companion
from backcare_tui.domain.downshift.patterns import Pattern
from backcare_tui.use_cases.breaks import avoided

HOLDS_NEVER_WITH = frozenset({"pregnant", "holds"})
"""What the person can have said of themselves that rules out a held breath (general knowledge)."""


class Holds(Enum):
    """Whether patterns in which the breath is held are shown."""

    SHOWN = "shown"
    UNANSWERED = "unanswered"
    """The person has not said yes to them."""
    WAITING = "waiting"
    """An answer to the safety questions waits for "I was seen"."""
    RULED_OUT = "ruled out"
    """By what the person said of themselves."""


def holds(companion: Companion) -> Holds:
    """Whether such patterns are shown, and why not."""
    if not HOLDS_NEVER_WITH.isdisjoint(avoided(companion)):
        return Holds.RULED_OUT
    if companion.manner.hold is not None:
        return Holds.WAITING
    return Holds.SHOWN if companion.settings.breathing.holds else Holds.UNANSWERED


def offered(companion: Companion) -> tuple[Pattern, ...]:
    """The patterns to choose from."""
    shown = holds(companion) is Holds.SHOWN
    return tuple(p for p in companion.catalogue.patterns if shown or not p.has_holds)


def held_back(companion: Companion) -> int:
    """How many more patterns there would be after a yes to breath holds."""
    if holds(companion) is not Holds.UNANSWERED:
        return 0
    return sum(pattern.has_holds for pattern in companion.catalogue.patterns)
