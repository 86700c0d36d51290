"""Which repetition rules can be followed in reasonable time.

Anybody can send an invitation. The library that follows a rule walks it from its beginning, and one
that never comes round until the year 9999; so rules that come round too often, or that may never,
are refused before it sees them.
"""

import re

MAX_STEPS = 200_000
"""Times that one event may have come round since it began: every hour for twenty years."""

TOO_OFTEN = "an event repeats too often to be followed"
TOO_ODD = "an event repeats by a rule too odd to be followed"

_RULE = re.compile(rb"(?m)^RRULE(.*)$", re.I)
_PLAIN = re.compile(rb":[A-Z]+=[A-Z0-9,+-]*(?:;[A-Z]+=[A-Z0-9,+-]*)*;?\s*")
_LIMITS = {b"BYMONTH": 12, b"BYMONTHDAY": 31, b"BYYEARDAY": 366, b"BYWEEKNO": 53, b"BYSETPOS": 366}
_WITH_EASTER = {*_LIMITS, b"BYEASTER"}
_LONGEST = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}


def refused(event: bytes, years: int) -> str:
    """Why this event's rules are not followed; empty where they are.

    `event`: unfolded ICS lines. `years`: how long ago it began, 0 and up.
    """
    steps = 0
    for rule in _RULE.findall(event):
        rule = rule.upper()
        if not _PLAIN.fullmatch(rule):
            return TOO_ODD
        pairs = [part.partition(b"=")[::2] for part in rule[1:].strip().strip(b";").split(b";")]
        parts = dict(pairs)
        if len(parts) < len(pairs):  # which of the two is meant, nobody can tell
            return TOO_ODD
        frequency = parts.get(b"FREQ", b"")
        hourly = frequency == b"HOURLY"
        if frequency in (b"SECONDLY", b"MINUTELY") or (hourly and parts.keys() & _WITH_EASTER):
            return TOO_OFTEN
        if _odd(frequency, parts):
            return TOO_ODD
        times = 24 if hourly else _count(parts, b"BYHOUR")
        times *= _count(parts, b"BYMINUTE") * _count(parts, b"BYSECOND")
        steps += 366 * (years + 1) * times
    return TOO_OFTEN if steps > MAX_STEPS else ""


def _count(parts: dict[bytes, bytes], key: bytes) -> int:
    return parts[key].count(b",") + 1 if key in parts else 1


def _odd(frequency: bytes, parts: dict[bytes, bytes]) -> bool:
    """Whether it may never come round, or never move on."""
    if any(number < 1 for number in _numbers(parts, b"INTERVAL")):
        return True
    for key, limit in _LIMITS.items():
        if any(not 1 <= abs(number) <= limit for number in _numbers(parts, key)):
            return True
    if frequency not in (b"DAILY", b"WEEKLY"):
        return False  # even one that never comes round is walked in a moment
    limiting = parts.keys() & _WITH_EASTER
    if limiting == {b"BYMONTH", b"BYMONTHDAY"}:
        days = [abs(day) for day in _numbers(parts, b"BYMONTHDAY")]
        months = _numbers(parts, b"BYMONTH")
        return min(days) > max(_LONGEST.get(month, 31) for month in months)
    return len(limiting) > 1 or b"BYSETPOS" in limiting


def _numbers(parts: dict[bytes, bytes], key: bytes) -> list[int]:
    """The numbers of a list; what is no number counts as 0, which no list allows."""
    if key not in parts:
        return []
    return [
        int(each) if re.fullmatch(rb"[+-]?\d{1,9}", each) else 0
        for each in parts[key].strip().split(b",")
    ]
