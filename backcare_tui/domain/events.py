"""What can happen: a class for each kind of event, tagged by its `kind` in JSON.

Pain is in `pain_events.py`; screening, flares and what helps in `care_events.py`.
Adding a kind means adding a class here and its name to `KnownEvent`. A reader that does not know a
kind keeps it as an `UnknownEvent`, untouched.
"""

from datetime import datetime
from enum import Enum
from typing import Any, Literal

import msgspec

from backcare_tui.domain.care_events import (
    FlareEnded,
    FlareStarted,
    NonNegotiableKept,
    ScreeningAnswered,
    ToolUsed,
    WasSeen,
)
from backcare_tui.domain.event_base import (
    EventBase,
    check_due,
    check_instant,
    check_seconds,
    clean_field,
)
from backcare_tui.domain.pain_events import (
    DayReflected,
    NoteWritten,
    OfferDeclined,
    PainRated,
    PegRated,
)


class Side(Enum):
    """The person's own left or right."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Side":
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class BreakKind(Enum):
    MICRO = "micro"
    LONG = "long"


class HoldReason(Enum):
    """Why a prompt that was due was not delivered."""

    OFF_HOURS = "off_hours"
    PAUSED = "paused"
    ASLEEP = "asleep"
    AWAY = "away"
    MEETING = "meeting"
    TYPING = "typing"
    SESSION = "session"
    """A breathing session, a set, a screening or a form was under way."""
    COMMAND = "command"
    """`backcare break hold` ran a command."""


class Posture(Enum):
    SIT = "sit"
    STAND = "stand"
    WALK = "walk"
    LIE = "lie"


class AdjustmentTallied(EventBase, frozen=True, tag="adjustment_tallied"):
    """An adjustment was done `count` times (1–1000); `side` for those that have sides."""

    item: str
    side: Side | None = None
    count: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.count <= 1000:
            raise ValueError("count is 1 to 1000")
        clean_field(self, "item", 60)


class BreathingFinished(EventBase, frozen=True, tag="breathing_finished"):
    """A breathing session ended, early or not: recorded as what it was.

    `seconds` breathed (get-ready and pauses left out), `cycles` finished of `planned_cycles`,
    tension 0–10 before and after where the person gave it.
    """

    pattern: str
    seconds: float
    cycles: int
    planned_cycles: int
    tension_before: int | None = None
    tension_after: int | None = None

    def __post_init__(self) -> None:
        for tension in (self.tension_before, self.tension_after):
            if tension is not None and not 0 <= tension <= 10:
                raise ValueError("tension is 0 to 10")
        if not 0 <= self.cycles <= 10_000 or not 0 <= self.planned_cycles <= 10_000:
            raise ValueError("cycles are 0 to 10000")
        check_seconds(self.seconds)
        clean_field(self, "pattern", 60)

    @property
    def completed(self) -> bool:
        return self.cycles >= self.planned_cycles


BreakHow = Literal["prompted", "own", "logged"]
"""*prompted*: took the one that was due; *own*: started it unasked; *logged*: took it before."""


class BreakStarted(EventBase, frozen=True, tag="break_started"):
    """A break began; it ends with a `BreakTaken`. `proposal` is the id of what was proposed.

    `seconds` is its length where that is not its kind's. Here and below `due` is when the prompt
    that is answered was due; None where none was.
    """

    break_kind: BreakKind
    how: BreakHow = "own"
    proposal: str = ""
    seconds: float | None = None
    due: datetime | None = None

    def __post_init__(self) -> None:
        check_seconds(self.seconds or 0)
        check_due(self.due)
        clean_field(self, "proposal", 60)


class BreakTaken(EventBase, frozen=True, tag="break_taken"):
    """A break ended, and the work clock starts again. `seconds` is how long it was."""

    break_kind: BreakKind
    seconds: float
    how: BreakHow = "own"
    proposal: str = ""
    due: datetime | None = None

    def __post_init__(self) -> None:
        check_seconds(self.seconds)
        check_due(self.due)
        clean_field(self, "proposal", 60)


class BreakPostponed(EventBase, frozen=True, tag="break_postponed"):
    """*Later*: the same break comes back after `seconds`."""

    break_kind: BreakKind
    seconds: float
    due: datetime | None = None

    def __post_init__(self) -> None:
        check_seconds(self.seconds)
        check_due(self.due)


class BreakSkipped(EventBase, frozen=True, tag="break_skipped"):
    """*Skip*: the next break comes a full interval later."""

    break_kind: BreakKind
    due: datetime | None = None

    def __post_init__(self) -> None:
        check_due(self.due)


class BreakMissed(EventBase, frozen=True, tag="break_missed"):
    """A prompt was due at `due` and stayed without an answer."""

    break_kind: BreakKind
    due: datetime

    def __post_init__(self) -> None:
        check_instant(self.due)


class PromptsPaused(EventBase, frozen=True, tag="prompts_paused"):
    """No prompts before `until`. A pause always has an end."""

    until: datetime

    def __post_init__(self) -> None:
        check_instant(self.until)


class PromptsResumed(EventBase, frozen=True, tag="prompts_resumed"):
    """A pause ended early."""


AwayCause = Literal["asleep", "suspended", "away"]
"""*asleep*: the machine or the process did not run; *suspended*: the person sent the app away;
*away*: nothing was pressed anywhere."""

AwayDid = Literal["", "walked", "lay", "sat"]
"""What the person says they did while away."""


class AwayNoticed(EventBase, frozen=True, tag="away_noticed"):
    """Nobody was there, or the app did not run, from `since` until this entry's instant.

    `credited` is the break this time counts as, decided when it was noticed.
    """

    since: datetime
    cause: AwayCause = "asleep"
    credited: BreakKind | None = None
    did: AwayDid = ""
    due: datetime | None = None
    """When the prompt was due that was showing, and that this break answers."""

    def __post_init__(self) -> None:
        check_instant(self.since)
        check_due(self.due)


class PromptHeld(EventBase, frozen=True, tag="prompt_held"):
    """The prompt that was due at `due` was not delivered. It comes back at `until`, or, where that
    is not known, with a `PromptReleased`.

    One that fell into an absence (`ASLEEP`, or `AWAY` with an `until`) is written down afterwards,
    and moves nothing.
    """

    break_kind: BreakKind
    due: datetime
    reason: HoldReason
    until: datetime | None = None

    def __post_init__(self) -> None:
        check_instant(self.due)
        check_due(self.until)


class PromptReleased(EventBase, frozen=True, tag="prompt_released"):
    """What held a prompt is over: it is due now."""


class PostureChanged(EventBase, frozen=True, tag="posture_changed"):
    """From now on the person sits, stands, walks or lies."""

    posture: Posture


class ClockChanged(EventBase, frozen=True, tag="clock_changed"):
    """The wall clock was set: it jumped by `seconds` (negative: back) while no time passed.

    Of a change of more than a hundred years nothing is believed.
    """

    seconds: float

    def __post_init__(self) -> None:
        if not abs(self.seconds) <= 3.2e9:
            raise ValueError("a clock change is at most a hundred years")


class AppOpened(EventBase, frozen=True, tag="app_opened"):
    """The app was opened; it was last seen running at `last_seen` (None: never, or not known)."""

    last_seen: datetime | None = None

    def __post_init__(self) -> None:
        if self.last_seen is not None:
            check_instant(self.last_seen)


class Retracted(EventBase, frozen=True, tag="retracted"):
    """The entry with this id is taken back."""

    entry: str


class UnknownEvent(msgspec.Struct, frozen=True):
    """An event that this version cannot read (a newer one wrote it, or a hand): kept as it is."""

    kind: str
    data: dict[str, Any]
    """The whole event as it stands in the file, `kind` included."""


KnownEvent = (
    AdjustmentTallied
    | PainRated
    | PegRated
    | DayReflected
    | NoteWritten
    | OfferDeclined
    | ScreeningAnswered
    | WasSeen
    | FlareStarted
    | FlareEnded
    | ToolUsed
    | NonNegotiableKept
    | BreathingFinished
    | BreakStarted
    | BreakTaken
    | BreakPostponed
    | BreakSkipped
    | BreakMissed
    | PromptsPaused
    | PromptsResumed
    | AwayNoticed
    | PromptHeld
    | PromptReleased
    | PostureChanged
    | ClockChanged
    | AppOpened
    | Retracted
)
Event = KnownEvent | UnknownEvent
