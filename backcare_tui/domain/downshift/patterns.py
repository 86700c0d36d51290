"""Breathing patterns: what one breath consists of, and what counts as a breath."""

import math
from enum import Enum
from itertools import pairwise

import msgspec

MAX_PHASE = 60.0
"""Longest phase in seconds: our own choice."""
MIN_BREATH = 1.0
"""Shortest whole cycle in seconds: our own choice."""
MAX_PHASES = 12
MAX_CYCLES = 200
"""Most cycles of a session (our own choice): half an hour of the shortest usual breaths."""


class PhaseKind(Enum):
    """What the breath does. The value is also how a pattern file writes it (holds: `hold`)."""

    IN = "in"
    TOP_UP = "top-up"
    HOLD_IN = "hold-in"
    OUT = "out"
    HOLD_OUT = "hold-out"

    @property
    def word(self) -> str:
        """What to do, for the screen; differs for every kind."""
        return _WORDS[self][0]

    @property
    def short(self) -> str:
        """The same in at most 6 characters, for a narrow pane."""
        return _WORDS[self][1]

    @property
    def is_hold(self) -> bool:
        return self in (PhaseKind.HOLD_IN, PhaseKind.HOLD_OUT)

    @property
    def fills(self) -> bool:
        return self in (PhaseKind.IN, PhaseKind.TOP_UP)


_WORDS = {
    PhaseKind.IN: ("Breathe in", "In"),
    PhaseKind.TOP_UP: ("A sip more", "Sip"),
    PhaseKind.HOLD_IN: ("Hold, full", "Hold"),
    PhaseKind.OUT: ("Breathe out", "Out"),
    PhaseKind.HOLD_OUT: ("Rest, empty", "Rest"),
}


class Phase(msgspec.Struct, frozen=True):
    """One part of a breath: more than 0 and at most 60 seconds. Raises ValueError otherwise."""

    kind: PhaseKind
    seconds: float

    def __post_init__(self) -> None:
        # Written so that nan, which compares false with everything, is refused too.
        if not 0 < self.seconds <= MAX_PHASE:
            raise ValueError(f"a phase is more than 0 and at most {MAX_PHASE:g} seconds")


class Pattern(msgspec.Struct, frozen=True, kw_only=True):
    """A breath that repeats.

    Raises ValueError unless it starts with a breath in, what went in comes out again, and a hold or
    top-up follows what it continues.
    """

    id: str
    name: str
    phases: tuple[Phase, ...]
    note: str = ""
    source: str = ""
    max_cycles: int | None = None
    """Most cycles ever in one session; None: no limit of its own."""
    first_cycles: int | None = None
    """Most cycles in one session during the first month; None: the same as `max_cycles`."""

    def __post_init__(self) -> None:
        _check_breath(self.phases)
        for limit in (self.max_cycles, self.first_cycles):
            if limit is not None and not 1 <= limit <= MAX_CYCLES:
                raise ValueError(f"a limit is 1 to {MAX_CYCLES} cycles")

    @property
    def cycle_seconds(self) -> float:
        """Length of one whole cycle in seconds."""
        return math.fsum(phase.seconds for phase in self.phases)

    @property
    def has_holds(self) -> bool:
        return any(phase.kind.is_hold for phase in self.phases)

    @property
    def closing_rest(self) -> float:
        """Seconds of a cycle after its last breath out ends."""
        after = 0
        while self.phases[-1 - after].kind is not PhaseKind.OUT:
            after += 1
        return math.fsum(phase.seconds for phase in self.phases[len(self.phases) - after :])

    def limit(self, *, first_month: bool) -> int | None:
        """Most cycles in one session, given how long the person has known this pattern."""
        limits = [n for n in (self.max_cycles, self.first_cycles if first_month else None) if n]
        return min(limits, default=None)


def _check_breath(phases: tuple[Phase, ...]) -> None:
    if not phases or phases[0].kind is not PhaseKind.IN:
        raise ValueError("a breath starts with a phase in")
    if len(phases) > MAX_PHASES:
        raise ValueError(f"a breath has at most {MAX_PHASES} phases")
    for before, phase in pairwise(phases):
        full = before.kind.fills or before.kind is PhaseKind.HOLD_IN
        if phase.kind in (PhaseKind.TOP_UP, PhaseKind.HOLD_IN) and not full:
            raise ValueError(f"{phase.kind.value} comes after a phase in")
        if phase.kind is PhaseKind.HOLD_OUT and full:
            raise ValueError(f"{phase.kind.value} comes after a phase out")
    if phases[-1].kind not in (PhaseKind.OUT, PhaseKind.HOLD_OUT):
        raise ValueError("a breath ends with a phase out, or a hold after it")
    if not math.fsum(phase.seconds for phase in phases) >= MIN_BREATH:
        raise ValueError(f"a whole breath takes at least {MIN_BREATH:g} second")


def levels(phases: tuple[Phase, ...]) -> list[tuple[float, float]]:
    """Fullness, 0 to 1, at start and end of each phase, in proportion to the seconds of its run."""
    levels: list[tuple[float, float]] = []
    level, moved = 0.0, 0.0
    filling = True
    for at, phase in enumerate(phases):
        if phase.kind.is_hold:
            levels.append((level, level))
            continue
        if phase.kind.fills is not filling:
            filling, moved = phase.kind.fills, 0.0
        moved += phase.seconds
        part = moved / (moved + _same_way_after(phases, at))
        before, level = level, part if filling else 1 - part
        levels.append((before, level))
    return levels


def _same_way_after(phases: tuple[Phase, ...], at: int) -> float:
    """Seconds of the phases after `at` that go the same way, until the breath turns."""
    seconds = 0.0
    for phase in phases[at + 1 :]:
        if phase.kind.is_hold:
            continue
        if phase.kind.fills is not phases[at].kind.fills:
            break
        seconds += phase.seconds
    return seconds
