"""What becomes of a prompt at this moment: it is held, released, missed, or nothing yet."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from backcare_tui.domain.breaks.holding import Conditions, holding
from backcare_tui.domain.breaks.ledger import lines
from backcare_tui.domain.breaks.plan import Plan, PromptState
from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal.entries import (
    BreakKind,
    BreakMissed,
    Entry,
    HoldReason,
    PromptHeld,
    PromptReleased,
)

Fate = PromptHeld | PromptReleased | BreakMissed


class ShownPrompt(msgspec.Struct, frozen=True):
    """A prompt that the person has before them."""

    kind: BreakKind
    due: datetime
    """When it was due first, before it was held or put off."""


def asks_around(plan: Plan, shown: ShownPrompt | None) -> bool:
    """Whether `fate` needs to know what is going on around the person."""
    comes = plan.state is PromptState.DUE and shown is None
    return comes or (plan.state is PromptState.HELD and plan.wake_at is None)


def fate(
    plan: Plan,
    shown: ShownPrompt | None,
    around: Conditions,
    now: datetime,
    after_meeting: timedelta,
) -> Fate | None:
    """What is to be written down about the prompt of `plan` now; None: nothing.

    `shown` is None if no prompt shows, or if what became of it is written down. `around` counts
    only if `asks_around`; `after_meeting` is the wait once a meeting has ended.
    """
    if plan.missed_due is not None and plan.held is not None:
        until = plan.closes if plan.held is HoldReason.OFF_HOURS else plan.due
        return PromptHeld(break_kind=plan.kind, due=plan.missed_due, reason=plan.held, until=until)
    due = plan.prompt_due or plan.due
    if plan.state is PromptState.OFF_HOURS and shown is not None:
        # By the clock of another time zone it is not working time, and was when it came.
        return BreakMissed(break_kind=shown.kind, due=shown.due)
    if plan.state is PromptState.LAPSED:
        return BreakMissed(break_kind=plan.kind, due=due)
    if not asks_around(plan, shown):
        return None
    hold = holding(plan, around, now, after_meeting)
    if plan.state is PromptState.HELD:
        return PromptReleased() if hold is None else None
    if hold is None:
        return None
    return PromptHeld(break_kind=plan.kind, due=due, reason=hold.reason, until=hold.until)


def has_fate(entries: Iterable[Entry], due: datetime, now: datetime) -> bool:
    """Whether this device's `entries` say what became of the prompt of `due`, by the day of `now`.

    The ledger of the prompt's own day and of today is looked at.
    """
    known = tuple(entries)
    days = {day_of(due.astimezone(now.tzinfo)), day_of(now)}
    return any(line.due == due for day in days for line in lines(known, day))
