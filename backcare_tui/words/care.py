"""Pain, screening, flares and the portfolio in words, a line each."""

from backcare_tui.content.catalogue import Catalogue
from backcare_tui.domain.journal import care_events as care
from backcare_tui.domain.journal import pain_events as pain
from backcare_tui.domain.journal.events import CareEvent
from backcare_tui.domain.pain.body_map import name_of

TIERS = {
    "none": "none of these",
    "routine": "something for a routine appointment",
    "today": "something to have checked today",
    "emergency": "something that needs help now",
}
IMPORTANT_WEEK, IMPORTANT_SHARE = 3, 0.3
"""From this on a change of the week matters to people: 1 point of the score, which is 3 of its
three answers together, or 30 % of where it was (Krebs 2009)."""
LEAST_WEEK = 2
"""Points of the three answers together below which a change is none, however low the week before
was: our own choice, since one answer moves by a point without meaning."""
_OFFERS = {
    "peg": "the questions of the week",
    "evening": "the look back on the day",
    "flare": "flare mode",
    "cope": "whom to talk to",
    "habit": "another habit",
}


def say_care(event: CareEvent, catalogue: Catalogue) -> str:
    """`event` in a line, without a capital; a content item that is gone is named by its id."""
    match event:
        case pain.PainRated():
            return _rated(event)
        case pain.PegRated(pain=score, enjoyment=enjoyment, activity=activity):
            return f"week: pain {score}, enjoyment {enjoyment}, activity {activity}"
        case pain.DayReflected():
            return _reflected(event)
        case pain.NoteWritten(text=text):
            return f"note: {text}"
        case pain.OfferDeclined(offer=offer):
            return f"not now: {_OFFERS[offer]}"
        case care.ScreeningAnswered(tier=tier):
            return f"screening: {TIERS.get(tier, TIERS['emergency'])}"
        case care.WasSeen(note=note, by_phone=by_phone):
            said = "advised by phone" if by_phone else "seen by a professional"
            return f"{said}: {note}" if note else said
        case care.ContextTold():
            return "about you, for the safety questions"
        case care.FlareStarted(score=score):
            return "flare began" if score is None else f"flare began, pain {score}"
        case care.FlareEnded(score=score):
            return "flare ended" if score is None else f"flare ended, pain {score}"
        case care.ToolUsed():
            return _used(event, catalogue)
        case care.NonNegotiableKept(what=what):
            return f"kept up: {what}" if what else "kept up the least movement"


def week_in_words(week: pain.PegRated, before: pain.PegRated | None = None) -> str:
    """`4.0, lower is better; last time 3.3: about the same`; 0 to 10 (Krebs 2009)."""
    said = f"{week.score:.1f}, lower is better"
    if before is None:
        return said
    return f"{said}; last time {before.score:.1f}: {_direction(week, before)}"


def _direction(week: pain.PegRated, before: pain.PegRated) -> str:
    """Whether the change matters, and which way it went."""
    now, then = (each.pain + each.enjoyment + each.activity for each in (week, before))
    change = abs(now - then)
    matters = change >= IMPORTANT_WEEK or change >= max(IMPORTANT_SHARE * then, LEAST_WEEK)
    return "about the same" if not matters else "better" if now < then else "worse"


def _rated(event: pain.PainRated) -> str:
    said = f"pain {event.score}"
    if event.places:
        named = [
            name_of(sore.region) + (f" ({sore.intensity})" if sore.intensity is not None else "")
            for sore in event.places
        ]
        said += f": {', '.join(named)}"
    more = list(event.words)
    if event.stress is not None:
        more.append(f"stress {event.stress}")
    if event.mood is not None:
        more.append(f"mood {event.mood}")
    if event.sleep is not None:
        more.append(f"slept {event.sleep:g} h")
    if more:
        said += f"{';' if event.places else ','} {', '.join(more)}"
    return f"{said}: {event.note}" if event.note else said


def _reflected(event: pain.DayReflected) -> str:
    said = f"the day: pain {event.average} on average"
    if event.worst is not None:
        said += f", {event.worst} at worst"
    return f"{said}: {event.mattered}" if event.mattered else said


def _used(event: care.ToolUsed, catalogue: Catalogue) -> str:
    name = next((tool.name for tool in catalogue.tools if tool.id == event.tool), event.tool)
    before, after = event.before, event.after
    if before is not None and after is not None:
        return f"{name}, pain {before} to {after}"
    return name if before is None else f"{name}, pain {before} before"
