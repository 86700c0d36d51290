"""Rhythms by name, and what one weekday does differently."""

from datetime import date, datetime, timedelta, timezone

import pytest

from backcare_tui.domain.settings import PRESETS, BreakSettings, Settings
from backcare_tui.domain.settings.keys import build, find, keys
from backcare_tui.domain.settings.kinds import show

FRIDAY, SATURDAY = date(2026, 11, 20), date(2026, 11, 21)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("preset", "minutes"),
    [("gentle", 45), ("steady", 30), ("short-and-often", 15), ("flare", 20)],
)
def test_a_rhythm_by_name_sets_how_often(preset: str, minutes: int) -> None:
    breaks = build({"breaks.preset": preset}).breaks_on(FRIDAY)
    assert breaks.every == minutes * MINUTE
    assert (breaks.micro, breaks.preset) == (2 * MINUTE, preset)
    assert breaks.micro < breaks.every


def test_what_is_set_by_itself_goes_before_the_rhythm() -> None:
    breaks = build({"breaks.preset": "gentle", "breaks.every": 25 * MINUTE}).breaks
    assert breaks.every == 25 * MINUTE
    assert build({"breaks.preset": "gentle", "breaks.micro": MINUTE}).breaks.every == 45 * MINUTE


def test_steady_is_what_nobody_has_to_ask_for() -> None:
    assert build({}) == Settings() == build({"breaks.preset": "steady"})
    assert Settings().breaks_on(FRIDAY) == BreakSettings()
    assert PRESETS["steady"] == BreakSettings().every


def test_a_weekday_has_its_own_rhythm_and_the_others_do_not() -> None:
    settings = build({"breaks.preset": "gentle", "fri.every": 20 * MINUTE, "fri.long_every": 0})
    friday = settings.breaks_on(FRIDAY)
    assert (friday.every, friday.long_every, friday.micro) == (20 * MINUTE, 0, 2 * MINUTE)
    assert settings.breaks_on(SATURDAY).every == 45 * MINUTE


def test_a_weekday_has_its_own_hours() -> None:
    settings = build(
        {"hours.workdays": "09:00-17:00", "hours.weekend": "off", "fri.hours": "09:00-13:00"}
    )
    hours = settings.working_hours
    east = timezone(timedelta(hours=1))

    def works(day: int, hour: int) -> bool:
        return hours.span_at(datetime(2026, 11, day, hour, 30, tzinfo=east)) is not None

    assert [works(day, 12) for day in (19, 20, 21)] == [True, True, False]
    assert [works(day, 14) for day in (19, 20, 21)] == [True, False, False]


@pytest.mark.parametrize("key", [key.name for key in keys()])
def test_every_setting_can_be_written_as_it_is_shown(key: str) -> None:
    found = find(key)
    assert found.from_text(show(found.default)) == found.default
    assert found.doc.endswith(".")
    assert found.allowed


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("breaks.preset", "often"),
        ("breaks.every", "30s"),
        ("breaks.every", "5h"),
        ("breaks.heads_up", "121s"),
        ("hours.workdays", "9 to 5"),
        ("fri.hours", "09:00-12:00, 11:00-13:00"),
        ("fri.every", "never"),
        ("fri.long_every", "21"),
        ("prompts.channels", "osc, pigeon"),
        ("breaks.by_posture", "perhaps"),
        ("care.emergency_number", "4"),
        ("care.emergency_number", "police"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_can(key: str, text: str) -> None:
    with pytest.raises(ValueError, match="must be"):
        find(key).from_text(text)


def test_a_weekdays_own_values_can_be_taken_away_again() -> None:
    assert find("fri.hours").from_text("") == ""
    assert find("fri.every").from_text("") is None
    settings = build({"fri.hours": "", "fri.every": None})
    assert settings == Settings()
