"""What the areas of the Breathe place show, worked out from values: no widget, no colours."""

from datetime import datetime, timedelta
from typing import NamedTuple

from backcare_tui.domain.breaks.planning import Plan, PromptState
from backcare_tui.domain.downshift.patterns import Pattern
from backcare_tui.domain.downshift.session import Session
from backcare_tui.domain.downshift.tension import BreathingPast
from backcare_tui.domain.journal.entries import BreakKind
from backcare_tui.words.times import clock_time, plural, stopwatch, wall_time

_COMING = (PromptState.WORKING, PromptState.HEADS_UP)


class PatternView(NamedTuple):
    """A pattern to look at before it is breathed."""

    pattern: Pattern
    more: int = 0
    """How many patterns there would be after a yes to breath holds."""
    has_source: bool = False
    """Whether it is said where the pattern comes from."""


class LengthView(NamedTuple):
    """How long the session would be that starts now."""

    number: str
    unit: str
    comes_to: str
    """The same in breaths, or in minutes."""
    until: str = ""
    """`until 11:21`; if it is not as long as was chosen, how long it is."""
    notes: tuple[str, ...] = ("",)
    """Why it is not longer, or which break it ends before, the longest form first."""


class PastView(NamedTuple):
    """What sessions did; and after one what it was, and a sentence about it."""

    past: BreathingPast
    days: int
    """How many days `past` goes back."""
    done: str = ""
    said: str = ""


def recipe(pattern: Pattern, gap: str = " · ") -> str:
    """`in 4 · out 6`."""
    return gap.join(f"{p.kind.short.lower()} {p.seconds:g}" for p in pattern.phases)


def numbers(pattern: Pattern) -> str:
    """`4-6`."""
    return "-".join(f"{phase.seconds:g}" for phase in pattern.phases)


def rate(pattern: Pattern) -> str:
    """`6 breaths a minute`"""
    count = f"{60 / pattern.cycle_seconds:.2g}"
    return f"{count} {'breath' if count == '1' else 'breaths'} a minute"


def length_view(
    session: Session, minutes: int | None, limited: tuple[str, ...], plan: Plan, now: datetime
) -> LengthView:
    """`minutes`: as they were chosen; None: the length is given in breaths."""
    clock = stopwatch(timedelta(seconds=session.seconds))
    end = now + timedelta(seconds=session.get_ready + session.seconds)
    notes = limited or before_break(plan, end)
    until = f"takes {clock}" if limited else f"until {clock_time(end)}"
    if minutes is None:
        unit = "breath" if session.cycles == 1 else "breaths"
        return LengthView(str(session.cycles), unit, clock, until, notes)
    return LengthView(str(minutes), "min", plural(session.cycles, "breath"), until, notes)


def before_break(plan: Plan, end: datetime) -> tuple[str, ...]:
    """`before the long break at 11:37`, if the next one comes after `end`, and a shorter form."""
    if plan.state not in _COMING or plan.due <= end:
        return ("",)
    kinds = ("long break", "break") if plan.kind is BreakKind.LONG else ("break",)
    return tuple(f"before the {kind} at {wall_time(plan.due, end)}" for kind in kinds)
