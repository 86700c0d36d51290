"""The alarm: a day's pain relative to what is usual for this person.

Somebody who lives at 6 is not always loud: our own choice. `load.py` has what may turn it up.
"""

from enum import Enum

import msgspec

from backcare_tui.domain.pain.series import DayLine
from backcare_tui.domain.pain.usual import Usual

IMPORTANT = 2.0
"""Points of pain that are an important change (Ostelo 2008)."""


class Volume(Enum):
    """How loud the alarm is, relative to what is usual."""

    BELOW = "below usual"
    USUAL = "as usual"
    ABOVE = "above usual"
    FAR_ABOVE = "well above usual"
    """By an important change (2 points) or more."""

    @property
    def side(self) -> int:
        """-1 below what is usual, 0 within it, 1 above."""
        return {Volume.BELOW: -1, Volume.USUAL: 0}.get(self, 1)


class Alarm(msgspec.Struct, frozen=True):
    """The alarm of one day."""

    volume: Volume
    share: float
    """0 (no pain) to 1 (the worst), 0.5 being the usual median."""
    level: float
    """The day's value so far, 0–10."""
    n: int
    """Ratings it comes from; 0: from the evening's look back."""
    usual: Usual
    last: int | None = None
    """The day's last rating, 0–10; None if it has none."""

    @property
    def last_volume(self) -> Volume | None:
        """How loud that rating alone is: on a day that goes on it says more about now."""
        return None if self.last is None else _volume(self.last, self.usual)

    @property
    def last_elsewhere(self) -> bool:
        """Whether that rating lies on another side of what is usual than the day as a whole."""
        return self.last_volume is not None and self.last_volume.side != self.volume.side


def alarm(line: DayLine, usual: Usual | None) -> Alarm | None:
    """The day's value against `usual`; None while either is not known."""
    level = line.value
    if level is None or usual is None:
        return None
    last = line.scores[-1] if line.scores else None
    return Alarm(_volume(level, usual), _loudness(level, usual.median), level, line.n, usual, last)


def _volume(level: float, usual: Usual) -> Volume:
    if level < usual.low:
        return Volume.BELOW
    if level <= usual.high:
        return Volume.USUAL
    return Volume.FAR_ABOVE if level >= usual.high + IMPORTANT else Volume.ABOVE


def _loudness(level: float, middle: float) -> float:
    """Half up to the usual median, the other half from there to the worst."""
    if level <= middle:
        return 0.5 * level / middle if middle else 0.5
    return 0.5 + 0.5 * (level - middle) / (10 - middle)
