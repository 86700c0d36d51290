"""What ten years of entries cost where pain is logged and looked at."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from bench.process import APP, TODAY_MARK, Session, start, temporary_home, wait_for, watch
from bench.rows import Row, at_most, below
from bench.years import MONTH, TEN_YEARS, fill

RUNS = 15
LOGS = 150
_SETTLE = 0.6
"""Seconds between the first frame and a key: what was deferred has been imported."""
_PAIN_MARK = b"alarm"
_MANY_MARK = "⣀".encode()
_ASKED_MARK = b"Pain now?"
_NOTED_MARK = b"noted"
_CLOSED_MARK = b"pause"
"""Of the keys of the place behind the panel."""


def measure() -> list[Row]:
    """Medians of `RUNS` starts, one of each in turn; then `LOGS` ratings by two keys each."""
    with temporary_home() as month, temporary_home() as years:
        _prepare(month, MONTH)
        _prepare(years, TEN_YEARS)
        homes = {"month": month, "years": years}
        opened: dict[str, list[tuple[float, ...]]] = {name: [] for name in homes}
        for run in range(RUNS + 1):
            for name, home in homes.items():
                times = _open(home)
                if run:  # the first one warms the page cache
                    opened[name].append(times)
        logged = _log(years)
    beside = "a month"
    few, many = (
        [median(values) * 1000 for values in zip(*opened[name], strict=True)] for name in homes
    )
    names = ("Today opens", "Pain opens for the first time", "Pain opens again")
    rows = [
        at_most(1.2, f"{name}, ten years", ours, "ms", theirs, beside)
        for name, ours, theirs in zip(names, many, few, strict=False)
    ]
    rows.append(Row("Pain, from 14 days to 90, ten years", many[3], "ms", "–", None))
    for place, (asked, noted) in logged.items():
        rows.append(below(100, f"l to its question, {place}, 99th of 100", _at(asked, 99), "ms"))
        rows.append(Row(f"A score to “noted”, {place}, median", _at(noted, 50), "ms", "–", None))
        rows.append(below(100, "… 99th of 100", _at(noted, 99), "ms"))
    return rows


def _prepare(home: Path, days: int) -> None:
    """`days` days, a last rating of 4, and no question of safety that is open because of it."""
    from backcare_tui.clock import SystemClock
    from backcare_tui.companion import open_companion
    from backcare_tui.domain.journal.care_events import ScreeningAnswered
    from backcare_tui.domain.journal.entries import PainRated
    from backcare_tui.paths import find

    now = datetime.now(UTC)
    fill(home, now, days)
    companion = open_companion(find({"BACKCARE_HOME": str(home)}), SystemClock())
    companion.record(PainRated(score=4), at=now - timedelta(minutes=2))
    companion.record(ScreeningAnswered(tier="none"), at=now - timedelta(minutes=1))


def _open(home: Path) -> tuple[float, ...]:
    """Seconds to Today's first frame, to Pain, to Pain again, and from 14 days there to 90."""
    with start(APP, home) as session:
        today = wait_for(session, TODAY_MARK)
        watch([session], _SETTLE)
        first = _press(session, "4", _PAIN_MARK)
        _press(session, "1", TODAY_MARK)
        again = _press(session, "4", _PAIN_MARK)
        many = _press(session, "v", _MANY_MARK)
        session.send("q")
        session.wait()
    return today, first, again, many


def _log(home: Path) -> dict[str, tuple[list[float], list[float]]]:
    """Milliseconds from `l` to the question, and from a score to its answer, by what is behind."""
    found: dict[str, tuple[list[float], list[float]]] = {}
    with start(APP, home) as session:
        wait_for(session, TODAY_MARK)
        watch([session], _SETTLE)
        for place in ("on Today", "on Pain with 90 days"):
            if place != "on Today":
                _press(session, "4", _PAIN_MARK)
                _press(session, "v", _MANY_MARK)
            asked: list[float] = []
            noted: list[float] = []
            for _ in range(LOGS):
                asked.append(_press(session, "l", _ASKED_MARK) * 1000)
                noted.append(_press(session, "4", _NOTED_MARK) * 1000)
                _press(session, "\x1b", _CLOSED_MARK)
                watch([session], 0.1)
            found[place] = asked, noted
        session.send("q")
        session.wait()
    return found


def _press(session: Session, key: str, mark: bytes, within: float = 30) -> float:
    """Seconds from `key` until `mark` was drawn."""
    since = len(session.raw)
    asked = time.monotonic()
    session.send(key)
    while mark not in session.raw[since:]:
        if session.process.poll() is not None or time.monotonic() > asked + within:
            raise RuntimeError(f"{mark!r} did not come: {bytes(session.raw[-600:])!r}")
        session.read(0.5)
    return time.monotonic() - asked


def _at(values: list[float], percent: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]
