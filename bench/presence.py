"""An hour of looking whether the person is here and in a meeting, without the waiting in between.

The rate is the app's: the terminals every half minute, programs (tmux, the desktop) four times,
holds and terminals at each of four prompts, calendars every minute. What an hour would do is
done in one go, so the figure is what the hour costs in CPU, its programs' included.
"""

import os
import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from backcare_tui.clock import SystemClock
from backcare_tui.domain.settings import PresenceSettings
from backcare_tui.paths import Paths
from backcare_tui.prompts.ask_program import IdleQuestion, ProgramSource
from backcare_tui.prompts.calendar.calendar import Calendar
from backcare_tui.prompts.holds.holds import held
from backcare_tui.prompts.presence.desktop_idle import idle_by
from backcare_tui.prompts.presence.presence import Presence, sources_for
from backcare_tui.prompts.presence.tmux_idle import TMUX
from bench.process import temporary_home
from bench.rows import Row, below

TERMINALS = 20
LOOKS, ASKS, MINUTES = 120, 4, 60
TYPING_CHECKS = 4 * 20
"""Four prompts an hour, each waiting half a minute for a pause, looked at with each beat."""
_EVENTS = 5_000
_WEEKLY = 30
_BUDGET = 0.1
_WAKEUPS = 6.0


def measure() -> list[Row]:
    """CPU of an hour, and how often that hour wakes up."""
    clock = SystemClock()
    with temporary_home() as home, _terminals():
        paths = Paths(home / "data", home / "config", home / "state")
        minutes = iter(range(60, 10**9, 60))
        folder = _calendars(home / "calendars", clock.now())
        meetings = Calendar([folder], monotonic=lambda: float(next(minutes)))
        first = _cpu(lambda: meetings.refresh(clock.now()))
        presence = Presence(sources_for({}, PresenceSettings()))
        programs = _programs()

        def hour() -> None:
            for _ in range(LOOKS):
                presence.idle(clock.now(), programs=False)
            for _ in range(TYPING_CHECKS):
                presence.typing(clock.now())
                held(paths)
                meetings.busy_until(clock.now())
            for program in [ProgramSource(one) for one in programs for _ in range(ASKS)]:
                program.look(clock.now())
            for _ in range(MINUTES):
                meetings.refresh(clock.now())

        presence.idle(clock.now())
        cost = _cpu(hour)
        blocked = resource.getrusage(resource.RUSAGE_SELF).ru_nvcsw
        hour()
        blocked = resource.getrusage(resource.RUSAGE_SELF).ru_nvcsw - blocked
    # Every half minute a look; the calendar is looked at with one of them.
    wakeups = (LOOKS + blocked) / 60
    asked = ", ".join(make().command[0] for make in programs) or "no program to ask here"
    return [
        below(_BUDGET, f"Presence for an hour: CPU ({asked})", cost, "s"),
        below(_WAKEUPS, "Presence for a minute: wake-ups", wakeups, "times"),
        Row(f"{_EVENTS:,} calendar files, read first", first, "s CPU", "–", None),
    ]


def _cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU that `work` takes, those of its programs included."""
    before = os.times()
    work()
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


def _programs() -> list[IdleQuestion]:
    """Sources that start a program which is on this machine; a refusal costs it as much."""
    from shutil import which

    found: list[IdleQuestion] = []
    if which("tmux"):
        found.append(TMUX)
    if which("gdbus"):
        call = ("--dest", "org.gnome.Mutter.IdleMonitor", "--object-path", "/", "--method", "a.b")
        found.append(idle_by(("gdbus", "call", "--session", *call)))
    return found


@contextmanager
def _terminals() -> Iterator[None]:
    """As many terminals as somebody with a full tmux has."""
    with ExitStack() as stack:
        for _ in range(TERMINALS):
            for descriptor in os.openpty():
                stack.callback(os.close, descriptor)
        yield


def _calendars(folder: Path, now: datetime) -> Path:
    """A folder as khal keeps it: years of single events, and the weekly meetings of today."""
    folder.mkdir(parents=True)
    for number in range(_EVENTS):
        weekly = number < _WEEKLY
        day = now - timedelta(weeks=52 * 3) if weekly else now - timedelta(days=3 + number % 3000)
        event = [
            "BEGIN:VEVENT",
            f"UID:{number}",
            "SUMMARY:A meeting",
            f"DTSTART;TZID=Europe/Berlin:{day:%Y%m%d}T100000",
            f"DTEND;TZID=Europe/Berlin:{day:%Y%m%d}T103000",
            *(["RRULE:FREQ=WEEKLY"] if weekly else []),
            "END:VEVENT",
        ]
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:bench", *event, "END:VCALENDAR", ""]
        (folder / f"{number}.ics").write_text("\r\n".join(lines), encoding="utf-8")
    return folder


if __name__ == "__main__":
    from bench.rows import table

    print(table(measure()))
    sys.exit(0)
