"""Lengths of time as a person writes them: `90s`, `30m`, `1h30m`, `2.5m`."""

import re
from datetime import timedelta

from backcare_tui.domain.text import clean_line

LONGEST = timedelta(hours=1000)
"""Nothing here is longer: a slip of the finger is not believed: our own choice."""

_PARTS = r"(?:([0-9]{1,7})h)?\s*(?:([0-9]{1,7})m)?\s*(?:([0-9]{1,7})s)?"
_FRACTION = r"([0-9]{1,7})\.([0-9]{1,6})([hms])"
_SECONDS = {"h": 3600, "m": 60, "s": 1}
_HINT = "write it like 90s, 30m or 1h30m"


def parse(text: str) -> timedelta:
    """The duration in `text`: hours, minutes and seconds in that order, or one fraction.

    Raises ValueError, with a line for the person, also for a fraction of a second.
    """
    said = text.strip().lower()
    seconds = _seconds(said)
    if seconds is None:
        raise ValueError(f'"{clean_line(text, 40)}" is not a duration; {_HINT}')
    if seconds > LONGEST.total_seconds():
        raise ValueError(f'"{clean_line(text, 40)}" is longer than {format_duration(LONGEST)}')
    return timedelta(seconds=seconds)


def _seconds(said: str) -> int | None:
    if fraction := re.fullmatch(_FRACTION, said):
        whole, part, unit = fraction.groups()
        # In integers: 0.1 h is 360 s, and 2.33 m, which is no whole number of seconds, is refused.
        seconds, rest = divmod(int(whole + part) * _SECONDS[unit], 10 ** len(part))
        return None if rest else seconds
    parts = re.fullmatch(_PARTS, said)
    if parts is None or not any(parts.groups()):
        return None
    hours, minutes, seconds = (int(part or 0) for part in parts.groups())
    return hours * 3600 + minutes * 60 + seconds


def format_duration(duration: timedelta) -> str:
    """`duration` to the second as `parse` reads it, such as `30m`; `90s` below two minutes."""
    seconds = max(0, round(duration.total_seconds()))
    if seconds < 120 and seconds % 60:
        return f"{seconds}s"
    hours, rest = divmod(seconds, 3600)
    minutes, rest = divmod(rest, 60)
    parts = ((hours, "h"), (minutes, "m"), (rest, "s"))
    return "".join(f"{number}{unit}" for number, unit in parts if number) or "0s"
