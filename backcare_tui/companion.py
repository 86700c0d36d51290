"""The one service a screen or a command talks to: record, retract, entries, plan, changed, now.

An entry is shown to readers at once and is *unsaved* until the journal has it on disk. In a command
`record` returns when it is there. In the app a saver (`tui/saver.py`) writes in the background: it
takes `unsaved`, appends them to its own journal, and says `saved` or `failed`.
"""

import os
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from itertools import chain

from backcare_tui.clock import Clock
from backcare_tui.config import Loaded, load
from backcare_tui.content.catalogue import Catalogue, load_catalogue
from backcare_tui.content.loader import Problem
from backcare_tui.device import device_name
from backcare_tui.domain.adjustments import Adjustment
from backcare_tui.domain.breaks import PLAN_HORIZON, Plan, plan
from backcare_tui.domain.days import day_of
from backcare_tui.domain.entries import (
    BreakStarted,
    Entry,
    KnownEvent,
    Retracted,
    effective,
    in_place,
    standing,
)
from backcare_tui.domain.flare import Flare, flares
from backcare_tui.domain.manner import LOOK_BACK as MILESTONES_SINCE
from backcare_tui.domain.manner import MILESTONES, Manner, adjustments_in, breaks_in, manner
from backcare_tui.domain.posture import Span, current
from backcare_tui.domain.settings import BreakSettings, Settings
from backcare_tui.domain.undo import UNDO_WITHIN, to_take_back, versions
from backcare_tui.journal.journal import Filed, Journal, JournalError, Month
from backcare_tui.journal.views import Views, months
from backcare_tui.paths import Paths

SAME_MOMENT = timedelta(milliseconds=50)
"""Within so long, and before its next instant, a plan is not made anew."""

LOOK_BACK = timedelta(days=15)
"""How far back `refresh` looks: what the screens show all day lies within it."""

_TELLING = (*MILESTONES, Retracted)


class Changed:
    """Tells subscribers that entries, settings or what is saved have changed."""

    def __init__(self) -> None:
        self._subscribers: list[Callable[[], None]] = []

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Have `callback` called on every change; returns what ends that."""
        self._subscribers.append(callback)

        def unsubscribe() -> None:
            if callback in self._subscribers:
                self._subscribers.remove(callback)

        return unsubscribe

    def send(self) -> None:
        for callback in tuple(self._subscribers):
            callback()


class Companion:
    """See the module's text. `on_waiting` None: `record` writes before it returns."""

    def __init__(
        self,
        *,
        paths: Paths,
        journal: Journal,
        clock: Clock,
        loaded: Loaded,
        catalogue: Catalogue,
        new_id: Callable[[], str],
        device: str,
    ) -> None:
        self.paths = paths
        self.journal = journal
        self.clock = clock
        self.device = device
        self.settings: Settings = loaded.settings
        self._hours = loaded.settings.working_hours
        self.catalogue = catalogue
        self.changed = Changed()
        self.on_waiting: Callable[[], None] | None = None
        self.trouble: JournalError | None = None
        """Why the unsaved entries could not be saved at the last try."""
        self._config_problems = loaded.problems
        self._new_id = new_id
        self._waiting: list[Filed] = []
        self._recorded: dict[str, Filed] = {}
        """Entries of this session that the last reading of the disk may not have had."""
        self._fingerprint: object = None
        self._on_disk: frozenset[str] | None = None
        """Ids of what the files of the last days held at the last look; None: not looked yet."""
        self._views = Views(journal, self._own_recorded)
        self._milestones: list[Entry] | None = None
        self._own: list[Entry] | None = None
        """This device's entries of the last days, in the order they were written."""
        self.version = 0
        """Goes up with everything that changes what a screen shows: entries, settings, content."""
        self._asked: Plan | None = None
        """The plan as it was asked for last, where nothing has changed since."""
        self._asked_at = clock.now()
        self._own_since = clock.now()

    # -- reading

    def now(self) -> datetime:
        return self.clock.now()

    def today(self) -> date:
        return day_of(self.clock.now())

    def entries(self, since: date, until: date | None = None) -> Sequence[Entry]:
        """What counts of the days `since` to `until` (today), all devices, oldest first.

        Unsaved entries are among them.
        """
        return self._views.between(since, until or self.today())

    def milestones(self) -> Sequence[Entry]:
        """The rare entries that set the app's manner, of the last 120 days, oldest first."""
        if self._milestones is None:
            today = self.today()
            found = self.journal.find(*months(today - MILESTONES_SINCE, today), MILESTONES)
            telling = (e for e in (*found, *self._own_recorded()) if _may_be_milestone(e))
            self._milestones = [e for e in effective(telling) if isinstance(e.event, MILESTONES)]
        return self._milestones

    def flares(self) -> tuple[Flare, ...]:
        """The flares of the last 120 days that have begun, oldest first."""
        return flares(self.milestones(), self.now())

    @property
    def manner(self) -> Manner:
        """How the app behaves now: what a flare and the screening change."""
        return manner(self.milestones(), self.now())

    @property
    def adjustments(self) -> tuple[Adjustment, ...]:
        """The adjustments to show now, with their targets as they are in the present manner."""
        return adjustments_in(self.catalogue.adjustments, self.manner)

    @property
    def breaks(self) -> BreakSettings:
        """Today's rhythm of breaks, as it is in the present manner."""
        return breaks_in(self.settings.breaks_on(self.today()), self.manner)

    def plan(self, at: datetime | None = None) -> Plan:
        """The plan of this device's breaks at `at` (now)."""
        if at is not None:
            return self._planned(at)
        now = self.now()
        if self._asked is None or not self._holds_still(self._asked, now):
            self._asked, self._asked_at = self._planned(now), now
        return self._asked

    def _holds_still(self, asked: Plan, now: datetime) -> bool:
        """Whether `asked` is the plan at `now` too: one key has it asked for twenty times."""
        age = now - self._asked_at
        changes = asked.wake_at is not None and asked.wake_at <= now
        moved = now.utcoffset() != self._asked_at.utcoffset()
        return timedelta() <= age < SAME_MOMENT and not changes and not moved

    def _planned(self, now: datetime) -> Plan:
        horizon = now - PLAN_HORIZON
        if self._own is None or horizon < self._own_since:
            # With room to look back from an earlier moment, as after an absence.
            self._own_since = horizon - PLAN_HORIZON
            lately = months(day_of(self._own_since), day_of(now))
            written = in_place([*self.journal.own_order(*lately), *self._own_recorded()])
            self._own = [entry for entry in written if entry.at >= self._own_since]
        recent = (entry for entry in self._own if entry.at >= horizon)
        breaks = breaks_in(self.settings.breaks_on(day_of(now)), manner(self.milestones(), now))
        return plan(recent, breaks, now, self._hours, self.clock.local)

    def own_entries(self, days: int = 2) -> Sequence[Entry]:
        """What counts of this device's last `days` days, in the order it was written down."""
        now = self.now()
        first = day_of(now) - timedelta(days=days - 1)
        entries = [*self.journal.own_order(*months(first, day_of(now))), *self._own_recorded()]
        return [entry for entry in standing(entries) if day_of(entry.at) >= first]

    def posture(self) -> Span | None:
        """The posture the person is in, and since when; None: not known."""
        self.plan()
        return current(self._own or (), self.now())

    def break_in_progress(self) -> Entry | None:
        """The entry with which the break that is being taken began; None: none is."""
        plan = self.plan()
        for entry in reversed(self._own or ()):
            if plan.started is not None and isinstance(entry.event, BreakStarted):
                return entry
        return None

    @property
    def unsaved(self) -> tuple[Filed, ...]:
        """Entries that are not on disk yet, oldest first."""
        return tuple(self._waiting)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the settings and the content files."""
        return (*self._config_problems, *self.catalogue.problems)

    # -- writing

    def record(
        self, event: KnownEvent, *, at: datetime | None = None, replaces: Entry | None = None
    ) -> Entry:
        """Write down that `event` happened (now, or at `at`), and return its entry.

        It stands for `replaces` where that is given. Raises JournalError where it could not be
        saved and nobody saves in the background.
        """
        if replaces and at and Month.of(at) != Month.of(replaces.at):
            return self._move(replaces, event, at)
        now = self.now()
        when = at or (replaces.at if replaces else now)
        entry = Entry(
            id=self._new_id(),
            at=when,
            device=self.device,
            event=event,
            replaces=replaces.id if replaces else None,
            logged=None if when == now else now,
        )
        self._add(Filed(entry, Month.of(replaces.at) if replaces else None))
        return entry

    def retract(self, entry: Entry) -> Entry:
        """Take `entry` back; it stays in the journal, and no longer counts."""
        taken_back = self._retraction(entry.id)
        self._add(Filed(taken_back, Month.of(entry.at)))
        return taken_back

    def amend(self, entry: Entry, event: KnownEvent, *, at: datetime | None = None) -> Entry:
        """Let `event` (and the instant `at`, where it is given) stand for `entry`, as `record`."""
        return self.record(event, at=at, replaces=entry)

    def _move(self, entry: Entry, event: KnownEvent, at: datetime) -> Entry:
        """Let `event` stand for `entry` in another month.

        Readers of one month read no other, so it is written down there, and taken back here.
        """
        moved = Entry(id=self._new_id(), at=at, device=self.device, event=event, logged=self.now())
        self._add(Filed(moved), *self._retractions(entry))
        return moved

    def take_back(self, entry: Entry) -> None:
        """Retract `entry` with all it was an edit of: an edit alone would bring that back."""
        self._add(*self._retractions(entry))

    def _retractions(self, entry: Entry) -> list[Filed]:
        month = Month.of(entry.at)
        written = [*self.journal.read(month, month), *self._own_recorded()]
        return [Filed(self._retraction(version.id), month) for version in versions(entry, written)]

    def undo(self) -> Entry | None:
        """Take back what was last recorded on this device within a day; None: nothing to undo."""
        now = self.now()
        versions = to_take_back(self._written_lately(now), now)
        if not versions:
            return None
        month = Month.of(versions[0].at)
        self._add(*(Filed(self._retraction(version.id), month) for version in versions))
        return versions[0]

    def _written_lately(self, now: datetime) -> list[Entry]:
        """This device's entries of the months it wrote to within a day: by month, in that order."""
        since = now - UNDO_WITHIN
        lately = {*months(day_of(since), day_of(now)), *self.journal.written_since(since)}
        on_disk = (self.journal.own_order(month, month) for month in sorted(lately))
        return [*chain.from_iterable(on_disk), *self._own_recorded()]

    def _retraction(self, id_: str) -> Entry:
        event = Retracted(entry=id_)
        return Entry(id=self._new_id(), at=self.now(), device=self.device, event=event)

    def _add(self, *added: Filed) -> None:
        self._waiting += added
        self._recorded.update((filed.entry.id, filed) for filed in added)
        if self.on_waiting is None:
            batch = self.unsaved
            try:
                self.journal.append(batch)
            except JournalError:
                for filed in added:
                    self._waiting.remove(filed)
                    del self._recorded[filed.entry.id]
                raise
            self.saved(batch)
        else:
            self._take_in(added)
            self.changed.send()
            self.on_waiting()

    def _take_in(self, added: Sequence[Filed]) -> None:
        """Have `added` among what is known, at the cost of what it changes."""
        self.version += 1
        self._asked = None
        if any(_may_be_milestone(filed.entry) for filed in added):
            self._milestones = None
        if any(_changes_others(filed.entry) for filed in added):
            self._stale()
            return
        this_month = Month.of(self.now())
        for filed in added:
            self._views.add(filed.entry)
            if filed.where != this_month:
                self._own = None  # it does not come last there
            elif self._own is not None:
                self._own = [*self._own, filed.entry]

    def saved(self, batch: Sequence[Filed]) -> None:
        """`batch` is durable."""
        done = {filed.entry.id for filed in batch}
        self._waiting = [filed for filed in self._waiting if filed.entry.id not in done]
        self.trouble = None
        if self.on_waiting is None:
            self._take_in(batch)
        self.changed.send()

    def failed(self, error: JournalError) -> None:
        """The unsaved entries could not be saved; they stay in memory."""
        self.trouble = error
        self.changed.send()

    # -- keeping in step

    def refresh(self) -> bool:
        """Look whether a file of the journal was written; True, and `changed` is sent, if so.

        Another program or machine did that; what we wrote ourselves is no news. The first look
        never finds anything.
        """
        today = self.today()
        lately = months(today - LOOK_BACK, today)
        fingerprint = self.journal.fingerprint(*lately)
        first_look, same = self._fingerprint is None, fingerprint == self._fingerprint
        self._fingerprint = fingerprint
        if first_look or (same and self._on_disk is not None):
            return False  # at the first look nothing waits for this, and the first frame does
        before = self._on_disk
        self._on_disk = frozenset(entry.id for entry in self.journal.read(*lately))
        if same:
            return False
        ours = before is not None and before <= self._on_disk <= before | self._recorded.keys()
        self._forget_recorded()
        if ours:
            return False
        self._stale()
        self._milestones = None
        self.changed.send()
        return True

    def apply(self, loaded: Loaded) -> None:
        """Use other settings from now on."""
        self.settings = loaded.settings
        self._hours = loaded.settings.working_hours
        self._config_problems = loaded.problems
        self.version += 1
        self._asked = None
        self.changed.send()

    def reload_content(self) -> None:
        """Read the content files again, where they have changed; `changed` is sent if so."""
        found = load_catalogue(self.paths.content, self.paths.catalogue)
        if found != self.catalogue:
            self.catalogue = found
            self.version += 1
            self.changed.send()

    def _own_recorded(self) -> list[Entry]:
        return [filed.entry for filed in self._recorded.values()]

    def _forget_recorded(self) -> None:
        """Drop what the disk has by now from memory."""
        waiting = {filed.entry.id for filed in self._waiting}
        for month in {filed.month or Month.of(filed.entry.at) for filed in self._recorded.values()}:
            on_disk = {entry.id for entry in self.journal.own_order(month, month)}
            for id_ in on_disk - waiting:
                self._recorded.pop(id_, None)

    def _stale(self) -> None:
        self.version += 1
        self._views.forget()
        self._own = self._asked = None


def open_companion(paths: Paths, clock: Clock) -> Companion:
    """A companion on the folders `paths`; what it writes by itself goes to the state folder."""
    device = device_name(paths.state)
    return Companion(
        paths=paths,
        journal=open_journal(paths, device),
        clock=clock,
        loaded=load(paths.config_file),
        catalogue=load_catalogue(paths.content, paths.catalogue),
        new_id=new_id,
        device=device,
    )


def open_journal(paths: Paths, device: str) -> Journal:
    return Journal(paths.journal, device, quarantine=paths.quarantine, lock_path=paths.journal_lock)


def new_id() -> str:
    """A random UUID (version 4), without the cost of importing uuid."""
    number = bytearray(os.urandom(16))
    number[6] = number[6] & 0x0F | 0x40
    number[8] = number[8] & 0x3F | 0x80
    digits = number.hex()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def _changes_others(entry: Entry) -> bool:
    """Whether the entry is an edit or a retraction of another."""
    return entry.replaces is not None or isinstance(entry.event, Retracted)


def _may_be_milestone(entry: Entry) -> bool:
    """Whether the entry is a milestone, or may change one."""
    return isinstance(entry.event, _TELLING) or entry.replaces is not None
