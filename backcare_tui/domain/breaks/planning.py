"""The plan: when the next break is, of which kind, and what state its prompt is in.

Nothing waits "for 45 minutes": the plan is made again from the entries whenever something happened,
at `Plan.wake_at`, and every minute.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import msgspec

from backcare_tui.domain.breaks.fold import Fold
from backcare_tui.domain.breaks.plan import Plan, PromptState
from backcare_tui.domain.days import Zone, day_of
from backcare_tui.domain.hours import ALL_HOURS, WorkingHours
from backcare_tui.domain.journal import entries as journal
from backcare_tui.domain.journal.entries import BreakKind, Entry, HoldReason
from backcare_tui.domain.settings import BreakSettings

PLAN_HORIZON = timedelta(hours=36)
"""How far back the plan has to look: longer than any pause and any working day."""


class BreakCounts(msgspec.Struct, frozen=True):
    """What became of a day's breaks."""

    taken: int = 0
    """Prompted, started unasked or logged afterwards."""
    credited: int = 0
    """Counted by themselves while away."""
    later: int = 0
    skipped: int = 0
    missed: int = 0
    held: int = 0


def plan(
    entries: Iterable[Entry],
    settings: BreakSettings,
    now: datetime,
    hours: WorkingHours = ALL_HOURS,
    zone: Zone | None = None,
) -> Plan:
    """The plan at `now`, which is aware, with the local offset.

    `entries` are this device's, in the order they were written: after the clock was set back, that
    is the order things happened in. `zone` gives an instant the offset valid then (that of `now`).
    """
    fold = Fold(settings, hours)
    for entry in entries:
        fold.take(entry)
    here = now.astimezone(UTC)
    fold.arrive(now, here)
    if fold.on_break is not None:
        return _on_break(fold, fold.on_break, here)
    span = hours.span_at(now)
    made = _off_hours(fold, now) if span is None else _at_work(fold, now, span[1])
    until = made.paused_until
    if until is None:
        return made
    until = zone(until) if zone else until.astimezone(now.tzinfo)
    return msgspec.structs.replace(made, paused_until=until)


def credit(
    before: Plan,
    gap: timedelta,
    settings: BreakSettings,
    micro: timedelta | None = None,
    long: timedelta | None = None,
) -> BreakKind | None:
    """The break that being away for `gap` counts as; None: too short, or outside working hours.

    `micro` and `long` are how long an absence has to be for it (the breaks' own lengths).
    """
    if before.state is PromptState.OFF_HOURS:
        return None
    if settings.long_every > 0 and gap >= (long or settings.long):
        return BreakKind.LONG
    if before.kind is BreakKind.MICRO and gap >= (micro or settings.micro):
        return BreakKind.MICRO
    return None


def counts(entries: Iterable[Entry], day: date) -> BreakCounts:
    """What became of the breaks of `day`."""
    found = dict.fromkeys(BreakCounts.__struct_fields__, 0)
    for entry in entries:
        fate = _FATES.get(type(entry.event))
        if fate is None or day_of(entry.at) != day:
            continue
        if not isinstance(entry.event, journal.AwayNoticed) or entry.event.credited is not None:
            found[fate] += 1
    return BreakCounts(**found)


_FATES: dict[type, str] = {
    journal.BreakTaken: "taken",
    journal.AwayNoticed: "credited",
    journal.BreakPostponed: "later",
    journal.BreakSkipped: "skipped",
    journal.BreakMissed: "missed",
    journal.PromptHeld: "held",
}


def _at_work(fold: Fold, now: datetime, closes: datetime | None) -> Plan:
    """The plan within working hours, no break being taken."""
    here, settings = now.astimezone(UTC), fold.settings
    kind = fold.next_kind(day_of(now))
    due, length = fold.due(here), fold.length(kind)
    missed_due: datetime | None = None
    held: HoldReason | None = None
    state, wake_at = _state(fold, due, here)
    waits = fold.held is not None and fold.held.until is None
    if fold.paused_until is not None:
        if here >= due and not waits:
            held, missed_due = HoldReason.PAUSED, fold.asked or due
        state = PromptState.PAUSED
        wake_at = min(due, fold.paused_until) if here < due else fold.paused_until
        due = max(due, fold.paused_until + settings.heads_up)
    elif closes is not None and due + length > closes:
        if here >= due and not waits:
            held, missed_due = HoldReason.OFF_HOURS, fold.asked or due
        state = PromptState.CLOSING
        wake_at = min(due, closes) if here < due else closes
    elif state is PromptState.HELD and fold.held is not None:
        held = fold.held.reason
        due = due if fold.held.until is not None else fold.held_since or due
    elif state is PromptState.DUE and closes is not None and wake_at is not None:
        wake_at = min(wake_at, closes)
    return Plan(
        state=state,
        kind=kind,
        length=length,
        due=due,
        heads_up=due - settings.heads_up,
        wake_at=wake_at,
        work_since=fold.work_since or here,
        since_long=fold.since_long(day_of(now)),
        laters=fold.laters,
        paused_until=fold.paused_until,
        closes=closes,
        opens=fold.hours.next_opening(now) if state is PromptState.CLOSING else None,
        held=held,
        waited=fold.waited,
        missed_due=missed_due,
        asked=fold.asked,
    )


def _state(fold: Fold, due: datetime, here: datetime) -> tuple[PromptState, datetime | None]:
    """The prompt's state and when that ends, pauses and hours left out."""
    heads_up = due - fold.settings.heads_up
    if fold.held is not None:
        if fold.held.until is None:
            return PromptState.HELD, None
        if here < heads_up:
            return PromptState.HELD, heads_up
    if here < heads_up:
        return PromptState.WORKING, heads_up
    if here < due:
        return PromptState.HEADS_UP, due
    lapses = due + fold.settings.answer_within
    if here < lapses:
        return PromptState.DUE, lapses
    return PromptState.LAPSED, None


def _off_hours(fold: Fold, now: datetime) -> Plan:
    """The plan outside working hours, once what was open at their end has its fate."""
    here = now.astimezone(UTC)
    opens = fold.hours.next_opening(now)
    soon = opens or here + timedelta(days=7)
    kind = fold.next_kind(day_of(soon.astimezone(now.tzinfo)))
    due = soon + fold.settings.every
    plan = Plan(
        state=PromptState.OFF_HOURS,
        kind=kind,
        length=fold.full_length(kind),
        due=due,
        heads_up=due - fold.settings.heads_up,
        wake_at=soon,
        work_since=here,
        opens=opens,
        held=HoldReason.OFF_HOURS,
        paused_until=fold.paused_until,
    )
    return _left_open(fold, plan, now)


def _left_open(fold: Fold, plan: Plan, now: datetime) -> Plan:
    """`plan`, changed if a prompt was due before working hours ended, and had no answer."""
    here, due = now.astimezone(UTC), fold.due(now.astimezone(UTC))
    if fold.held is not None or not due <= here < due + fold.settings.answer_within:
        return plan
    span = fold.hours.span_at(due.astimezone(now.tzinfo))
    if span is None or span[1] is None:
        return plan
    kind = fold.next_kind(day_of(due.astimezone(now.tzinfo)))
    if fold.paused_until is not None:
        return msgspec.structs.replace(
            plan, held=HoldReason.PAUSED, missed_due=fold.asked or due, kind=kind
        )
    if due + fold.length(kind) > span[1]:
        return msgspec.structs.replace(plan, missed_due=fold.asked or due, kind=kind)
    return msgspec.structs.replace(
        plan,
        state=PromptState.LAPSED,
        kind=kind,
        due=due,
        wake_at=None,
        held=None,
        asked=fold.asked,
    )


def _on_break(fold: Fold, started: journal.BreakStarted, here: datetime) -> Plan:
    began = fold.break_began or here
    length = fold.full_length(started.break_kind)
    if started.seconds is not None:
        length = timedelta(seconds=started.seconds)
    over = began + length
    return Plan(
        state=PromptState.ON_BREAK,
        kind=started.break_kind,
        length=length,
        due=over,
        heads_up=began,
        wake_at=over if over > here else None,
        work_since=fold.work_since or began,
        since_long=fold.since_long(day_of(began)),
        started=began,
        how=started.how,
        proposal=started.proposal,
        answers=started.due,
    )
