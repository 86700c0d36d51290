"""Which ratings of pain ask for the safety questions: what they mark, and how far they jump.

Apart from `asking.py` because few commands get to it. All rules are in docs/care.md, Safety
questions.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from backcare_tui.domain.days import day_of
from backcare_tui.domain.flare.course import Flare
from backcare_tui.domain.journal.care_events import Trigger
from backcare_tui.domain.journal.entries import Entry, PainRated, Side
from backcare_tui.domain.journal.readings import readings
from backcare_tui.domain.pain.body_map import Region, region_of
from backcare_tui.domain.pain.series import DayLine, days
from backcare_tui.domain.pain.usual import USUAL_DAYS, Usual, known_of, usual_or_said

JUMP = 3
"""A rating at least this far above the usual median, above the usual range, and higher than any of
the `USUAL_DAYS` before it, is a jump; while nothing is usual there is none: our own choice.
Simulated, a rise of 3 over the rating before asked 6.5 times a month, and without the last of these
conditions people whose days differ were asked 3.5 times."""
JUMP_APART = timedelta(days=7)
"""A jump is asked about at most this often: our own choice."""
NEW_AFTER = timedelta(days=14)
"""A symptom is new where none was entered for this long ("within about two weeks")."""
SADDLE_APART = timedelta(hours=24)
"""The saddle area that is still marked is asked about once in this time: our own choice."""

Answers = Sequence[tuple[datetime, str]]
"""When the questions were answered, and why they had been asked."""

_URGENT_FIRST: tuple[Trigger, ...] = ("saddle", "both_legs", "numb", "leg")


def marked(ratings: Iterable[Entry], fresh: Collection[str], answers: Answers) -> Trigger | None:
    """What the ratings with the ids `fresh` ask for by what they mark; None: nothing.

    `ratings` are given oldest first, those before the fresh ones among them.
    """
    asked = {
        reason
        for entry, reason in _reasons(ratings)
        if entry.id in fresh
        and not (reason == "saddle" and _near(answers, reason, entry.at, SADDLE_APART))
    }
    return next((reason for reason in _URGENT_FIRST if reason in asked), None)


def jumped(
    ratings: Iterable[Entry],
    fresh: Collection[str],
    answers: Answers,
    entries: Iterable[Entry],
    flares: Sequence[Flare],
    said: int | None,
) -> bool:
    """Whether one of the ratings with the ids `fresh` is a jump that was not asked about lately.

    `entries` have what was usual before; `said` is the usual pain as the person told it.
    """
    high = [
        entry
        for entry in _highest(ratings)
        if entry.id in fresh
        and _score(entry) >= JUMP
        and not _near(answers, "jump", entry.at, JUMP_APART)
    ]
    if not high:
        return False
    first, last = day_of(high[0].at) - timedelta(days=USUAL_DAYS), day_of(high[-1].at)
    lines = days(entries, flares, last, (last - first).days + 1)
    return any(_is_jump(entry, lines, said) for entry in high)


def _near(answers: Answers, trigger: str, at: datetime, apart: timedelta) -> bool:
    """Whether the same was answered less than `apart` before `at`."""
    return any(why == trigger and timedelta() <= at - each < apart for each, why in answers)


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
    """The worst that this entry tells, beside a relief tool too; -1: it tells of no pain."""
    return max((reading.score for reading in readings(entry)), default=-1)


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
