"""The breaks as a status bar shows them, kept in a small file by the app that leads.

A status bar asks every few seconds, so reading it must cost next to nothing: nothing here imports
more than the standard library's `datetime` and `json`, neither the journal nor msgspec. Countdowns
are computed by the reader, so the app writes only when something changes, and a heartbeat.

No pain, no movements, no notes: of health it holds nothing but the day's breaks and the posture.
"""

import json
import os
import stat
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from backcare_tui.domain.breaks.planning import BreakCounts, Plan
    from backcare_tui.domain.breaks.posture import Span
    from backcare_tui.paths import Paths

SCHEMA = 1
NAME = "status.json"
HEARTBEAT = timedelta(seconds=30)
"""A status that stays the same is written again after this."""
STALE_AFTER = timedelta(minutes=2)
"""An app that has not shown life for this long is not believed to run."""

MAX_BYTES = 8_192
_MAX_PID = 2**31 - 1
_YEARS = range(1900, 2201)
_KINDS = frozenset({"micro", "long"})
_STATES = frozenset(
    {"working", "heads-up", "due", "lapsed", "held"}
    | {"on break", "paused", "closing", "off hours"}
)
_REASONS = frozenset(
    {"off_hours", "paused", "asleep", "away", "meeting", "typing", "session", "command"}
)
_POSTURES = frozenset({"sit", "stand", "walk", "lie"})
COUNTED = ("taken", "credited", "later", "skipped", "missed", "held")


class Status(NamedTuple):
    """The plan and the day as a status bar needs them. Words are the domain's enums' values."""

    state: str
    """`PromptState`."""
    kind: str
    """`BreakKind` of the next break, or of the one being taken."""
    short: bool
    """Whether the 20-second version is offered."""
    begin: datetime
    """When the interval, or the break being taken, began."""
    due: datetime
    """When the next break is due; on a break: when it is over."""
    heads_up: datetime
    paused_until: datetime | None = None
    opens: datetime | None = None
    closes: datetime | None = None
    held: str | None = None
    """`HoldReason`."""
    posture: str | None = None
    posture_since: datetime | None = None
    breaks: tuple[int, ...] = (0,) * len(COUNTED)
    """Today's, in the order of `COUNTED`."""


def status_of(plan: "Plan", counts: "BreakCounts", posture: "Span | None") -> Status:
    """What the file is to say; `posture` is the span the person is in."""
    return Status(
        state=plan.state.value,
        kind=plan.kind.value,
        short=plan.short,
        begin=plan.started or plan.work_since,
        due=plan.due,
        heads_up=plan.heads_up,
        paused_until=plan.paused_until,
        opens=plan.opens,
        closes=plan.closes,
        held=None if plan.held is None else plan.held.value,
        posture=None if posture is None else posture.posture.value,
        posture_since=None if posture is None else posture.begin,
        breaks=tuple(getattr(counts, name) for name in COUNTED),
    )


class StatusFile:
    """The file of this app. Only the app that leads writes; call `remove` when it does not."""

    def __init__(self, paths: "Paths") -> None:
        self._path = paths.state / NAME
        self._written: Status | None = None
        self._beat: datetime | None = None

    def write(self, status: Status, now: datetime) -> bool:
        """Keep the file in step with `status`; whether it was written. Never raises.

        It is written when the status is another one, and every `HEARTBEAT`. It is not fsynced:
        after a power cut it would be of no use.
        """
        if status == self._written and self._beat and abs(now - self._beat) < HEARTBEAT:
            return False
        from backcare_tui.disk import (  # reading for a status bar does without
            Files,
            write_quickly,
        )

        try:
            write_quickly(Files(), self._path, _encode(status, os.getpid(), now))
        except OSError:  # a state folder that cannot be written is named by `backcare doctor`
            return False
        self._written, self._beat = status, now
        return True

    def remove(self) -> None:
        """Take our file away, at the end or when another app leads; never raises."""
        self._written = self._beat = None
        with suppress(OSError):
            found = _load(self._path)
            if found is not None and found.get("pid") == os.getpid():
                self._path.unlink()


def read(state: "Path | str", now: datetime) -> Status | None:
    """What the app whose state folder is `state` last said; None: none runs, or it is not known.

    A file is not believed if its process has ended or hangs, or if it is of a newer version or
    damaged.
    """
    try:
        found = _load(os.path.join(state, NAME))  # noqa: PTH118 - pathlib costs as much as all of it
        if found is None or found.get("schema") != SCHEMA:
            return None
        if abs(now - _instant(found["heartbeat"])) > STALE_AFTER:
            return None
        if not _runs(found["pid"], found["started"]):
            return None
        return _decode(found)
    except (OSError, KeyError, TypeError, ValueError):
        return None


def _encode(status: Status, pid: int, now: datetime) -> bytes:
    record: dict[str, Any] = {
        "schema": SCHEMA,
        "pid": pid,
        "started": _start_of(pid),
        "heartbeat": now,
        **status._asdict(),
    }
    return json.dumps(record, default=_as_text).encode()


def _as_text(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat()


def _load(path: "Path | str") -> dict[str, Any] | None:
    """The object in `path`; None for anything else. Raises OSError if it cannot be read."""
    # Neither a link nor a pipe that somebody put here is followed or waited for.
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        data = os.read(descriptor, MAX_BYTES + 1)
    finally:
        os.close(descriptor)
    if len(data) > MAX_BYTES:
        return None
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _decode(found: dict[str, Any]) -> Status:
    """Raises KeyError, TypeError or ValueError if no app of this version wrote it."""
    breaks = found["breaks"]
    if not isinstance(breaks, list) or len(breaks) != len(COUNTED):
        raise ValueError("breaks")
    return Status(
        state=_one_of(_STATES, found["state"]),
        kind=_one_of(_KINDS, found["kind"]),
        short=found["short"] is True,
        begin=_instant(found["begin"]),
        due=_instant(found["due"]),
        heads_up=_instant(found["heads_up"]),
        paused_until=_maybe(found["paused_until"]),
        opens=_maybe(found["opens"]),
        closes=_maybe(found["closes"]),
        held=None if found["held"] is None else _one_of(_REASONS, found["held"]),
        posture=None if found["posture"] is None else _one_of(_POSTURES, found["posture"]),
        posture_since=_maybe(found["posture_since"]),
        breaks=tuple(_count(each) for each in breaks),
    )


def _one_of(known: frozenset[str], value: str) -> str:
    if value not in known:
        raise ValueError("unknown word")
    return value


def _count(value: object) -> int:
    if type(value) is not int or not 0 <= value <= 100_000:
        raise ValueError("count")
    return value


def _maybe(value: str | None) -> datetime | None:
    return None if value is None else _instant(value)


def _instant(value: str) -> datetime:
    instant = datetime.fromisoformat(value)
    if instant.tzinfo is None or instant.year not in _YEARS:
        raise ValueError("instant")
    return instant


def _runs(pid: object, started: object) -> bool:
    """Whether the process `pid` runs, and is the one that began at `started`."""
    if type(pid) is not int or not 0 < pid <= _MAX_PID:
        return False
    if started is not None:
        return _start_of(pid) == started
    try:
        os.kill(pid, 0)
    except OSError:  # gone, or somebody else's by now
        return False
    return True


def _start_of(pid: int) -> int | None:
    """When `pid` began, in the kernel's own count; None if it has ended, or nobody says (no /proc).

    Together with the pid it names one process; a pid alone is used again some day.
    """
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:  # noqa: PTH123 - as above
            state, *fields = file.read().rpartition(b")")[2].split()
        return None if state == b"Z" else int(fields[18])
    except (OSError, ValueError, IndexError):
        return None
