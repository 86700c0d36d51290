"""How full the lungs are at any moment of a breath, and the line that this makes over time."""

import math

from backcare_tui.domain.downshift.patterns import Pattern, Phase, levels


def phase_at(phases: tuple[Phase, ...], into: float) -> tuple[int, float]:
    """The phase `into` seconds of a cycle belong to, and how far into it that is."""
    index = len(phases) - 1
    starts = math.fsum(phase.seconds for phase in phases[:index])
    while index and into < starts:
        index -= 1
        starts = math.fsum(phase.seconds for phase in phases[:index])
    return index, min(max(into - starts, 0.0), phases[index].seconds)


def fullness(phases: tuple[Phase, ...], index: int, elapsed: float) -> float:
    """How full the lungs are, 0–1, `elapsed` seconds into the phase `index`; continuous in time."""
    low, high = levels(phases)[index]
    return low + (high - low) * _ease(elapsed / phases[index].seconds)


def breath_line(pattern: Pattern, columns: int, breaths: int = 1) -> list[float]:
    """How full the lungs are in the middle of each of `columns` equal parts of some breaths."""
    each = breaths * pattern.cycle_seconds / max(columns, 1)
    found: list[float] = []
    for column in range(columns):
        into = math.fmod((column + 0.5) * each, pattern.cycle_seconds)
        found.append(fullness(pattern.phases, *phase_at(pattern.phases, into)))
    return found


def _ease(part: float) -> float:
    """0–1 for 0–1, slow at both ends, as a breath is."""
    return (1 - math.cos(math.pi * min(max(part, 0.0), 1.0))) / 2
