"""When something happened, as a person says it: `10:00`, `yesterday 18:30`, `-20m`.

Days are calendar days: at one at night `yesterday 18:30` is the evening before.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from backcare_tui.domain import durations
from backcare_tui.domain.days import Zone
from backcare_tui.domain.text import clean_line

AHEAD = timedelta(minutes=5)
"""This far in the future is still taken as now, since clocks differ: our own choice."""
EARLIEST_YEAR = 1900
"""As the journal: what lies before cannot be filed."""

_TIME = r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.[0-9]{1,9})?)?"
_WHEN = re.compile(
    rf"(?:(?P<word>today|yesterday)\s+|(?P<date>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})(?:\s+|t))?{_TIME}"
    r"\s*(?P<offset>z|[+-][0-9]{2}:?[0-9]{2})?"
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAYS_AGO = re.compile(r"-([0-9]{1,5})d")
_HINT = "write it like 10:00, yesterday 18:30, -20m or 2026-09-03 10:00"


def parse_when(text: str, now: datetime, zone: Zone) -> datetime:
    """The instant `text` means at `now`, with the local offset that `zone` gives.

    An offset written out is kept, `Z` becomes local. A wall time that came twice is the later one,
    unless that is still to come. Raises ValueError, with a line for the person, for what is no
    time, lies more than `AHEAD` in the future, or before 1900.
    """
    said = " ".join(text.replace("\u2212", "-").lower().split())
    shown = clean_line(text, 40)
    try:
        meant = _read(said, now, zone)
    except (ValueError, OverflowError):
        meant = None
    if meant is None:
        if said in ("today", "yesterday") or _DATE.fullmatch(said):
            raise ValueError(f'"{shown}" needs a time of day too, as in "{shown} 10:00"')
        raise ValueError(f'"{shown}" is not a time; {_HINT}')
    if meant.year < EARLIEST_YEAR:
        raise ValueError(f'"{shown}" is before {EARLIEST_YEAR}')
    if _ahead(meant, now):
        only_time = re.fullmatch(_TIME, said.removeprefix("today").strip())
        hint = f'; for the day before write "yesterday {only_time[0]}"' if only_time else ""
        raise ValueError(f'"{shown}" is still to come{hint}')
    return _writable(meant)


def _read(said: str, now: datetime, zone: Zone) -> datetime | None:
    if said == "now":
        return zone(now)
    if said.startswith("-"):
        return zone(now.astimezone(UTC) - durations.parse(said[1:]))
    if said.startswith("+"):
        return zone(now.astimezone(UTC) + durations.parse(said[1:]))
    parts = _WHEN.fullmatch(said)
    if parts is None:
        return None
    day = zone(now).date()
    if parts["date"]:
        day = date.fromisoformat(parts["date"])
    elif parts["word"] == "yesterday":
        day -= timedelta(days=1)
    wall = datetime.combine(
        day, time(int(parts["hour"]), int(parts["minute"]), int(parts["second"] or 0))
    )
    if parts["offset"] is None:
        return _local(wall, now, zone)
    meant = datetime.fromisoformat(wall.isoformat() + parts["offset"].upper())
    return zone(meant) if parts["offset"] == "z" else meant


def _local(wall: datetime, now: datetime, zone: Zone) -> datetime:
    """`wall` in `zone`; if it came twice, the later one that is not still to come."""
    first = zone(wall.replace(fold=0))
    second = zone(wall.replace(fold=1))
    if first.replace(tzinfo=None) != wall:
        return first  # left out when the clocks went forward: the gap has been added
    came_twice = second.astimezone(UTC) > first.astimezone(UTC)
    return second if came_twice and not _ahead(second, now) else first


def _writable(moment: datetime) -> datetime:
    """`moment` with an offset of whole minutes, as it is written; old local times have seconds."""
    minute = timedelta(minutes=1)
    offset = moment.utcoffset() or timedelta()
    if not offset % minute:
        return moment
    return moment.replace(tzinfo=timezone(round(offset / minute) * minute))


def _ahead(moment: datetime, now: datetime) -> bool:
    # In UTC: two times of one zone would be compared by their wall time, whatever the offset.
    return moment.astimezone(UTC) - now.astimezone(UTC) > AHEAD


def parse_day(text: str, today: date) -> date:
    """The day `text` means: `2026-11-01`, `today`, `yesterday` or `-7d`.

    Raises ValueError, with a line for the person, also for what lies before 1900.
    """
    said = text.replace("\u2212", "-").strip().lower()
    day = None
    try:
        if said in ("today", "yesterday"):
            day = today - timedelta(days=said == "yesterday")
        elif ago := _DAYS_AGO.fullmatch(said):
            day = today - timedelta(days=int(ago[1]))
        elif _DATE.fullmatch(said):
            day = date.fromisoformat(said)
    except (ValueError, OverflowError):
        day = None
    if day is None:
        shown = clean_line(text, 40)
        raise ValueError(f'"{shown}" is not a day; write 2026-11-01, today, yesterday or -7d')
    if day.year < EARLIEST_YEAR:
        raise ValueError(f'"{clean_line(text, 40)}" is before {EARLIEST_YEAR}')
    return day
