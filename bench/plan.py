"""Asking the plan after a busy day, and how late a prompt is on a machine that is awake."""

import asyncio
import random
import subprocess
import time
from datetime import datetime, timedelta, timezone

from backcare_tui.clock import SystemClock
from backcare_tui.domain.breaks.planning import plan
from backcare_tui.domain.hours import WorkingHours, parse_day
from backcare_tui.domain.journal.entries import (
    AdjustmentTallied,
    AppOpened,
    AwayNoticed,
    BreakKind,
    BreakPostponed,
    BreakStarted,
    BreakTaken,
    Entry,
    HoldReason,
    KnownEvent,
    PainRated,
    Posture,
    PostureChanged,
    PromptHeld,
    PromptReleased,
)
from backcare_tui.domain.settings import BreakSettings
from backcare_tui.prompts.wake_up import WakeUp
from bench.process import python
from bench.rows import Row, below

ENTRIES = 500
ROUNDS = 2_000
ALARMS = 200
"""Alarms of 20 to 300 ms, one after the other."""
_MORNING = datetime(2026, 10, 30, 7, tzinfo=timezone(timedelta(hours=1)))
_OFFICE = WorkingHours((parse_day("07:00-12:30, 13:30-19:00"),) * 7)
_BUSY = "while True: pass"


def measure() -> list[Row]:
    """The plan for two kinds of working hours; alarms on an idle and on a busy machine."""
    rows: list[Row] = []
    day = _day()
    for name, hours in (("", WorkingHours()), (", with hours", _OFFICE)):
        times = _ask(day, hours)
        rows.append(
            Row(f"Plan of {ENTRIES} entries{name}, median", _at(times, 50), "ms", "–", None)
        )
        rows.append(below(1, f"… 99th of 100{name}", _at(times, 99), "ms"))
    for name, busy in (("", 0), (", both cores busy", 2)):
        late = _lateness(busy)
        rows.append(Row(f"A prompt is late by{name}, median", _at(late, 50), "ms", "–", None))
        rows.append(below(1000, f"… 99th of 100{name}", _at(late, 99), "ms"))
    return rows


def _day() -> list[Entry]:
    """Twelve hours; half of the entries move the plan, the others count adjustments and pain."""
    due = _MORNING.replace(hour=8)
    micro = BreakKind.MICRO
    happening: list[KnownEvent] = [
        PostureChanged(posture=Posture.SIT),
        PromptHeld(break_kind=micro, due=due, reason=HoldReason.TYPING),
        PromptReleased(),
        BreakPostponed(break_kind=micro, seconds=300, due=due),
        BreakStarted(break_kind=micro, how="prompted", due=due),
        BreakTaken(break_kind=micro, seconds=120, how="prompted", due=due),
        AwayNoticed(since=due, credited=micro),
    ]
    step = timedelta(hours=12) / ENTRIES
    counted = [AdjustmentTallied(item="stand-slower"), PainRated(score=3)]
    events: list[KnownEvent] = [AppOpened()]
    for n in range(ENTRIES // 2):
        events += [happening[n % len(happening)], counted[n % 2]]
    events = events[:ENTRIES]
    return [
        Entry(id=str(n), at=_MORNING + n * step, device="bench", event=event)
        for n, event in enumerate(events)
    ]


def _ask(day: list[Entry], hours: WorkingHours) -> list[float]:
    """Milliseconds of CPU of each of `ROUNDS` answers: what else the machine does is left out."""
    settings, now = BreakSettings(), day[-1].at + timedelta(minutes=1)
    times: list[float] = []
    for n in range(-20, ROUNDS):
        started = time.thread_time()
        plan(day, settings, now, hours)
        if n >= 0:
            times.append((time.thread_time() - started) * 1000)
    return times


def _lateness(busy: int) -> list[float]:
    """Milliseconds between the instant an alarm was set to and its ring."""
    burners = [subprocess.Popen(python("-c", _BUSY)) for _ in range(busy)]
    try:
        return asyncio.run(_alarms())
    finally:
        for burner in burners:
            burner.kill()
            burner.wait()


async def _alarms() -> list[float]:
    clock, rang = SystemClock(), asyncio.Event()
    alarm = WakeUp(clock, rang.set)
    chance = random.Random(1)
    late: list[float] = []
    for _ in range(ALARMS):
        at = clock.now() + timedelta(milliseconds=chance.uniform(20, 300))
        alarm.set(at)
        await asyncio.wait_for(rang.wait(), timeout=30)
        late.append((clock.now() - at) / timedelta(milliseconds=1))
        rang.clear()
    alarm.stop()
    return late


def _at(values: list[float], percent: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]
