"""A flare's beginning and end."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from backcare_tui.companion import Companion
from backcare_tui.domain.days import day_of
from backcare_tui.domain.flare.course import Flare
from backcare_tui.domain.journal.care_events import FlareEnded, FlareStarted
from backcare_tui.domain.journal.entries import Entry, PainRated

TODAY = timedelta(days=1)


def latest_pain(companion: Companion, at: datetime, within: timedelta = TODAY) -> int | None:
    """What was rated last on the day of `at`, no longer than `within` before it; None: nothing."""
    for entry in reversed(companion.entries(day_of(at), day_of(at))):
        if isinstance(entry.event, PainRated) and timedelta() <= at - entry.at <= within:
            return entry.event.score
    return None


def begin(
    companion: Companion,
    declined: Sequence[str],
    pain: int | None = None,
    at: datetime | None = None,
) -> Entry:
    """Begin a flare now, or at `at`; `pain` is rated with it. Raises JournalError."""
    if pain is None:
        pain = latest_pain(companion, at or companion.now())
    else:
        companion.record(PainRated(score=pain), at=at)
    return companion.record(FlareStarted(score=pain, declined=tuple(declined)), at=at)


def end(
    companion: Companion, flare: Flare, pain: int | None, days: int, at: datetime | None = None
) -> Flare:
    """End `flare` now, or at `at`; targets come back over `days`. Raises JournalError."""
    if pain is not None:
        companion.record(PainRated(score=pain), at=at)
    return Flare(flare.began, companion.record(FlareEnded(score=pain, return_days=days), at=at))
