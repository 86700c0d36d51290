"""From "no input for so long" to "away from then until then"."""

from datetime import datetime, timedelta

import msgspec


class Absence(msgspec.Struct, frozen=True):
    """Nobody was there from `since` until `until`."""

    since: datetime
    until: datetime


class AbsenceDetector:
    """Told again and again how long there was no input, says when somebody has come back."""

    def __init__(self, away_after: timedelta) -> None:
        self.away_after = away_after
        self._since: datetime | None = None
        self._woke: datetime | None = None

    @property
    def away(self) -> bool:
        """Whether the person is known to be away."""
        return self._since is not None

    def see(self, idle: timedelta | None, now: datetime) -> Absence | None:
        """The absence that is just over; None: none is.

        `idle` None: not known. To know nothing any more ends an absence without a trace of it.
        """
        if idle is not None and self._woke is not None:
            # No key was pressed before either, but that time has been counted as sleep.
            idle = min(idle, max(now - self._woke, timedelta()))
        if idle is None:
            self._since = None
        elif idle >= self.away_after:
            self._since = self._since or now - idle
        elif self._since is not None:
            over = Absence(self._since, max(now - idle, self._since))
            self._since = None
            return over
        return None

    def slept(self, now: datetime) -> None:
        """Nothing ran until `now`: what was seen does not hold any more."""
        self._since, self._woke = None, now
