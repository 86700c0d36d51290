"""A flare's beginning and end."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from backcare_tui.companion import Companion
from backcare_tui.domain.days import day_of
from backcare_tui.domain.flare.course import Flare
from backcare_tui.domain.journal.care_events import FlareEnded, FlareStarted
from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.journal.readings import readings_of
from backcare_tui.domain.today import LOOK_BACK, USUAL_LOOK_BACK

TODAY = timedelta(days=1)


def latest_pain(companion: Companion, at: datetime, within: timedelta = TODAY) -> int | None:
    """What was told last on the day of `at`, no longer than `within` before it; None: nothing."""
    for reading in reversed(readings_of(companion.entries(day_of(at), day_of(at)))):
        if timedelta() <= at - reading.at <= within:
            return reading.score
    return None


def entries_so_far(companion: Companion) -> Sequence[Entry]:
    """The entries that what is said of the flare that is on is made of.

    Those of its days, back to 28 days at most, the same as Today reads; of two weeks at least.
    """
    today, flare = companion.today(), companion.manner.flare
    first = today - LOOK_BACK
    if flare is not None:
        first = max(min(first, day_of(flare.start)), today - USUAL_LOOK_BACK)
    return companion.entries(first)


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
