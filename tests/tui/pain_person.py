"""What tests of the Pain place do again and again: have rated."""

from datetime import timedelta

from backcare_tui.domain.journal.entries import PainRated
from tests.tui.house import House


def rate(house: House, days: int, *scores: int, **more: object) -> None:
    """One rating an hour, the first at six in the morning of so many days ago."""
    morning = house.clock.now().replace(hour=6, minute=0) - timedelta(days=days)
    for n, score in enumerate(scores):
        at = morning + timedelta(minutes=30 * n)
        house.program().record(PainRated(score=score, **more), at=at)  # type: ignore[arg-type]
