"""Days of pain, told by how many days ago they were: what the tests of pain are written in."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from backcare_tui.domain.days import day_of
from backcare_tui.domain.flare.course import Flare
from backcare_tui.domain.journal.care_events import FlareEnded, FlareStarted
from backcare_tui.domain.journal.entries import Entry, KnownEvent, PainRated
from backcare_tui.domain.journal.pain_events import DayReflected
from tests.domain.scene import NINE

NOW = NINE + timedelta(hours=6)
"""Three in the afternoon."""
TODAY = day_of(NOW)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def at(days: int, hour: float = 9.0) -> datetime:
    """`days` ago, at that hour."""
    return NINE - timedelta(days=days) + timedelta(hours=hour - 9)


def entry(days: int, event: KnownEvent, hour: float = 9.0, **more: object) -> Entry:
    when = at(days, hour)
    id_ = f"{when:%m%d%H%M}-{event!r}"
    return Entry(id=id_, at=when, device="d", event=event, **more)  # type: ignore[arg-type]


def rated(days: int, *scores: int, **more: object) -> list[Entry]:
    """One rating an hour from nine on."""
    return [
        entry(days, PainRated(score=score, **more), 9.0 + n)  # type: ignore[arg-type]
        for n, score in enumerate(scores)
    ]


def evening(days: int, average: int, worst: int | None = None) -> Entry:
    return entry(days, DayReflected(average=average, worst=worst), 21)


def month(*values: int) -> list[Entry]:
    """One rating a day, the last of them yesterday's."""
    return joined(rated(len(values) - n, value) for n, value in enumerate(values))


def flare(begun: int, ended: int | None) -> Flare:
    """A flare that began and ended so many days ago."""
    end = None if ended is None else entry(ended, FlareEnded(), 20)
    return Flare(entry(begun, FlareStarted(), 10), end)


def joined(days: Iterable[Iterable[Entry]]) -> list[Entry]:
    return [each for day in days for each in day]
