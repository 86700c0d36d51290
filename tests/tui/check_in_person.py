"""What tests of check-ins look at again and again: what was noted, and the open panel."""

from datetime import timedelta

from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.journal.pain_events import Sore
from backcare_tui.tui.check_in.screen import CheckInScreen
from tests.tui.house import Desk

FULL = PainRated(
    score=4,
    places=(Sore("low-back-left", 6), Sore("buttock-left")),
    words=("aching", "burning"),
    stress=3,
    mood=6,
    sleep=7.5,
    note="long drive",
)
"""Everything that can be said in a check-in."""


def rated(desk: Desk) -> list[PainRated]:
    return desk.events(PainRated)


def rated_since(desk: Desk, days: int) -> list[Entry]:
    entries = desk.companion.entries(desk.companion.today() - timedelta(days=days))
    return [entry for entry in entries if isinstance(entry.event, PainRated)]


def last_entry(desk: Desk) -> Entry:
    return rated_since(desk, 60)[-1]


def is_open(desk: Desk) -> bool:
    return isinstance(desk.app.screen, CheckInScreen)
