"""What the journal knows of sessions, asked for only if something was written or a day is over."""

from datetime import date, timedelta

from backcare_tui.companion import Companion
from backcare_tui.domain.downshift.session import new_patterns
from backcare_tui.domain.downshift.tension import BreathingPast, breathing_past

LOOK_BACK = timedelta(days=90)
"""How far back it is looked: for sessions, and whether a pattern is new to the person."""


class KnownSessions:
    """The sessions of the last 90 days."""

    def __init__(self, companion: Companion) -> None:
        self._companion = companion
        self._new_on: tuple[date, frozenset[str]] | None = None
        self._past_at: tuple[tuple[int, date], BreathingPast] | None = None

    def new_patterns(self) -> frozenset[str]:
        """Ids of the patterns the person has not known for a month; asked of the journal daily."""
        companion, today = self._companion, self._companion.today()
        if self._new_on is None or self._new_on[0] != today:
            entries = companion.entries(today - LOOK_BACK)
            found = new_patterns(companion.catalogue.patterns, entries, companion.now())
            self._new_on = today, found
        return self._new_on[1]

    def past(self) -> BreathingPast:
        """What was done, and what it did."""
        key = (self._companion.version, self._companion.today())
        if self._past_at is None or self._past_at[0] != key:
            self._past_at = key, breathing_past(self._companion.entries(key[1] - LOOK_BACK))
        return self._past_at[1]
