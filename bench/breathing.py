"""Guided breathing: what it costs, and whether the screen keeps step with the breath."""

import re
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from bench.process import APP, Session, cost, python, start, temporary_home, watch
from bench.rows import Row, below
from bench.years import fill

SECONDS = 40
_READY = 6
"""Seconds from the start in which the app opens and the get-ready runs."""
VESSEL = (60, 23)
"""Terminal in which the disc has 30 × 15 cells."""
WHOLE = (120, 40)
"""One in which it has 60 × 30."""
NARROW = (34, 8)
_PATTERN = "even"
_PHASE = 5.0
"""Seconds of each phase of that pattern."""
_MINUTES = 5
_WORDS = re.compile(rb"[Bb]reathe (in|out)")
_BUSY = "while True: pass"


def measure() -> list[Row]:
    rows: list[Row] = []
    sizes = (("30×15", VESSEL, 2.5, 7.0), ("60×30", WHOLE, 5.0, 50.0))
    for name, size, most, budget in (*sizes, ("34×8 pane", NARROW, 2.5, 3.0)):
        cpu, sent = _cost(size)
        rows.append(below(most, f"Breathing, {name}: CPU", cpu * 100, "% of a core"))
        rows.append(below(budget, f"Breathing, {name}: sent", sent / 1000, "kB/s"))
    for name, busy in (("", 0), (", both cores busy", 2)):
        drift, late = _steps(busy)
        rows.append(below(20, f"Phase drift over {_MINUTES} min{name}", drift, "ms"))
        rows.append(Row(f"… a phase's word shows late by{name}", late, "ms", "–", None))
    return rows


def _session(home: Path, size: tuple[int, int], minutes: int) -> Session:
    config = home / "config"
    config.mkdir(exist_ok=True)
    (config / "config.toml").write_text("[breathing]\nask_tension = false\n[setup]\ndone = true\n")
    fill(home, datetime.now(UTC), 1)
    return start([*APP, "breathe", _PATTERN, "--minutes", str(minutes)], home, size)


def _cost(size: tuple[int, int]) -> tuple[float, float]:
    """Share of a core, and bytes a second."""
    with temporary_home() as home, _session(home, size, 2) as session:
        watch([session], _READY)
        before, sent = cost(session.process.pid), len(session.raw)
        began = time.monotonic()
        watch([session], SECONDS)
        took = time.monotonic() - began
        spent = cost(session.process.pid).cpu - before.cpu
        return spent / took, (len(session.raw) - sent) / took


def _steps(busy: int) -> tuple[float, float]:
    """Drift and lateness, in ms, of the words a person sees, over a whole session.

    The drift is how much later the words come in the last quarter than in the first.
    """
    seen: list[tuple[bytes, float]] = []
    burners = [subprocess.Popen(python("-c", _BUSY)) for _ in range(busy)]
    try:
        with temporary_home() as home, _session(home, NARROW, _MINUTES) as session:
            read = 0
            until = time.monotonic() + _MINUTES * 60 + _READY - 2
            while time.monotonic() < until:
                session.read(0.5)
                at = time.monotonic()
                for word in _WORDS.findall(bytes(session.raw[read:])):
                    if not seen or seen[-1][0] != word:
                        seen.append((word, at))
                read = len(session.raw)
    finally:
        for burner in burners:
            burner.kill()
            burner.wait()
    # Against the steps themselves: the earliest one shows where they begin.
    late = [at - n * _PHASE for n, (_, at) in enumerate(seen)]
    late = [(one - min(late)) * 1000 for one in late]
    quarter = max(1, len(late) // 4)
    return abs(median(late[-quarter:]) - median(late[:quarter])), median(late)
