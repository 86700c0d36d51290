"""The plan in words, the same in commands, on screen and in the status line."""

from datetime import datetime, timedelta

from backcare_tui.domain.breaks.plan import Plan, PromptState
from backcare_tui.domain.breaks.routines import Routine
from backcare_tui.domain.days import Zone
from backcare_tui.domain.durations import format_duration
from backcare_tui.domain.journal.entries import BreakKind, HoldReason, Posture
from backcare_tui.domain.text import clean
from backcare_tui.words.times import as_written, capital, short_length, uncapital, wall_time

POSTURES = {
    Posture.SIT: "sitting",
    Posture.STAND: "standing",
    Posture.WALK: "walking",
    Posture.LIE: "lying",
}
HOLDS = {
    HoldReason.OFF_HOURS: "outside working hours",
    HoldReason.PAUSED: "prompts are paused",
    HoldReason.ASLEEP: "asleep",
    HoldReason.AWAY: "you are away",
    HoldReason.MEETING: "a meeting",
    HoldReason.TYPING: "you are typing",
    HoldReason.SESSION: "a session is under way",
    HoldReason.COMMAND: "a command holds prompts back",
}
"""What holds a prompt at this moment."""


def kind_in_words(plan: Plan) -> str:
    """`micro break`, `long break`, or the short one that is offered after two laters."""
    if plan.short and plan.state is not PromptState.ON_BREAK:
        return "20-second break"
    return "long break" if plan.kind is BreakKind.LONG else "micro break"


def proposed_in_words(plan: Plan, routine: Routine) -> str:
    """`long break, 5 min: walk to a window`"""
    length = "" if plan.short else f", {short_length(plan.length)}"
    return f"{kind_in_words(plan)}{length}: {uncapital(clean(routine.name))}"


def plan_in_words(plan: Plan, now: datetime, zone: Zone) -> str:
    """What comes next, or why nothing does, as a sentence without its full stop.

    `zone` gives an instant the offset valid then, which is another one when the clocks change.
    """
    said = next_in_words(plan, now, zone)
    coming = plan.state in (PromptState.WORKING, PromptState.HEADS_UP)
    return f"Next: {said}" if coming else capital(said)


def next_in_words(plan: Plan, now: datetime, zone: Zone) -> str:
    """The same beside a label: `micro break in 12m, at 14:42`, `paused until 15:30`."""
    kind, due = kind_in_words(plan), as_written(zone(plan.due), now)
    match plan.state:
        case PromptState.ON_BREAK:
            return f"on a {kind} until {due}"
        case PromptState.DUE | PromptState.LAPSED:
            return f"{kind} due since {due}"
        case PromptState.HELD:
            word = "since" if plan.wake_at is None else "until"
            return f"{kind} held {word} {due}: {HOLDS[plan.held or HoldReason.SESSION]}"
        case PromptState.PAUSED:
            return f"paused until {as_written(plan.paused_until or plan.due, now)}"
        # Working hours are planned by the offset of now, also beyond a change of the clocks.
        case PromptState.CLOSING:
            closes = wall_time(plan.closes or plan.due, now)
            return f"no more breaks before closing time at {closes}"
        case PromptState.OFF_HOURS if plan.opens is None:
            return "outside working hours"
        case PromptState.OFF_HOURS:
            return f"outside working hours until {wall_time(plan.opens or plan.due, now)}"
        case PromptState.WORKING | PromptState.HEADS_UP:
            return f"{kind} in {_left(plan, now)}, at {due}"


def _left(plan: Plan, now: datetime) -> str:
    left = plan.left(now)
    if left >= timedelta(minutes=1):
        left -= left % timedelta(minutes=1)
    return format_duration(left)
