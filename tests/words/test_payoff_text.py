"""What is said once a break is over."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.entries import PromptsPaused
from backcare_tui.domain.so_far import SoFar
from backcare_tui.words.payoff import (
    beside_weekdays,
    breaks_today,
    longest_of_day,
    next_break,
    weekdays,
)
from tests.domain.scene import ask, at, day

FRIDAY = date(2026, 11, 20)


def zone(moment: datetime) -> datetime:
    return moment.astimezone(at(0).tzinfo)


def said(number: int, *before: int) -> str:
    return beside_weekdays(SoFar(number, before), FRIDAY)


def test_the_sentence_names_the_days_it_speaks_of() -> None:
    assert said(6, 5, 4, 2) == "More than on any of your last 3 Fridays by now."
    assert said(6, 5, 4, 8) == "More than on most of your last 3 Fridays by now."
    assert said(6, 6, 6, 8) == "As many as on most of your last 3 Fridays by now."
    assert said(3, 6, 1, 8) == "Fewer than on most of your last 3 Fridays by now."
    assert said(0, 6, 1, 8, 2) == "Fewer than on any of your last 4 Fridays by now."
    assert said(5, 4, 4, 6, 7) == "4 to 7 on your last 4 Fridays by now."


def test_nothing_is_said_of_too_few_days() -> None:
    assert said(6) == ""


@given(st.integers(0, 99), st.lists(st.integers(0, 99), max_size=4), st.dates())
def test_a_sentence_is_one(number: int, before: list[int], day: date) -> None:
    text = beside_weekdays(SoFar(number, tuple(before)), day)
    assert not text or (text.endswith(".") and weekdays(day) in text and "!" not in text)


def test_the_longest_stretch_is_left_out_below_a_minute() -> None:
    assert longest_of_day(timedelta(minutes=41), sitting=True) == (
        "Longest stretch of sitting: 41 min."
    )
    assert longest_of_day(timedelta(hours=1, minutes=5), sitting=False) == (
        "Longest time without a break: 1 h 05."
    )
    assert longest_of_day(timedelta(seconds=59), sitting=True) == ""


def test_the_next_break_is_said_with_its_length_or_why_there_is_none() -> None:
    assert next_break(ask(day(), 0), at(0), zone) == "Next at 09:30: micro, 2 min."
    paused = day((5, PromptsPaused(until=at(60))))
    assert next_break(ask(paused, 6), at(6), zone) == "Paused until 10:00."


def test_one_break_is_a_break() -> None:
    assert [breaks_today(n) for n in (0, 1, 2)] == ["breaks today", "break today", "breaks today"]
