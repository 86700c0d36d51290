"""One day of a flare: its check-ins, how far things are scaled down, and what tomorrow looks like.

Nothing here judges: a check-in that was not made has passed, and that is all.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import Enum

import msgspec

from backcare_tui.domain.days import DAY_STARTS_AT, day_of
from backcare_tui.domain.flare.course import Flare
from backcare_tui.domain.flare.curve import Curve, curve
from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.journal.pain_events import DayReflected
from backcare_tui.domain.portfolio.tools import Tool, ToolKind

CONTACT_DAYS = (7, 14)
"""Days of a flare on which the app says to talk to a professional if it is not easing: our own
choice. A flare usually lasts 2 to 7 days (Cambridge University Hospitals, NHS)."""
HALVED_DAYS = 3
"""What one trains is halved on the first days of a flare, this many: our own choice."""
NOON = 12
"""Hour before which a check-in is the morning's: our own choice."""

SUGGESTED = ("heat", "cold", "rest", "slow-walk")
"""Ids of the relief suggested to someone who holds none, what is done to one and what one does (an
article on managing back pain)."""

_DAY = timedelta(days=1)


class CheckIn(Enum):
    """How it is with one of the two check-ins of a day."""

    DONE = "done"
    DUE = "due"
    LATER = "later"
    PASSED = "passed"


class CheckIns(msgspec.Struct, frozen=True):
    """One in the morning and one in the evening."""

    morning: CheckIn
    evening: CheckIn


class Contact(Enum):
    """Why to talk to a professional about this flare."""

    RISING = "rising"
    TWO_WEEKS = "two-weeks"
    WEEK = "week"
    UNKNOWN = "unknown"
    """A week or more, and whether it eases is not known."""


class Next(Enum):
    """When the next check-in is."""

    NOW = "now"
    EVENING = "evening"
    TOMORROW = "tomorrow"


class Ahead(msgspec.Struct, frozen=True):
    """What the next 24 hours look like."""

    check_in: Next
    tomorrow: int
    """Which day of the flare tomorrow is."""
    halved_until: date | None
    """The last day on which what one trains is halved; None: that is over, or there is nothing."""


def check_ins(entries: Iterable[Entry], now: datetime, evening_from: int) -> CheckIns:
    """The two check-ins of today; `evening_from`: the hour from which the evening's is asked for.

    A rating before noon is the morning's; one in the evening, or the look back, the evening's.
    """
    today = day_of(now)
    hours = [
        (entry.at.hour, entry.event)
        for entry in entries
        if day_of(entry.at) == today and isinstance(entry.event, PainRated | DayReflected)
    ]
    in_morning = any(_is_morning(h) and isinstance(e, PainRated) for h, e in hours)
    in_evening = any(_is_evening(h, evening_from) or isinstance(e, DayReflected) for h, e in hours)
    morning = CheckIn.DUE if _is_morning(now.hour) else CheckIn.PASSED
    evening = CheckIn.DUE if _is_evening(now.hour, evening_from) else CheckIn.LATER
    return CheckIns(
        CheckIn.DONE if in_morning else morning, CheckIn.DONE if in_evening else evening
    )


def _is_morning(hour: int) -> bool:
    return DAY_STARTS_AT.hour <= hour < NOON


def _is_evening(hour: int, evening_from: int) -> bool:
    return hour >= evening_from or hour < DAY_STARTS_AT.hour


def trained(tools: Iterable[Tool]) -> tuple[Tool, ...]:
    """What the person trains, as far as they said: the stabilisers they hold."""
    return tuple(tool for tool in tools if tool.held and tool.kind is ToolKind.STABILISER)


def ahead(flare: Flare, today: date, made: CheckIns, *, trains: bool) -> Ahead:
    """The next 24 hours, on the day `today` with these check-ins made; see `trained`."""
    if CheckIn.DUE in (made.morning, made.evening):
        check_in = Next.NOW
    else:
        check_in = Next.EVENING if made.evening is CheckIn.LATER else Next.TOMORROW
    until = halved_until(flare, today) if trains else None
    return Ahead(check_in, flare.day(today + _DAY), until)


def halved_until(flare: Flare, today: date) -> date | None:
    """The last of the three days on which what one trains is halved; None once they are over."""
    last = day_of(flare.start) + (HALVED_DAYS - 1) * _DAY
    return last if today <= last else None


def relief(tools: Sequence[Tool]) -> tuple[tuple[Tool, ...], bool]:
    """The relief to offer, and whether it is only suggested because the person holds none."""
    of_kind = [tool for tool in tools if tool.kind is ToolKind.RELIEF]
    held = tuple(tool for tool in of_kind if tool.held)
    if held:
        return held, False
    suggested = tuple(tool for tool in of_kind if tool.id in SUGGESTED)
    return suggested or tuple(of_kind[: len(SUGGESTED)]), True


def contact_advised(flare: Flare, entries: Sequence[Entry], now: datetime) -> Contact | None:
    """Why it is time to talk to a professional about `flare`, which is on; None: no reason yet."""
    day, way = flare.day(day_of(now)), curve(flare, entries, now)
    if way is Curve.RISING:
        return Contact.RISING
    if way is Curve.EASING or day < CONTACT_DAYS[0]:
        return None
    if way is Curve.UNKNOWN:
        return Contact.UNKNOWN
    return Contact.TWO_WEEKS if day >= CONTACT_DAYS[1] else Contact.WEEK


def is_new(contact: Contact, flare: Flare, today: date) -> bool:
    """Whether `contact` is to be said on Today too: lengths on their day, rising pain always."""
    return contact is Contact.RISING or flare.day(today) in CONTACT_DAYS
