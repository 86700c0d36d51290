"""What a break proposes: the routine that fits and was done least recently.

Long breaks take walking, lying with the legs up and breathing in turn (an article on managing back
pain); which routine comes next is our own choice. In a flare only gentle ones come, slow breathing
first. While an answer to the safety questions waits for "I was seen", nothing is proposed that
loads or bends, and nothing but standing up if help is needed now.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime, timedelta

from backcare_tui.domain.breaks.routines import (
    ROTATION,
    SHORTEST,
    STAND,
    Effort,
    Routine,
    RoutineFamily,
    by_proposal,
)
from backcare_tui.domain.flare.course import Change
from backcare_tui.domain.journal.entries import (
    BreakKind,
    BreakTaken,
    BreathingFinished,
    Entry,
)
from backcare_tui.domain.manner import USUAL, Manner
from backcare_tui.domain.pain.sore_sides import sore_sides

DOWNSHIFT_AGAIN = timedelta(hours=1)
"""In a flare breathing comes first, unless there was some within this time: our own choice."""

_NEVER = datetime.min.replace(tzinfo=UTC)


def propose(
    entries: Iterable[Entry],
    routines: Sequence[Routine],
    kind: BreakKind,
    length: timedelta,
    now: datetime,
    *,
    manner: Manner = USUAL,
    avoid: Collection[str] = (),
) -> Routine:
    """The routine for a break of `kind` and `length` that was done least recently, or never.

    Done means that a break with it was taken; to a session of breathing all that breathe count as
    done. `avoid`: what the person said of themselves (`screening.context.LINES`).
    """
    if length < SHORTEST:
        return STAND
    given = tuple(entries)
    sore = sore_sides(given, now)
    suited = [r for r in routines if may(r, manner) and r.suits(avoid, sore)]
    fitting = _fitting(suited, kind, length)
    done = _Done(given, routines)
    breathing = [r for r in fitting if r.family is RoutineFamily.BREATHING]
    if breathing and manner.has(Change.DOWNSHIFT) and now - done.breathed >= DOWNSHIFT_AGAIN:
        return min(breathing, key=done.routine)
    if kind is BreakKind.LONG:
        return min(fitting, key=lambda r: (done.family(r.family), _turn(r.family), done.routine(r)))
    return min(fitting, key=done.routine)


def may(routine: Routine, manner: Manner) -> bool:
    """Whether `routine` asks for no more than the manner allows."""
    if manner.emergency:
        return routine is STAND
    if manner.hold is not None:
        return routine.effort is Effort.QUIET
    return not manner.has(Change.DOWNSHIFT) or routine.effort is not Effort.USUAL


def _fitting(suited: Sequence[Routine], kind: BreakKind, length: timedelta) -> Sequence[Routine]:
    """Those of this kind that `length` is enough for; else those that come nearest."""
    of_kind = [routine for routine in suited if routine.kind is kind]
    for some in (of_kind, suited):
        fitting = [routine for routine in some if routine.length <= length]
        if fitting:
            return fitting
    return of_kind or suited or (STAND,)


def _turn(family: RoutineFamily) -> int:
    return ROTATION.index(family) if family in ROTATION else len(ROTATION)


class _Done:
    """When what was done last."""

    def __init__(self, entries: Iterable[Entry], routines: Sequence[Routine]) -> None:
        self._routines: dict[str, datetime] = {}
        self._families: dict[RoutineFamily, datetime] = {}
        self._session = _NEVER
        for entry in entries:
            match entry.event:
                case BreakTaken(proposal=proposal):
                    self._routines[proposal] = max(self.proposal(proposal), entry.at)
                    routine = by_proposal(proposal, routines)
                    if routine is not None:
                        self._note(routine.family, entry.at)
                case BreathingFinished():
                    self._session = max(self._session, entry.at)
                    self._note(RoutineFamily.BREATHING, entry.at)
                case _:
                    pass

    def _note(self, family: RoutineFamily, at: datetime) -> None:
        self._families[family] = max(self.family(family), at)

    @property
    def breathed(self) -> datetime:
        return self.family(RoutineFamily.BREATHING)

    def family(self, family: RoutineFamily) -> datetime:
        return self._families.get(family, _NEVER)

    def proposal(self, id_: str) -> datetime:
        return self._routines.get(id_, _NEVER)

    def routine(self, routine: Routine) -> datetime:
        done = self.proposal(routine.proposal)
        breathes = routine.family is RoutineFamily.BREATHING
        return max(done, self._session) if breathes else done
