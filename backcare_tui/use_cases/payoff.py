"""What there is to say once a break is over, from the person's own numbers."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from backcare_tui.companion import Companion
from backcare_tui.domain.breaks.stretches import longest_stretch
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.journal.readings import Reading, readings_of
from backcare_tui.domain.pain.sitting import sitting_by_day
from backcare_tui.domain.so_far import Counts, SoFar, is_break, same_weekdays, so_far
from backcare_tui.words.payoff import beside_weekdays, longest_of_day, next_break


class Payoff(NamedTuple):
    """The numbers of the moment, and the sentences they make."""

    number: int
    """Breaks of today, those that an absence counted as among them."""
    sentences: tuple[str, ...]
    """None to two, of what is known."""
    next: str
    was: Reading | None
    """The latest pain of today; None: none was told."""


def payoff(companion: Companion) -> Payoff:
    """What there is to say now."""
    now, today = companion.now(), companion.today()
    found = counted_so_far(companion, is_break)
    said = (beside_weekdays(found, today), _longest(companion, now))
    told = readings_of(companion.entries(today))
    return Payoff(
        number=found.number,
        sentences=tuple(sentence for sentence in said if sentence),
        next=next_break(companion.plan(), now, companion.clock.local),
        was=told[-1] if told else None,
    )


def counted_so_far(companion: Companion, counts: Counts) -> SoFar:
    """What `counts` today beside the same weekdays before it."""
    today = companion.today()
    first = same_weekdays(today)[-1]
    return so_far(companion.entries(first), today, companion.now(), counts)


def _longest(companion: Companion, now: datetime) -> str:
    """Of sitting if the person tells their posture, else between two breaks."""
    today, own = companion.today(), companion.own_entries(days=1)
    sat = _sitting(own, companion, now)
    if sat is not None:
        return longest_of_day(sat, sitting=True)
    return longest_of_day(longest_stretch(own, today, now), sitting=False)


def _sitting(entries: Sequence[Entry], companion: Companion, now: datetime) -> timedelta | None:
    found = sitting_by_day(entries, now, companion.device).get(companion.today())
    return None if found is None or not found[1] else found[1]
