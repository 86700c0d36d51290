"""One day on a time line: pain, and what it stands beside."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum

import msgspec

from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal import entries as journal
from backcare_tui.domain.journal.care_events import NonNegotiableKept, ToolUsed
from backcare_tui.domain.journal.entries import Entry, Event
from backcare_tui.domain.journal.pain_events import DayReflected, NoteWritten, PegRated
from backcare_tui.domain.journal.readings import readings_of
from backcare_tui.domain.pain.series import in_order


class Track(Enum):
    """What kind of moment it is, in words."""

    PAIN = "pain"
    BREAK = "break"
    DOWNSHIFT = "downshift"
    TOOL = "tool"
    MOVEMENT = "movement"


TRACKS: dict[type[Event], Track] = {
    journal.PainRated: Track.PAIN,
    journal.BreakTaken: Track.BREAK,
    journal.AwayNoticed: Track.BREAK,
    journal.BreathingFinished: Track.DOWNSHIFT,
    ToolUsed: Track.TOOL,
    NonNegotiableKept: Track.MOVEMENT,
}
"""Which events stand on the time line; a new kind is one more row."""

NOTED: tuple[type[Event], ...] = (journal.PainRated, DayReflected, PegRated, NoteWritten)
"""What a person writes down about a day, and may change afterwards."""


class DayMark(msgspec.Struct, frozen=True):
    """A mark on the time line."""

    at: datetime
    track: Track
    score: int | None = None
    """Of a reading: 0–10."""


def moments(entries: Iterable[Entry], day: date) -> tuple[DayMark, ...]:
    """The time line of `day`, oldest first; absences are on it if they counted as a break."""
    of_day = _of_day(entries, day, tuple(TRACKS))
    found = [DayMark(each.at, Track.PAIN, each.score) for each in readings_of(of_day)]
    for entry in of_day:
        event = entry.event
        if isinstance(event, journal.PainRated):
            continue
        if not isinstance(event, journal.AwayNoticed) or event.credited is not None:
            found.append(DayMark(entry.at, TRACKS[type(event)]))
    return tuple(sorted(found, key=lambda mark: mark.at))


def noted(entries: Iterable[Entry], day: date) -> tuple[Entry, ...]:
    """What the person wrote down about `day`, latest first."""
    return tuple(reversed(_of_day(entries, day, NOTED)))


def _of_day(entries: Iterable[Entry], day: date, kinds: tuple[type[Event], ...]) -> list[Entry]:
    of_kind = (entry for entry in entries if isinstance(entry.event, kinds))
    return in_order({e.id: e for e in of_kind if day_of(e.at) == day}.values())
