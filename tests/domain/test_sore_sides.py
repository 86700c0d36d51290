"""Which side is spared, and for how long."""

from datetime import datetime, timedelta, timezone

from backcare_tui.domain.journal.entries import AppOpened, Entry, PainRated, Side
from backcare_tui.domain.journal.pain_events import Sore
from backcare_tui.domain.pain.sore_sides import sore_sides

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=timezone(timedelta(hours=1)))
LEFT, RIGHT = Side.LEFT, Side.RIGHT


def rated(hours_ago: float, *places: Sore) -> Entry:
    event = PainRated(score=4, places=places)
    return Entry(id=f"{hours_ago}", at=NOW - timedelta(hours=hours_ago), device="d", event=event)


def test_a_side_is_sore_for_two_days_after_pain_was_marked_on_it() -> None:
    hip = Sore("hip-left")
    assert sore_sides([rated(0, hip)], NOW) == {LEFT}
    assert sore_sides([rated(47.9, hip)], NOW) == {LEFT}
    assert sore_sides([rated(48, hip)], NOW) == frozenset()
    assert sore_sides([rated(-1, hip)], NOW) == frozenset(), "that lies ahead"


def test_both_sides_can_be_sore_and_the_middle_is_no_side() -> None:
    assert sore_sides([rated(1, Sore("foot-right")), rated(2, Sore("low-back-left"))], NOW) == {
        LEFT,
        RIGHT,
    }
    assert sore_sides([rated(1, Sore("low-back"), Sore("groin"))], NOW) == frozenset()


def test_what_does_not_hurt_or_is_not_known_spares_no_side() -> None:
    entries = [rated(1, Sore("hip-left", 0), Sore("wing-right")), rated(1)]
    other = Entry(id="o", at=NOW, device="d", event=AppOpened())
    assert sore_sides([*entries, other], NOW) == frozenset()
