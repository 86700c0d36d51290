"""When the person is in a meeting, from the calendars they named: `[calendar] paths`.

`refresh` reads files and may take seconds the first time: call it from a thread, about once a
minute. `busy` and `upcoming` look only at what the last refresh found, and touch no file.

Left out: all-day events and those of a day and longer, cancelled ones, those marked as free time,
and those the person declined (`ics_busy._declined` says how that is told). Times without a zone are
the machine's own. Nothing but start and end is ever kept.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from threading import Lock

import msgspec

from backcare_tui.domain.problems import Problem
from backcare_tui.prompts.calendar_files import CalendarFiles, Found, Signature
from backcare_tui.prompts.ics_busy import Busy as Busy
from backcare_tui.prompts.ics_busy import MissingLibrary, busy_times
from backcare_tui.prompts.ics_text import NotACalendar, reduce

__all__ = ["Busy", "Calendar"]

AROUND = timedelta(days=1)
"""How far to either side of now events are looked for."""

RENEW = timedelta(hours=12)
"""After this the days looked at move on: `upcoming` always sees at least this far."""

_INSTALL = "meetings need two more packages: pip install 'backcare[calendar]'"
_MAX_NAMED = 3
"""Problems of one file that are named."""


class _Read(msgspec.Struct, frozen=True):
    """One file as it was when it had this signature."""

    signature: Signature
    busy: tuple[Busy, ...] = ()
    problems: tuple[Problem, ...] = ()


class Calendar:
    """The busy times in all calendars together.

    `zone`: where a time without a zone is meant; None: where the machine is. `me`: the person's
    own addresses, by which a declined invitation is known.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        *,
        zone: tzinfo | None = None,
        me: Sequence[str] = (),
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._files = CalendarFiles(paths)
        self._named = bool(paths)
        self._zone = zone
        self._me = frozenset(each.strip().lower().removeprefix("mailto:") for each in me)
        self._monotonic = monotonic
        self._lock = Lock()
        self._read: dict[str, _Read] = {}
        self._around: datetime | None = None
        self._found: Found | None = None
        self._busy: tuple[Busy, ...] = ()
        self._problems: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be used at the last refresh: once a file."""
        return self._problems

    def refresh(self, now: datetime) -> bool:
        """Take in what changed; whether anything did. Never raises; a second call at the same time
        does nothing.
        """
        if not self._named or not self._lock.acquire(blocking=False):
            return False
        try:
            return self._refresh(now)
        finally:
            self._lock.release()

    def busy(self, now: datetime) -> Busy | None:
        """The meeting at `now`, with all that follow it without a gap; None: none."""
        return next((each for each in self._busy if each.start <= now < each.until), None)

    def busy_until(self, now: datetime) -> datetime | None:
        """When the meetings that are on at `now` are over; None: none is on."""
        busy = self.busy(now)
        return None if busy is None else busy.until

    def _refresh(self, now: datetime) -> bool:
        found = self._files.look(self._monotonic())
        around = self._around
        if around is None or not timedelta(hours=-1) <= now - around < RENEW:
            around = self._around = now
            self._read = {}
        elif found is self._found:
            return False
        self._found = found
        before = (self._busy, self._problems)
        read: dict[str, _Read] = {}
        try:
            for path, signature in found.files.items():
                known = self._read.get(path)
                same = known is not None and known.signature == signature
                read[path] = known if known and same else self._take_in(path, signature, around)
        except MissingLibrary:
            first = Path(next(iter(found.files)))
            self._busy, self._problems = (), (Problem(first.parent, "", _INSTALL),)
            return before != (self._busy, self._problems)
        self._read = read
        files = read.values()
        of_files = (problem for each in files for problem in each.problems)
        self._busy = merged(busy for each in files for busy in each.busy)
        self._problems = (*found.problems, *of_files)
        return before != (self._busy, self._problems)

    def _take_in(self, name: str, signature: Signature, around: datetime) -> _Read:
        path = Path(name)
        start, stop = around.astimezone(UTC) - AROUND, around.astimezone(UTC) + AROUND
        try:
            reduced = reduce(path.read_bytes(), start.date(), stop.date())
            busy, reasons = busy_times(reduced, start, stop, zone=self._zone, me=self._me)
        except OSError as error:
            busy, reasons = [], [f"cannot be read: {error.strerror or error}"]
        except NotACalendar as error:
            busy, reasons = [], [str(error)]
        named = list(dict.fromkeys(reasons))[:_MAX_NAMED]
        problems = (Problem(path, "", "; ".join(named)),) if named else ()
        return _Read(signature, tuple(busy), problems)


def merged(times: Iterable[Busy]) -> tuple[Busy, ...]:
    """Overlapping and touching stretches made one, in order."""
    joined: list[Busy] = []
    for each in sorted(times, key=lambda busy: busy.start):
        if joined and each.start <= joined[-1].until:
            joined[-1] = Busy(joined[-1].start, max(joined[-1].until, each.until))
        else:
            joined.append(each)
    return tuple(joined)
