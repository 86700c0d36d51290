"""Whether the safety questions are due, and what is asked then."""

from datetime import timedelta

from backcare_tui.companion import Companion
from backcare_tui.domain.journal.care_events import ScreeningAnswered
from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.domain.journal.pain_events import Sore
from backcare_tui.domain.screening.asking import Due
from backcare_tui.use_cases.asking import asked_now, due_now
from tests.clocks import FakeClock


def test_they_are_due_at_first_after_a_month_and_where_a_rating_asks(
    companion: Companion, clock: FakeClock
) -> None:
    assert due_now(companion) == Due("first_run", "whole")
    companion.record(ScreeningAnswered(tier="none", form="whole"))
    assert due_now(companion) is None
    clock.pass_time(timedelta(hours=1))
    companion.record(PainRated(score=6, places=(Sore("saddle"),)))
    assert due_now(companion) == Due("saddle", "monthly")
    clock.pass_time(timedelta(hours=1))
    companion.record(ScreeningAnswered(tier="none", form="monthly", trigger="saddle"))
    clock.pass_time(timedelta(days=31))
    assert due_now(companion) == Due("monthly", "monthly")


def test_what_is_asked_says_why_how_long_and_since_when(
    companion: Companion, clock: FakeClock
) -> None:
    first = asked_now(companion, "first_run")
    assert first.questions[0] == "New or worse in the last four weeks?"
    assert first.why == "Before we start. It takes about a minute"
    companion.record(ScreeningAnswered(tier="none", form="whole"))
    clock.pass_time(timedelta(days=3))
    jump = asked_now(companion, "jump")
    assert len(jump.items) == 5
    assert "since" in jump.questions[0]
