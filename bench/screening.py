"""How often the safety questions come to 180 made-up people, and which signs they miss."""

from datetime import datetime, timedelta, timezone
from statistics import median

from bench.rows import Row, below
from tests.sim_screening import KINDS, RATINGS, live, people

EACH = 20
"""People of each kind at each number of ratings a day."""
_START = datetime(2026, 8, 3, 8, tzinfo=timezone(timedelta(hours=2)))


def measure() -> list[Row]:
    """Questionnaires a month over 90 days, and planted signs that were not asked about that day."""
    asked = [months.asked for _, _, months in people(EACH, _START)]
    missed = [
        sign
        for kind in KINDS
        for ratings in RATINGS
        for seed in range(EACH)
        for sign in live(kind, ratings, seed, _START, planted=True).missed
    ]
    return [
        below(1.6, f"Safety questions a month, {len(asked)} people, median", median(asked), ""),
        below(2.5, "… the one asked most", max(asked), ""),
        below(0, "… planted signs not asked about on their day", len(missed), ""),
    ]
