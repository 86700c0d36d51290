"""What the hero of Today says in each state of the prompts, as plain values."""

from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from backcare_tui.domain.breaks.plan import Plan, PromptState
from backcare_tui.domain.breaks.routines import Routine
from backcare_tui.domain.settings import BreakSettings
from backcare_tui.tui.kit.draw.caps import Hint
from backcare_tui.words.plan import HOLDS, kind_in_words
from backcare_tui.words.times import (
    as_written,
    capital,
    clock_time,
    countdown,
    short_length,
    stopwatch,
    wall_time,
)

if TYPE_CHECKING:
    from backcare_tui.domain.figures import Figure


class Loud(Enum):
    """How loud the hero is; only a break that comes or waits, and a hold, take the signal."""

    CALM = "calm"
    SOON = "soon"
    DUE = "due"
    HELD = "held"
    QUIET = "quiet"
    """Nothing is coming: the digits are dim."""


class Keep(NamedTuple):
    """The one thing to keep in a flare."""

    day: int
    """Which day of the flare it is."""
    what: str
    kept: bool
    """It was done today."""


class HeroView(msgspec.Struct, frozen=True):
    """What the hero is made of."""

    plan: Plan
    routine: Routine
    """What the next break proposes, or does."""
    now: datetime
    due: datetime
    """That of the plan, with the offset valid then."""
    rhythm: BreakSettings
    summary: str = ""
    """The day in a line, for when it is over."""
    figure: "Figure | None" = None
    keep: Keep | None = None
    """None: no flare is on, or nothing is to be kept."""


class HeroWords(NamedTuple):
    """What stands where."""

    loud: Loud
    title: str
    fact: str = ""
    number: str = ""
    """Drawn large if it is made of digits."""
    unit: str = ""
    lead: str = ""
    """The sentence beside the number."""
    more: str = ""
    last: str = ""
    """What stands below it, if there is room."""
    share: float | None = None
    """How much of the way is behind; None: there is no bar."""
    name: str = ""
    how: str = ""
    hints: tuple[Hint, ...] = ()


def hero_words(view: HeroView) -> HeroWords:
    """What is said of this."""
    plan = view.plan
    match plan.state:
        case PromptState.DUE | PromptState.LAPSED:
            return _due(view)
        case PromptState.HEADS_UP:
            return _soon(view)
        case PromptState.WORKING:
            return _working(view) if view.keep is None else _keep(view, view.keep)
        case PromptState.ON_BREAK:
            return _on_break(view)
        case _:
            return _resting(view)


def _due(view: HeroView) -> HeroWords:
    plan, routine = view.plan, view.routine
    number, unit = _length(plan)
    return HeroWords(
        Loud.DUE,
        "BREAK TIME",
        f"waiting since {as_written(view.due, view.now)}",
        number,
        unit,
        f"{capital(_kind(plan))}.",
        name=f"{routine.name}.",
        how=routine.how,
        hints=(
            Hint("b", "take it", first=True),
            Hint("z", f"in {short_length(view.rhythm.later)}"),
            Hint("x", "skip it"),
        ),
    )


def _soon(view: HeroView) -> HeroWords:
    plan = view.plan
    return HeroWords(
        Loud.SOON,
        "break soon",
        f"at {as_written(view.due, view.now)}",
        stopwatch(plan.left(view.now)),
        lead="until a break",
        more=f"{_kind(plan).removesuffix(' break')}, {short_length(plan.length)}",
        last="Finish your line.",
        share=plan.progress(view.now),
        name=f"{view.routine.name}.",
        hints=(Hint("b", "now", first=True), Hint("z", "later"), Hint("x", "skip")),
    )


def _working(view: HeroView) -> HeroWords:
    plan = view.plan
    number, unit = countdown(plan.left(view.now))
    every = f"every {short_length(view.rhythm.every)}"
    return HeroWords(
        Loud.CALM,
        "next break",
        f"at {as_written(view.due, view.now)}",
        number,
        unit,
        f"until a {_kind(plan)}",
        " · ".join((short_length(plan.length), *(() if view.rhythm.by_posture else (every,)))),
        share=plan.progress(view.now),
        name=f"{view.routine.name}.",
        how=view.routine.how,
    )


def _keep(view: HeroView, keep: Keep) -> HeroWords:
    """The one thing to keep leads, and the break is the second line."""
    plan = view.plan
    number = "".join(part for part in keep.what.split() if part.isdecimal() and part.isascii())
    minutes = number if 0 < len(number) <= 3 and " min" in keep.what else ""
    left, unit = countdown(plan.left(view.now))
    done = () if keep.kept else (Hint("m", "done", first=True),)
    return HeroWords(
        Loud.CALM,
        f"flare, day {keep.day}",
        f"break at {as_written(view.due, view.now)}",
        minutes,
        "min" if minutes else "",
        capital(keep.what),
        "Kept today." if keep.kept else "The one thing to keep today.",
        share=plan.progress(view.now),
        name=f"{left} {unit} until a {_kind(plan)}, {short_length(plan.length)}.",
        how=f"{view.routine.name}.",
        hints=done,
    )


def _on_break(view: HeroView) -> HeroWords:
    plan = view.plan
    return HeroWords(
        Loud.CALM,
        "on a break",
        f"until {as_written(view.due, view.now)}",
        stopwatch(plan.left(view.now)),
        lead=f"left of {short_length(plan.length)}",
        share=plan.progress(view.now),
        name=f"{view.routine.name}.",
        hints=(Hint("b", "back to it", first=True),),
    )


def _resting(view: HeroView) -> HeroWords:
    """Paused, held, or no break before closing time."""
    plan, now = view.plan, view.now
    if plan.state is PromptState.PAUSED and plan.paused_until is not None:
        until, at = as_written(plan.paused_until, now), clock_time(plan.paused_until)
        hints = (Hint("p", "resumes"),)
        return HeroWords(Loud.QUIET, "paused", "", at, lead=f"Paused until {until}.", hints=hints)
    if plan.state is PromptState.HELD:
        why = HOLDS[plan.held] if plan.held is not None else ""
        known = plan.wake_at is not None
        when = f"{'until' if known else 'since'} {as_written(view.due, now)}"
        number = clock_time(view.due) if known else ""
        more = f"Then a {_kind(plan)}, {short_length(plan.length)}."
        hints = (Hint("b", "break now"),)
        lead = f"Held: {why} {when}."
        return HeroWords(Loud.HELD, "held", "", number, lead=lead, more=more, hints=hints)
    if plan.state is PromptState.OFF_HOURS:
        opens = "" if plan.opens is None else wall_time(plan.opens, now)
        lead = f"Off hours until {opens}." if opens else "Outside your working hours."
        number = "" if plan.opens is None else clock_time(plan.opens.astimezone(now.tzinfo))
        return HeroWords(Loud.QUIET, "off hours", "", number, lead=lead, name=view.summary)
    closes = "" if plan.closes is None else f"until {wall_time(plan.closes, now)}"
    lead = "No more breaks today."
    return HeroWords(Loud.QUIET, "breaks", closes, lead=lead, name=view.summary)


def _length(plan: Plan) -> tuple[str, str]:
    number, _, unit = short_length(plan.length).partition(" ")
    return number, unit


def _kind(plan: Plan) -> str:
    return kind_in_words(plan)
