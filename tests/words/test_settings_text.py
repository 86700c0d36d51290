"""What settings come to, in sentences."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from backcare_tui.domain.settings import BreakSettings, DaySettings, HoursSettings, Settings
from backcare_tui.words.settings import (
    days_in_words,
    hours_said,
    length_in_words,
    meaning,
    nth_in_words,
)

OFFICE = HoursSettings(workdays="09:00-17:30", weekend="off")
MIN = timedelta(minutes=1)


def test_the_usual_day_in_one_sentence_and_a_sum() -> None:
    said = meaning(Settings(hours=OFFICE))
    assert said.rhythm == (
        "A 2-min break every 30 min, every third one 5 min, 9:00 to 17:30, Monday to Friday."
    )
    assert said.total == "15 breaks on such a day, 45 min in all."


@pytest.mark.parametrize(
    ("breaks", "begins"),
    [
        (BreakSettings(long_every=0), "A 2-min break every 30 min, 9:00"),
        (BreakSettings(long_every=1), "A 5-min break every 30 min, 9:00"),
        (BreakSettings(micro=8 * MIN), "An 8-min break every 30 min, every third one 5 min,"),
        (BreakSettings(micro=1.5 * MIN, long_every=0), "A break of 1 min 30 s every 30 min,"),
        (BreakSettings(micro=0.5 * MIN, long_every=12), "A break of 30 s every 30 min, every 12th"),
        (BreakSettings(every=90 * MIN, long_every=0), "A 2-min break every 1 h 30 min,"),
        (
            BreakSettings(by_posture=True, long_every=0),
            "A 2-min break after 30 min of sitting or 20 min of standing, 9:00",
        ),
    ],
)
def test_each_rhythm_has_its_sentence(breaks: BreakSettings, begins: str) -> None:
    assert meaning(Settings(breaks=breaks, hours=OFFICE)).rhythm.startswith(begins)


def test_without_hours_it_says_so() -> None:
    said = meaning(Settings())
    assert said.rhythm.endswith("every third one 5 min, whenever you are here.")
    assert said.total == "14 breaks in 8 h at the desk, 40 min in all."


def test_a_day_that_is_too_short_and_none_at_all() -> None:
    short = meaning(Settings(hours=HoursSettings(workdays="09:00-09:20", weekend="off")))
    assert short.total == "No break fits into such a day."
    none = meaning(Settings(hours=HoursSettings(workdays="off", weekend="off")))
    assert none.rhythm == "No day has working hours, so no break comes."
    assert none.total == ""


def test_days_that_differ_are_told_of() -> None:
    said = meaning(Settings(hours=OFFICE, wed=DaySettings(hours="09:00-12:00")))
    assert said.rhythm.endswith("Monday, Tuesday, Thursday and Friday. Other days have their own.")
    weekend = replace(OFFICE, weekend="10:00-12:00")
    assert "Other days" in meaning(Settings(hours=weekend)).rhythm


def test_by_posture_the_sum_is_for_who_sits() -> None:
    said = meaning(Settings(breaks=BreakSettings(by_posture=True), hours=OFFICE))
    assert "15 breaks on such a day if you sit through it, 45 min in all." in said.total


def test_values_are_said_as_people_say_them() -> None:
    assert [nth_in_words(n) for n in (0, 1, 2, 3, 10, 11, 20)] == [
        *("never", "every", "every second", "every third"),
        *("every tenth", "every 11th", "every 20th"),
    ]
    assert hours_said("09:00-12:30, 13:30-18:00") == "9:00–12:30, 13:30–18:00"
    assert [hours_said(text) for text in ("off", "always")] == ["off", "all day"]
    assert days_in_words((0,)) == "Monday"
    assert days_in_words((5, 6)) == "Saturday and Sunday"
    assert days_in_words(range(7)) == "every day"
    assert length_in_words(timedelta()) == "0 s"
    assert length_in_words(timedelta(hours=2, minutes=5)) == "2 h 5 min"
