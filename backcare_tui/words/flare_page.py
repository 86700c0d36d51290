"""What the page of a flare says in few words: what to keep, what came of relief, how pain went."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from backcare_tui.domain.days import day_of
from backcare_tui.domain.flare.course import Flare
from backcare_tui.domain.flare.summary import FlareSummary
from backcare_tui.domain.journal.care_events import NonNegotiableKept
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.portfolio.tools import FEWEST_KNOWN, Helped
from backcare_tui.words.portfolio import how_it_was
from backcare_tui.words.times import day_name, weekday

_MINUTES = re.compile(r"(\d{1,3})(?:\s*[–-]\s*(\d{1,3}))?\s*min(?:ute)?s?\b", re.IGNORECASE)
_WEEK = 7


def minutes_of(keep: str) -> tuple[str, str]:
    """The minutes that what is kept names, and their unit: `5` and `to 10 min`; "" twice: none."""
    found = _MINUTES.search(keep)
    if found is None:
        return "", ""
    low, high = found.groups()
    return str(int(low)), "min" if high is None else f"to {int(high)} min"


def kept_so_far(entries: Iterable[Entry], flare: Flare, today: date) -> str:
    """`kept on both days so far`: of the days of `flare` before `today`; "" if on none of them."""
    first, before = day_of(flare.start), flare.day(today) - 1
    days = {day_of(e.at) for e in entries if isinstance(e.event, NonNegotiableKept)}
    kept = sum(first <= day < today for day in days)
    if not kept:
        return ""
    if before == 1:
        return "kept yesterday"
    if kept < before:
        return f"kept on {kept} of {before} days so far"
    return f"kept on {'both' if before == 2 else f'all {before}'} days so far"


def used_title(used: Sequence[Helped], flares_before: int) -> str:
    """What came of it, once three uses are known of each; else what was used, and how it was."""
    when = {0: "", 1: ", last flare"}.get(flares_before, ", last flares")
    known = bool(used) and all(each.known >= FEWEST_KNOWN for each in used)
    return f"{'what came of it' if known else 'what you used, and how it was after'}{when}"


def came_of_it(used: Helped) -> str:
    """`lower after 4 of 5, worse 1`; until three uses are known, how it was after each."""
    if used.known < FEWEST_KNOWN:
        return how_it_was(used)
    worse = f", worse {used.worse}" if used.worse else ""
    return f"lower after {used.eased} of {used.known}{worse}"


def since_in_words(flare: Flare, today: date) -> str:
    """The day it began: `Thu` in its first week, later `Thu 19 Nov`."""
    first = day_of(flare.start)
    return weekday(first) if flare.day(today) <= _WEEK else day_name(first)


def pain_so_far(found: FlareSummary) -> str:
    """`6 at first, 7 at worst, 5 at the last reading.`; "" if nothing was rated."""
    if found.worst is None:
        return ""
    parts = [(found.first, "at first"), (found.worst, "at worst"), (found.last, "at last")]
    said = [f"{score} {word}" for score, word in parts if score is not None]
    return f"{', '.join(said)}."
