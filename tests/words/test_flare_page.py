"""What the page of a flare says in few words."""

from datetime import UTC, datetime, timedelta

import pytest

from backcare_tui.domain.flare.course import Flare
from backcare_tui.domain.flare.summary import summary
from backcare_tui.domain.journal.care_events import FlareStarted, NonNegotiableKept
from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.portfolio.tools import Helped
from backcare_tui.words.flare_page import (
    came_of_it,
    kept_so_far,
    minutes_of,
    pain_so_far,
    since_in_words,
    used_title,
)

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def entry(event: object, days_ago: float) -> Entry:
    at = NOW - days_ago * DAY
    return Entry(id=at.isoformat(), at=at, device="d", event=event)  # type: ignore[arg-type]  # an event


@pytest.mark.parametrize(
    ("keep", "minutes"),
    [
        ("walk 8 min", ("8", "min")),
        ("Walk 5–10 minutes", ("5", "to 10 min")),
        ("5-10 min walk", ("5", "to 10 min")),
        ("A short core set", ("", "")),
        ("feed 2 hens", ("", "")),
    ],
)
def test_minutes_are_read_of_what_is_kept(keep: str, minutes: tuple[str, str]) -> None:
    assert minutes_of(keep) == minutes


@pytest.mark.parametrize(
    ("days", "kept", "said"),
    [
        (0, (), ""),
        (1, (1,), "kept yesterday"),
        (2, (1, 2), "kept on both days so far"),
        (3, (1, 2, 3), "kept on all 3 days so far"),
        (5, (1, 4), "kept on 2 of 5 days so far"),
        (5, (), ""),
        (2, (0, 9), ""),
    ],
)
def test_how_often_it_was_kept_is_said_of_the_days_before_today(
    days: int, kept: tuple[int, ...], said: str
) -> None:
    flare = Flare(entry(FlareStarted(), days))
    entries = [entry(NonNegotiableKept(what="walk"), ago) for ago in kept]
    assert kept_so_far(entries, flare, NOW.date()) == said


def test_what_came_of_it_is_said_from_three_uses_on_and_worse_as_worse() -> None:
    known, few = Helped("heat", 5, 5, 3, 1), Helped("cold", 2, 2, 1, 1)
    assert came_of_it(known) == "lower after 3 of 5, worse 1"
    assert came_of_it(few) == "2 times: lower after 1, worse after 1"
    assert used_title([known], 1) == "what came of it, last flare"
    assert used_title([known, few], 3) == "what you used, and how it was after, last flares"
    assert used_title([], 0) == "what you used, and how it was after"


def test_pain_so_far_is_told_in_figures() -> None:
    flare = Flare(entry(FlareStarted(score=6), 2))
    entries = [entry(PainRated(score=score), ago) for score, ago in ((7, 1), (4, 0.1))]
    found = summary(flare, entries, NOW.date())
    assert pain_so_far(found) == "6 at first, 7 at worst, 4 at last."
    assert pain_so_far(summary(Flare(entry(FlareStarted(), 2)), (), NOW.date())) == ""
    assert since_in_words(flare, NOW.date()) == "Wed"
    assert since_in_words(Flare(entry(FlareStarted(), 20)), NOW.date()) == "Sat 31 Oct"
