"""When the safety questions are asked, in which form, and since when a sign counts as new.

All rules are in docs/care.md, Safety questions.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from backcare_tui.domain.flare.course import flares
from backcare_tui.domain.journal.care_events import (
    Form,
    ScreeningAnswered,
    ToolUsed,
    Trigger,
    WasSeen,
)
from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.screening.waiting import RENEW_AFTER, held, most_urgent, waiting

AGAIN_AFTER = timedelta(days=30)
"""Asked again after this long: our own choice."""
WHOLE_AFTER = timedelta(days=90)
"""What is worth an appointment is asked again after this long: our own choice."""
STILL_COUNTS = timedelta(hours=2)
"""An answer younger than this counts for a flare that begins: our own choice."""
LOOK_BACK = AGAIN_AFTER + timedelta(days=29)
"""How far back `due` has to see: what an answer may be old, and what was usual then (`USUAL_DAYS`
and the day itself)."""

FIRST_WINDOW = timedelta(weeks=4)
"""What counts as new where nothing was answered before: our own choice."""


class Due(NamedTuple):
    """Why the questions are to be asked, and which of them."""

    trigger: Trigger
    form: Form


def due(
    milestones: Iterable[Entry], recent: Iterable[Entry], now: datetime, said: int | None = None
) -> Due | None:
    """Whether the questions are to be asked now, and which; None: they are not.

    `milestones` hold the answers so far, `recent` the entries of the last `LOOK_BACK`; `said` is
    the usual pain (0–10) as the person told it. What asked for them keeps asking until they are
    answered, or it is itself taken back. An entry that was written down later than `now` counts
    when that time comes; an edited rating is looked at anew.
    """
    known = list(milestones)
    if last_answer(known, now) is None:
        return Due("first_run", "whole")
    if (trigger := urgent(known, recent, now, said)) is not None:
        return Due(trigger, form_for(trigger, known, now))
    full = last_answer(known, now, full=True)
    if full is None or now - full >= AGAIN_AFTER:
        return Due("monthly", form_for("monthly", known, now))
    return None


def form_for(trigger: Trigger, milestones: Iterable[Entry], now: datetime) -> Form:
    """Which of the questions are asked for this reason."""
    if trigger == "jump":
        return "short"
    if trigger in ("first_run", "asked"):
        return "whole"
    whole = [at for at, event in _answers(milestones, now) if event.form in ("", "whole")]
    asked_long_ago = not whole or now - max(whole) >= WHOLE_AFTER
    return "whole" if trigger == "monthly" and asked_long_ago else "monthly"


def last_answer(
    milestones: Iterable[Entry], now: datetime, *, full: bool = False
) -> datetime | None:
    """When the questions were answered last, as far as is known at `now`; None: never.

    `full`: in a form that asks every sign.
    """
    answers = _answers(milestones, now)
    return max((at for at, event in answers if not full or event.form != "short"), default=None)


def new_since(milestones: Iterable[Entry], form: Form, now: datetime) -> datetime | None:
    """Since when a sign of this form counts as new: since it was last asked. None: never was, and
    `FIRST_WINDOW` counts.
    """
    return last_answer(milestones, now, full=form != "short")


def still_counts(milestones: Iterable[Entry], now: datetime) -> bool:
    """Whether an answer is so young that a flare can begin on it."""
    last = last_answer(milestones, now)
    return last is not None and now - last < STILL_COUNTS


def after_all(milestones: Iterable[Entry], now: datetime) -> datetime | None:
    """The instant for an answer or "I was seen" that is written down at `now`; None: just now.

    Where the clock was set back, an earlier one of either may lie ahead. The new one goes after it:
    it would be taken for older, and an emergency for one that was seen to.
    """
    told = (e.at for e in milestones if isinstance(e.event, ScreeningAnswered | WasSeen))
    last = max(told, default=None)
    return None if last is None or last < now else last + timedelta(microseconds=1)


def to_renew(milestones: Iterable[Entry], now: datetime) -> ScreeningAnswered | None:
    """The answer that still holds something up, if it is to be written down again; else None.

    It is with the next answer after a month. So nothing but "I was seen" ends a hold, and yet who
    looks for one need not read all the years (`waiting.holds_since`).
    """
    open_one = most_urgent(waiting(milestones))
    if open_one is None or now - open_one.at < RENEW_AFTER:
        return None
    return held([open_one])


def urgent(
    milestones: Iterable[Entry], recent: Iterable[Entry], now: datetime, said: int | None = None
) -> Trigger | None:
    """What a rating written down after the last answer asks for; None: nothing does."""
    known, entries = list(milestones), list(recent)
    answers = [(at, event.trigger) for at, event in _answers(known, now)]
    since = max((at for at, _ in answers), default=None)
    ratings = [e for e in entries if isinstance(e.event, PainRated | ToolUsed) and e.written <= now]
    fresh = {entry.id for entry in ratings if since is None or entry.written > since}
    if not fresh:
        return None
    from backcare_tui.domain.screening.ratings import jumped, marked  # 5 ms

    ratings.sort(key=lambda entry: (entry.at, entry.id))
    if (reason := marked(ratings, fresh, answers)) is not None:
        return reason
    return "jump" if jumped(ratings, fresh, answers, entries, flares(known, now), said) else None


def _answers(
    milestones: Iterable[Entry], now: datetime
) -> Iterator[tuple[datetime, ScreeningAnswered]]:
    """The answers that are known at `now`, each with its time."""
    for entry in milestones:
        at = min(entry.at, entry.written)
        if isinstance(entry.event, ScreeningAnswered) and at <= now:
            yield at, entry.event
