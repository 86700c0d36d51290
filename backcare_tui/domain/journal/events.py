"""What can happen: a class for each kind of event, tagged by its `kind` in JSON.

A new kind is a class, here or in one of the modules below, and its name in `KnownEvent`. A reader
that does not know a kind keeps it as an `UnknownEvent`, untouched.
"""

from datetime import datetime
from enum import Enum
from typing import Any

import msgspec

from backcare_tui.domain.journal import (
    break_events as breaks,
)
from backcare_tui.domain.journal import (
    care_events as care,
)
from backcare_tui.domain.journal import (
    habit_events as habits,
)
from backcare_tui.domain.journal import (
    pain_events as pain,
)
from backcare_tui.domain.journal.event_base import (
    EventBase,
    Undoable,
    check_due,
    check_score,
    check_seconds,
    clean_field,
)


class Side(Enum):
    """The person's own left or right."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Side":
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class Posture(Enum):
    SIT = "sit"
    STAND = "stand"
    WALK = "walk"
    LIE = "lie"


class AdjustmentTallied(Undoable, frozen=True, tag="adjustment_tallied"):
    """An adjustment was done `count` times (1–1000); `side` for those that have sides."""

    item: str
    side: Side | None = None
    count: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.count <= 1000:
            raise ValueError("count is 1 to 1000")
        clean_field(self, "item", 60)


class BreathingFinished(Undoable, frozen=True, tag="breathing_finished"):
    """A breathing session ended, early or not.

    `seconds` without getting ready and pauses; `cycles` finished of `planned_cycles`; tension 0–10
    before and after if the person gave it.
    """

    pattern: str
    seconds: float
    cycles: int
    planned_cycles: int
    tension_before: int | None = None
    tension_after: int | None = None

    def __post_init__(self) -> None:
        for tension in (self.tension_before, self.tension_after):
            check_score(tension, "tension")
        if not 0 <= self.cycles <= 10_000 or not 0 <= self.planned_cycles <= 10_000:
            raise ValueError("cycles are 0 to 10000")
        check_seconds(self.seconds)
        clean_field(self, "pattern", 60)


class PostureChanged(Undoable, frozen=True, tag="posture_changed"):
    """From now on the person sits, stands, walks or lies."""

    posture: Posture


class ClockChanged(EventBase, frozen=True, tag="clock_changed"):
    """The wall clock was set: it jumped by `seconds` (negative: back) while no time passed."""

    seconds: float

    def __post_init__(self) -> None:
        if not abs(self.seconds) <= 3.2e9:
            raise ValueError("a clock change is at most a hundred years")


class AppOpened(EventBase, frozen=True, tag="app_opened"):
    """The app was opened; it was last seen running at `last_seen` (None: never, or not known)."""

    last_seen: datetime | None = None

    def __post_init__(self) -> None:
        check_due(self.last_seen)


class Retracted(EventBase, frozen=True, tag="retracted"):
    """The entry with this id is taken back."""

    entry: str


class UnknownEvent(msgspec.Struct, frozen=True):
    """An event that this version cannot read (a newer one wrote it, or a hand): kept as it is."""

    kind: str
    data: dict[str, Any]
    """The whole event as it stands in the file, `kind` included."""


BreakEvent = (
    breaks.BreakStarted
    | breaks.BreakTaken
    | breaks.BreakPostponed
    | breaks.BreakSkipped
    | breaks.BreakMissed
)
CareEvent = (
    pain.PainRated
    | pain.PegRated
    | pain.DayReflected
    | pain.NoteWritten
    | pain.OfferDeclined
    | care.ScreeningAnswered
    | care.ContextTold
    | care.WasSeen
    | care.FlareStarted
    | care.FlareEnded
    | care.ToolUsed
    | care.NonNegotiableKept
)
HabitEvent = habits.HabitAdded | habits.HabitRested | habits.HabitsCarried
KnownEvent = (
    AdjustmentTallied
    | HabitEvent
    | CareEvent
    | BreathingFinished
    | BreakEvent
    | breaks.PromptsPaused
    | breaks.PromptsResumed
    | breaks.AwayNoticed
    | breaks.PromptHeld
    | breaks.PromptReleased
    | PostureChanged
    | ClockChanged
    | AppOpened
    | Retracted
)
Event = KnownEvent | UnknownEvent
