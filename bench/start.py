"""Time and memory to the first frame of Today, and time to leave, beside an empty Textual app.

Also what has been imported by then, as `python -X importtime` tells it.
"""

import re
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.process import (
    APP,
    EMPTY,
    EMPTY_MARK,
    TODAY_MARK,
    cost,
    start,
    temporary_home,
    wait_for,
    watch,
)
from bench.rows import Row, at_most, beside_it
from bench.years import MONTH, TEN_YEARS, fill

RUNS = 15
_SETTLE = 0.6
"""Seconds between the first frame and the key that quits: what was deferred has been imported."""
_DEAREST, _LOOKS = 10, 5
_IMPORTED = re.compile(rb"import time: +(\d+) \| +\d+ \| +(\S+)")
"""Microseconds that a module took without those it imports, and its name."""


class _Start(NamedTuple):
    """Milliseconds to the first frame and to leave; MB resident at the first frame."""

    frame: float
    leaving: float
    rss: float


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
        starts: dict[str, list[_Start]] = {name: [] for name in programs}
        for run in range(RUNS + 1):
            for name, program in programs.items():
                once = _once(*program)
                if run:  # the first one warms the page cache
                    starts[name].append(once)
        modules = _imports(APP, TODAY_MARK, month)
        least = _imports(EMPTY, EMPTY_MARK, month)
    empty, ours, years_long = (_medians(starts[name]) for name in programs)
    _tell_dearest(modules, least)
    beside = "empty Textual app"
    return [
        at_most(1.25, "First frame, a month of entries", ours.frame, "ms", empty.frame, beside),
        at_most(1.1, "First frame, ten years", years_long.frame, "ms", ours.frame, "a month"),
        beside_it("Modules imported by then", len(modules), "modules", len(least), beside),
        beside_it("Resident memory by then", ours.rss, "MB", empty.rss, beside),
        at_most(1, "Exit", ours.leaving, "ms", empty.leaving, beside),
    ]


def _once(argv: list[str], mark: bytes, leave: str, home: Path) -> _Start:
    with start(argv, home) as session:
        shown = wait_for(session, mark)
        rss = cost(session.process.pid).rss
        watch([session], _SETTLE)
        asked = time.monotonic()
        session.send(leave)
        session.wait()
        return _Start(shown * 1000, (time.monotonic() - asked) * 1000, rss)


def _medians(starts: Sequence[_Start]) -> _Start:
    return _Start(*(median(values) for values in zip(*starts, strict=True)))


def _imports(argv: list[str], mark: bytes, home: Path) -> dict[str, float]:
    """Each module imported until `mark` is shown, and the milliseconds it took by itself.

    The least of a few starts: whatever else the machine does comes on top.
    """
    least: dict[str, float] = {}
    for _ in range(_LOOKS):
        with start([argv[0], "-X", "importtime", *argv[1:]], home) as session:
            wait_for(session, mark)
            told = bytes(session.raw).partition(mark)[0]
        for took, name in _IMPORTED.findall(told):
            module, ms = name.decode(), int(took) / 1000
            least[module] = min(ms, least.get(module, ms))
    return least


def _tell_dearest(ours: dict[str, float], least: dict[str, float]) -> None:
    """Print the modules an empty app does without that take longest."""
    more = sorted(ours.keys() - least.keys(), key=ours.__getitem__, reverse=True)
    for name in more[:_DEAREST]:
        print(f"{ours[name]:5.2f} ms  {name}")
