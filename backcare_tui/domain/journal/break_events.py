"""What can happen with breaks and their prompts: taken, put off, held, paused, away meanwhile."""

from datetime import datetime
from enum import Enum
from typing import Literal

from backcare_tui.domain.journal.event_base import (
    EventBase,
    Undoable,
    check_due,
    check_instant,
    check_seconds,
    clean_field,
)


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


BreakHow = Literal["prompted", "own", "logged"]
"""*prompted*: took the one that was due; *own*: started it unasked; *logged*: took it before."""


class BreakStarted(Undoable, frozen=True, tag="break_started"):
    """A break began; it ends with a `BreakTaken`. `proposal` is the id of what was proposed.

    `seconds` is its length if that is not its kind's. Here and below `due` is when the prompt that
    is answered was due; None: there was none.
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


class BreakTaken(Undoable, frozen=True, tag="break_taken"):
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


class BreakPostponed(Undoable, frozen=True, tag="break_postponed"):
    """*Later*: the same break comes back after `seconds`."""

    break_kind: BreakKind
    seconds: float
    due: datetime | None = None

    def __post_init__(self) -> None:
        check_seconds(self.seconds)
        check_due(self.due)


class BreakSkipped(Undoable, frozen=True, tag="break_skipped"):
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


class PromptsPaused(Undoable, frozen=True, tag="prompts_paused"):
    """No prompts before `until`. A pause always has an end."""

    until: datetime

    def __post_init__(self) -> None:
        check_instant(self.until)


class PromptsResumed(Undoable, frozen=True, tag="prompts_resumed"):
    """A pause ended early."""


AwayCause = Literal["asleep", "suspended", "away"]
"""*asleep*: the machine or the process did not run; *suspended*: the person sent the app away;
*away*: nothing was pressed anywhere."""


AwayDid = Literal["", "walked", "lay", "sat"]
"""What the person says they did while away."""


class AwayNoticed(EventBase, frozen=True, tag="away_noticed"):
    """Nobody was there, or the app did not run, from `since` on; `credited` is the break it counts
    as.
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
    """The prompt that was due at `due` was not delivered.

    It comes back at `until`, or with a `PromptReleased`. One that fell into an absence (`ASLEEP`,
    or `AWAY` with an `until`) is written down afterwards, and moves nothing.
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
