"""A minute in which nobody touches a key."""

from datetime import UTC, datetime

from backcare_tui.tui.places import PLACES
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
from bench.rows import Row, at_most, below
from bench.years import MONTH, fill

SECONDS = 60
_SETTLE = 5
_LOOKED_AT = 2
"""Seconds in each place."""


def measure() -> list[Row]:
    """Both programs over the same minute, after `_SETTLE` seconds to come to rest."""
    with temporary_home() as home:
        fill(home, datetime.now(UTC), MONTH)
        with start(EMPTY, home) as empty, start(APP, home) as ours:
            wait_for(empty, EMPTY_MARK)
            wait_for(ours, TODAY_MARK)
            both = [empty, ours]
            watch(both, _SETTLE)
            before = [cost(session.process.pid) for session in both]
            bytes_before = len(ours.raw)
            watch(both, SECONDS)
            after = [cost(session.process.pid) for session in both]
            sent = len(ours.raw) - bytes_before
            for place in PLACES[1:] + PLACES[:1]:
                ours.send(place.key)
                watch(both, _LOOKED_AT)
            visited = cost(ours.process.pid)
    (empty_cpu, our_cpu) = (new.cpu - old.cpu for new, old in zip(after, before, strict=True))
    (empty_woke, we_woke) = (
        new.wakeups - old.wakeups for new, old in zip(after, before, strict=True)
    )
    beside = "empty Textual app"
    return [
        at_most(1, "Idle for a minute: CPU", our_cpu, "s", max(empty_cpu, 0.01), beside),
        at_most(1, "Idle for a minute: wake-ups", we_woke, "times", empty_woke, beside),
        below(2, "Idle for a minute: sent to the terminal", sent / 1000, "kB"),
        at_most(1.35, "Resident memory after it", after[1].rss, "MB", after[0].rss, beside),
        at_most(1.6, "… after every place", visited.rss, "MB", after[0].rss, beside),
    ]
