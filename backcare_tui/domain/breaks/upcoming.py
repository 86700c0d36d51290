"""The breaks that are still to come today, if nothing comes in between."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from backcare_tui.domain.breaks.plan import Plan, PromptState
from backcare_tui.domain.journal.entries import BreakKind
from backcare_tui.domain.settings import BreakSettings

_NONE = (PromptState.CLOSING, PromptState.OFF_HOURS, PromptState.LAPSED)


class Coming(NamedTuple):
    """A break that is planned."""

    at: datetime
    kind: BreakKind


def upcoming(
    plan: Plan, settings: BreakSettings, now: datetime, until: datetime
) -> tuple[Coming, ...]:
    """The breaks of `plan` after `now` that begin before `until` and end by closing time.

    After each one the next comes a full interval later, as if every one were taken.
    """
    return () if plan.state in _NONE else tuple(_each(plan, settings, now, until))


def _each(plan: Plan, settings: BreakSettings, now: datetime, until: datetime) -> Iterator[Coming]:
    since_long, kind, at = plan.since_long, plan.kind, plan.due
    if plan.state is PromptState.ON_BREAK:  # `due` is its end
        since_long, kind = _after(kind, since_long, settings)
        at += settings.every
    while at < until:
        length = settings.long if kind is BreakKind.LONG else settings.micro
        if plan.closes is not None and at + length > plan.closes:
            return
        if at > now:
            yield Coming(at, kind)
        since_long, kind = _after(kind, since_long, settings)
        at = max(at, now) + length + settings.every


def _after(kind: BreakKind, since_long: int, settings: BreakSettings) -> tuple[int, BreakKind]:
    """How many breaks came since a long one once one of `kind` was taken, and the next kind."""
    since_long = 0 if kind is BreakKind.LONG else since_long + 1
    is_long = 0 < settings.long_every <= since_long + 1
    return since_long, BreakKind.LONG if is_long else BreakKind.MICRO
