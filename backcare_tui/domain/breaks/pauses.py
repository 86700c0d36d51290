"""How long prompts are paused: always until an instant, so none is forgotten (Workrave #305)."""

import re
from datetime import UTC, datetime, time, timedelta

from backcare_tui.domain.days import DAY_STARTS_AT, Zone, day_bounds, day_of
from backcare_tui.domain.durations import parse

DEFAULT = "30m"
SHORTEST, LONGEST = timedelta(minutes=1), timedelta(hours=24)

_UNTIL = re.compile(r"(?:until|till)\s+(.+)")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})")


def pause_until(text: str, now: datetime, zone: Zone) -> datetime:
    """When a pause of `text` ends.

    `text` is a length (1 min to 24 h), `until 15:30` (before the day ends at 04:00), or `tomorrow`.
    `zone` gives a local time the offset valid then. Raises ValueError, with a line for the person,
    also for a time that has passed.
    """
    said = " ".join(text.lower().split())
    until = _UNTIL.fullmatch(said)
    said = until[1] if until else said
    if said == "tomorrow":
        end = day_bounds(day_of(now), now.tzinfo)[1]
        # The wall time is meant: the clocks may change tonight, and now's offset does not know.
        return zone(end.replace(tzinfo=None))
    if wall := _TIME.fullmatch(said):
        return _until_time(int(wall[1]), int(wall[2]), now, zone)
    if until:
        raise ValueError("say until when as in “until 15:30” or “until tomorrow”")
    length = parse(said)
    if not SHORTEST <= length <= LONGEST:
        raise ValueError("a pause is 1 minute to 24 hours, or “until 15:30”, or “tomorrow”")
    return zone(now.astimezone(UTC) + length)


def _until_time(hour: int, minute: int, now: datetime, zone: Zone) -> datetime:
    """The instant at which the day of `now` has this wall time; ValueError if that is past."""
    said = f"{hour}:{minute:02}"
    if (hour, minute) == (24, 0):
        hour = 0
    if hour > 23 or minute > 59:
        raise ValueError(f"{said} is no time of day")
    wall = datetime.combine(day_of(now), time(hour, minute))
    if wall.time() < DAY_STARTS_AT:
        wall += timedelta(days=1)
    end = zone(wall)
    if end.astimezone(UTC) - now.astimezone(UTC) < SHORTEST:
        raise ValueError(f"{said} has passed; say how long, as in 2h, or “tomorrow”")
    return end
