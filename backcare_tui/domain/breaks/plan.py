"""The plan as a value: what state the prompts are in, and when to ask again."""

from datetime import datetime, timedelta
from enum import Enum

import msgspec

from backcare_tui.domain.journal.entries import BreakHow, BreakKind, HoldReason

SHORT = timedelta(seconds=20)
"""The break that is offered after `SHORT_AFTER` laters in a row, not a lock: our own choice."""

SHORT_AFTER = 2


def is_cut_short(took: timedelta, length: timedelta) -> bool:
    """Whether a break of `length` was ended before half of it was over: our own choice."""
    return took < length / 2


class PromptState(Enum):
    WORKING = "working"
    """The next break is some way off."""
    HEADS_UP = "heads-up"
    """It comes within `heads_up`."""
    DUE = "due"
    """It is asked for, and waits for an answer."""
    LAPSED = "lapsed"
    """It waited long enough: to be written down as missed."""
    HELD = "held"
    """It is due, and not delivered because of `Plan.held`."""
    ON_BREAK = "on break"
    PAUSED = "paused"
    CLOSING = "closing"
    """Working hours end before another break would."""
    OFF_HOURS = "off hours"


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    state: PromptState
    kind: BreakKind
    """The kind of the next break, or of the one being taken."""
    length: timedelta
    due: datetime
    """When the next break is due; while paused or off hours, when it will be. On break: when it is
    over. Held without a known end: when it was due."""
    heads_up: datetime
    """When its heads-up begins."""
    wake_at: datetime | None
    """When to ask again, always later than now; None: only when something happens."""
    work_since: datetime
    """When the work clock started."""
    since_long: int = 0
    """How many breaks of the day came after its last long one."""
    laters: int = 0
    """How often this break has been put off."""
    paused_until: datetime | None = None
    """With the local offset that will be valid then."""
    opens: datetime | None = None
    """Off hours and close to closing: when working time begins again. None: not within a week."""
    closes: datetime | None = None
    """When working time ends, if it does today."""
    held: HoldReason | None = None
    """Why the prompt is not delivered; for PAUSED and CLOSING set once it would have been due."""
    waited: bool = False
    """The prompt has waited for a pause in typing: it does not do so a second time."""
    missed_due: datetime | None = None
    """A due time that passed in a pause or close to closing, and is to be written down as held."""
    asked: datetime | None = None
    """When the next prompt was due first, if it has been held since."""
    started: datetime | None = None
    """When the break being taken began."""
    how: BreakHow = "own"
    proposal: str = ""
    """What the break being taken proposed."""
    answers: datetime | None = None
    """When the prompt was due that the break being taken answers."""

    @property
    def short(self) -> bool:
        """Whether the 20-second version is offered."""
        return self.laters >= SHORT_AFTER

    @property
    def prompt_due(self) -> datetime | None:
        """When the prompt that would be answered now was due first; None: none is due or coming."""
        asked = (PromptState.HEADS_UP, PromptState.DUE, PromptState.LAPSED, PromptState.HELD)
        return (self.asked or self.due) if self.state in asked else None

    def left(self, now: datetime) -> timedelta:
        """Until the break is due (on break: until it is over); never negative."""
        return max(self.due - now, timedelta())

    def progress(self, now: datetime) -> float:
        """How much of the way to `due` is behind, 0 to 1."""
        begin = self.started or self.work_since
        whole = (self.due - begin).total_seconds()
        return 1.0 if whole <= 0 else min(max((now - begin).total_seconds() / whole, 0.0), 1.0)
