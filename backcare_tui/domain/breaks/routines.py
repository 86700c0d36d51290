"""Break routines: what is done in a break, in one to three timed steps, standing up first.

What counts for a back is time in one posture (breaks out of the chair eased pain from sitting:
Sheahan 2016), so a routine is done standing, walking or lying, without a load and without a held
breath. Lengths are our own choice.
"""

from collections.abc import Collection, Sequence
from datetime import timedelta
from enum import Enum

import msgspec

from backcare_tui.domain.journal.entries import BreakKind, Side

MAX_NAME = 34
"""Characters of a routine's name: it stands alone on a line of a narrow pane: our own choice."""
MAX_DO = 30
"""Characters of what a step is called, beside its mark in a narrow pane: our own choice."""
MAX_STEPS = 3
SHORTEST, LONGEST = timedelta(minutes=1), timedelta(minutes=5)
"""How long the steps of a routine take together: our own choice."""
WORTH_BEGINNING = timedelta(seconds=10)
"""A step that would have less of the break than this is left out: our own choice."""
_ROUTINE = "routine:"


class RoutineFamily(Enum):
    """What a routine is; long breaks take the first three in turn."""

    WALK = "walk"
    LEGS_UP = "legs-up"
    BREATHING = "breathing"
    MOVEMENT = "movement"


ROTATION = (RoutineFamily.WALK, RoutineFamily.LEGS_UP, RoutineFamily.BREATHING)
"""Long breaks walk, lie with the legs up and breathe (an article on managing back pain)."""


class Effort(Enum):
    """How much a routine asks of a back."""

    QUIET = "quiet"
    """Standing, a slow walk, breathing: nothing bends and nothing is lifted."""
    GENTLE = "gentle"
    """Fit for the days of a flare."""
    USUAL = "usual"


class RoutineStep(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing to do. Raises ValueError for a length that is not above 0 and at most 5 minutes."""

    do: str
    """What to do, in 1 to 30 characters."""
    how: str = ""
    seconds: int
    side: Side | None = None
    """Done on this side; left out if that side is sore."""
    breathe: bool = False
    """The breath is counted meanwhile."""
    figure: str = ""
    """Id of the figure that shows it; "" if none does."""

    def __post_init__(self) -> None:
        if not 1 <= len(self.do) <= MAX_DO:
            raise ValueError(f"what to do is 1 to {MAX_DO} characters")
        if not 0 < self.seconds <= LONGEST.total_seconds():
            raise ValueError(f"a step takes 1 to {LONGEST.total_seconds():.0f} seconds")


class Routine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is done in a break. Raises ValueError for a name, steps or lengths out of range."""

    id: str
    name: str
    """What a break proposes, in 1 to 34 characters."""
    how: str = ""
    """The same in a sentence or two."""
    kind: BreakKind
    family: RoutineFamily
    effort: Effort = Effort.USUAL
    steps: tuple[RoutineStep, ...]
    """One to three, together 1 to 5 minutes."""
    not_with: tuple[str, ...] = ()
    """Ids of the lines (`screening.context.LINES`) of those whom it is not proposed to."""
    source: str = ""

    def __post_init__(self) -> None:
        if not 1 <= len(self.name) <= MAX_NAME:
            raise ValueError(f"a name is 1 to {MAX_NAME} characters")
        if not 1 <= len(self.steps) <= MAX_STEPS:
            raise ValueError(f"a routine has 1 to {MAX_STEPS} steps")
        if not SHORTEST <= self.length <= LONGEST:
            raise ValueError("the steps of a routine take 1 to 5 minutes together")
        if all(step.side is not None for step in self.steps):
            raise ValueError("one step is for no side: it stays if both sides are sore")

    @property
    def length(self) -> timedelta:
        """Of all steps together."""
        return timedelta(seconds=sum(step.seconds for step in self.steps))

    @property
    def figure(self) -> str:
        """Id of the figure that stands for all of it: that of its longest step; "" if it has none.

        Of steps equally long it is the first.
        """
        return max(self.steps, key=lambda step: step.seconds).figure

    @property
    def proposal(self) -> str:
        """As it stands in the journal: `routine:…`."""
        return f"{_ROUTINE}{self.id}"

    def suits(self, avoid: Collection[str], sore: Collection[Side]) -> bool:
        """Whether it may be proposed to who said `avoid`, with pain on the sides `sore`."""
        if any(id_ in avoid for id_ in self.not_with):
            return False
        sides = [step.side for step in self.steps if step.side is not None]
        return not sides or any(side not in sore for side in sides)


STAND = Routine(
    id="stand-up",
    name="Stand up",
    how="Leave the chair and stand as is most comfortable, a hand on something if you like.",
    kind=BreakKind.MICRO,
    family=RoutineFamily.WALK,
    effort=Effort.QUIET,
    steps=(
        RoutineStep(
            do="Stand up",
            how="Stand as is most comfortable, a hand on something if you like.",
            seconds=60,
            figure="stand-up",
        ),
    ),
    source="Our own choice: what counts is to leave the posture you were in.",
)
"""What is proposed when nothing else is, and in a break of less than a minute."""


class TimedStep(msgspec.Struct, frozen=True):
    """A step, and when in the break it begins and ends."""

    step: RoutineStep
    begin: timedelta
    end: timedelta


def timetable(
    routine: Routine, length: timedelta, sore: Collection[Side] = ()
) -> tuple[TimedStep, ...]:
    """The steps of `routine` in a break of `length`, one after the other; never none.

    Steps for a side that is sore are left out, and so is what the break is too short for. The last
    one goes on until the break is over.
    """
    found: list[TimedStep] = []
    begin = timedelta()
    for step in routine.steps:
        if step.side is not None and step.side in sore:
            continue
        if found and length - begin < WORTH_BEGINNING:
            break
        end = begin + timedelta(seconds=step.seconds)
        found.append(TimedStep(step, begin, end))
        begin = end
    last = found[-1]
    return (*found[:-1], TimedStep(last.step, last.begin, max(length, last.begin)))


def step_at(steps: Sequence[TimedStep], elapsed: timedelta) -> int:
    """Which of `steps` is on after `elapsed`, from 0; after the end it is the last."""
    return max((n for n, timed in enumerate(steps) if timed.begin <= elapsed), default=0)


def next_step(steps: Sequence[TimedStep], elapsed: timedelta) -> tuple[TimedStep, ...]:
    """`steps` with the one that is on ended after `elapsed`; unchanged if it is the last.

    What follows comes earlier by what is left out, and the last one still goes on until the end.
    """
    now = step_at(steps, elapsed)
    if now == len(steps) - 1:
        return tuple(steps)
    earlier = steps[now].end - elapsed
    ended = TimedStep(steps[now].step, steps[now].begin, elapsed)
    rest = [TimedStep(t.step, t.begin - earlier, t.end - earlier) for t in steps[now + 1 :]]
    rest[-1] = TimedStep(rest[-1].step, rest[-1].begin, steps[-1].end)
    return (*steps[:now], ended, *rest)


def by_proposal(id_: str, routines: Sequence[Routine]) -> Routine | None:
    """The routine that stands in the journal as `id_`; None if it is gone, or is none."""
    return next((r for r in (STAND, *routines) if r.proposal == id_), None)
