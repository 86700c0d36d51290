"""What the app offers, one thing at a time, and for how long it takes a no.

An offer is never more than a line. The app knows whether one may show at this moment; this module
knows what there is to offer. All lengths of time are our own choices. Flare mode is only offered,
never decided: most days that people call a flare have no pain above their average (Costa 2021).
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta

from backcare_tui.domain.adjustments import Adjustment
from backcare_tui.domain.days import DAY_STARTS_AT, day_of
from backcare_tui.domain.flare.course import flares
from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.journal.pain_events import DayReflected, Offer, OfferDeclined, PegRated
from backcare_tui.domain.journal.readings import readings_of
from backcare_tui.domain.pain.usual import Usual
from backcare_tui.domain.screening.waiting import Tier, held, tier_named
from backcare_tui.domain.settings import CareSettings

PEG_EVERY = timedelta(days=7)
"""The questions of the week are offered this long after they were answered or declined; the first
time, after this much use."""
FLARE_NO_FOR = timedelta(hours=24)
"""A no to flare mode holds for this long: our own choice."""
FLARE_WITHIN = timedelta(hours=2)
"""A reading is a reason to offer flare mode while it is no older than this: our own choice."""
HIGH = 7
"""A reading from here on is high: the upper band of 7 to 10 (Boonstra 2016)."""
ABOVE_USUAL = 3
"""A reading this many points above the usual median is high as well: our own choice."""
LOW_MOOD = 1
"""A mood (0 to 10) from here down leads to whom one can talk to: our own choice."""
AT_ONCE: tuple[Offer, ...] = ("cope", "flare")
"""What answers the person's own act is offered at once, also to who has just opened the app."""
APART = timedelta(hours=1)
"""Least time between an answer and the next offer; flare mode does not wait. Our own choice."""
HABIT_NO_FOR = timedelta(days=14)
"""A no to another habit holds for this long: our own choice."""
YESTERDAY_UNTIL = 12
"""Until this hour the look back can still be for the day before: our own choice."""


def offer(
    milestones: Iterable[Entry],
    entries: Sequence[Entry],
    care: CareSettings,
    now: datetime,
    usual: Callable[[], Usual | None],
    habit: Callable[[], Adjustment | None] = lambda: None,
) -> Offer | None:
    """What to offer at `now`; None: nothing.

    `milestones` reach back 120 days, `entries` at least 14. `usual` is asked only if a reading
    makes it matter, and `habit`, the one to add next, only if there is nothing else.
    """
    marks = [entry for entry in milestones if entry.at <= now]
    hold = held(marks)
    if hold is not None and tier_named(hold.tier) is Tier.EMERGENCY:
        return None  # something else matters now
    if coping_is_offered(marks, entries, now):
        return "cope"
    if hold is not None:
        return None
    if flare_is_offered(marks, entries, now, usual):
        return "flare"
    if _just_answered(marks, entries, now):
        return None
    if care.evening and evening_is_offered(marks, entries, care.evening_from, now):
        return "evening"
    if care.peg and peg_is_offered(marks, entries, now):
        return "peg"
    declined = any(_is_about(mark, "habit") and now - mark.at < HABIT_NO_FOR for mark in marks)
    return "habit" if not declined and habit() is not None else None


def peg_is_offered(marks: Iterable[Entry], entries: Iterable[Entry], now: datetime) -> bool:
    """Whether there was a week of use, and a week since the questions were answered or declined."""
    known = list(marks)
    since = now - PEG_EVERY
    if any(_is_about(entry, "peg") and entry.written > since for entry in known):
        return False
    return any(entry.written <= since for entry in (*known, *entries))


def evening_is_offered(
    marks: Iterable[Entry], entries: Iterable[Entry], from_hour: int, now: datetime
) -> bool:
    """Whether it is evening (`from_hour` 0–23 to the end of the day) and today is still open."""
    today = day_of(now)
    if _into_the_day(now.hour) < _into_the_day(from_hour) or reflected(entries, today):
        return False
    return not any(_is_about(mark, "evening") and day_of(mark.at) == today for mark in marks)


def flare_is_offered(
    marks: Iterable[Entry],
    entries: Iterable[Entry],
    now: datetime,
    usual: Callable[[], Usual | None],
) -> bool:
    """Whether the latest reading is high, no flare is on, and no no was said for a day.

    High is 7 or more and above the person's usual range, or 3 or more above the usual median.
    """
    known = list(marks)
    told = [reading for reading in readings_of(_recent(entries, now)) if reading.at <= now]
    latest = told[-1] if told else None
    if latest is None or now - latest.at >= FLARE_WITHIN:
        return False
    if any(_is_about(mark, "flare") and now - mark.at < FLARE_NO_FOR for mark in known):
        return False
    for one in flares(known, now):
        if one.is_on(now) or (one.end is not None and one.end >= latest.at):
            return False
    score = latest.score
    if score < ABOVE_USUAL:
        return False
    own = usual()
    if own is None:
        return score >= HIGH
    return (score >= HIGH and score > own.high) or score >= own.median + ABOVE_USUAL


def coping_is_offered(marks: Iterable[Entry], entries: Iterable[Entry], now: datetime) -> bool:
    """Whether the mood of the latest reading is very low, and no no was said since."""
    rated = [e for e in _recent(entries, now) if isinstance(e.event, PainRated)]
    latest = max(rated, key=lambda entry: (entry.at, entry.id), default=None)
    if latest is None or now - latest.at >= FLARE_WITHIN:
        return False
    assert isinstance(latest.event, PainRated)
    mood = latest.event.mood
    if mood is None or mood > LOW_MOOD:
        return False
    return not any(_is_about(mark, "cope") and mark.at >= latest.at for mark in marks)


def reflected(entries: Iterable[Entry], day: date) -> Entry | None:
    """The look back on `day` that counts, if there is one: the latest."""
    found = [e for e in entries if isinstance(e.event, DayReflected) and day_of(e.at) == day]
    return found[-1] if found else None


def day_to_reflect(entries: Iterable[Entry], now: datetime) -> date:
    """The day that a look back at `now` is about: until noon the day before, if it is open."""
    today = day_of(now)
    before = today - timedelta(days=1)
    morning = DAY_STARTS_AT.hour <= now.hour < YESTERDAY_UNTIL
    return before if morning and reflected(entries, before) is None else today


def _recent(entries: Iterable[Entry], now: datetime) -> list[Entry]:
    """The entries whose readings can be the latest: those of a day up to `now`, in their order."""
    since = now - timedelta(days=1)
    return [entry for entry in entries if since <= entry.at <= now]


def _just_answered(marks: Iterable[Entry], entries: Iterable[Entry], now: datetime) -> bool:
    answers = [e for e in marks if isinstance(e.event, OfferDeclined | PegRated)]
    answers += [e for e in entries if isinstance(e.event, DayReflected)]
    return any(timedelta() <= now - entry.written < APART for entry in answers)


def _is_about(entry: Entry, what: Offer) -> bool:
    event = entry.event
    if isinstance(event, OfferDeclined):
        return event.offer == what
    return what == "peg" and isinstance(event, PegRated)


def _into_the_day(hour: int) -> int:
    """Hours since the day began at 04:00."""
    return (hour - DAY_STARTS_AT.hour) % 24
