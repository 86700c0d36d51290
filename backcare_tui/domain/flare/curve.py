"""The curve of a flare: whether the person's own pain eases, stays, or rises.

Nothing said in a flare follows the calendar alone. What is not known is not guessed.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import Enum

from backcare_tui.domain.days import day_of
from backcare_tui.domain.flare.course import Flare
from backcare_tui.domain.journal.care_events import FlareStarted
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.journal.readings import readings_of
from backcare_tui.domain.median import median

RISING_DAYS = 3
"""Days over which pain is seen to rise, the first and the last among them: our own choice."""
RISING_BY = 2.0
"""Points by which it has to. In simulated flares that were easing, any rise at all over three days
came up by chance in a quarter: our own choice, from that."""
EASED_BY, EASED_SHARE = 2.0, 0.3
"""Points, or share of the worst day, by which pain is lower where it eases: an important change
(Ostelo 2008)."""

_DAY = timedelta(days=1)


class Curve(Enum):
    """Where the pain of a flare is going."""

    UNKNOWN = "unknown"
    """Fewer than two days are known, or neither today nor yesterday is."""
    EASING = "easing"
    STEADY = "steady"
    """Not easing, and not rising."""
    RISING = "rising"


def curve(flare: Flare, entries: Iterable[Entry], now: datetime) -> Curve:
    """Where the pain of `flare`, which is on, goes; `entries` are those of its days so far.

    It eases if the last day that is known lies clearly below the worst one, and the one before it
    below that too: one good day among bad ones is not easing. It rises as `rising` says.
    """
    medians = daily_medians(flare, entries, now)
    last = _last_known(medians, now)
    if last is None or len(medians) < 2:
        return Curve.UNKNOWN
    if _rises(medians, last, day_of(flare.start)):
        return Curve.RISING
    before, level = (medians[day] for day in sorted(medians)[-2:])
    worst = max(medians.values())
    eased = worst - level >= min(EASED_BY, EASED_SHARE * worst)
    return Curve.EASING if eased and before < worst and level < worst else Curve.STEADY


def rising(flare: Flare, entries: Iterable[Entry], now: datetime) -> bool:
    """Whether pain rose by 2 or more over three days, up to today or yesterday, and lies above the
    first day of `flare`.
    """
    medians = daily_medians(flare, entries, now)
    last = _last_known(medians, now)
    return last is not None and _rises(medians, last, day_of(flare.start))


def daily_medians(flare: Flare, entries: Iterable[Entry], now: datetime) -> dict[date, float]:
    """The median of each day's readings from the beginning of `flare` to `now`, its end at most."""
    until = min(now, flare.over)
    scores: dict[date, list[int]] = {}
    began = flare.began.event
    if isinstance(began, FlareStarted) and began.score is not None:
        scores[day_of(flare.start)] = [began.score]
    for reading in readings_of(entries):
        if flare.start <= reading.at <= until:
            scores.setdefault(day_of(reading.at), []).append(reading.score)
    return {day: median(found) for day, found in scores.items()}


def _last_known(medians: dict[date, float], now: datetime) -> date | None:
    """Today or yesterday, if it is known."""
    today = day_of(now)
    return next((day for day in (today, today - _DAY) if day in medians), None)


def _rises(medians: dict[date, float], last: date, first: date) -> bool:
    before = medians.get(last - (RISING_DAYS - 1) * _DAY)
    at_first = medians.get(first, before)
    if before is None or at_first is None:
        return False
    return medians[last] - before >= RISING_BY and medians[last] > at_first
