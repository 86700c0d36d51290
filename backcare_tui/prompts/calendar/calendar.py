"""When the person is in a meeting, from the calendars they named: `[calendar] paths`.

`refresh` has files read by another process, which may take seconds: call it from a thread, about
once a minute. `busy` looks only at what the last refresh found, and touches no file.

Left out: all-day events and those of a day and longer, cancelled ones, those marked as free time,
and those the person declined (`reading._declined` says how that is known). Times without a zone are
the machine's own. Nothing but start and end is ever kept.
"""

import os
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock

from backcare_tui.domain.problems import Problem
from backcare_tui.domain.settings import CalendarSettings
from backcare_tui.prompts.calendar.child import CannotReadError, Child
from backcare_tui.prompts.calendar.files import CalendarFiles, Found, Signature
from backcare_tui.prompts.calendar.question import BusyTime, CalendarAnswer, CalendarQuestion

AROUND = timedelta(days=1)
"""How far to either side of now events are looked for."""

RENEW = timedelta(hours=12)
"""After this time the days looked at move on."""


class Calendar:
    """The busy times in all calendars together.

    `me` holds the person's own addresses, by which a declined invitation is known. `read` answers a
    question; None starts a process for it.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        *,
        me: Sequence[str] = (),
        monotonic: Callable[[], float] = time.monotonic,
        read: Callable[[CalendarQuestion], Sequence[CalendarAnswer]] | None = None,
    ) -> None:
        self._files = CalendarFiles(paths)
        self._named = bool(paths)
        self._me = frozenset(each.strip().lower().removeprefix("mailto:") for each in me)
        self._monotonic = monotonic
        self._child = Child()
        self._ask = read or self._child.read
        self._lock = Lock()
        self._known: dict[str, tuple[Signature, CalendarAnswer]] = {}
        self._around: datetime | None = None
        self._found: Found | None = None
        self._busy: tuple[BusyTime, ...] = ()
        self._problems: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be used at the last refresh, one problem for each file."""
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

    def busy(self, now: datetime) -> BusyTime | None:
        """The meeting at `now`, with all that follow it without a gap; None: none."""
        return next((each for each in self._busy if each.start <= now < each.until), None)

    def busy_until(self, now: datetime) -> datetime | None:
        """When the meetings that are on at `now` are over; None: none is on."""
        busy = self.busy(now)
        return None if busy is None else busy.until

    def close(self) -> None:
        """Stop the reading that is going on, if any; nothing is read afterwards."""
        self._child.close()

    def _refresh(self, now: datetime) -> bool:
        found = self._files.look(self._monotonic())
        around = self._around
        if around is None or not timedelta(hours=-1) <= now - around < RENEW:
            around = self._around = now
            self._known = {}
        elif found is self._found:
            return False
        self._found = found
        before = (self._busy, self._problems)
        try:
            self._known = self._read(found, around.astimezone(UTC))
        except CannotReadError as error:
            first = Path(next(iter(found.files)))
            self._busy, self._problems = (), (Problem(first.parent, "", str(error)),)
        else:
            answers = [answer for _, answer in self._known.values()]
            self._busy = merged(busy for answer in answers for busy in answer.busy)
            self._problems = (
                *found.problems,
                *(
                    Problem(Path(path), "", "; ".join(answer.reasons))
                    for path, (_, answer) in self._known.items()
                    if answer.reasons
                ),
            )
        return before != (self._busy, self._problems)

    def _read(self, found: Found, around: datetime) -> dict[str, tuple[Signature, CalendarAnswer]]:
        """What each file says; only those that changed are read. Raises CannotReadError."""
        known = {
            path: self._known[path]
            for path, signature in found.files.items()
            if path in self._known and self._known[path][0] == signature
        }
        new = tuple(path for path in found.files if path not in known)
        if new:
            paths = tuple(os.fsencode(path) for path in new)
            question = CalendarQuestion(paths, around - AROUND, around + AROUND, self._me)
            for path, answer in zip(new, self._ask(question), strict=False):
                known[path] = (found.files[path], answer)
        return known


def calendar_for(
    settings: CalendarSettings, monotonic: Callable[[], float] = time.monotonic
) -> Calendar:
    """The calendars that the settings name."""
    paths = [Path(path) for path in settings.paths]
    return Calendar(paths, me=(settings.me,) if settings.me else (), monotonic=monotonic)


def merged(times: Iterable[BusyTime]) -> tuple[BusyTime, ...]:
    """The stretches in order, those that overlap or touch joined into one."""
    joined: list[BusyTime] = []
    for each in sorted(times, key=lambda busy: busy.start):
        if joined and each.start <= joined[-1].until:
            joined[-1] = BusyTime(joined[-1].start, max(joined[-1].until, each.until))
        else:
            joined.append(each)
    return tuple(joined)
