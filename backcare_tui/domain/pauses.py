"""How long prompts are paused: always until an instant (CARE.md §8, Workrave #305)."""

from datetime import datetime, timedelta

from backcare_tui.domain.days import day_bounds, day_of
from backcare_tui.domain.durations import parse

DEFAULT = "30m"
SHORTEST, LONGEST = timedelta(minutes=1), timedelta(hours=24)


def pause_until(text: str, now: datetime) -> datetime:
    """When a pause of `text` ends: `30m`, `1h`, … (1 min to 24 h), or `tomorrow` (at 04:00).

    Raises ValueError, with a line for the person, for anything else.
    """
    if text.strip().lower() == "tomorrow":
        return day_bounds(day_of(now), now.tzinfo)[1]
    length = parse(text)
    if not SHORTEST <= length <= LONGEST:
        raise ValueError("a pause is 1 minute to 24 hours, or “tomorrow”")
    return now + length
