"""From how long there was no input to absences with a beginning and an end."""

from datetime import datetime, timedelta

import msgspec


class Absence(msgspec.Struct, frozen=True):
    """Nobody was there from `since` until `until`."""

    since: datetime
    until: datetime


class AbsenceDetector:
    """Is told again and again how long there was no input, and says when somebody came back."""

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

        `idle` None: not known. If nothing is known any more, an absence ends without a trace.
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
        """Nothing ran until `now`: forget what was seen before."""
        self._since, self._woke = None, now
