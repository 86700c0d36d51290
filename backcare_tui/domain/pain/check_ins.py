"""What belongs to a check-in beside its number: hours of sleep as people write them."""

import re
from collections.abc import Iterable
from datetime import date

from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.journal.pain_events import MAX_SLEEP
from backcare_tui.domain.text import clean_line

_HOURS = re.compile(
    r"(?P<hours>[0-9]{1,2})(?:[.,](?P<part>[0-9]{1,4}))?\s*(?:h(?:ours?)?)?"
    r"|(?P<full>[0-9]{1,2})\s*[:h]\s*(?P<minutes>[0-5]?[0-9])\s*(?:m|min)?"
)


def parse_hours(text: str) -> float:
    """Hours of sleep, 0 to 24, from `7`, `7.5`, `7,5`, `7:30` or `7 h 30`; ValueError otherwise."""
    parts = _HOURS.fullmatch(text.strip().lower())
    if parts is not None:
        if parts["full"]:
            hours = int(parts["full"]) + int(parts["minutes"]) / 60
        else:
            hours = float(f"{parts['hours']}.{parts['part'] or 0}")
        if hours <= MAX_SLEEP:
            return round(hours, 2)
    raise ValueError(f'"{clean_line(text, 20)}" is not 0 to 24 hours; write it like 7, 7.5 or 7:30')


def sleep_said(entries: Iterable[Entry], day: date) -> float | None:
    """The hours of sleep that were last written down on `day`; None: none were."""
    said: float | None = None
    for entry in entries:
        event = entry.event
        if isinstance(event, PainRated) and event.sleep is not None and day_of(entry.at) == day:
            said = event.sleep
    return said
