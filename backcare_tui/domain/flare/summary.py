"""What a flare came to: how long, how bad, what was used, and what was kept up in it."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from backcare_tui.domain.days import day_of
from backcare_tui.domain.flare.course import Flare
from backcare_tui.domain.flare.curve import daily_medians
from backcare_tui.domain.journal.care_events import (
    FlareEnded,
    FlareStarted,
    NonNegotiableKept,
)
from backcare_tui.domain.journal.entries import BreathingFinished, Entry, PainRated
from backcare_tui.domain.journal.pain_events import DayReflected
from backcare_tui.domain.journal.readings import readings_of
from backcare_tui.domain.portfolio.tools import Helped, helped, together

_DAY = timedelta(days=1)


class Kept(msgspec.Struct, frozen=True):
    """What went on in a flare."""

    days: int = 0
    """Days on which the non-negotiable was kept."""
    downshifts: int = 0
    check_ins: int = 0


class FlareSummary(msgspec.Struct, frozen=True, kw_only=True):
    """One flare in figures; pain 0–10, None if nothing was rated."""

    flare: Flare
    days: int
    """Its length so far, the first and the last day among them."""
    worst: int | None
    """The highest that was rated, said of a whole day, or at the flare's two ends."""
    first: int | None
    last: int | None
    by_day: tuple[float | None, ...]
    """The median of each of its days, oldest first; None: nothing was rated."""
    helped: tuple[Helped, ...]
    """What was used, and how it was after."""
    kept: Kept


def within(flare: Flare, entries: Iterable[Entry]) -> list[Entry]:
    """Those of `entries` that lie in `flare`, oldest first, each once."""
    found = {e.id: e for e in entries if flare.start <= e.at <= flare.over}
    return sorted(found.values(), key=lambda entry: (entry.at, entry.id))


def summary(flare: Flare, entries: Iterable[Entry], today: date) -> FlareSummary:
    """`flare` in figures from what counts of (at least) its days, up to `today`."""
    inside = within(flare, entries)
    scores = _scores(flare, inside)
    before_end = [entry for entry in inside if entry.at < flare.over]
    at_first = _scores(Flare(flare.began), before_end)
    return FlareSummary(
        flare=flare,
        days=flare.days(today),
        worst=_worst(scores, inside),
        first=at_first[0] if at_first else None,
        last=scores[-1] if scores else None,
        by_day=_by_day(flare, inside, today),
        helped=helped(inside),
        kept=kept(inside),
    )


def kept(inside: Iterable[Entry]) -> Kept:
    """What of `inside`, the entries of a flare, says that something went on."""
    days: set[date] = set()
    downshifts = check_ins = 0
    for entry in inside:
        match entry.event:
            case NonNegotiableKept():
                days.add(day_of(entry.at))
            case BreathingFinished():
                downshifts += 1
            case PainRated():
                check_ins += 1
            case _:
                pass
    return Kept(len(days), downshifts, check_ins)


def helped_in(known: Iterable[FlareSummary]) -> tuple[Helped, ...]:
    """What was used in all of the flares `known` together, and how it was after: see `helped`."""
    return together(tool for found in known for tool in found.helped)


def _by_day(flare: Flare, inside: Iterable[Entry], today: date) -> tuple[float | None, ...]:
    medians = daily_medians(flare, inside, flare.over)
    first = day_of(flare.start)
    return tuple(medians.get(first + n * _DAY) for n in range(flare.days(today)))


def _scores(flare: Flare, inside: Iterable[Entry]) -> list[int]:
    """What was read at the beginning, meanwhile, and at the end."""
    began, ended = flare.began.event, flare.ended and flare.ended.event
    scores = [reading.score for reading in readings_of(inside)]
    if isinstance(began, FlareStarted) and began.score is not None:
        scores.insert(0, began.score)
    if isinstance(ended, FlareEnded) and ended.score is not None:
        scores.append(ended.score)
    return scores


def _worst(scores: Sequence[int], inside: Iterable[Entry]) -> int | None:
    days = (entry.event for entry in inside if isinstance(entry.event, DayReflected))
    of_days = [score for day in days for score in (day.average, day.worst) if score is not None]
    return max((*scores, *of_days), default=None)
