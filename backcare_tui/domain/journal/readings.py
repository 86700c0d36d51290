"""Readings: every number that says how much it hurt at a moment, wherever it was given.

Pain told beside a relief tool is pain like that of a check-in.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from backcare_tui.domain.journal.care_events import ToolUsed
from backcare_tui.domain.journal.entries import Entry, PainRated

SAME = timedelta(minutes=30)
"""Pain before a relief that repeats a reading no older than this is that reading, taken over by the
app and not told again: our own choice."""


class Reading(NamedTuple):
    """How much it hurt at a moment, 0–10."""

    at: datetime
    score: int


def readings(entry: Entry) -> tuple[Reading, ...]:
    """What `entry` tells, none to two: a check-in's reading, or pain before and after a relief.

    Pain after it is that of the timer's end, or of the same moment if there was no timer.
    """
    match entry.event:
        case PainRated(score=score):
            return (Reading(entry.at, score),)
        case ToolUsed(before=before, after=after, seconds=seconds):
            end = entry.at + timedelta(seconds=seconds or 0)
            told = ((entry.at, before), (end, after))
            return tuple(Reading(at, score) for at, score in told if score is not None)
        case _:
            return ()


def latest_reading(entries: Iterable[Entry]) -> tuple[Entry, Reading] | None:
    """The last time that pain was told, and the entry that tells it; None: it never was."""
    told = ((entry, reading) for entry in entries for reading in readings(entry))
    return max(told, key=lambda pair: pair[1].at, default=None)


def readings_of(entries: Iterable[Entry]) -> tuple[Reading, ...]:
    """All readings of `entries`, oldest first, each once: see `SAME`.

    The result depends neither on the order of the entries nor on a double.
    """
    found: list[Reading] = []
    for entry in sorted({e.id: e for e in entries}.values(), key=lambda e: (e.at, e.id)):
        told = readings(entry)
        if isinstance(entry.event, ToolUsed) and entry.event.before is not None:
            told = told[1:] if _repeats(found, told[0]) else told
        found += told
    return tuple(sorted(found, key=lambda reading: reading.at))


def _repeats(before: list[Reading], reading: Reading) -> bool:
    """Whether `reading` says what was read shortly before it."""
    return any(
        reading.score == each.score and timedelta() <= reading.at - each.at <= SAME
        for each in before
    )
