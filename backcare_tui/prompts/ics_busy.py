"""From the text of a calendar to the times at which its person is busy.

This is the only file that knows `icalendar` and `recurring-ical-events` (the extra `calendar`).
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

import msgspec

from backcare_tui.prompts.ics_text import Reduced

A_DAY = timedelta(days=1)
"""An event this long (a holiday, a conference entered with hours) is like an all-day one."""


class MissingLibrary(Exception):
    """The extra `calendar` is not installed."""


class Busy(msgspec.Struct, frozen=True):
    """A stretch of time with meetings. What they are about is not known here."""

    start: datetime
    until: datetime


def busy_times(
    reduced: Reduced,
    start: datetime,
    stop: datetime,
    *,
    zone: tzinfo | None = None,
    me: frozenset[str] = frozenset(),
) -> tuple[list[Busy], list[str]]:
    """Busy times that touch [start, stop), unsorted, and what could not be read.

    `zone`: where a time without a zone is meant (None: where this machine is). `me`: the person's
    own addresses in lower case. One event that cannot be read does not cost the others.
    """
    if not reduced.events:
        return [], list(reduced.refused)
    try:
        return list(_of(reduced, start, stop, zone, me)), list(reduced.refused)
    except ImportError:
        raise MissingLibrary from None
    except Exception:
        found, problems = _one_by_one(reduced, start, stop, zone, me)
        return found, [*reduced.refused, *problems]


def _one_by_one(
    reduced: Reduced, start: datetime, stop: datetime, zone: tzinfo | None, me: frozenset[str]
) -> tuple[list[Busy], list[str]]:
    """Each series on its own: an event and the changes to it share a UID."""
    series: dict[bytes, list[tuple[bytes, bytes]]] = {}
    for number, (uid, event) in enumerate(reduced.events):
        series.setdefault(uid or b"%d" % number, []).append((uid, event))
    found: list[Busy] = []
    problems: list[str] = []
    for events in series.values():
        alone = Reduced(reduced.header, tuple(events))
        try:
            found += _of(alone, start, stop, zone, me)
        except Exception as error:
            problems.append(f"an event cannot be read: {type(error).__name__}")
    return found, problems


def _of(
    reduced: Reduced, start: datetime, stop: datetime, zone: tzinfo | None, me: frozenset[str]
) -> Iterator[Busy]:
    import icalendar  # 110 ms and 10 MB together, only where needed
    import recurring_ical_events

    body = b"\n".join((reduced.header, *(event for _, event in reduced.events)))
    text = b"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//BackCare//EN\n" + body + b"\nEND:VCALENDAR\n"
    calendar: Any = icalendar.Calendar.from_ical(text)
    for event in calendar.walk("VEVENT"):
        if "DTSTART" not in event or event.errors:
            raise ValueError("an event without a start, or with a value that is none")
    for event in recurring_ical_events.of(calendar).between(start - A_DAY, stop + A_DAY):
        busy = _busy(event, zone)
        if busy and busy.until > start and busy.start < stop and not _ignored(event, me):
            yield busy


def _busy(event: Any, zone: tzinfo | None) -> Busy | None:
    """When; None for all-day events, for those of a day and longer, and for moments."""
    begin, end = event["DTSTART"].dt, event["DTEND"].dt
    if not isinstance(begin, datetime) or not isinstance(end, datetime):
        return None
    start, until = _instant(begin, zone), _instant(end, zone)
    return Busy(start, until) if timedelta() < until - start < A_DAY else None


def _instant(moment: datetime, zone: tzinfo | None) -> datetime:
    if moment.tzinfo is None and zone is not None:
        moment = moment.replace(tzinfo=zone)
    return moment.astimezone(UTC)  # without a zone: the machine's own


def _ignored(event: Any, me: frozenset[str]) -> bool:
    """Cancelled, marked as free time, or declined by the person."""
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        return True
    if str(event.get("TRANSP", "")).upper() == "TRANSPARENT":
        return True
    if str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper() == "FREE":
        return True
    attendees = event.get("ATTENDEE", [])
    if not isinstance(attendees, list):
        attendees = [attendees]
    return _declined(attendees, me)


def _declined(attendees: Sequence[Any], me: frozenset[str]) -> bool:
    """Whether the person said no. Where their addresses are not known, the only one invited is
    taken to be them; with several nobody can tell, and the meeting counts.
    """
    if me:
        own = [each for each in attendees if _address(each) in me]
    else:
        own = list(attendees) if len(attendees) == 1 else []
    return any(str(each.params.get("PARTSTAT", "")).upper() == "DECLINED" for each in own)


def _address(attendee: Any) -> str:
    return str(attendee).strip().lower().removeprefix("mailto:")
