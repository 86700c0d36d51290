"""What a source of presence says about the person, as a value."""

from datetime import datetime, timedelta
from enum import Enum
from typing import Protocol

import msgspec

from backcare_tui.domain.text import clean_line

AWAY_AFTER = timedelta(seconds=60)
"""Without input for this long, somebody may have left [our own design choice]."""

MAX_NOTE = 100
_YEAR = timedelta(days=365)


class IsHere(Enum):
    """Whether the person is here. UNKNOWN never counts as away."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Sighting(msgspec.Struct, frozen=True):
    """One source's answer. `note` says in one line, for `doctor`, what it is based on."""

    source: str
    answer: IsHere
    idle: timedelta | None = None
    """The shortest time there can have been since the last input; None if it is not known."""
    note: str = ""

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "note", clean_line(self.note, MAX_NOTE))


class Source(Protocol):
    """Something that may know whether the person is here."""

    name: str
    cheap: bool
    """It reads files only: it may be asked at any time, and answers within a millisecond."""

    def look(self, now: datetime) -> Sighting:
        """The answer at `now` (an instant with offset)."""
        ...


def judged(
    source: str, idle: timedelta, note: str, *, away_after: timedelta, blind: bool = False
) -> Sighting:
    """The sighting that follows from `idle`. `blind`: input can go where this source sees none, so
    a long idle time says nothing.
    """
    if not timedelta() <= idle <= _YEAR:
        return Sighting(source, IsHere.UNKNOWN, None, f"{note}: an impossible time")
    if idle < away_after:
        return Sighting(source, IsHere.YES, idle, note)
    return Sighting(source, IsHere.UNKNOWN if blind else IsHere.NO, idle, note)
