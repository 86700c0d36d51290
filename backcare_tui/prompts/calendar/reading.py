"""What the process that reads calendars does: from files to the times at which a person is busy.

Only this file knows `icalendar` and `recurring-ical-events` (the extra `calendar`), and the app
never imports it, so their memory goes when the process ends. Anybody can send an invitation, and
the library walks a rule from its beginning, so each series, each file and the memory have a limit.
"""

import os
import signal
import sys
import warnings
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from backcare_tui.prompts.calendar.question import (
    NO_LIBRARY,
    BusyTime,
    CalendarAnswer,
    CalendarQuestion,
)

SERIES_SECONDS = 2.0
"""Of processor time for one event with its repetitions: every hour for forty years takes less."""

MEMORY = 1 << 30
"""Bytes of address space. A calendar of 10 MB takes a tenth of that."""

A_DAY = timedelta(days=1)
"""An event this long (a holiday, a conference entered with hours) is like an all-day one."""

_MAX_NAMED = 3
"""Reasons of one file that are named."""


class _TooLongError(Exception):
    """A series took longer than it may."""


def answer(
    path: bytes, question: CalendarQuestion, seconds: float = SERIES_SECONDS
) -> CalendarAnswer:
    """What the file at `path` says; a series that takes longer than `seconds` is left out.

    Never raises. For the main thread only.
    """
    busy: list[BusyTime] = []
    reasons: list[str] = []
    try:
        for calendar in _calendars(Path(os.fsdecode(path)).read_bytes()):
            for series in _each_series(calendar):
                try:
                    with _limit(seconds):
                        busy += _busy_times(series, question)
                except _TooLongError:
                    reasons.append("an event repeats too often to be followed")
                except Exception as error:
                    reasons.append(f"an event cannot be read: {type(error).__name__}")
    except OSError as error:
        reasons = [f"cannot be read: {error.strerror or error}"]
    except _NotACalendarError as error:
        reasons = [str(error)]
    except Exception as error:  # its text may quote the file, and what is in there is private
        reasons = [f"cannot be read: {type(error).__name__}"]
    return CalendarAnswer(tuple(busy), tuple(dict.fromkeys(reasons))[:_MAX_NAMED])


class _NotACalendarError(ValueError):
    """The file is not ICS, and why."""


def _calendars(data: bytes) -> Sequence[Any]:
    import icalendar

    upper = data.upper()
    if b"BEGIN:VCALENDAR" not in upper:
        raise _NotACalendarError("is not an ICS calendar")
    if b"END:VCALENDAR" not in upper:
        raise _NotACalendarError("ends in the middle")
    icalendar.use_zoneinfo()  # forgets the zones that the file before this one defined
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return icalendar.Calendar.from_ical(data, multiple=True)


def _each_series(calendar: Any) -> Iterator[Any]:
    """Calendars of one series each (an event and the changes to it share a UID), so that one that
    is broken does not cost the others.
    """
    series: defaultdict[object, list[Any]] = defaultdict(list)
    for number, event in enumerate(calendar.walk("VEVENT")):
        series[event.get("UID", number)].append(event)
    for events in series.values():
        alone = calendar.copy()
        alone.subcomponents = events
        yield alone


def _busy_times(calendar: Any, question: CalendarQuestion) -> Iterator[BusyTime]:
    import recurring_ical_events

    start, stop = question.start, question.stop
    for event in recurring_ical_events.of(calendar).between(start - A_DAY, stop + A_DAY):
        busy = _busy(event)
        if busy and busy.until > start and busy.start < stop and not _ignored(event, question.me):
            yield busy


def _busy(event: Any) -> BusyTime | None:
    """When; None for all-day events, for those of a day and longer, and for moments."""
    begin, end = event["DTSTART"].dt, event["DTEND"].dt
    if not isinstance(begin, datetime) or not isinstance(end, datetime):
        return None
    start, until = begin.astimezone(UTC), end.astimezone(UTC)  # without a zone: the machine's own
    return BusyTime(start, until) if timedelta() < until - start < A_DAY else None


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
    """Whether the person said no. If their addresses are not known, the only one invited is
    taken to be them; with several nobody can tell, and the meeting counts.
    """
    if me:
        own = [each for each in attendees if _address(each) in me]
    else:
        own = list(attendees) if len(attendees) == 1 else []
    return any(str(each.params.get("PARTSTAT", "")).upper() == "DECLINED" for each in own)


def _address(attendee: Any) -> str:
    return str(attendee).strip().lower().removeprefix("mailto:")


@contextmanager
def _limit(seconds: float) -> Iterator[None]:
    """Raises _TooLongError if what is done takes more than `seconds` of processor time."""
    signal.signal(signal.SIGVTALRM, _too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _too_long(*_: object) -> None:
    raise _TooLongError


def _limit_memory() -> None:
    with suppress(ImportError, OSError, ValueError):  # not every system has it
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main() -> None:
    """Answer the question on standard input: a line of JSON for each file, in order.

    A file that takes too long ends the process by SIGALRM, and its line stays out. If the app is
    gone, the next line cannot be written, and that ends it too.
    """
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    _limit_memory()
    try:
        import icalendar
        import recurring_ical_events  # noqa: F401 - a missing one is told before any file
    except ImportError:
        sys.exit(NO_LIBRARY)
    icalendar.Component.ignore_exceptions = True  # a broken alarm or task does not cost the events
    question = msgspec.json.decode(sys.stdin.buffer.read(), type=CalendarQuestion)
    for path in question.files:
        signal.setitimer(signal.ITIMER_REAL, question.seconds)
        told = answer(path, question)
        sys.stdout.buffer.write(msgspec.json.encode(told) + b"\n")
        sys.stdout.buffer.flush()
