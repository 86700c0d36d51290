"""The plan: when the next break is, of which kind, and what state its prompt is in.

`plan` folds what happened on this device into the present. Nothing waits "for 45 minutes": the plan
is asked again whenever something happened, and at `Plan.wake_at`.

All arithmetic is in UTC, so neither a change of the clocks nor a flight makes an interval longer or
shorter.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from enum import Enum

import msgspec

from backcare_tui.domain.days import day_of
from backcare_tui.domain.entries import (
    AppOpened,
    AwayNoticed,
    BreakHow,
    BreakKind,
    BreakMissed,
    BreakPostponed,
    BreakSkipped,
    BreakStarted,
    BreakTaken,
    BreathingFinished,
    ClockChanged,
    Entry,
    PromptsPaused,
    PromptsResumed,
)
from backcare_tui.domain.settings import BreakSettings

LONGEST_PAUSE = timedelta(hours=28)
"""A pause "until tomorrow" made just after 04:00, on the night the clocks go back, and some."""

LONGEST_DELAY = timedelta(hours=4)
"""Longest that *later* is believed to put a break off [our own design choice]."""

PLAN_HORIZON = timedelta(hours=36)
"""How far back the plan has to look: longer than any pause and any working day."""


class PromptState(Enum):
    WORKING = "working"
    """The next break is some way off."""
    HEADS_UP = "heads-up"
    """It comes within `heads_up`."""
    DUE = "due"
    """It is asked for, and waits for an answer."""
    LAPSED = "lapsed"
    """It waited long enough: to be written down as missed."""
    ON_BREAK = "on break"
    PAUSED = "paused"


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    state: PromptState
    kind: BreakKind
    """The kind of the next break, or of the one being taken."""
    length: timedelta
    due: datetime
    """When the next break is due; while paused, when it will be. On break: when it is over."""
    heads_up: datetime
    """When its heads-up begins."""
    wake_at: datetime | None
    """When to ask again, always later than now; None: only when something happens."""
    work_since: datetime
    """When the work clock started."""
    laters: int = 0
    """How often this break has been put off."""
    paused_until: datetime | None = None
    started: datetime | None = None
    """When the break being taken began."""
    how: BreakHow = "own"
    proposal: str = ""
    """What the break being taken proposed."""

    def left(self, now: datetime) -> timedelta:
        """Until the break is due (on break: until it is over); never negative."""
        return max(self.due - now, timedelta())

    def progress(self, now: datetime) -> float:
        """How much of the way to `due` is behind, 0 to 1."""
        begin = self.started or self.work_since
        whole = (self.due - begin).total_seconds()
        return 1.0 if whole <= 0 else min(max((now - begin).total_seconds() / whole, 0.0), 1.0)


class BreakCounts(msgspec.Struct, frozen=True):
    """What became of a day's breaks."""

    taken: int = 0
    """Prompted, started unasked or logged afterwards."""
    credited: int = 0
    """Counted by themselves while away."""
    later: int = 0
    skipped: int = 0
    missed: int = 0


def plan(entries: Iterable[Entry], settings: BreakSettings, now: datetime) -> Plan:
    """The plan at `now`.

    `entries` are this device's, what counts of them, in the order they were written down: after the
    clock was set back, that is the order things happened in. `now` is aware, with the local offset.
    """
    fold = _Fold(settings)
    for entry in entries:
        fold.take(entry)
    return fold.plan(now)


def credit(before: Plan, gap: timedelta, settings: BreakSettings) -> BreakKind | None:
    """The break that being away for `gap` counts as; None where it was too short for the next."""
    if settings.long_every > 0 and gap >= settings.long:
        return BreakKind.LONG
    if before.kind is BreakKind.MICRO and gap >= settings.micro:
        return BreakKind.MICRO
    return None


def counts(entries: Iterable[Entry], day: date) -> BreakCounts:
    """What became of the breaks of `day`."""
    taken = credited = later = skipped = missed = 0
    for entry in entries:
        match entry.event:
            case BreakTaken() if day_of(entry.at) == day:
                taken += 1
            case AwayNoticed(credited=BreakKind()) if day_of(entry.at) == day:
                credited += 1
            case BreakPostponed() if day_of(entry.at) == day:
                later += 1
            case BreakSkipped() if day_of(entry.at) == day:
                skipped += 1
            case BreakMissed() if day_of(entry.at) == day:
                missed += 1
            case _:
                pass
    return BreakCounts(taken, credited, later, skipped, missed)


class _Fold:
    """What the entries so far add up to."""

    def __init__(self, settings: BreakSettings) -> None:
        self.settings = settings
        self.interval_from: datetime | None = None
        """The next break is due one interval after this."""
        self.work_since: datetime | None = None
        self.put_off: datetime | None = None
        """When a postponed break comes back; overrides the interval."""
        self.not_before: datetime | None = None
        """Someone who has just come back is not prompted before this."""
        self.paused_until: datetime | None = None
        self.on_break: Entry | None = None
        self.break_began: datetime | None = None
        self.laters = 0
        self.since_long = 0
        """Breaks since the last long one, within a day."""
        self.day: date | None = None

    def take(self, entry: Entry) -> None:
        at = entry.at.astimezone(UTC)
        if isinstance(entry.event, ClockChanged):
            self._shift(timedelta(seconds=entry.event.seconds))
        self._forget_the_future(at)
        self._end_pause(at)
        match entry.event:
            case AppOpened(last_seen=seen):
                closed = seen is None or at - seen >= self.settings.restart_after
                if closed and self.on_break is None:
                    self._restart(at)
                self.not_before = at + self.settings.heads_up
            case AwayNoticed() as away:
                self._came_back(away, at, entry)
            case BreakStarted():
                self.on_break = entry
                self.break_began = at
            case BreakTaken(break_kind=kind):
                self._advance(kind, entry)
                self._restart(at)
            case BreakPostponed(seconds=seconds):
                due = self._due(at)
                coming = at >= due - self.settings.heads_up
                delay = min(timedelta(seconds=seconds), LONGEST_DELAY)
                self.put_off = (at if coming else due) + delay
                self.laters += 1
                self.on_break = None
            case BreakSkipped(break_kind=kind) | BreakMissed(break_kind=kind):
                self._advance(kind, entry)
                work_since = self.work_since
                self._restart(at)
                self.work_since = work_since or at
            case BreathingFinished(seconds=seconds):
                if self.on_break is None and seconds >= self.settings.micro.total_seconds():
                    self._restart(at)
            case PromptsPaused(until=until):
                self.paused_until = min(until.astimezone(UTC), at + LONGEST_PAUSE)
            case PromptsResumed():
                if self.paused_until is not None:
                    self.paused_until = None
                    self.not_before = at + self.settings.heads_up
            case _:
                pass

    def plan(self, now: datetime) -> Plan:
        here = now.astimezone(UTC)
        self._end_pause(here)
        self._forget_the_future(here)
        kind = self._next_kind(day_of(now))
        if self.on_break is not None and isinstance(self.on_break.event, BreakStarted):
            return self._break_plan(self.on_break.event, here)
        due = self._due(here)
        heads_up = due - self.settings.heads_up
        if self.paused_until is not None:
            due = max(due, self.paused_until + self.settings.heads_up)
            heads_up = due - self.settings.heads_up
            state, wake_at = PromptState.PAUSED, self.paused_until
        elif here < heads_up:
            state, wake_at = PromptState.WORKING, heads_up
        elif here < due:
            state, wake_at = PromptState.HEADS_UP, due
        elif here < due + self.settings.answer_within:
            state, wake_at = PromptState.DUE, due + self.settings.answer_within
        else:
            state, wake_at = PromptState.LAPSED, None
        return Plan(
            state=state,
            kind=kind,
            length=self._length(kind),
            due=due,
            heads_up=heads_up,
            wake_at=wake_at,
            work_since=self.work_since or here,
            laters=self.laters,
            paused_until=self.paused_until,
        )

    def _break_plan(self, started: BreakStarted, here: datetime) -> Plan:
        began = self.break_began or here
        over = began + self._length(started.break_kind)
        return Plan(
            state=PromptState.ON_BREAK,
            kind=started.break_kind,
            length=self._length(started.break_kind),
            due=over,
            heads_up=began,
            wake_at=over if over > here else None,
            work_since=self.work_since or began,
            started=began,
            how=started.how,
            proposal=started.proposal,
        )

    def _came_back(self, away: AwayNoticed, at: datetime, entry: Entry) -> None:
        gap = max(at - away.since.astimezone(UTC), timedelta())
        if self.on_break is None:
            if away.credited is not None:
                self._advance(away.credited, entry)
                self._restart(at)
            elif gap >= self.settings.restart_after:
                self._restart(at)
            else:
                self._shift(gap)
        self.not_before = at + self.settings.heads_up

    def _restart(self, at: datetime) -> None:
        self.interval_from = self.work_since = at
        self.put_off = self.not_before = None
        self.on_break = self.break_began = None
        self.laters = 0

    def _shift(self, by: timedelta) -> None:
        """Time that did not count, or a clock that was set: everything moves along."""
        self.interval_from = _moved(self.interval_from, by)
        self.work_since = _moved(self.work_since, by)
        self.put_off = _moved(self.put_off, by)
        self.not_before = _moved(self.not_before, by)
        self.break_began = _moved(self.break_began, by)
        self.paused_until = _moved(self.paused_until, by)

    def _end_pause(self, at: datetime) -> None:
        if self.paused_until is not None and self.paused_until <= at:
            ended = self.paused_until + self.settings.heads_up
            self.not_before = ended if self.not_before is None else max(self.not_before, ended)
            self.paused_until = None

    def _forget_the_future(self, here: datetime) -> None:
        """After a clock was set back unnoticed, nothing is further off than it was meant to be.

        Entries come in the order they were written, so what lies ahead of one is of another clock.
        """
        settings = self.settings
        if self.interval_from is not None:
            self.interval_from = min(self.interval_from, here)
        if self.work_since is not None:
            self.work_since = min(self.work_since, here)
        if self.put_off is not None:
            self.put_off = min(self.put_off, here + settings.every + LONGEST_DELAY)
        if self.not_before is not None:
            self.not_before = min(self.not_before, here + settings.heads_up)
        if self.paused_until is not None:
            self.paused_until = min(self.paused_until, here + LONGEST_PAUSE)
        if self.break_began is not None:
            self.break_began = min(self.break_began, here)

    def _due(self, here: datetime) -> datetime:
        due = self.put_off or (self.interval_from or here) + self.settings.every
        return due if self.not_before is None else max(due, self.not_before)

    def _advance(self, kind: BreakKind, entry: Entry) -> None:
        day = day_of(entry.at)
        if day != self.day:
            self.day, self.since_long = day, 0
        self.since_long = 0 if kind is BreakKind.LONG else self.since_long + 1

    def _next_kind(self, today: date) -> BreakKind:
        if self.settings.long_every <= 0:
            return BreakKind.MICRO
        since_long = self.since_long if self.day == today else 0
        return BreakKind.LONG if since_long + 1 >= self.settings.long_every else BreakKind.MICRO

    def _length(self, kind: BreakKind) -> timedelta:
        return self.settings.long if kind is BreakKind.LONG else self.settings.micro


def _moved(instant: datetime | None, by: timedelta) -> datetime | None:
    return None if instant is None else instant + by
