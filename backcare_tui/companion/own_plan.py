"""The plan of this device's breaks, and the entries it follows from, kept while they hold."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from backcare_tui.clock import Clock
from backcare_tui.domain.breaks.planning import PLAN_HORIZON, Plan, plan
from backcare_tui.domain.days import day_of
from backcare_tui.domain.hours import WorkingHours
from backcare_tui.domain.journal.entries import Entry, in_place
from backcare_tui.domain.settings import BreakSettings
from backcare_tui.journal.day_cache import changes_others, months
from backcare_tui.journal.journal import Filed, Journal, Month

SAME_MOMENT = timedelta(milliseconds=50)
"""Within so long, and before its next instant, a plan is not made anew."""


class OwnPlan:
    """`unread` are entries that the disk may not have yet; `rhythm` says what a plan goes by."""

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        unread: Callable[[], Iterable[Entry]],
        rhythm: Callable[[datetime], tuple[BreakSettings, WorkingHours]],
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._unread = unread
        self._rhythm = rhythm
        self._own: list[Entry] | None = None
        """This device's entries since `_since`, in the order they were written."""
        self._since = self._asked_at = clock.now()
        self._asked: Plan | None = None
        """The plan as it was asked for last, if nothing has changed since."""

    def now(self) -> Plan:
        """The plan at this moment."""
        now = self._clock.now()
        if self._asked is None or not self._holds_still(self._asked, now):
            self._asked, self._asked_at = self.at(now), now
        return self._asked

    def at(self, moment: datetime) -> Plan:
        """The plan at `moment`, made anew."""
        horizon = moment - PLAN_HORIZON
        if self._own is None or horizon < self._since:
            # With room to look back from an earlier moment, as after an absence.
            self._since = horizon - PLAN_HORIZON
            lately = months(day_of(self._since), day_of(moment))
            written = in_place([*self._journal.own_order(*lately), *self._unread()])
            self._own = [entry for entry in written if entry.at >= self._since]
        recent = (entry for entry in self._own if entry.at >= horizon)
        breaks, hours = self._rhythm(moment)
        return plan(recent, breaks, moment, hours, self._clock.local)

    def entries(self) -> Sequence[Entry]:
        """What the plan follows from: this device's last days, in the order they were written."""
        self.now()
        return self._own or ()

    def add(self, filed: Filed) -> None:
        """Put an entry into what is kept; what changes others has everything read anew."""
        self.ask_again()
        if changes_others(filed.entry) or filed.where != Month.of(self._clock.now()):
            self._own = None  # it is not simply the last
        elif self._own is not None:
            self._own = [*self._own, filed.entry]

    def ask_again(self) -> None:
        """Make the plan anew when it is asked for: what it goes by has changed."""
        self._asked = None

    def forget(self) -> None:
        """Read everything anew when it is asked for."""
        self._own = self._asked = None

    def _holds_still(self, asked: Plan, now: datetime) -> bool:
        """Whether `asked` is the plan at `now` too: one key has it asked for twenty times."""
        age = now - self._asked_at
        changes = asked.wake_at is not None and asked.wake_at <= now
        moved = now.utcoffset() != self._asked_at.utcoffset()
        return timedelta() <= age < SAME_MOMENT and not changes and not moved
