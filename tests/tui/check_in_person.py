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


async def click_words(desk: Desk, kind: type, words: str) -> None:
    """Click where `words` stand in the widget."""
    region = desk.app.screen.query_one(kind).region
    for y in range(region.y, region.bottom):
        x = desk.lines[y].find(words, region.x) if y < len(desk.lines) else -1
        if x >= 0:
            await desk.pilot.click(offset=(x, y))
            await desk.settle()
            return
    raise AssertionError(f"{words} is not there: {desk.text}")
