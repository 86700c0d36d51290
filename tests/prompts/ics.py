"""ICS text for tests, and its reading without another process."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from backcare_tui.prompts.calendar.calendar import Calendar
from backcare_tui.prompts.calendar.question import CalendarAnswer, CalendarQuestion
from backcare_tui.prompts.calendar.reading import SERIES_SECONDS, answer
from tests.clocks import START

HERE = ZoneInfo("Europe/Berlin")
TEN, HALF_PAST, ELEVEN = (f":20261120T{hour}00" for hour in ("1000", "1030", "1100"))
"""Floating times on the Friday of `START`, which is at 09:00 in Berlin."""

BERLIN = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""


def event(start: str, end: str = "", *more: str, uid: str = "") -> str:
    """An event from `start` to `end`, each as it stands after DTSTART and DTEND (`:2026…`)."""
    lines = [f"UID:{uid or start}", "SUMMARY:Very private", f"DTSTART{start}"]
    lines += [f"DTEND{end}"] if end else []
    return "\n".join(("BEGIN:VEVENT", *lines, *more, "END:VEVENT")) + "\n"


def calendar(*events: str, zones: str = "") -> str:
    """A whole calendar, its lines ended as the standard wants."""
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:test\n{zones}{''.join(events)}END:VCALENDAR\n"
    return text.replace("\n", "\r\n")


def write(path: Path, *events: str, zones: str = "") -> Path:
    path.write_text(calendar(*events, zones=zones), encoding="utf-8", newline="")
    return path


def answers(question: CalendarQuestion, seconds: float = SERIES_SECONDS) -> list[CalendarAnswer]:
    """What the process that reads calendars would answer, if a series may take so long."""
    return [answer(path, question, seconds) for path in question.files]


def at(hour: int, minute: int = 0, day: int = 20) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=HERE)


def read(path: Path, *, me: tuple[str, ...] = ()) -> Calendar:
    found = Calendar([path], me=me, read=answers)
    found.refresh(START)
    return found
