"""What the entries so far add up to: the state from which the plan follows.

Entries come in the order they were written. All arithmetic is in UTC, so that no change of the
clocks and no flight makes an interval longer.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, ClassVar

from backcare_tui.domain.breaks.plan import SHORT, SHORT_AFTER
from backcare_tui.domain.days import day_of
from backcare_tui.domain.hours import ALL_HOURS, Openings, WorkingHours
from backcare_tui.domain.journal import entries as journal
from backcare_tui.domain.journal.entries import BreakKind, Entry, Event, HoldReason, Posture
from backcare_tui.domain.settings import BreakSettings

LONGEST_PAUSE = timedelta(hours=28)
"""A pause "until tomorrow" made just after 04:00, on the night the clocks go back, and some."""

LONGEST_DELAY = timedelta(hours=4)
"""Longest that *later* is believed to put a break off: our own choice."""

_LAST = datetime.max.replace(tzinfo=UTC)

_WITH_KNOWN_END = (HoldReason.PAUSED, HoldReason.OFF_HOURS)
"""Reasons that show as a state of their own."""


class Fold:
    """Feed it entries with `take`, then read its attributes (instants are in UTC)."""

    def __init__(self, settings: BreakSettings, hours: WorkingHours = ALL_HOURS) -> None:
        self.settings = settings
        self.hours = hours
        self.interval_from: datetime | None = None
        """The next break is due one interval after this."""
        self.work_since: datetime | None = None
        self.put_off: datetime | None = None
        """When a postponed break comes back; overrides the interval."""
        self.not_before: datetime | None = None
        """A person who has just come back is not prompted before this."""
        self.paused_until: datetime | None = None
        self.held: journal.PromptHeld | None = None
        self.held_since: datetime | None = None
        self.asked: datetime | None = None
        """When the prompt that comes next was due first, if it has been held since."""
        self.waited = False
        """The prompt that comes next has waited for a pause in typing."""
        self.on_break: journal.BreakStarted | None = None
        self.break_began: datetime | None = None
        self.posture: Posture | None = None
        self.laters = 0
        self._since_long = 0
        """Breaks since the last long one, within a day."""
        self._day: date | None = None
        self._openings = None if hours == ALL_HOURS else Openings(hours)
        self._latest = _LAST  # the instant of the entry before

    def take(self, entry: Entry) -> None:
        """Add what happened next."""
        handle = self._HANDLERS.get(type(entry.event))
        if handle is not None:
            at = entry.at.astimezone(UTC)
            self.arrive(entry.at, at)
            handle(self, entry.event, at, entry.at)
        elif type(entry.event) is journal.ClockChanged:  # what was, was by the old clock
            self._shift(timedelta(seconds=entry.event.seconds))
            self._latest = _LAST
            self.arrive(entry.at, entry.at.astimezone(UTC))

    def arrive(self, now: datetime, at: datetime) -> None:
        """It is `now`, in UTC `at`: pauses end, working time begins, a clock may be set back."""
        if at < self._latest:
            self._forget_the_future(at)
        self._latest = at
        if self.paused_until is not None:
            self._end_pause(at)
        begun = self.interval_from
        if begun is not None and self.on_break is None and self._openings is not None:
            opened = self._openings.latest(now, at)
            if opened is not None and begun < opened:
                self.start_fresh(opened)

    def due(self, here: datetime) -> datetime:
        """When the next break is due, whatever may keep its prompt from being delivered."""
        due = self.put_off or (self.interval_from or here) + self._every()
        return due if self.not_before is None else max(due, self.not_before)

    def next_kind(self, today: date) -> BreakKind:
        if self.settings.long_every <= 0:
            return BreakKind.MICRO
        nth = self.since_long(today) + 1
        return BreakKind.LONG if nth >= self.settings.long_every else BreakKind.MICRO

    def since_long(self, today: date) -> int:
        """How many breaks of `today` came after its last long one."""
        return self._since_long if self._day == today else 0

    def length(self, kind: BreakKind) -> timedelta:
        """Length of the break that is prompted next, if it is of `kind`."""
        return SHORT if self.laters >= SHORT_AFTER else self.full_length(kind)

    def full_length(self, kind: BreakKind) -> timedelta:
        return self.settings.long if kind is BreakKind.LONG else self.settings.micro

    def start_fresh(self, at: datetime) -> None:
        """The work clock and the interval begin at `at`."""
        self.interval_from = self.work_since = at
        self.put_off = self.not_before = self.asked = None
        self.on_break = self.break_began = None
        self.held = self.held_since = None
        self.waited = False
        self.laters = 0

    def _every(self) -> timedelta:
        if self.settings.by_posture:
            if self.posture is Posture.SIT or self.posture is None:
                return self.settings.sitting
            if self.posture is Posture.STAND:
                return self.settings.standing
        return self.settings.every

    # -- what each kind of entry does

    def _opened(self, event: journal.AppOpened, at: datetime, _: datetime) -> None:
        closed = event.last_seen is None or at - event.last_seen >= self.settings.restart_after
        if closed and self.on_break is None:
            self.start_fresh(at)
        self.posture = None
        self.held = self.held_since = None
        self.not_before = at + self.settings.heads_up

    def _came_back(self, event: journal.AwayNoticed, at: datetime, local: datetime) -> None:
        gap = max(at - event.since, timedelta())
        if self.on_break is None:
            if event.credited is not None:
                self._advance(event.credited, day_of(local))
                self.start_fresh(at)
            elif gap >= self.settings.restart_after:
                self.start_fresh(at)
            else:
                self._stand_still(gap)
                self._forget_the_future(at)
        self.posture = None
        self.held = self.held_since = None
        self.not_before = at + self.settings.heads_up

    def _started(self, event: journal.BreakStarted, at: datetime, _: datetime) -> None:
        self.on_break, self.break_began = event, at

    def _taken(self, event: journal.BreakTaken, at: datetime, local: datetime) -> None:
        self._advance(event.break_kind, day_of(local))
        self.start_fresh(at)

    def _postponed(self, event: journal.BreakPostponed, at: datetime, _: datetime) -> None:
        due = self.due(at)
        coming = at >= due - self.settings.heads_up or self.held is not None
        delay = min(timedelta(seconds=event.seconds), LONGEST_DELAY)
        self.put_off = (at if coming else due) + delay
        self.laters += 1
        self.on_break = self.held = self.held_since = self.asked = None
        self.waited = False

    def _let_pass(
        self, event: journal.BreakSkipped | journal.BreakMissed, at: datetime, local: datetime
    ) -> None:
        self._advance(event.break_kind, day_of(local))
        work_since = self.work_since
        self.start_fresh(at)
        self.work_since = work_since or at

    def _breathed(self, event: journal.BreathingFinished, at: datetime, _: datetime) -> None:
        if self.on_break is None and event.seconds >= self.settings.micro.total_seconds():
            self.start_fresh(at)

    def _paused(self, event: journal.PromptsPaused, at: datetime, _: datetime) -> None:
        self.paused_until = min(event.until.astimezone(UTC), at + LONGEST_PAUSE)

    def _resumed(self, _event: journal.PromptsResumed, at: datetime, _: datetime) -> None:
        if self.paused_until is None:
            return
        self.paused_until = None
        self.not_before = at + self.settings.heads_up
        if self.held is not None and self.held.reason is HoldReason.PAUSED:
            self.held = self.held_since = None
            self.put_off = self.not_before

    def _hold(self, event: journal.PromptHeld, at: datetime, _: datetime) -> None:
        afterwards = event.reason is HoldReason.AWAY and event.until is not None
        if afterwards or event.reason is HoldReason.ASLEEP:
            return
        self.held, self.held_since, self.asked = event, at, event.due
        if event.until is not None:
            until = min(event.until.astimezone(UTC), at + LONGEST_PAUSE)
            self.put_off = max(until, at)
            if event.reason in _WITH_KNOWN_END:
                self.waited = False

    def _released(self, _event: journal.PromptReleased, at: datetime, _: datetime) -> None:
        if self.held is not None:
            self.waited = self.waited or self.held.reason is HoldReason.TYPING
            self.held = self.held_since = None
            self.put_off = at

    def _moved_to(self, event: journal.PostureChanged, at: datetime, _: datetime) -> None:
        if self.settings.by_posture and event.posture is not self.posture and not self.on_break:
            due = self.due(at)
            if at < due and self.held is None:
                self.start_fresh(at)
            else:
                self.put_off = due  # a prompt that was due stays until it has its answer
        self.posture = event.posture

    _HANDLERS: ClassVar[dict[type[Event], Callable[["Fold", Any, datetime, datetime], None]]] = {
        journal.AppOpened: _opened,
        journal.AwayNoticed: _came_back,
        journal.BreakStarted: _started,
        journal.BreakTaken: _taken,
        journal.BreakPostponed: _postponed,
        journal.BreakSkipped: _let_pass,
        journal.BreakMissed: _let_pass,
        journal.BreathingFinished: _breathed,
        journal.PromptsPaused: _paused,
        journal.PromptsResumed: _resumed,
        journal.PromptHeld: _hold,
        journal.PromptReleased: _released,
        journal.PostureChanged: _moved_to,
    }

    # -- time

    def _advance(self, kind: BreakKind, day: date) -> None:
        if day != self._day:
            self._day, self._since_long = day, 0
        self._since_long = 0 if kind is BreakKind.LONG else self._since_long + 1

    def _stand_still(self, gap: timedelta) -> None:
        """Nobody was there for `gap`, too short to count: the interval waits, instants stay."""
        self.interval_from = _moved(self.interval_from, gap)
        self.work_since = _moved(self.work_since, gap)
        if self.held is None or self.held.until is None:
            self.put_off = _moved(self.put_off, gap)

    def _shift(self, by: timedelta) -> None:
        """The clock was set: everything moves along."""
        self.interval_from = _moved(self.interval_from, by)
        self.work_since = _moved(self.work_since, by)
        self.put_off = _moved(self.put_off, by)
        self.not_before = _moved(self.not_before, by)
        self.break_began = _moved(self.break_began, by)
        self.paused_until = _moved(self.paused_until, by)
        self.held_since = _moved(self.held_since, by)

    def _end_pause(self, at: datetime) -> None:
        if self.paused_until is not None and self.paused_until <= at:
            ended = self.paused_until + self.settings.heads_up
            self.not_before = ended if self.not_before is None else max(self.not_before, ended)
            self.paused_until = None

    def _forget_the_future(self, here: datetime) -> None:
        """After a clock was set back unnoticed, nothing is further off than it was meant to be."""
        self.interval_from = _at_latest(self.interval_from, here)
        self.work_since = _at_latest(self.work_since, here)
        self.put_off = _at_latest(self.put_off, here + self.settings.every + LONGEST_PAUSE)
        self.not_before = _at_latest(self.not_before, here + self.settings.heads_up)
        self.paused_until = _at_latest(self.paused_until, here + LONGEST_PAUSE)
        self.break_began = _at_latest(self.break_began, here)
        self.held_since = _at_latest(self.held_since, here)


def _at_latest(instant: datetime | None, latest: datetime) -> datetime | None:
    return None if instant is None else min(instant, latest)


def _moved(instant: datetime | None, by: timedelta) -> datetime | None:
    try:
        return None if instant is None else instant + by
    except OverflowError:  # a clock set back by a century, again and again
        return instant
