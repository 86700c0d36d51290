"""The week so far, with what was used in it and what is usual now and was a week ago."""

from datetime import timedelta
from typing import NamedTuple

from backcare_tui.companion import Companion
from backcare_tui.domain.days import day_of
from backcare_tui.domain.pain.usual import USUAL_DAYS, Usual, usual
from backcare_tui.domain.portfolio.tools import Helped, helped
from backcare_tui.domain.week import DAYS, Week, first_day, week

FRIDAY, CLOSES_AT = 4, 16
"""The day and the hour from which a working week can be looked back on: our own choice."""


class WeekFacts(NamedTuple):
    """What is known of a week."""

    week: Week
    used: tuple[Helped, ...]
    usual: Usual | None
    """The usual range as of today."""
    usual_before: Usual | None
    """The same as of a week ago."""

    @property
    def band(self) -> tuple[float, float] | None:
        """The usual range of pain."""
        return None if self.usual is None else (self.usual.low, self.usual.high)


def week_facts(companion: Companion) -> WeekFacts:
    """The week of today."""
    today, flares = companion.today(), companion.flares()
    monday = first_day(today)
    entries = companion.entries(today - timedelta(days=USUAL_DAYS + DAYS))
    return WeekFacts(
        week(entries, today),
        helped(entry for entry in entries if day_of(entry.at) >= monday),
        usual(entries, flares, today),
        usual(entries, flares, today - timedelta(days=DAYS)),
    )


def closes_now(companion: Companion) -> bool:
    """Whether the working week is about to end, and there is something to look back on."""
    now, today = companion.now(), companion.today()
    if today.weekday() != FRIDAY or now.hour < CLOSES_AT:
        return False
    return week(companion.entries(first_day(today) - timedelta(DAYS)), today).says_something
