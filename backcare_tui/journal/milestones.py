"""The rare entries that set the app's manner: looked for far back, and kept until one changes."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from backcare_tui.domain.habits import HABIT_EVENTS
from backcare_tui.domain.journal.care_events import ContextTold, ScreeningAnswered, WasSeen
from backcare_tui.domain.journal.entries import Entry, current_versions, effective
from backcare_tui.domain.manner import LOOK_BACK, MILESTONES
from backcare_tui.domain.screening.context import AGAIN_AFTER
from backcare_tui.domain.screening.waiting import holds_since
from backcare_tui.journal.day_cache import changes_others, months
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.months import LATEST, Month

_TOLD = (ScreeningAnswered, WasSeen, ContextTold)
_HABITS_WITHIN = timedelta(days=731)
"""How far back habits are looked for: our own choice."""
_MARGIN = timedelta(days=1)
"""An instant's own offset decides which month's file it is in."""


class Milestones:
    """`unread` are the entries that the disk may not have yet."""

    def __init__(self, journal: Journal, unread: Callable[[], Iterable[Entry]]) -> None:
        self._journal = journal
        self._unread = unread
        self._kept: list[Entry] | None = None
        self._habits: list[Entry] | None = None

    def until(self, today: date) -> Sequence[Entry]:
        """The milestones of the last 120 days, all devices, oldest first.

        Answers to the screening that may hold something up are among them however old they are
        (only "I was seen" ends that), and what was told of the person, back to a year.
        """
        if self._kept is None:
            first, last = months(today - LOOK_BACK, today)
            oldest, _ = months(today - AGAIN_AFTER - LOOK_BACK, today)
            found = effective(self._reaching_back(first, oldest))
            self._kept = [
                entry
                for entry in found
                if isinstance(entry.event, _TOLD)
                or (isinstance(entry.event, MILESTONES) and Month.of(entry.at) <= last)
            ]
        return self._kept

    def habits_before(self, today: date) -> Sequence[Entry]:
        """What was chosen of habits in the last two years, oldest first; `until` has the latest."""
        if self._habits is None:
            first, last = months(today - _HABITS_WITHIN, today)
            found = effective(self._journal.read(first, last, HABIT_EVENTS))
            self._habits = [entry for entry in found if isinstance(entry.event, HABIT_EVENTS)]
        return self._habits

    def add(self, entry: Entry) -> None:
        """Note that `entry` was written."""
        if isinstance(entry.event, MILESTONES) or changes_others(entry):
            self.forget()

    def forget(self) -> None:
        """Look for them anew when they are asked for."""
        self._kept = self._habits = None

    def _reaching_back(self, first: Month, oldest: Month) -> list[Entry]:
        """Milestones and changes to them from `first`, or as far back as an answer may hold, and to
        what was told of the person."""
        found = [*self._journal.read(first, LATEST, MILESTONES), *self._unread()]
        earlier: list[Month] | None = None
        step = 1
        while True:
            current = list(current_versions(found))
            since = holds_since(current)
            held = since is not None and Month.of(since - _MARGIN) >= first
            if held and (first <= oldest or any(_tells(entry) for entry in current)):
                return found
            if earlier is None:
                earlier = [month for month in self._journal.months() if month < first]
            if not earlier:
                return found
            first, last = earlier[-step:][0], earlier[-1]
            found += self._journal.read(first, last, _TOLD)
            del earlier[-step:]
            step *= 2  # each find looks at every folder


def _tells(entry: Entry) -> bool:
    return isinstance(entry.event, ContextTold)
