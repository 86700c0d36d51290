"""What is going on around the person, gathered to decide whether a prompt may come now.

Asking the desktop or tmux starts a program, so that happens in a thread, rarely, and the latest
answer is used meanwhile. Looking at terminals, calendar files and holds is cheap.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from datetime import datetime, timedelta
from typing import Protocol

from backcare_tui.domain.breaks.holding import Conditions
from backcare_tui.prompts.presence.absence import Absence, AbsenceDetector
from backcare_tui.prompts.presence.presence import Presence

LOOK_EVERY = timedelta(seconds=30)
"""How often the terminals are looked at to see whether somebody is there."""

ASK_EVERY = timedelta(minutes=4)
"""How often the desktop is asked while the person is there; near a prompt, more often."""

ASK_NEAR_EVERY = timedelta(minutes=1)
"""How often it is asked near a prompt, and while the person is away."""


class KnowsMeetings(Protocol):
    def busy_until(self, now: datetime) -> datetime | None:
        """When the meeting that is on at `now` ends; None: none is on."""
        ...


class Surroundings:
    """Presence, meetings, held commands; without any of them nothing is held."""

    def __init__(
        self,
        presence: Presence,
        *,
        away_after: timedelta,
        meetings: KnowsMeetings | None = None,
        commands: Callable[[], Sequence[str]] = tuple,
        executor: Executor | None = None,
    ) -> None:
        self._presence = presence
        self._watch = AbsenceDetector(away_after)
        self._meetings = meetings
        self._commands = commands
        self._executor = executor
        self._looked_at: datetime | None = None
        self._asked_at: datetime | None = None
        self._asked: Future[timedelta | None] | None = None

    def conditions(self, now: datetime, *, in_session: bool) -> Conditions:
        """What may hold a prompt back at `now`."""
        commands = self._commands()
        return Conditions(
            in_session=in_session,
            command=commands[0] if commands else "",
            busy_until=None if self._meetings is None else self._meetings.busy_until(now),
            away=self._watch.away,
            typing=self._presence.typing(now),
        )

    def look(self, now: datetime, *, prompt_is_near: bool) -> Absence | None:
        """See whether the person is there, if it is time to; the absence that is just over, if any.

        Called with every beat.
        """
        idle_known = self._answer()
        due = self._looked_at is None or abs(now - self._looked_at) >= LOOK_EVERY
        if due:
            self._looked_at = now
            cheap = self._presence.idle(now, programs=False)
            if cheap is not None:
                return self._watch.see(cheap, now)
            self._ask(now, near=prompt_is_near or self._watch.away)
        if idle_known is not None:
            return self._watch.see(*idle_known)
        return None

    def slept(self, now: datetime) -> None:
        """The machine was asleep until `now`, or its clock was set: forget what was seen before."""
        self._watch.slept(now)
        self._looked_at = self._asked_at = self._asked = None

    def _ask(self, now: datetime, *, near: bool) -> None:
        """Ask the sources that start programs, in the background."""
        if self._executor is None or self._asked is not None:
            return
        every = ASK_NEAR_EVERY if near else ASK_EVERY
        if self._asked_at is None or abs(now - self._asked_at) >= every:
            self._asked_at = now
            self._asked = self._executor.submit(self._presence.idle, now)

    def _answer(self) -> tuple[timedelta | None, datetime] | None:
        """What was found in the background, and when it was asked; None: nothing new."""
        if self._asked is None or not self._asked.done() or self._asked_at is None:
            return None
        asked, self._asked = self._asked, None
        return (asked.result(), self._asked_at) if asked.exception() is None else None
