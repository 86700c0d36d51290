"""Time to the first frame of Today and time to leave, beside an empty Textual app."""

import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from bench.process import APP, EMPTY, EMPTY_MARK, TODAY_MARK, start, temporary_home, wait_for, watch
from bench.rows import Row, at_most
from bench.years import MONTH, TEN_YEARS, fill

RUNS = 15
_SETTLE = 0.6
"""Seconds between the first frame and the key that quits: what was deferred has been imported."""


def measure() -> list[Row]:
    """Medians of `RUNS` starts, one of each in turn."""
    now = datetime.now(UTC)
    with temporary_home() as month, temporary_home() as years:
        fill(month, now, MONTH)
        fill(years, now, TEN_YEARS)
        programs = {
            "empty": (EMPTY, EMPTY_MARK, "\x11", month),
            "month": (APP, TODAY_MARK, "q", month),
            "years": (APP, TODAY_MARK, "q", years),
        }
        frames: dict[str, list[float]] = {name: [] for name in programs}
        exits: dict[str, list[float]] = {name: [] for name in programs}
        for run in range(RUNS + 1):
            for name, program in programs.items():
                frame, leaving = _once(*program)
                if run:  # the first one warms the page cache
                    frames[name].append(frame * 1000)
                    exits[name].append(leaving * 1000)
    shown = {name: median(values) for name, values in frames.items()}
    left = {name: median(values) for name, values in exits.items()}
    beside = "empty Textual app"
    return [
        at_most(
            1.35, "First frame, a month of entries", shown["month"], "ms", shown["empty"], beside
        ),
        at_most(1.1, "First frame, ten years", shown["years"], "ms", shown["month"], "a month"),
        at_most(1, "Exit", left["month"], "ms", left["empty"], beside),
    ]


def _once(argv: list[str], mark: bytes, leave: str, home: Path) -> tuple[float, float]:
    with start(argv, home) as session:
        shown = wait_for(session, mark)
        watch([session], _SETTLE)
        asked = time.monotonic()
        session.send(leave)
        session.wait()
        return shown, time.monotonic() - asked
