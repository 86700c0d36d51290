"""The honest ledger: every prompt that was due, what became of it, and why it did not ring."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import Enum

import msgspec

from backcare_tui.domain.days import day_of, last_days
from backcare_tui.domain.entries import (
    AwayNoticed,
    BreakKind,
    BreakMissed,
    BreakPostponed,
    BreakSkipped,
    BreakStarted,
    BreakTaken,
    Entry,
    HoldReason,
    PromptHeld,
)
from backcare_tui.domain.posture import posture_day


class Fate(Enum):
    """What became of a prompt, or a break that came without one."""

    TAKEN = "taken"
    LATER = "later"
    SKIPPED = "skipped"
    MISSED = "missed"
    HELD = "held"
    OWN = "own"
    """Taken without being asked, or counted afterwards."""
    CREDITED = "counted by itself"


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the ledger."""

    at: datetime
    """When its fate was settled."""
    kind: BreakKind
    fate: Fate
    due: datetime | None = None
    """When the prompt was due; None where there was none."""
    reason: HoldReason | None = None
    until: datetime | None = None
    seconds: float = 0.0
    """How long the break, or the absence, was."""


class DayLedger(msgspec.Struct, frozen=True, kw_only=True):
    """A day in numbers."""

    day: date
    taken: int = 0
    own: int = 0
    later: int = 0
    skipped: int = 0
    missed: int = 0
    held: int = 0
    credited: int = 0
    longest: timedelta | None = None
    """Longest time in one posture; None: not tracked."""

    @property
    def prompted(self) -> int:
        """Prompts that were due; each of them ended in one of these."""
        return self.taken + self.later + self.skipped + self.missed + self.held


def lines(entries: Iterable[Entry], day: date) -> tuple[Line, ...]:
    """The ledger of `day`, oldest first; `entries` are this device's, that count.

    A prompt that was answered by taking the break stands at the break's end, or, while the break
    lasts, at its beginning.
    """
    found: list[Line] = []
    started: Line | None = None
    for entry in entries:
        if day_of(entry.at) != day:
            continue
        line = _line(entry)
        if isinstance(entry.event, BreakStarted):
            started = line
        elif line is not None:
            if isinstance(entry.event, BreakTaken):
                started = None
            found.append(line)
    if started is not None:
        found.append(started)
    return tuple(sorted(found, key=lambda line: line.at))


def day_ledger(entries: Sequence[Entry], day: date, now: datetime) -> DayLedger:
    """`day` in numbers."""
    numbers = dict.fromkeys(Fate, 0)
    for line in lines(entries, day):
        numbers[line.fate] += 1
    longest = posture_day(entries, day, now).longest
    return DayLedger(
        day=day,
        taken=numbers[Fate.TAKEN],
        own=numbers[Fate.OWN],
        later=numbers[Fate.LATER],
        skipped=numbers[Fate.SKIPPED],
        missed=numbers[Fate.MISSED],
        held=numbers[Fate.HELD],
        credited=numbers[Fate.CREDITED],
        longest=None if longest is None else longest.length,
    )


def week(entries: Sequence[Entry], today: date, now: datetime) -> tuple[DayLedger, ...]:
    """The seven days that end with `today`, oldest first."""
    return tuple(day_ledger(entries, day, now) for day in last_days(today, 7))


def _line(entry: Entry) -> Line | None:
    at = entry.at
    match entry.event:
        case BreakStarted(break_kind=kind, how=how, due=due):
            return Line(at=at, kind=kind, fate=_taken(how), due=due)
        case BreakTaken(break_kind=kind, how=how, due=due, seconds=seconds):
            return Line(at=at, kind=kind, fate=_taken(how), due=due, seconds=seconds)
        case BreakPostponed(break_kind=kind, due=due):
            return Line(at=at, kind=kind, fate=Fate.LATER, due=due)
        case BreakSkipped(break_kind=kind, due=due):
            return Line(at=at, kind=kind, fate=Fate.SKIPPED, due=due)
        case BreakMissed(break_kind=kind, due=due):
            return Line(at=at, kind=kind, fate=Fate.MISSED, due=due)
        case PromptHeld(break_kind=kind, due=due, reason=reason, until=until):
            return Line(at=at, kind=kind, fate=Fate.HELD, due=due, reason=reason, until=until)
        case AwayNoticed(credited=BreakKind() as kind, since=since):
            gap = (at - since).total_seconds()
            return Line(at=at, kind=kind, fate=Fate.CREDITED, seconds=gap)
        case _:
            return None


def _taken(how: str) -> Fate:
    return Fate.TAKEN if how == "prompted" else Fate.OWN
