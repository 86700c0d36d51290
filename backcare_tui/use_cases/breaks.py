"""What a break proposes, for the app and the commands alike."""

from collections.abc import Collection
from datetime import timedelta
from typing import TYPE_CHECKING

from backcare_tui.companion import Companion
from backcare_tui.domain.breaks.plan import Plan, PromptState
from backcare_tui.domain.breaks.routines import (
    STAND,
    Routine,
    TimedStep,
    by_proposal,
    timetable,
)
from backcare_tui.domain.downshift.patterns import MAX_CYCLES
from backcare_tui.domain.pain.sore_sides import sore_sides
from backcare_tui.domain.proposals import may, propose
from backcare_tui.domain.today import LOOK_BACK

if TYPE_CHECKING:
    from backcare_tui.domain.downshift.session import Moment

_NONE_COMING = (PromptState.PAUSED, PromptState.CLOSING, PromptState.OFF_HOURS)


def proposes(plan: Plan) -> bool:
    """Whether `plan` has a break that is on, due or coming."""
    return plan.state not in _NONE_COMING


def current_routine(companion: Companion, plan: Plan) -> Routine:
    """What the next break of `plan` proposes; on a break, what that one does.

    If an answer to the safety questions came in between, nothing but standing up is left of it.
    """
    routines = companion.catalogue.routines
    if plan.state is PromptState.ON_BREAK:
        begun = by_proposal(plan.proposal, routines)
        return begun if begun is not None and may(begun, companion.manner) else STAND
    return propose(
        companion.entries(companion.today() - LOOK_BACK),
        routines,
        plan.kind,
        plan.length,
        companion.now(),
        manner=companion.manner,
        avoid=avoided(companion),
    )


def avoided(companion: Companion) -> Collection[str]:
    """What is so of the person, by the ids of `screening.context.LINES`."""
    return companion.context.yes


def current_steps(companion: Companion, plan: Plan) -> tuple[TimedStep, ...]:
    """The steps of the break that is being taken, or of the next one.

    Pain that is logged in a break does not change its steps.
    """
    since = plan.started or companion.now()
    entries = companion.entries(companion.today() - LOOK_BACK)
    sore = sore_sides(entries, since)
    return timetable(current_routine(companion, plan), plan.length, sore)


def breath_at(companion: Companion, elapsed: timedelta) -> "Moment | None":
    """Where the breath is `elapsed` after a step began that counts it.

    It is the person's own pattern, or the first one if that has holds: no break asks for a held
    breath. None: there is no pattern without holds.
    """
    from backcare_tui.domain.downshift.session import Session, moment  # few breaks need it

    free = [pattern for pattern in companion.catalogue.patterns if not pattern.has_holds]
    chosen = companion.settings.breathing.pattern
    own = next((pattern for pattern in free if pattern.id == chosen), None)
    pattern = own or next(iter(free), None)
    if pattern is None:
        return None
    return moment(Session(pattern, MAX_CYCLES), elapsed.total_seconds())
