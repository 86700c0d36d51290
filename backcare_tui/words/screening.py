"""What the screening says: why it asks, what to do now or today, and what rests meanwhile.

The words are the same in the app and in a terminal. They say that something needs checking, and
never what somebody has.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from backcare_tui.domain.journal.care_events import Form, ScreeningAnswered, Trigger
from backcare_tui.domain.screening.asking import Due
from backcare_tui.domain.screening.items import (
    PREGNANCY,
    ScreeningItem,
    triage_line,
)
from backcare_tui.domain.screening.waiting import Tier, tier_named
from backcare_tui.domain.settings import CareSettings
from backcare_tui.domain.text import clean_line
from backcare_tui.words.times import clock_time, day_and_month

HEADINGS = {
    "emergency": "Signs that need help now",
    "today": "Signs to have seen today",
    "routine": "Worth an appointment",
}
"""Over the items of each tier."""

REASONS: dict[Trigger, str] = {
    "first_run": "before we start",
    "flare": "before a flare begins",
    "jump": "pain far above usual",
    "leg": "a leg is newly marked",
    "both_legs": "both legs are marked",
    "numb": "you said numb",
    "saddle": "saddle area marked",
    "monthly": "once a month",
    "asked": "you asked",
}
LENGTHS: dict[Form, str] = {
    "short": "ten seconds",
    "monthly": "about a minute",
    "whole": "about a minute",
}
"""How long the questions take."""


def why_asked(due: Due) -> str:
    """Why they are asked and how long they take, as a line without a full stop."""
    return f"{REASONS[due.trigger].capitalize()}. It takes {LENGTHS[due.form]}"


def questions(since: datetime | None, now: datetime) -> tuple[str, ...]:
    """The question, longest first, where a sign counts as new from `since` on; None: for weeks."""
    if since is None:
        return "New or worse in the last four weeks?", "New or worse, 4 weeks?"
    when = clock_time(since) if since.date() == now.date() else day_and_month(since)
    when = f"since {when}"
    long = f"New or worse {when}, when you last answered?"
    return long, f"New or worse {when}?", f"New {when}?"


NUMBERS = (
    ("112", "Europe, and most mobiles"),
    ("911", "North America"),
    ("999", "United Kingdom"),
)
"""Shown until the person has set their own."""
OWN_NUMBER = "The emergency number where you live is yours to set, in the settings under care."
OWN_LINE = "The advice line where you live is yours to set, in the settings under care."

ROUTINE_NOTE = "Worth an appointment in the next weeks; everything here stays as it is"
NONE_NOTE = "Noted: none of these"

_HOLD_IN_FULL, _HOLD_KEY = 32, 60
"""Columns from which the bar of a hold has its first words in full, and those of its key."""
_MAX_NUMBER = 40


class Advice(msgspec.Struct, frozen=True, kw_only=True):
    """What to do about an answer, in sentences."""

    heading: str
    call: str
    """The first thing to do."""
    now: bool = False
    """It cannot wait until later today."""
    worse: str = ""
    """When to call for help at once after all, where that is not the first thing."""
    numbers: tuple[tuple[str, str], ...] = ()
    """Emergency numbers and where they work, under the sentence that says to call one; none where
    the person has set theirs."""
    large: tuple[tuple[str, str], ...] = ()
    """Numbers to be seen from afar and where they work; none if something else comes first."""
    also: str = ""
    """What else there is to do."""
    say: str
    """What to say to whoever answers."""
    ticked: tuple[str, ...]
    """The items that were ticked, as they were asked."""
    calm: str
    rests: str
    stays: str
    own: str = ""
    """Where the person sets the numbers that are theirs; "" if they did."""


def advice(
    ticked: Iterable[str], items: Sequence[ScreeningItem], tier: Tier, care: CareSettings
) -> Advice:
    """What to do for an answer that came to TODAY or EMERGENCY."""
    ids = tuple(ticked)
    number = clean_line(care.emergency_number, _MAX_NUMBER)
    line = clean_line(care.advice_line, _MAX_NUMBER)
    call = number or " or ".join((", ".join(each for each, _ in NUMBERS[:-1]), NUMBERS[-1][0]))
    numbers = () if number else NUMBERS
    known = {item.id: item.text for item in items}
    said = tuple(known.get(id_, id_.replace("-", " ")) for id_ in ids)
    if tier is Tier.EMERGENCY:
        maternity = (
            "Ring your maternity unit now. If nobody answers, c" if PREGNANCY in ids else "C"
        )
        return Advice(
            heading="Needs checking now",
            call=f"{maternity}all {call}.",
            now=True,
            numbers=numbers,
            large=() if PREGNANCY in ids else ((number, ""),) if number else NUMBERS,
            also="Or go to the nearest emergency department, and let somebody else drive.",
            say=triage_line(ids, items),
            ticked=said,
            calm="It may be nothing serious. Only an examination can tell, and time matters.",
            own="" if number else OWN_NUMBER,
            rests="Break exercises and your programme rest until you have been seen.",
            stays="Your journal, your data and breathing without holds are still there.",
        )
    lines = f"Ring your doctor, an urgent care centre or {line or 'a medical advice line'} today."
    return Advice(
        heading="Needs checking today",
        call=lines,
        worse="If it gets worse, or there is a change in feeling between the legs, in bladder, "
        f"bowels or legs, do not wait: call {call}.",
        numbers=numbers,
        large=((line, ""),) if line else (),
        say=triage_line(ids, items),
        ticked=said,
        calm="It may be nothing serious. An examination will tell.",
        own="" if line else OWN_LINE,
        rests="Exercises that load your back, and your programme, rest until you have been seen.",
        stays="Breaks, your journal, all your data and breathing without holds stay as they are.",
    )


def advice_lines(said: Advice) -> list[str]:
    """The advice for a terminal, a paragraph each; "" between them."""
    lines = [said.heading, "", said.call, *([said.worse] if said.worse else [])]
    lines += [f"  {number}  {where}" for number, where in said.numbers]
    lines += [*([said.also] if said.also else []), ""]
    if said.say:
        lines += ["To read out to whoever answers:", f"  {said.say}", ""]
    return [*lines, said.calm, said.rests, said.stays]


def hold_words(hold: ScreeningAnswered, width: int) -> tuple[str, str, str]:
    """What leads everywhere until the person was seen, in a bar of `width` columns.

    In upper case, then what is said beside it, and what its key does, if there is room.
    """
    when = "NOW" if tier_named(hold.tier) is Tier.EMERGENCY else "TODAY"
    lead = f"NEEDS CHECKING {when}" if width >= _HOLD_IN_FULL else f"CHECK {when}"
    stays = "this bar stays on every page until you have been seen"
    return lead, stays, "what to do" if width >= _HOLD_KEY else ""


def hint(due: Due) -> str:
    """A line for a command, where the safety questions are due."""
    return f"The safety questions are due ({REASONS[due.trigger]}): backcare screening"


def denied(items: Iterable[ScreeningItem]) -> list[str]:
    """What "none of these" says no to, line by line."""
    return ["You said that none of these is new or worse:", *(f"  {each.text}" for each in items)]
