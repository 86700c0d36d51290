"""What was recorded last, and whether the person was told of it yet."""

from backcare_tui.companion import Companion
from backcare_tui.domain.journal.entries import Entry

_AT_ONCE = 1.0
"""Seconds within which a line that is said is about what was recorded just before it."""


class Telling:
    """What one screen has told of what was noted."""

    def __init__(self, companion: Companion) -> None:
        self._companion = companion
        self._told = self._over = companion.noted

    def claim(self) -> bool:
        """Something is said now: whether it is about what was noted last."""
        noted, before = self._companion.noted, self._told
        self._told = noted
        return noted is not None and (noted is not before or self._age(noted.moment) <= _AT_ONCE)

    def untold(self, within: float) -> Entry | None:
        """What was noted in the last `within` seconds and may be told."""
        noted = self._companion.noted
        if noted is None or noted is self._over or self._age(noted.moment) >= within:
            return None
        self._told = noted
        return noted.entry

    def over(self) -> None:
        """It has been told for long enough."""
        self._told = self._over = self._companion.noted

    def _age(self, moment: float) -> float:
        return self._companion.clock.monotonic() - moment
