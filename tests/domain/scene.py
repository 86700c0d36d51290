"""A morning that begins at nine, told by minutes: what the tests of the plan are written in."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

from backcare_tui.domain.breaks.planning import Plan, plan
from backcare_tui.domain.hours import ALL_HOURS, WorkingHours
from backcare_tui.domain.journal.entries import (
    AppOpened,
    AwayNoticed,
    BreakKind,
    BreakTaken,
    Entry,
    HoldReason,
    KnownEvent,
    PromptHeld,
)
from backcare_tui.domain.settings import BreakSettings

EAST = timezone(timedelta(hours=1))
NINE = datetime(2026, 11, 20, 9, 0, tzinfo=EAST)
DEFAULTS = BreakSettings()


def at(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def entry(minutes: float, event: KnownEvent) -> Entry:
    return Entry(id=f"{minutes}-{type(event).__name__}", at=at(minutes), device="d", event=event)


def day(*events: tuple[float, KnownEvent]) -> list[Entry]:
    """The app was opened at nine, then these, by minutes after nine."""
    return [entry(0, AppOpened()), *(entry(minutes, event) for minutes, event in events)]


def ask(
    entries: Sequence[Entry],
    minutes: float,
    by: BreakSettings = DEFAULTS,
    hours: WorkingHours = ALL_HOURS,
) -> Plan:
    return plan(entries, by, at(minutes), hours)


def taken(kind: BreakKind = BreakKind.MICRO) -> BreakTaken:
    return BreakTaken(break_kind=kind, seconds=120)


def away(since: float, credited: BreakKind | None = None) -> AwayNoticed:
    return AwayNoticed(since=at(since), credited=credited)


def held(reason: HoldReason, due: float, until: float | None = None) -> PromptHeld:
    """The prompt that was due at `due` is held."""
    end = None if until is None else at(until)
    return PromptHeld(break_kind=BreakKind.MICRO, due=at(due), reason=reason, until=end)
