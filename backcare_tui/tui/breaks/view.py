"""What is drawn of a break that is being taken."""

from datetime import timedelta
from typing import NamedTuple

from backcare_tui.domain.breaks.plan import Plan
from backcare_tui.domain.breaks.routines import TimedStep, step_at
from backcare_tui.domain.downshift.session import Moment
from backcare_tui.words.times import short_length


class BreakView(NamedTuple):
    """One moment of it."""

    plan: Plan
    elapsed: timedelta
    """Since the break began."""
    steps: tuple[TimedStep, ...]
    """At least one."""
    breath: Moment | None = None
    """Where the breath is in a step that counts it."""
    titled: bool = False
    """Whether a line above says which break it is."""

    @property
    def on(self) -> int:
        """Which step is on, from 0."""
        return step_at(self.steps, self.elapsed)

    @property
    def left(self) -> timedelta:
        """Of the break; 0 once it is over."""
        return max(self.plan.length - self.elapsed, timedelta())

    @property
    def share(self) -> float:
        """How much of it is behind, 0 to 1."""
        whole = self.plan.length
        return min(max(self.elapsed / whole, 0.0), 1.0) if whole else 1.0

    @property
    def kind(self) -> str:
        """`long break`"""
        return f"{self.plan.kind.value} break"

    @property
    def left_of(self) -> str:
        """What the digits are: `left of 5 min`."""
        return f"left {self.of}"

    @property
    def of(self) -> str:
        """`of 5 min`"""
        return f"of {short_length(self.plan.length)}"
