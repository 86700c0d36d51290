"""When the safety questions are asked, in which form, and since when a sign counts as new.

All rules are in docs/care.md, Safety questions.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from backcare_tui.domain.days import day_of
from backcare_tui.domain.flare.course import flares
from backcare_tui.domain.journal.care_events import Form, ScreeningAnswered, Trigger, WasSeen
from backcare_tui.domain.journal.entries import Entry, PainRated, Side
from backcare_tui.domain.pain.body_map import Region, region_of
from backcare_tui.domain.pain.series import DayLine, days
from backcare_tui.domain.pain.usual import USUAL_DAYS, Usual, known_of, usual_or_said
from backcare_tui.domain.screening.waiting import RENEW_AFTER, held, most_urgent, waiting

JUMP = 3
"""A rating at least this far above the usual median, above the usual range, and higher than any of
the `USUAL_DAYS` before it, is a jump; while nothing is usual there is none: our own choice.
Simulated, a rise of 3 over the rating before asked 6.5 times a month, and without the last of these
conditions people whose days differ were asked 3.5 times."""
JUMP_APART = timedelta(days=7)
"""A jump is asked about at most this often: our own choice."""
AGAIN_AFTER = timedelta(days=30)
"""Asked again after this long: our own choice."""
WHOLE_AFTER = timedelta(days=90)
"""What is worth an appointment is asked again after this long: our own choice."""
NEW_AFTER = timedelta(days=14)
"""A symptom is new where none was entered for this long ("within about two weeks")."""
STILL_COUNTS = timedelta(hours=2)
"""An answer younger than this counts for a flare that begins: our own choice."""
SADDLE_APART = timedelta(hours=24)
"""The saddle area that is still marked is asked about once in this time: our own choice."""
LOOK_BACK = AGAIN_AFTER + timedelta(days=USUAL_DAYS + 1)
"""How far back `due` has to see: what an answer may be old, and what was usual then."""

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
    answers = list(_answers(known, now))
    since = max((at for at, _ in answers), default=None)
    ratings = [e for e in entries if isinstance(e.event, PainRated) and e.written <= now]
    ratings.sort(key=lambda entry: (entry.at, entry.id))
    fresh = {entry.id for entry in ratings if since is None or entry.written > since}
    if not fresh:
        return None
    answered = {trigger: _times(answers, trigger) for trigger in ("saddle", "jump")}
    asked = {
        reason
        for entry, reason in _reasons(ratings)
        if entry.id in fresh and not _near(answered.get(reason, []), entry.at, SADDLE_APART)
    }
    for reason in _URGENT_FIRST:
        if reason in asked:
            return reason
    high = [
        entry
        for entry in _highest(ratings)
        if entry.id in fresh
        and _score(entry) >= JUMP
        and not _near(answered["jump"], entry.at, JUMP_APART)
    ]
    if not high:
        return None
    lines = days(entries, flares(known, now), day_of(now), LOOK_BACK.days)
    return "jump" if any(_is_jump(entry, lines, said) for entry in high) else None


_URGENT_FIRST: tuple[Trigger, ...] = ("saddle", "both_legs", "numb", "leg")


def _answers(
    milestones: Iterable[Entry], now: datetime
) -> Iterator[tuple[datetime, ScreeningAnswered]]:
    """The answers that are known at `now`, each with its time."""
    for entry in milestones:
        at = min(entry.at, entry.written)
        if isinstance(entry.event, ScreeningAnswered) and at <= now:
            yield at, entry.event


def _times(answers: Iterable[tuple[datetime, ScreeningAnswered]], trigger: str) -> list[datetime]:
    return [at for at, event in answers if event.trigger == trigger]


def _near(answered: Iterable[datetime], at: datetime, apart: timedelta) -> bool:
    """Whether the same was answered less than `apart` before `at`."""
    return any(timedelta() <= at - each < apart for each in answered)


# -- what a rating asks for


def _is_jump(entry: Entry, lines: Sequence[DayLine], said: int | None) -> bool:
    """Whether this rating is far above what was usual on its day; `lines` are consecutive days."""
    score, usual = _score(entry), _usual_before(day_of(entry.at), lines, said)
    return usual is not None and score >= usual.median + JUMP and score > usual.high


def _highest(ratings: Iterable[Entry]) -> Iterator[Entry]:
    """The ratings than which none of the `USUAL_DAYS` before was as high; given oldest first."""
    last: dict[int, datetime] = {}
    for entry in ratings:
        since = max((at for score, at in last.items() if score >= _score(entry)), default=None)
        if since is None or entry.at - since > timedelta(days=USUAL_DAYS):
            yield entry
        last[_score(entry)] = entry.at


def _score(entry: Entry) -> int:
    return entry.event.score if isinstance(entry.event, PainRated) else 0


def _usual_before(day: date, lines: Sequence[DayLine], said: int | None) -> Usual | None:
    n = (day - lines[0].day).days
    before = lines[max(n - USUAL_DAYS, 0) : max(n, 0)]
    return usual_or_said(known_of(before).usual, said)


def _reasons(ratings: Iterable[Entry]) -> Iterator[tuple[Entry, Trigger]]:
    """Each rating that asks for the screening by what it marks, and why; oldest first."""
    seen: dict[str, datetime] = {}
    both_before = False
    for entry in ratings:
        event = entry.event
        if not isinstance(event, PainRated):
            continue
        regions = {region for sore in event.places if (region := region_of(sore.region))}
        legs = {f"leg-{region.side.value}" for region in regions if region.is_leg and region.side}
        numb = _numb(regions) if "numb" in event.words else set[str]()
        if Region.SADDLE in regions:
            yield entry, "saddle"
        if any(_is_new(seen, leg, entry.at) for leg in legs):
            yield entry, "leg"
        if any(_is_new(seen, place, entry.at) for place in numb):
            yield entry, "numb"
        seen |= dict.fromkeys((*legs, *numb), entry.at)
        both = not any(_is_new(seen, f"leg-{side.value}", entry.at) for side in Side)
        if both and not both_before:
            yield entry, "both_legs"
        both_before = both


def _numb(regions: Iterable[Region]) -> set[str]:
    """What is numb: the word itself, and with it a buttock, the groin or a thigh."""
    near = ("buttock", "groin", "thigh")
    places = {place for place in near for region in regions if region.value.startswith(place)}
    return {"numb", *(f"numb-{place}" for place in places)}


def _is_new(seen: dict[str, datetime], what: str, at: datetime) -> bool:
    """Whether it was not entered for two weeks."""
    before = seen.get(what)
    return before is None or at - before >= NEW_AFTER
