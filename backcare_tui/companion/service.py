"""Record, retract, entries, plan, changed, now: what screens and commands ask for, in one place.

An entry is shown to readers at once and is *unsaved* until the journal has it on disk. In a command
`record` returns when it is there. In the app a saver writes in the background: it takes `unsaved`,
appends them to its own journal, and says `saved` or `failed`.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from backcare_tui.clock import Clock
from backcare_tui.companion.changed import Changed
from backcare_tui.companion.noted import Noted, noted
from backcare_tui.companion.own_plan import OwnPlan
from backcare_tui.companion.recorded import Recorded
from backcare_tui.config import LoadedSettings
from backcare_tui.content.catalogue import Catalogue, load_catalogue
from backcare_tui.domain.breaks.planning import Plan
from backcare_tui.domain.breaks.posture import Span, current
from backcare_tui.domain.days import day_of
from backcare_tui.domain.flare.course import Flare, flares
from backcare_tui.domain.hours import WorkingHours
from backcare_tui.domain.journal.entries import (
    BreakStarted,
    Entry,
    KnownEvent,
    Retracted,
    current_versions,
)
from backcare_tui.domain.manner import Manner, breaks_in, manner
from backcare_tui.domain.problems import Problem
from backcare_tui.domain.screening.context import Context, context
from backcare_tui.domain.settings import BreakSettings, Settings
from backcare_tui.journal.day_cache import DayCache, months
from backcare_tui.journal.errors import JournalError
from backcare_tui.journal.journal import Filed, Journal, Month
from backcare_tui.journal.milestones import Milestones
from backcare_tui.paths import Paths

if TYPE_CHECKING:
    from backcare_tui.journal.watch import Watch


class Companion:
    """See the module's text. `on_waiting` None: `record` writes before it returns."""

    def __init__(
        self,
        *,
        paths: Paths,
        journal: Journal,
        clock: Clock,
        loaded: LoadedSettings,
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
        self.noted: Noted | None = None  # once something is taken back, too
        self.trouble: JournalError | None = None
        """Why the unsaved entries could not be saved at the last try."""
        self.version = 0
        """Goes up with everything that changes what a screen shows: entries, settings, content."""
        self._config_problems = loaded.problems
        self._new_id = new_id
        self._recorded = recorded = Recorded(journal)
        self._days = DayCache(journal, recorded.unread)
        self._milestones = Milestones(journal, recorded.unread)
        self._own = OwnPlan(journal, clock, recorded.unread, self._rhythm)
        self._watch: Watch | None = None

    # -- reading

    def now(self) -> datetime:
        return self.clock.now()

    def today(self) -> date:
        return day_of(self.clock.now())

    def entries(self, since: date, until: date | None = None) -> Sequence[Entry]:
        """What counts of the days `since` to `until` (today), all devices, oldest first."""
        return self._days.between(since, until or self.today())

    def milestones(self) -> Sequence[Entry]:
        """The milestones of the last 120 days, and older answers that may hold something up."""
        return self._milestones.until(self.today())

    def habit_marks(self) -> Sequence[Entry]:
        """What was chosen of habits in the last two years; the latest is a milestone, too."""
        return self._milestones.habits_before(self.today())

    def flares(self) -> tuple[Flare, ...]:
        """The flares of the last 120 days that have begun, oldest first."""
        return flares(self.milestones(), self.now())

    @property
    def manner(self) -> Manner:
        """How the app behaves now: what a flare and the screening change."""
        return manner(self.milestones(), self.now())

    @property
    def context(self) -> Context:
        """What was told of the person for the safety questions."""
        return context(self.milestones())

    @property
    def breaks(self) -> BreakSettings:
        """Today's rhythm of breaks, as it is in the present manner."""
        return self._rhythm(self.now())[0]

    def _rhythm(self, at: datetime) -> tuple[BreakSettings, WorkingHours]:
        usual = self.settings.breaks_on(day_of(at))
        return breaks_in(usual, manner(self.milestones(), at)), self._hours

    def plan(self, at: datetime | None = None) -> Plan:
        """The plan of this device's breaks at `at` (now)."""
        return self._own.now() if at is None else self._own.at(at)

    def own_entries(self, days: int = 2) -> Sequence[Entry]:
        """What counts of this device's last `days` days, in the order it was written down."""
        today = self.today()
        first = today - timedelta(days=days - 1)
        entries = [*self.journal.own_order(*months(first, today)), *self._recorded.unread()]
        return [entry for entry in current_versions(entries) if day_of(entry.at) >= first]

    def posture(self) -> Span | None:
        """The posture the person is in, and since when; None: not known."""
        return current(self._own.entries(), self.now())

    def break_in_progress(self) -> Entry | None:
        """The entry with which the break that is being taken began; None: none is."""
        if self.plan().started is None:
            return None
        begun = (e for e in reversed(self._own.entries()) if isinstance(e.event, BreakStarted))
        return next(begun, None)

    @property
    def unsaved(self) -> tuple[Filed, ...]:
        """Entries that are not on disk yet, oldest first."""
        return self._recorded.waiting

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the settings and the content files."""
        return (*self._config_problems, *self.catalogue.problems)

    # -- writing

    def record(
        self, event: KnownEvent, *, at: datetime | None = None, replaces: Entry | None = None
    ) -> Entry:
        """Write down that `event` happened now, or at `at`; it may replace an entry.

        Raises JournalError if it could not be saved and nobody saves in the background.
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
            first_logged=replaces.first_written if replaces else None,
            logged=None if when == now else now,
        )
        self.noted = noted(entry, self.noted, now, self.clock.monotonic())
        self._add(Filed(entry, Month.of(replaces.at) if replaces else None))
        return entry

    def amend(self, entry: Entry, event: KnownEvent, *, at: datetime | None = None) -> Entry:
        """Let `event` (and the instant `at`, if it is given) stand for `entry`, as `record`."""
        return self.record(event, at=at, replaces=entry)

    def _move(self, entry: Entry, event: KnownEvent, at: datetime) -> Entry:
        """Let `event` stand for `entry` in another month: written there, and taken back here."""
        moved = Entry(id=self._new_id(), at=at, device=self.device, event=event, logged=self.now())
        self._add(Filed(moved), *self._retractions(self._versions(entry)))
        return moved

    def take_back(self, entry: Entry) -> None:
        """Take `entry` back; it stays in the journal, and no longer counts.

        With it goes all it was an edit of: an edit alone would bring that back.
        """
        self._add(*self._retractions(self._versions(entry)))

    def undo(self) -> Entry | None:
        """Take back what was last recorded on this device within a day; None: nothing to undo."""
        from backcare_tui.domain.journal.undo import UNDO_WITHIN, to_take_back

        now, since = self.now(), self.now() - UNDO_WITHIN
        lately = {*months(day_of(since), day_of(now)), *self.journal.written_since(since)}
        written = [
            each for month in sorted(lately) for each in self.journal.own_order(month, month)
        ]
        versions = to_take_back([*written, *self._recorded.unread()], now)
        if not versions:
            return None
        self._add(*self._retractions(versions))
        return versions[0]

    def _versions(self, entry: Entry) -> list[Entry]:
        """`entry` and, newest first, those it is an edit of."""
        from backcare_tui.domain.journal.undo import versions  # few take anything back

        month = Month.of(entry.at)
        known = (*self.journal.read(month, month), *self._recorded.unread())
        return versions(entry, {one.id: one for one in known})

    def _retractions(self, versions: Sequence[Entry]) -> list[Filed]:
        self.noted = None
        now, month = self.now(), Month.of(versions[0].at)
        gone = [Retracted(entry=version.id) for version in versions]
        made = (Entry(id=self._new_id(), at=now, device=self.device, event=e) for e in gone)
        return [Filed(entry, month) for entry in made]

    def _add(self, *added: Filed) -> None:
        self._recorded.add(added)
        if self.on_waiting is not None:
            self._take_in(added)
            self.changed.send()
            self.on_waiting()
            return
        batch = self.unsaved
        try:
            self.journal.append(batch)
        except JournalError:
            self._recorded.withdraw(added)
            raise
        self.saved(batch)

    def _take_in(self, added: Sequence[Filed]) -> None:
        """Have `added` among what is known, at the cost of what it changes."""
        self.version += 1
        for filed in added:
            self._milestones.add(filed.entry)
            self._days.add(filed.entry)
            self._own.add(filed)

    def saved(self, batch: Sequence[Filed]) -> None:
        """`batch` is durable."""
        self._recorded.saved(batch)
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
        """Whether others have written to the journal since the last look; `changed` is sent."""
        from backcare_tui.journal.watch import News, Watch  # no command stays for long enough

        if self._watch is None:
            self._watch = Watch(self.journal)
        news = self._watch.look(self.today(), self._recorded.ids)
        if news is News.NONE:
            return False
        self._recorded.forget_read()
        if news is News.OURS:
            return False
        self.version += 1
        for known in (self._milestones, self._days, self._own):
            known.forget()
        self.changed.send()
        return True

    def apply(self, loaded: LoadedSettings) -> None:
        """Use other settings from now on."""
        self.settings = loaded.settings
        self._hours = loaded.settings.working_hours
        self._config_problems = loaded.problems
        self.version += 1
        self._own.ask_again()
        self.changed.send()

    def reload_content(self) -> None:
        """Read the content files again, if they have changed; `changed` is sent if so."""
        found = load_catalogue(self.paths.content, self.paths.catalogue)
        if found != self.catalogue:
            self.catalogue = found
            self.version += 1
            self.changed.send()
