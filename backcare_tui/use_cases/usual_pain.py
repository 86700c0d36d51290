"""What is usual for this person now, and whether a rating lies above it."""

from datetime import timedelta

from backcare_tui.companion import Companion
from backcare_tui.domain.pain.usual import USUAL_DAYS, Usual, usual, usual_or_said


def usual_now(companion: Companion) -> Usual | None:
    """The usual range as of today; until it is known what the person said, None if they did not."""
    today = companion.today()
    entries = companion.entries(today - timedelta(days=USUAL_DAYS))
    known = usual(entries, companion.flares(), today)
    return usual_or_said(known, companion.settings.care.usual_pain)


def usual_below(companion: Companion, score: int) -> Usual | None:
    """What is usual, if `score` (0–10) lies above it by a point or more; else None.

    The range is one of whole days and can end at half a point, which no single rating has: our own
    choice.
    """
    own = usual_now(companion)
    return own if own is not None and score >= own.high + 1 else None
