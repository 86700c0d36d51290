"""The usual range of pain: what most of one's own days are like.

It is the 10th to 90th percentile of the daily values of the last 28 days, rounded outward to half
points, without the day itself and flare days: our own choice. It takes five days to learn.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from math import ceil, floor
from typing import NamedTuple

import msgspec

from backcare_tui.domain.flare.course import Flare
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.median import median
from backcare_tui.domain.pain.series import DayLine, days

USUAL_DAYS = 28
"""Days that the usual range looks back on: our own choice."""
LEARN_DAYS = 5
"""Days that must be known before anything is called usual: our own choice."""
LOW_SHARE, HIGH_SHARE = 0.1, 0.9
"""The percentiles that bound the usual range: our own choice."""


class Usual(msgspec.Struct, frozen=True):
    """The usual range, 0–10: `low` ≤ `median` ≤ `high`, from `days` days."""

    low: float
    high: float
    median: float
    days: int


class Known(NamedTuple):
    """What there is to say of a day at once: its usual range, and how many days are known."""

    usual: Usual | None
    days: int


def usual(entries: Iterable[Entry], flares: Sequence[Flare], day: date) -> Usual | None:
    """The usual range as of `day`, from entries of 28 days before it; None: under five days are
    known.
    """
    return known_of(days(entries, flares, day - timedelta(days=1), USUAL_DAYS)).usual


def known_of(lines: Iterable[DayLine]) -> Known:
    """The usual range, and how many of these days are known; flare days are left out."""
    values = [line.value for line in lines if line.value is not None and not line.flare]
    if len(values) < LEARN_DAYS:
        return Known(None, len(values))
    # To the grid that daily medians lie on: finer would claim more than they know. Rounded first,
    # because a float may miss the grid by a hair.
    low = floor(round(percentile(values, LOW_SHARE) * 2, 6)) / 2
    high = ceil(round(percentile(values, HIGH_SHARE) * 2, 6)) / 2
    return Known(Usual(low, high, float(median(values)), len(values)), len(values))


def usual_or_said(known: Usual | None, said: int | None) -> Usual | None:
    """What is usual; until it is known, a point around what the person called usual (0–10), if
    they did: our own choice.
    """
    if known is not None or said is None:
        return known
    return Usual(max(said - 1.0, 0.0), min(said + 1.0, 10.0), float(said), 0)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0–1) of `values` lie, between two of them; ValueError for
    none.
    """
    if not values:
        raise ValueError("a percentile of nothing")
    ordered = sorted(values)
    place = (len(ordered) - 1) * min(max(share, 0.0), 1.0)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    between = ordered[below] + (ordered[above] - ordered[below]) * (place - below)
    return min(max(between, ordered[below]), ordered[above])
