"""Two ways to say the same in ICS text that are much quicker to follow.

A weekly meeting that began ten years ago is walked from its first week; a zone that a file defines
by rules is asked at each step. Moving the beginning on, and naming the zone that is meant, takes
the walk from 130 ms to under 2 ms.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta

_RULE = re.compile(rb"(?m)^RRULE[^:\n]*:(.*)$", re.I)
_TIMED = re.compile(rb"(?m)^(DT(?:START|END)(?:;.*)?:)(\d{8})(?=T)", re.I)
_ZONE = re.compile(rb'(?m)(?<=;TZID=)(?:"([^"\n]*)"|([^;:"\n]*))', re.I)
_KEY = re.compile(r"(?:[A-Za-z]+/)?[A-Za-z_+-]+/[A-Za-z_]+$|UTC$")
_WEEK = {b"DAILY": 1, b"WEEKLY": 7}


def moved_on(event: bytes, first: date) -> bytes:
    """The event with its beginning moved as near to `first` as its rule comes round the same.

    Only where that is certain: one rule, by the day or the week, not counted.
    """
    rules = _RULE.findall(event)
    if len(rules) != 1:
        return event
    parts = dict(part.partition(b"=")[::2] for part in rules[0].upper().strip().split(b";"))
    interval = parts.get(b"INTERVAL", b"1")
    begins = _TIMED.search(event)
    if b"COUNT" in parts or not re.fullmatch(rb"[1-9]\d{0,2}", interval) or not begins:
        return event
    step = _WEEK.get(parts.get(b"FREQ", b""), 0) * int(interval)
    try:
        rounds = (first - day_of(begins[2])).days // step if step else 0
        if rounds <= 0:
            return event
        by = timedelta(days=rounds * step)
        return _TIMED.sub(lambda found: found[1] + _digits(day_of(found[2]) + by), event)
    except (ValueError, OverflowError):
        return event


def with_known_zones(events: Iterable[bytes]) -> tuple[list[bytes], set[bytes]]:
    """The events with zones by the names everybody knows, and the names that remain unknown.

    `/mozilla.org/20050126_1/Europe/Berlin` is Europe/Berlin.
    """
    known: dict[bytes, bytes] = {}
    unknown: set[bytes] = set()

    def name(found: re.Match[bytes]) -> bytes:
        given = found[1] if found[1] is not None else found[2]
        if given not in known:
            known[given] = _key(given)
        if not known[given]:
            unknown.add(given)
            return found[0]
        return known[given]

    return [_ZONE.sub(name, event) for event in events], unknown


def _key(given: bytes) -> bytes:
    """The zone's name in the IANA list; empty where it is not told."""
    from zoneinfo import ZoneInfo  # 8 ms, only where an event of today names a zone

    found = _KEY.search(given.decode("ascii", "replace").strip())
    while found:
        key = found[0]
        try:
            ZoneInfo(key)
        except (OSError, ValueError):  # ZoneInfoNotFoundError is a KeyError
            return b""
        except KeyError:
            found = _KEY.search(key.partition("/")[2])
        else:
            return key.encode()
    return b""


def day_of(digits: bytes) -> date:
    """The day that eight digits say. Raises ValueError."""
    return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))


def _digits(day: date) -> bytes:
    return f"{day.year:04}{day.month:02}{day.day:02}".encode()
