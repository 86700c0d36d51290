"""What happened, in words: one line for every kind of event, for history, toasts and undo."""

from datetime import datetime, timedelta

from backcare_tui.content.catalogue import Catalogue
from backcare_tui.domain.breaks.routines import by_proposal
from backcare_tui.domain.durations import format_duration
from backcare_tui.domain.journal import entries as journal
from backcare_tui.domain.journal.care_events import ToolUsed
from backcare_tui.domain.journal.entries import AwayCause, BreakKind, Event, HoldReason
from backcare_tui.domain.journal.events import BreakEvent, CareEvent, HabitEvent
from backcare_tui.domain.text import clean
from backcare_tui.words.care import say_care
from backcare_tui.words.habits import say_habits
from backcare_tui.words.plan import POSTURES
from backcare_tui.words.times import as_written, capital, uncapital, wall_time

_BREAKS = {BreakKind.MICRO: "micro break", BreakKind.LONG: "long break"}
_CAUSES: dict[AwayCause, str] = {
    "asleep": "the machine slept",
    "suspended": "BackCare was suspended",
    "away": "away",
}
HELD = {
    HoldReason.OFF_HOURS: "it would not have ended before closing time",
    HoldReason.PAUSED: "prompts were paused",
    HoldReason.ASLEEP: "the machine was asleep",
    HoldReason.AWAY: "you were away",
    HoldReason.MEETING: "you were in a meeting",
    HoldReason.TYPING: "you were typing",
    HoldReason.SESSION: "you were in the middle of a session",
    HoldReason.COMMAND: "a command held prompts back",
}
"""Why a prompt did not come, after it was held."""

SHORT_ID = 8
"""Characters of an id that tell one entry from another to a person: our own choice."""


def describe(event: Event, catalogue: Catalogue, at: datetime | None = None) -> str:
    """One clean line saying what `event` is; an item whose content is gone is named by its id.

    `at` is the entry's instant. With it, times are given as that place's wall time, and lengths
    that end with the entry are given.
    """
    said = clean(_say(event, catalogue, at))
    return said if _is_gone(event, catalogue) else capital(said)


def _is_gone(event: Event, catalogue: Catalogue) -> bool:
    """Whether what `event` begins with, in words, is the id of something that is gone."""
    match event:
        case journal.AdjustmentTallied(item=id_):
            return all(item.id != id_ for item in catalogue.adjustments)
        case ToolUsed(tool=id_):
            return all(tool.id != id_ for tool in catalogue.tools)
        case _:
            return False


def _say(event: Event, catalogue: Catalogue, at: datetime | None) -> str:
    if isinstance(event, CareEvent):
        return say_care(event, catalogue)
    if isinstance(event, HabitEvent):
        return say_habits(event, catalogue)
    if isinstance(event, BreakEvent):
        return f"{_BREAKS[event.break_kind]} {_became(event)}{_with(event, catalogue)}"
    match event:
        case journal.AdjustmentTallied():
            return _tallied(event, catalogue)
        case journal.BreathingFinished():
            return _breathed(event, catalogue)
        case journal.PromptsPaused(until=until):
            return f"breaks paused until {as_written(until, at)}"
        case journal.PromptsResumed():
            return "breaks resumed"
        case journal.AwayNoticed():
            return _away(event, at)
        case journal.PromptHeld(break_kind=kind, reason=reason, until=until):
            back = f" until {wall_time(until, at)}" if until else ""
            return f"{_BREAKS[kind]} held{back}: {HELD[reason]}"
        case journal.PromptReleased():
            return "the held break is due"
        case journal.PostureChanged(posture=posture):
            return POSTURES[posture]
        case journal.ClockChanged(seconds=seconds):
            way = "forward" if seconds > 0 else "back"
            return f"the clock was set {way} by {_length(abs(seconds))}"
        case journal.AppOpened():
            return "BackCare opened"
        case journal.Retracted(entry=entry):
            return f"took back {entry[:SHORT_ID]}"
        case journal.UnknownEvent(kind=kind):
            return f"something this version cannot read: {kind.replace('_', ' ')}"


def _tallied(event: journal.AdjustmentTallied, catalogue: Catalogue) -> str:
    cue = next((item.cue for item in catalogue.adjustments if item.id == event.item), event.item)
    side = f", {event.side.value}" if event.side else ""
    times = f", {event.count} times" if event.count > 1 else ""
    return cue + side + times


def _breathed(event: journal.BreathingFinished, catalogue: Catalogue) -> str:
    names = {pattern.id: pattern.name for pattern in catalogue.patterns}
    said = f"breathed {names.get(event.pattern, event.pattern)} for {_length(event.seconds)}"
    said += f", {event.cycles} of {event.planned_cycles} breaths"
    before, after = event.tension_before, event.tension_after
    if before is not None and after is not None:
        said += f", tension {before} to {after}"
    return said


def _became(event: BreakEvent) -> str:
    match event:
        case journal.BreakStarted():
            return "started"
        case journal.BreakTaken(how="logged", seconds=seconds):
            return f"logged, {_length(seconds)}"
        case journal.BreakTaken(seconds=seconds):
            return f"taken, {_length(seconds)}"
        case journal.BreakPostponed(seconds=seconds):
            return f"put off by {_length(seconds)}"
        case journal.BreakSkipped():
            return "skipped"
        case journal.BreakMissed():
            return "went by without an answer"


def _with(event: Event, catalogue: Catalogue) -> str:
    """What the break was spent with; of older versions also an adjustment, or breathing."""
    if not isinstance(event, journal.BreakStarted | journal.BreakTaken) or not event.proposal:
        return ""
    routine = by_proposal(event.proposal, catalogue.routines)
    if routine is not None:
        return f": {uncapital(routine.name)}"
    what, _, id_ = event.proposal.partition(":")
    names = {"adjustment": {item.id: item.cue for item in catalogue.adjustments}}
    names["breathing"] = {pattern.id: f"breathe, {pattern.name}" for pattern in catalogue.patterns}
    return f": {uncapital(names.get(what, {}).get(id_, id_ or what))}"


def _away(event: journal.AwayNoticed, at: datetime | None) -> str:
    cause = _CAUSES[event.cause] if not event.did else f"away, {event.did}"
    lasted = f" for {_length((at - event.since).total_seconds())}" if at else ""
    credited = f"; counted as a {_BREAKS[event.credited]}" if event.credited else ""
    return cause + lasted + credited


def _length(seconds: float) -> str:
    """A length that came out of a file: it may be any float."""
    try:
        return format_duration(timedelta(seconds=seconds))
    except (OverflowError, ValueError):
        return "an impossible time"
