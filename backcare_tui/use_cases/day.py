"""Today as the strip draws it: what happened, and what is still planned."""

from collections.abc import Sequence
from datetime import timedelta

from backcare_tui.companion import Companion
from backcare_tui.domain.breaks.plan import Plan
from backcare_tui.domain.breaks.upcoming import upcoming
from backcare_tui.domain.day_shape import DayShape, day_shape
from backcare_tui.domain.days import day_bounds
from backcare_tui.domain.journal.entries import Entry

_REACH = timedelta(hours=8)
"""How far planned breaks are shown if there are no working hours: our own choice."""


def shape_of_today(companion: Companion, plan: Plan, entries: Sequence[Entry]) -> DayShape:
    """The shape of today from its `entries`, with the breaks of `plan` that are still to come."""
    now, today = companion.now(), companion.today()
    span = companion.settings.working_hours.span_at(now)
    opens, closes = (None, None) if span is None else span
    begin, end = day_bounds(today, now.tzinfo)
    opens = opens if opens is not None and opens >= begin else None
    closes = closes if closes is not None and closes <= end else None
    until = closes or min(now + _REACH, end)
    coming = upcoming(plan, companion.breaks, now, until)
    return day_shape(entries, today, now, opens=opens, closes=closes, coming=coming)
