"""Breathing: sessions of a pattern, and where the breath is at any moment.

Everything follows from the elapsed seconds and is never added up from tick to tick, so a busy
machine can show a moment late but cannot make the session drift.
"""

import math
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import Enum

import msgspec

from backcare_tui.domain.downshift.breath import fullness, phase_at
from backcare_tui.domain.downshift.patterns import MAX_CYCLES, MAX_PHASE, Pattern, Phase
from backcare_tui.domain.journal.entries import BreathingFinished, Entry

GET_READY = 3.0
"""Seconds to settle before the first breath: our own choice."""
READING = 8.0
"""The same if what is safe has not been on the screen before: time to read it (our own choice)."""
LENGTHS = (2, 3, 4, 5)
"""Minutes a session is offered in (2 to 5: an article on managing back pain)."""
MAX_MINUTES = 30
_TOUCH = 1e-6
"""Seconds below which two instants are the same: rounding errors, not time."""


class Session(msgspec.Struct, frozen=True):
    """`cycles` breaths of `pattern` after `get_ready` seconds; ends when the last breath is out."""

    pattern: Pattern
    cycles: int
    get_ready: float = GET_READY

    def __post_init__(self) -> None:
        if not 1 <= self.cycles <= MAX_CYCLES:
            raise ValueError(f"a session is 1 to {MAX_CYCLES} cycles")
        if not 0 <= self.get_ready <= MAX_PHASE:
            raise ValueError(f"getting ready takes 0 to {MAX_PHASE:g} seconds")

    @property
    def seconds(self) -> float:
        """Seconds of breathing: neither getting ready nor the rest after the last exhale."""
        return self.cycles * self.pattern.cycle_seconds - self.pattern.closing_rest


def session(
    pattern: Pattern,
    *,
    minutes: float | None = None,
    cycles: int | None = None,
    first_month: bool = True,
    get_ready: float = GET_READY,
) -> Session:
    """A session of `cycles`, or of the number of cycles nearest to `minutes` (above 0, at most 30).

    The pattern's own limit shortens it. Raises ValueError unless exactly one of both is given.
    """
    if (minutes is None) == (cycles is None):
        raise ValueError("give either minutes or cycles")
    if minutes is not None:
        if not 0 < minutes <= MAX_MINUTES:
            raise ValueError(f"a session is at most {MAX_MINUTES} minutes")
        nearest = math.floor(minutes * 60 / pattern.cycle_seconds + 0.5)
        cycles = min(max(nearest, 1), MAX_CYCLES)
    assert cycles is not None
    limit = pattern.limit(first_month=first_month)
    return Session(pattern, cycles if limit is None else min(cycles, limit), get_ready)


class MomentKind(Enum):
    GET_READY = "get-ready"
    PHASE = "phase"
    DONE = "done"


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """Where a session is: all that a screen needs to draw one frame."""

    kind: MomentKind
    phase: Phase | None = None
    """None unless `kind` is PHASE."""
    index: int = 0
    """Which of the pattern's phases this is, from 0."""
    phase_elapsed: float = 0.0
    phase_left: float = 0.0
    """Seconds left of the phase, or of getting ready."""
    count: int = 0
    """`phase_left` as the count on screen: whole seconds rounded up, 1 at the end; 0 when done."""
    fullness: float = 0.0
    """How full the lungs are, 0–1; continuous from moment to moment."""
    cycle: int = 0
    """1 to `cycles`; 0 while getting ready."""
    cycles: int
    left: float
    """Seconds of breathing left."""


def moment(session: Session, elapsed: float) -> Moment:
    """Where `session` is `elapsed` seconds after it was started (pauses not counted)."""
    total, cycles = session.seconds, session.cycles
    at = elapsed - session.get_ready
    if at < 0:
        left = min(-at, session.get_ready)
        return Moment(
            kind=MomentKind.GET_READY,
            phase_elapsed=session.get_ready - left,
            phase_left=left,
            count=_count(left),
            cycles=cycles,
            left=total,
        )
    if not at < total:
        return Moment(kind=MomentKind.DONE, cycle=cycles, cycles=cycles, left=0.0)
    pattern = session.pattern
    done, into = divmod(at, pattern.cycle_seconds)
    index, phase_elapsed = phase_at(pattern.phases, into)
    phase = pattern.phases[index]
    left = phase.seconds - phase_elapsed
    return Moment(
        kind=MomentKind.PHASE,
        phase=phase,
        index=index,
        phase_elapsed=phase_elapsed,
        phase_left=left,
        count=_count(left),
        fullness=fullness(pattern.phases, index, phase_elapsed),
        cycle=min(int(done) + 1, cycles),
        cycles=cycles,
        left=total - at,
    )


def cut_short(session: Session, elapsed: float) -> Session:
    """`session` stopped at `elapsed`: it lasts to the end of this breath."""
    return msgspec.structs.replace(session, cycles=max(moment(session, elapsed).cycle, 1))


class Breathed(msgspec.Struct, frozen=True):
    """What was done of a session."""

    seconds: float
    """Seconds breathed, getting ready left out."""
    cycles: int
    """Cycles breathed out to the end."""


def breathed(session: Session, elapsed: float) -> Breathed:
    """What was done when `session` ended, or was ended, at `elapsed` seconds."""
    total = session.seconds
    at = min(max(elapsed - session.get_ready, 0.0), total)
    if at >= total - _TOUCH:
        return Breathed(total, session.cycles)
    out_by = at + session.pattern.closing_rest + _TOUCH
    return Breathed(at, min(int(out_by // session.pattern.cycle_seconds), session.cycles))


def new_patterns(
    patterns: Iterable[Pattern], entries: Iterable[Entry], now: datetime
) -> frozenset[str]:
    """Ids of the patterns in their first month: no session of them is 30 days old or older."""
    known_since = now - timedelta(days=30)
    known = {
        entry.event.pattern
        for entry in entries
        if isinstance(entry.event, BreathingFinished) and entry.at <= known_since
    }
    return frozenset(pattern.id for pattern in patterns if pattern.id not in known)


class Stopwatch(msgspec.Struct, frozen=True):
    """Seconds of a monotonic clock, pauses left out. A value: its methods return another."""

    started: float
    paused_total: float = 0.0
    paused_at: float | None = None

    @property
    def is_paused(self) -> bool:
        return self.paused_at is not None

    def elapsed(self, now: float) -> float:
        """Seconds run until `now`, never negative."""
        until = now if self.paused_at is None else self.paused_at
        return max(until - self.started - self.paused_total, 0.0)

    def pause(self, now: float) -> "Stopwatch":
        """Stopped at `now`; unchanged if it already is."""
        return self if self.is_paused else Stopwatch(self.started, self.paused_total, now)

    def resume(self, now: float) -> "Stopwatch":
        """Runs again from `now`; unchanged if it does already."""
        if self.paused_at is None:
            return self
        return Stopwatch(self.started, self.paused_total + max(now - self.paused_at, 0.0))


class Run(msgspec.Struct, frozen=True):
    """A session on its way. A value: each method returns another; `now` is a monotonic instant."""

    plan: Session
    """The session as it was chosen."""
    session: Session
    """The session as it goes on: shorter once the person has stopped it."""
    watch: Stopwatch
    ended: bool = False
    """Ended by the person before the breath was out."""

    @staticmethod
    def begin(plan: Session, now: float) -> "Run":
        return Run(plan, plan, Stopwatch(now))

    @property
    def is_paused(self) -> bool:
        return self.watch.is_paused

    @property
    def is_stopping(self) -> bool:
        """Whether it ends with the present breath because the person wants it to."""
        return self.session is not self.plan

    def moment(self, now: float) -> Moment:
        return moment(self.session, self.watch.elapsed(now))

    def is_over(self, now: float) -> bool:
        return self.ended or self.moment(now).kind is MomentKind.DONE

    def pause(self, now: float) -> "Run":
        return msgspec.structs.replace(self, watch=self.watch.pause(now))

    def resume(self, now: float) -> "Run":
        return msgspec.structs.replace(self, watch=self.watch.resume(now))

    def stop(self, now: float) -> "Run":
        """Let the breath go out, then end; end now if paused, not begun, or stopped before."""
        waits = self.is_paused or self.is_stopping
        if waits or self.moment(now).kind is MomentKind.GET_READY:
            return msgspec.structs.replace(self, watch=self.watch.pause(now), ended=True)
        # A copy, so that stopping in the last breath counts as stopping too.
        shorter = cut_short(self.session, self.watch.elapsed(now))
        return msgspec.structs.replace(self, session=shorter)

    def breathed(self, now: float) -> Breathed:
        """What was done by `now`."""
        return breathed(self.session, self.watch.elapsed(now))


def finished(run: Run, done: Breathed, tension: int | None) -> BreathingFinished:
    """What is written down of `run`; `tension`: as it was told before, 0–10."""
    return BreathingFinished(
        pattern=run.plan.pattern.id,
        seconds=round(done.seconds, 1),
        cycles=done.cycles,
        planned_cycles=run.plan.cycles,
        tension_before=tension,
    )


def _count(left: float) -> int:
    # A rounding error above a whole second must not show for one frame as a count too many.
    return max(math.ceil(left - _TOUCH), 1)
