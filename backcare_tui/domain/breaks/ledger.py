"""The honest ledger: every prompt that was due, what became of it, and why it did not ring."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from enum import Enum

import msgspec

from backcare_tui.domain.breaks.plan import is_cut_short
from backcare_tui.domain.breaks.posture import spans
from backcare_tui.domain.days import day_of, last_days
from backcare_tui.domain.journal import entries as journal
from backcare_tui.domain.journal.entries import BreakKind, Entry, HoldReason


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

    @property
    def field(self) -> str:
        """Where `DayLedger` counts it."""
        return self.name.lower()


_ENDS_A_BREAK = (Fate.TAKEN, Fate.OWN, Fate.LATER, Fate.SKIPPED)


class LedgerLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the ledger."""

    at: datetime
    """When its fate was settled."""
    kind: BreakKind
    fate: Fate
    due: datetime | None = None
    """When the prompt was due; None if there was none."""
    reason: HoldReason | None = None
    """Why it was held; also if it came later and met another fate."""
    until: datetime | None = None
    seconds: float = 0.0
    """How long the break, or the absence, was."""
    offered: float | None = None
    """Seconds it was to have, if not as many as breaks of its kind have."""

    def is_cut_short(self, usual: timedelta) -> bool:
        """Whether it ended before half of its time; breaks of its kind are `usual` long."""
        if self.fate not in (Fate.TAKEN, Fate.OWN) or not self.seconds:
            return False
        length = usual if self.offered is None else timedelta(seconds=self.offered)
        return is_cut_short(timedelta(seconds=self.seconds), length)


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
    """Counted by themselves, while away."""
    answered: int = 0
    """Of those, how many answered a prompt that was showing."""
    longest: timedelta | None = None
    """Longest time in one posture; None: not tracked."""

    def of(self, fate: Fate) -> int:
        count: int = getattr(self, fate.field)
        return count

    @property
    def prompted(self) -> int:
        """Prompts that were due; each of them ended in one of these."""
        return self.taken + self.later + self.skipped + self.missed + self.held + self.answered


def lines(entries: Iterable[Entry], day: date) -> tuple[LedgerLine, ...]:
    """The ledger of `day`, oldest first, from this device's entries.

    A break stands at its end, or at its beginning while it lasts; one that was begun and then put
    off or skipped was not taken. A prompt that was held and came later is one line.
    """
    return tuple(line for line in _lines(entries) if day_of(line.at) == day)


def week(entries: Sequence[Entry], today: date, now: datetime) -> tuple[DayLedger, ...]:
    """The seven days that end with `today`, oldest first."""
    return day_ledgers(entries, last_days(today, 7), now)


def day_ledgers(
    entries: Sequence[Entry], days: Iterable[date], now: datetime
) -> tuple[DayLedger, ...]:
    """Each of `days` in numbers, in that order; a time in one posture counts to where it began."""
    by_day: dict[date, list[LedgerLine]] = {}
    for line in _lines(entries):
        by_day.setdefault(day_of(line.at), []).append(line)
    longest: dict[date, timedelta] = {}
    for span in spans(entries, now):
        day = day_of(span.begin)
        longest[day] = max(longest.get(day, timedelta()), span.length)
    return tuple(_numbers(by_day.get(day, ()), day, longest.get(day)) for day in days)


def _numbers(of_day: Iterable[LedgerLine], day: date, longest: timedelta | None) -> DayLedger:
    numbers = dict.fromkeys((fate.field for fate in Fate), 0)
    answered = 0
    for line in of_day:
        numbers[line.fate.field] += 1
        answered += line.fate is Fate.CREDITED and line.due is not None
    return DayLedger(day=day, longest=longest, answered=answered, **numbers)


def _lines(entries: Iterable[Entry]) -> list[LedgerLine]:
    """All lines of `entries`, oldest first."""
    found: list[LedgerLine] = []
    started: LedgerLine | None = None
    for entry in entries:
        line = _line(entry)
        if line is None:
            continue
        if isinstance(entry.event, journal.BreakStarted):
            started = started or line
            continue
        if started is not None and line.fate in _ENDS_A_BREAK:
            due = line.due or started.due
            offered = line.offered or started.offered
            line = msgspec.structs.replace(line, due=due, offered=offered)
            started = None
        found.append(line)
    # A clock that was set back may have put the end before the beginning.
    ended = {line.due for line in found if line.due is not None and line.fate in _ENDS_A_BREAK}
    if started is not None and started.due not in ended:
        found.append(started)
    return sorted(_each_prompt_once(found), key=lambda line: line.at)


def _each_prompt_once(found: Iterable[LedgerLine]) -> Iterator[LedgerLine]:
    """What became of each prompt; it stays held only if nothing came after.

    After a clock was set back, what came after may stand before.
    """
    held: dict[datetime, LedgerLine] = {}
    others: list[LedgerLine] = []
    for line in found:
        if line.fate is Fate.HELD and line.due is not None:
            held[line.due] = line
        else:
            others.append(line)
    for line in others:
        waited = None if line.due is None else held.pop(line.due, None)
        if waited is not None:
            line = msgspec.structs.replace(line, reason=waited.reason)
        yield line
    yield from held.values()


def _line(entry: Entry) -> LedgerLine | None:
    at = entry.at
    match entry.event:
        case journal.BreakStarted(break_kind=kind, how=how, due=due, seconds=seconds):
            return LedgerLine(at=at, kind=kind, fate=_taken(how), due=due, offered=seconds)
        case journal.BreakTaken(break_kind=kind, how=how, due=due, seconds=seconds):
            offered = seconds if how == "logged" else None
            return LedgerLine(
                at=at, kind=kind, fate=_taken(how), due=due, seconds=seconds, offered=offered
            )
        case journal.BreakPostponed(break_kind=kind, due=due):
            return LedgerLine(at=at, kind=kind, fate=Fate.LATER, due=due)
        case journal.BreakSkipped(break_kind=kind, due=due):
            return LedgerLine(at=at, kind=kind, fate=Fate.SKIPPED, due=due)
        case journal.BreakMissed(break_kind=kind, due=due):
            return LedgerLine(at=at, kind=kind, fate=Fate.MISSED, due=due)
        case journal.PromptHeld(break_kind=kind, due=due, reason=reason, until=until):
            return LedgerLine(at=at, kind=kind, fate=Fate.HELD, due=due, reason=reason, until=until)
        case journal.AwayNoticed(credited=BreakKind() as kind, since=since, due=due):
            gap = (at - since).total_seconds()
            return LedgerLine(at=at, kind=kind, fate=Fate.CREDITED, due=due, seconds=gap)
        case _:
            return None


def _taken(how: str) -> Fate:
    return Fate.TAKEN if how == "prompted" else Fate.OWN
