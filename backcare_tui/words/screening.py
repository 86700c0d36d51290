"""What the screening says: why it asks, what to do now or today, and what rests meanwhile.

The words are the same in the app and in a terminal. They say that something needs checking, and
never what somebody has.
"""

from collections.abc import Iterable, Sequence

import msgspec

from backcare_tui.companion import Companion
from backcare_tui.domain.journal.care_events import ScreeningAnswered, Trigger
from backcare_tui.domain.screening.decision import (
    JUMP,
    LOOK_BACK,
    ScreeningItem,
    Tier,
    due,
    last_answer,
    tier_named,
    triage_line,
    urgent,
)
from backcare_tui.domain.text import clean_line

QUESTION = "New or worse in the last two weeks?"
SHORTER_QUESTIONS = ("New or worse these two weeks?", "New or worse, 2 weeks?")
"""The same if there is less room."""

HEADINGS = {
    "emergency": "Emergency signs",
    "today": "See someone today",
    "routine": "Worth an appointment",
}
"""Over the items of each tier."""

REASONS: dict[Trigger, str] = {
    "first_run": "before we start",
    "flare": "before a flare begins",
    "jump": f"pain rose by {JUMP} or more",
    "leg": "a leg symptom is new",
    "saddle": "saddle area was marked",
    "monthly": "once a month",
    "asked": "you asked",
}


def why_now(trigger: Trigger) -> str:
    """Why the questions are asked now, as a line without a full stop."""
    reason = REASONS[trigger]
    return reason.capitalize() if trigger == "first_run" else f"Why now: {reason}"


NUMBERS = (
    ("112", "Europe, and most mobiles"),
    ("911", "North America"),
    ("999", "United Kingdom"),
)
"""Shown until the person has set their own."""

ROUTINE_NOTE = "Worth an appointment in the next weeks; everything here stays as it is"
NONE_NOTE = "Noted: none of these"

_MAX_NUMBER = 40


class Advice(msgspec.Struct, frozen=True, kw_only=True):
    """What to do about an answer, in sentences."""

    heading: str
    call: str
    """The first thing to do."""
    worse: str = ""
    """When to call for help at once after all, where that is not the first thing."""
    numbers: tuple[tuple[str, str], ...] = ()
    """Emergency numbers and where they work, under the sentence that says to call one; none where
    the person has set theirs."""
    also: str = ""
    """What else there is to do."""
    say: str
    """The line to read to whoever answers."""
    calm: str
    rests: str
    stays: str


def advice(
    tier: Tier, ticked: Iterable[str], items: Sequence[ScreeningItem], number: str
) -> Advice:
    """What to do for an answer that came to TODAY or EMERGENCY; `number` may be empty."""
    number = clean_line(number, _MAX_NUMBER)
    call = number or " or ".join((", ".join(each for each, _ in NUMBERS[:-1]), NUMBERS[-1][0]))
    numbers = () if number else NUMBERS
    say = triage_line(ticked, items)
    if tier is Tier.EMERGENCY:
        return Advice(
            heading="This needs checking now",
            call=f"Call {call}.",
            numbers=numbers,
            also="Or go to the nearest emergency department, and let somebody else drive.",
            say=say,
            calm="For most people it turns out to be nothing serious; for those who need treatment,"
            " sooner is better.",
            rests="Break exercises and your programme rest until you have been seen.",
            stays="Your journal, your data and breathing without holds are still there.",
        )
    return Advice(
        heading="This needs checking today",
        call="Ring your doctor, an urgent care centre or a medical advice line today.",
        worse="If it gets worse, or there is a change in feeling between the legs, in bladder, "
        f"bowels or legs, do not wait: call {call}.",
        numbers=numbers,
        say=say,
        calm="For most people it turns out to be nothing serious.",
        rests="Your programme rests until you have been seen.",
        stays="Breaks, your journal, all your data and breathing without holds stay as they are.",
    )


def advice_lines(said: Advice) -> list[str]:
    """The advice for a terminal, a paragraph each; "" between them."""
    lines = [said.heading, "", said.call, *([said.worse] if said.worse else [])]
    lines += [f"  {number}  {where}" for number, where in said.numbers]
    lines += [*([said.also] if said.also else []), ""]
    if said.say:
        lines += ["To read to whoever answers:", f"  {said.say}", ""]
    return [*lines, said.calm, said.rests, said.stays]


def hold_line(hold: ScreeningAnswered, width: int) -> tuple[str, str]:
    """The line that stays on the places until the person was seen, and the part that is its key.

    `width`: the columns there are.
    """
    when = "now" if tier_named(hold.tier) is Tier.EMERGENCY else "today"
    shows = "! shows it"
    line = f"Needs checking {when}  {shows}"
    if len(line) <= width:
        return line, shows
    brief = f"! needs checking {when}"
    return brief, brief


def why_ask(companion: Companion) -> Trigger | None:
    """Why the screening is to be asked now; None: it is not."""
    recent = companion.entries(companion.today() - LOOK_BACK)
    return due(companion.milestones(), recent, companion.now())


def hint(companion: Companion) -> str:
    """A line for a command, where what was written down asks for the screening; else ""."""
    now = companion.now()
    last = last_answer(companion.milestones(), now)
    reason = urgent(companion.entries(companion.today() - LOOK_BACK), last, now)
    if reason is None:
        return ""
    return f"Please answer the safety questions ({REASONS[reason]}): backcare screening"
