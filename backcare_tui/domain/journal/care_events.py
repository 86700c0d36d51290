"""Screening, flares, and what the person does for their back when it hurts."""

from datetime import datetime
from typing import Literal

from backcare_tui.domain.journal.event_base import (
    MAX_ID,
    EventBase,
    Undoable,
    check_due,
    check_score,
    check_seconds,
    clean_field,
    clean_ids,
)
from backcare_tui.domain.text import MAX_NOTE

MAX_TICKED = 60

TierName = Literal["none", "routine", "today", "emergency"]
"""What a screening came to, from nothing to worst (docs/care.md, Safety questions)."""

Trigger = Literal[
    "first_run", "flare", "jump", "leg", "both_legs", "numb", "saddle", "monthly", "asked"
]
"""Why the screening was asked (docs/care.md, Safety questions); *asked*: the person opened it."""

Form = Literal["short", "monthly", "whole"]
"""Which of the questions were asked: the few of the short form; every sign; or those and what is
worth an appointment."""


class ScreeningAnswered(EventBase, frozen=True, tag="screening_answered"):
    """The red-flag questions were answered; `tier` is what `screening.decide` made of it then.

    Texts rather than `TierName`, `Trigger` and `Form`: an answer that a newer version wrote in its
    own words holds things up, too.
    """

    tier: str
    ticked: tuple[str, ...] = ()
    """Ids of the items that are new or worse; none: "none of these"."""
    trigger: str = "asked"
    form: str = ""
    """A `Form`; "": the first form of the questions, which asked everything."""

    def __post_init__(self) -> None:
        if bool(self.ticked) == (self.tier == "none"):
            raise ValueError("a tier is given exactly where something is ticked")
        clean_ids(self, "ticked", MAX_TICKED)
        for name in ("tier", "trigger", "form"):
            clean_field(self, name, MAX_ID)


class WasSeen(Undoable, frozen=True, tag="was_seen"):
    """The person was seen by a professional: what an earlier screening put on hold goes on."""

    note: str = ""
    by_phone: bool = False
    """It was advice by phone; that counts as well, and is kept as what it was."""

    def __post_init__(self) -> None:
        clean_field(self, "note", MAX_NOTE)


class ContextTold(EventBase, frozen=True, tag="context_told"):
    """What matters about the person for the safety questions, each line said or left out.

    It stands for all that was told in the entries `knew`. Two devices that told it without knowing
    of each other both count, until the person looks at it again.
    """

    age: str = ""
    """One of `context.AGES`; "": not said."""
    yes: tuple[str, ...] = ()
    """Ids of the lines (`context.LINES`) that are so."""
    no: tuple[str, ...] = ()
    """Ids of those that are not; what is in neither was not said."""
    knew: tuple[str, ...] = ()
    """Ids of the entries that it was told in the knowledge of."""
    since: datetime | None = None
    """When the person said so, where it is only written down anew; None: with this entry."""

    def __post_init__(self) -> None:
        check_due(self.since)
        clean_field(self, "age", MAX_ID)
        for name in ("yes", "no", "knew"):
            clean_ids(self, name, MAX_TICKED)
        if set(self.yes) & set(self.no):
            raise ValueError("a line is either so or not")


class FlareStarted(Undoable, frozen=True, tag="flare_started"):
    """The person declared a flare."""

    score: int | None = None
    """Pain 0–10 at its start, if known."""
    declined: tuple[str, ...] = ()
    """Ids of the changes (`flare.Change`) that the person does not want."""

    def __post_init__(self) -> None:
        check_score(self.score, "pain")
        clean_ids(self, "declined", 20)


class FlareEnded(Undoable, frozen=True, tag="flare_ended"):
    """The person says that the flare is over."""

    score: int | None = None
    """Pain 0–10 now."""
    return_days: int = 3
    """Days over which targets come back: 2, 3, 5 or 7 (0: at once)."""

    def __post_init__(self) -> None:
        check_score(self.score, "pain")
        if self.return_days not in (0, 2, 3, 5, 7):
            raise ValueError("targets come back over 2, 3, 5 or 7 days, or at once (0)")


class ToolUsed(Undoable, frozen=True, tag="tool_used"):
    """A tool of the portfolio was used; pain 0–10 before and after if it was given.

    One with a timer is written down soon after its beginning and amended at its end.
    """

    tool: str
    before: int | None = None
    after: int | None = None
    seconds: float | None = None
    """How long, if a timer ran; while it runs, how long until this version was written."""
    until: datetime | None = None
    """When the timer that runs will end; None: none runs, or it is paused."""

    def __post_init__(self) -> None:
        check_due(self.until)
        check_score(self.before, "pain before")
        check_score(self.after, "pain after")
        check_seconds(self.seconds or 0)
        clean_field(self, "tool", MAX_ID)

    @property
    def change(self) -> int | None:
        """After minus before, if both are known: negative is relief."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before


class NonNegotiableKept(Undoable, frozen=True, tag="non_negotiable_kept"):
    """The minimum of movement that is kept even in a flare was done."""

    what: str = ""
    """In the person's words at that time."""
    seconds: float | None = None

    def __post_init__(self) -> None:
        check_seconds(self.seconds or 0)
        clean_field(self, "what", 200)
