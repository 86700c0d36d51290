"""What of an ICS file can matter today, found in its text before anything is parsed.

A calendar keeps years of events and everything about them. Only the lines that say when, how often
and whether somebody takes part are kept, of events that repeat or lie near the days asked for: the
rest (all-day events, titles, notes, places, alarms) is not even parsed. So a folder of thousands
costs little, and nothing of what a meeting is about is ever held.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

import msgspec

from backcare_tui.prompts import ics_rules
from backcare_tui.prompts.ics_shortcuts import day_of, moved_on, with_known_zones

_KEPT = frozenset(
    b"UID DTSTART DTEND DURATION RRULE RDATE EXDATE RECURRENCE-ID SEQUENCE STATUS TRANSP ATTENDEE "
    b"X-MICROSOFT-CDO-BUSYSTATUS".split()
)
_NAME = re.compile(rb"[A-Za-z0-9-]+")
_DAY = re.compile(rb"(?m)^(?:DTSTART|RECURRENCE-ID)(?:;.*)?:(\d{8})", re.I)
_RULE = re.compile(rb"(?m)^RRULE[^:\n]*:(.*)$", re.I)
_REPEATS = re.compile(rb"(?m)^(?:RRULE|RDATE)[;:]|^RECURRENCE-ID;[^:\n]*RANGE=", re.I)
_UID = re.compile(rb"(?m)^UID[^:\n]*:(.*)$", re.I)

_TZID = re.compile(rb"(?m)^TZID[^:\n]*:(.*)$", re.I)
_ALL_DAY = re.compile(rb"(?m)^DTSTART(?:;.*)?:\d{8}\s*$", re.I)

_START = re.compile(rb"(?m)^DTSTART(?:;.*)?:(\d{8})", re.I)
_END = re.compile(rb"(?m)^DTEND(?:;.*)?:(\d{8})", re.I)
_LENGTH = re.compile(
    rb"(?m)^DURATION[^:\n]*:[+-]?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?",
    re.I,
)
_UNITS = (7 * 86_400, 86_400, 3_600, 60, 1)
_ONE_OF_SERIES = re.compile(rb"(?m)^RECURRENCE-ID(?![^:\n]*RANGE=)", re.I)
_YEARLY = re.compile(rb"(?m)^RRULE:(?=[^\n]*FREQ=YEARLY)[A-Z0-9=;,+-]*\s*$", re.I)
_MAX_ZONE = 65_536
"""Bytes of one zone; a whole century of changes is a third of that."""

_SLACK = timedelta(days=3)
"""Events of a day and longer are not looked for, and no zone is further off than this."""

MAX_EVENTS = 5_000
"""Events of one file that may matter today; more is no calendar of a person."""


class Reduced(msgspec.Struct, frozen=True):
    """The parts of one file that can matter, as ICS text, and what was left out and why."""

    header: bytes
    """The calendar's own zone, for events whose zone is not said; and the zones it defines."""
    events: tuple[tuple[bytes, bytes], ...]
    """UID and text of each event."""
    refused: tuple[str, ...] = ()


class NotACalendar(ValueError):
    """The file is not ICS, and why."""


def reduce(data: bytes, first: date, last: date) -> Reduced:
    """What of `data` can matter from `first` to `last`. Raises NotACalendar."""
    text = b"\n" + data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    text = text.replace(b"\n ", b"").replace(b"\n\t", b"")  # long lines are folded
    upper = text.upper()
    if b"\nBEGIN:VCALENDAR" not in upper:
        raise NotACalendar("is not an ICS calendar")
    if b"\nEND:VCALENDAR" not in upper:
        raise NotACalendar("ends in the middle")
    events: list[bytes] = []
    refused: list[str] = []
    for block in _blocks(text, upper, b"VEVENT"):
        event = _lines_that_matter(block)
        if _takes_days(event) or not _near(event, first, last):
            continue
        begins = min((int(day[:4]) for day in _days(event)), default=last.year)
        why = ics_rules.refused(event, max(0, last.year - begins))
        if why:
            refused.append(why)
        elif len(events) >= MAX_EVENTS:
            refused.append(f"has more than {MAX_EVENTS:,} events that could be today")
            break
        else:
            events.append(moved_on(event, first - _SLACK))
    uids = [_uid(event) for event in events]
    named, unknown = with_known_zones(events)
    header = _header(text, upper, unknown) if events else b""
    return Reduced(header, tuple(zip(uids, named, strict=True)), tuple(refused))


def _header(text: bytes, upper: bytes, unknown: set[bytes]) -> bytes:
    """The calendar's own zone, and the definitions of those that have no name known elsewhere."""
    own = re.search(rb"(?m)^X-WR-TIMEZONE[;:].*$", text)
    parts = [own[0]] if own else []
    if unknown:
        for block in _blocks(text, upper, b"VTIMEZONE"):
            name = _TZID.search(block)
            if name and name[1].strip(b'"') in unknown and _can_be_followed(block):
                parts.append(block)
    return b"\n".join(parts)


def _can_be_followed(zone: bytes) -> bool:
    """Whether its clocks change by the year: a zone too can have a rule without end."""
    rules = len(re.findall(rb"(?mi)^RRULE", zone))
    return (
        len(zone) <= _MAX_ZONE
        and rules == len(_YEARLY.findall(zone))
        and not (re.search(rb"(?mi)^RRULE.*(?:BYSECOND|BYMINUTE|BYHOUR|INTERVAL)=", zone))
    )


def _uid(event: bytes) -> bytes:
    uid = _UID.search(event)
    return uid[1] if uid else b""


def _blocks(text: bytes, upper: bytes, name: bytes) -> Iterator[bytes]:
    """Every `BEGIN:name` to `END:name`, the two lines included; each byte is looked at once."""
    begin, end = b"\nBEGIN:" + name, b"\nEND:" + name
    at = upper.find(begin)
    while at >= 0:
        stop = upper.find(end, at)
        if stop < 0:
            return
        yield text[at + 1 : stop + len(end)]
        at = upper.find(begin, stop)


def _lines_that_matter(block: bytes) -> bytes:
    """The event without titles, texts, places and alarms."""
    kept: list[bytes] = []
    inside = 0
    for line in block.split(b"\n"):
        name = _NAME.match(line)
        word = name[0].upper() if name else b""
        if word == b"BEGIN":
            inside += 1
        elif word == b"END":
            inside -= 1
        elif inside == 1 and word in _KEPT:
            kept.append(line)
    return b"\n".join((b"BEGIN:VEVENT", *kept, b"END:VEVENT"))


def _takes_days(event: bytes) -> bool:
    """Whether it is all-day or longer than two days, so nothing to look at.

    A single one of a series that was changed to that is kept: it says that the series does not take
    place then.
    """
    if _ONE_OF_SERIES.search(event):
        return False
    if _ALL_DAY.search(event):
        return True
    length = _LENGTH.search(event)
    if length:
        parts = zip(length.groups(default=b"0"), _UNITS, strict=True)
        return sum(int(number[:9]) * seconds for number, seconds in parts) > 2 * 86_400
    return not all(-1 <= days <= 2 for days in _days_long(event))


def _days_long(event: bytes) -> Iterator[int]:
    """Days from the first day to the last, where both are told and are days."""
    begin, end = _START.search(event), _END.search(event)
    if begin and end:
        with suppress(ValueError):
            yield (day_of(end[1]) - day_of(begin[1])).days


def _near(event: bytes, first: date, last: date) -> bool:
    """Whether it can happen between the two days; when in doubt, yes."""
    earliest, latest = _digits(first - _SLACK), _digits(last + _SLACK)
    if _REPEATS.search(event):
        rule = _RULE.search(event)
        until = re.search(rb"UNTIL=(\d{8})", rule[1], re.I) if rule else None
        over = until is not None and until[1] < earliest and b"\nRDATE" not in event.upper()
        begins = _days(event)
        return not over and not (begins and min(begins) > latest)
    days = _days(event)
    return not days or any(earliest <= day <= latest for day in days)


def _days(event: bytes) -> list[bytes]:
    return _DAY.findall(event)


def _digits(day: date) -> bytes:
    return f"{day:%Y%m%d}".zfill(8).encode()
