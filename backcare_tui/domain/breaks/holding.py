"""Whether a prompt that is due is delivered now, or held, and why.

Prompts while typing or in a call make people switch a reminder off (Stretchly #189, #1553).
"""

from datetime import datetime, timedelta

import msgspec

from backcare_tui.domain.breaks.plan import Plan
from backcare_tui.domain.journal.entries import HoldReason

TYPING_WAIT = timedelta(minutes=3)
"""A prompt waits this long for a pause in typing, then comes anyway, quietly: our own choice."""


class Conditions(msgspec.Struct, frozen=True, kw_only=True):
    """What is going on around the person at this moment."""

    in_session: bool = False
    """A breathing session, a set, a screening or a form is under way in the app."""
    command: str = ""
    """The command that `backcare break hold` runs; "": none."""
    busy_until: datetime | None = None
    """When the meeting that is on ends; None: none is on."""
    away: bool = False
    """Known to be away; not to know is not to be away."""
    typing: bool = False
    """A key was pressed in the last few seconds."""


class Hold(msgspec.Struct, frozen=True):
    """The prompt is held for `reason`, until `until` if that is known."""

    reason: HoldReason
    until: datetime | None = None


def holding(plan: Plan, around: Conditions, now: datetime, after_meeting: timedelta) -> Hold | None:
    """Why the prompt of `plan`, due or held, is not delivered now; None: deliver it."""
    if around.in_session:
        return Hold(HoldReason.SESSION)
    if around.command:
        return Hold(HoldReason.COMMAND)
    if around.busy_until is not None and around.busy_until > now:
        return Hold(HoldReason.MEETING, around.busy_until + after_meeting)
    if around.away:
        return Hold(HoldReason.AWAY)
    if around.typing and not plan.waited and now - plan.due < TYPING_WAIT:
        return Hold(HoldReason.TYPING)
    return None
