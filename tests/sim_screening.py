"""Made-up people who rate their pain for three months: how often the safety questions come."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple

from backcare_tui.domain.journal.care_events import ScreeningAnswered
from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.journal.pain_events import Sore
from backcare_tui.domain.screening.asking import LOOK_BACK, due

DAYS = 90
MONTHS = DAYS / 30
DAY = timedelta(days=1)
PLANTED = ("saddle", "numb", "both_legs", "jump")


class Kind(NamedTuple):
    """How pain goes for somebody; scores 0–10."""

    name: str
    between_days: float
    """Standard deviation of a day's level."""
    within_day: float
    """The same of ratings about the level."""
    leg: float
    """Share of the ratings that mark the leg that hurts, for those whose leg does."""


KINDS = (
    Kind("steady", 0.5, 0.5, 0.6),
    Kind("ordinary", 1.1, 0.9, 0.4),
    Kind("variable", 1.9, 1.4, 0.2),
)
RATINGS = (1, 3, 5)


class Months(NamedTuple):
    """What came of one person's months."""

    asked: float
    """Questionnaires a month, without the first."""
    missed: tuple[str, ...]
    """Planted signs that were not asked about on their day."""


def live(kind: Kind, ratings: int, seed: int, start: datetime, *, planted: bool) -> Months:
    """Three months of somebody who answers at once, whenever they are asked."""
    chance = Random(f"{kind.name} {ratings} {seed}")
    usual = chance.uniform(2, 5)
    has_leg = chance.random() < 0.4
    signs = _days_of_signs(chance) if planted else {}
    milestones = [_answer(start - timedelta(hours=1), "first_run", "whole")]
    entries: list[Entry] = []
    asked, missed = 0, []
    for day in range(DAYS):
        level = min(max(chance.gauss(usual, kind.between_days), 0), 10)
        told = signs.get(day, "")
        reasons: list[str] = []
        for n in range(ratings):
            at = start + day * DAY + timedelta(hours=n * 12 / ratings, minutes=chance.randrange(40))
            marked = ["low-back"]
            if has_leg and chance.random() < kind.leg:
                marked.append("below-knee-left")
            score = min(max(round(chance.gauss(level, kind.within_day)), 0), 9)
            entries.append(_rating(at, score, marked, told if n == ratings - 1 else ""))
            recent = entries[-LOOK_BACK.days * ratings :]
            found = due(milestones, recent, at, round(usual))
            if found is not None:
                reasons.append(found.trigger)
                milestones.append(_answer(at + timedelta(minutes=1), found.trigger, found.form))
        asked += len(reasons)
        if told and not _covers(told, reasons, milestones, start + day * DAY):
            missed.append(f"{told} on day {day}")
    return Months(asked / MONTHS, tuple(missed))


def people(count: int, start: datetime) -> Iterator[tuple[Kind, int, Months]]:
    """So many of each kind at each number of ratings a day."""
    for kind in KINDS:
        for ratings in RATINGS:
            for seed in range(count):
                yield kind, ratings, live(kind, ratings, seed, start, planted=False)


def _days_of_signs(chance: Random) -> dict[int, str]:
    days = chance.sample(range(20, DAYS - 1), len(PLANTED))
    return dict(zip(days, PLANTED, strict=True))


def _rating(at: datetime, score: int, marked: list[str], sign: str) -> Entry:
    words: tuple[str, ...] = ()
    if sign == "saddle":
        marked = [*marked, "saddle"]
    elif sign == "numb":
        words = ("numb",)
    elif sign == "both_legs":
        marked = [*marked, "below-knee-left", "below-knee-right"]
    elif sign == "jump":
        score = 10  # higher than any before: what was as high lately is no jump
    event = PainRated(score=score, places=tuple(map(Sore, dict.fromkeys(marked))), words=words)
    return Entry(id=f"{at.isoformat()}", at=at, device="d", event=event)


def _answer(at: datetime, trigger: str, form: str) -> Entry:
    event = ScreeningAnswered(tier="none", trigger=trigger, form=form)
    return Entry(id=f"answer {at.isoformat()}", at=at, device="d", event=event)


def _covers(sign: str, reasons: list[str], milestones: list[Entry], day: datetime) -> bool:
    """Whether the sign was asked about that day; a jump also within the week before."""
    if reasons:
        return True
    week = [e for e in milestones if day - 7 * DAY <= e.at <= day]
    return sign == "jump" and any(
        isinstance(e.event, ScreeningAnswered) and e.event.trigger == "jump" for e in week
    )
