"""Time sitting, by day: in all, and at a stretch."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from backcare_tui.domain.breaks.plan import Plan, PromptState
from backcare_tui.domain.breaks.posture import Span, spans
from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal import entries as journal
from backcare_tui.domain.journal.entries import Entry, Posture
from backcare_tui.domain.pain.series import in_order

POSTURE = (journal.PostureChanged, journal.AwayNoticed, journal.AppOpened, journal.BreakTaken)
"""What a posture begins or ends with, and breaks."""


def sitting_by_day(
    entries: Iterable[Entry], now: datetime, device: str
) -> dict[date, tuple[timedelta, timedelta]]:
    """Time sitting, and the longest of it without a break, on each day that posture was told."""
    telling = (e for e in entries if e.device == device and isinstance(e.event, POSTURE))
    unique = in_order({entry.id: entry for entry in telling}.values())
    breaks = [
        (entry.at - timedelta(seconds=entry.event.seconds), entry.at)
        for entry in unique
        if isinstance(entry.event, journal.BreakTaken)
    ]
    found: dict[date, tuple[timedelta, timedelta]] = {}
    for span in spans(unique, now):
        day = day_of(span.begin)
        total, longest = found.get(day, (timedelta(), timedelta()))
        if span.posture is Posture.SIT:
            total, longest = total + span.length, max(longest, _unbroken(span, breaks))
        found[day] = total, longest
    return found


def _unbroken(span: Span, breaks: Sequence[tuple[datetime, datetime]]) -> timedelta:
    """The longest part of `span` between `breaks`, which are in order of their ends."""
    first, last = (
        bisect_right(breaks, span.begin, key=_back),
        bisect_left(breaks, span.end, key=_back),
    )
    begin, longest = span.begin, timedelta()
    for left, back in breaks[first:last]:
        longest, begin = max(longest, left - begin), back
    return max(longest, span.end - begin)


def _back(break_: tuple[datetime, datetime]) -> datetime:
    return break_[1]


def at_work(plan: Plan, now: datetime) -> timedelta | None:
    """How long the person has been at work without a break; None: not at work, or on a break."""
    if plan.state in (PromptState.ON_BREAK, PromptState.PAUSED, PromptState.OFF_HOURS):
        return None
    return max(now - plan.work_since, timedelta())
