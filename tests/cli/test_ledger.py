"""`backcare breaks`: why did it not ring? And what became of the rest."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from backcare_tui.companion import open_companion
from backcare_tui.domain.journal.entries import (
    AppOpened,
    AwayNoticed,
    BreakKind,
    BreakMissed,
    BreakTaken,
    HoldReason,
    KnownEvent,
    Posture,
    PostureChanged,
    PromptHeld,
)
from tests.cli.conftest import Person
from tests.clocks import START

MINUTE = timedelta(minutes=1)
MICRO, LONG = BreakKind.MICRO, BreakKind.LONG


@pytest.fixture
def morning(person: Person) -> Person:
    """From nine to two: a break, a meeting, an absence, one missed, time at a standing desk."""
    companion = open_companion(person.paths, person.clock)
    happened: list[tuple[int, KnownEvent]] = [
        (0, AppOpened()),
        (1, PostureChanged(posture=Posture.SIT)),
        (32, BreakTaken(break_kind=MICRO, seconds=120, how="prompted", due=START + 30 * MINUTE)),
        (
            62,
            PromptHeld(
                break_kind=MICRO,
                due=START + 62 * MINUTE,
                reason=HoldReason.MEETING,
                until=START + 91 * MINUTE,
            ),
        ),
        (101, BreakMissed(break_kind=MICRO, due=START + 91 * MINUTE)),
        (150, AwayNoticed(since=START + 135 * MINUTE, cause="away", credited=LONG)),
        (155, PostureChanged(posture=Posture.STAND)),
    ]
    for minutes, event in happened:
        companion.record(event, at=START + minutes * MINUTE)
    person.clock.pass_time(300 * MINUTE)
    return person


def test_the_day_is_told_as_a_strip_in_words_and_the_week_in_numbers(morning: Person) -> None:
    lines = morning.does("breaks").splitlines()
    assert lines[0] == "Today"
    assert lines[1].startswith("9         10        11")
    assert lines[2].count("●") == lines[2].count("‖") == lines[2].count("▽") == 1
    assert lines[3].startswith("● taken  ‖ held  ▽ missed  ◇ by itself")
    assert lines[5:9] == [
        "09:30  ●  Micro break taken, 2m",
        "10:02  ‖  Micro break held until 10:31: you were in a meeting",
        "10:31  ▽  Micro break went by without an answer",
        "11:15  ◇  Long break counted by itself: away for 15m",
    ]
    assert lines[10].split()[:2] == ["prompted", "taken"]
    assert len(lines) == 10 + 1 + 7 + 1
    assert lines[-2].split() == [*("Fri", "20", "3", "1", "·", "·"), *("1", "1", "·", "1", "2h25m")]


def test_it_is_drawn_to_the_width_of_the_terminal(morning: Person) -> None:
    for columns in (34, 60, 100, 200):
        morning.environ["COLUMNS"] = str(columns)
        lines = morning.does("breaks").splitlines()
        drawn = [each for each in lines if ":" not in each]
        assert max(map(len, drawn)) <= columns
        assert len(lines[2]) > columns * 0.6


def test_since_tells_every_day_from_then_on_in_words(morning: Person) -> None:
    morning.clock.pass_time(timedelta(days=1))
    assert "09:30" not in morning.does("breaks")
    told = morning.does("breaks", "--since", "yesterday")
    assert told.startswith("Fri 20 Nov\n")
    assert "\nToday\n" in told
    assert "10:02  ‖  Micro break held until 10:31: you were in a meeting" in told
    assert told.splitlines()[-1].startswith("all")


def test_json_has_every_prompt_and_every_day(morning: Person) -> None:
    found = morning("breaks", "--json").json
    assert found["schema"] == 1
    assert [each["fate"] for each in found["prompts"]] == [
        *("taken", "held", "missed", "counted_by_itself"),
    ]
    assert found["prompts"][1] == {
        "at": "2026-11-20T10:02:00+01:00",
        "kind": "micro",
        "fate": "held",
        "due": "2026-11-20T10:02:00+01:00",
        "reason": "meeting",
        "until": "2026-11-20T10:31:00+01:00",
        "seconds": 0,
    }
    assert len(found["days"]) == 7
    assert found["days"][-1] == {
        "day": "2026-11-20",
        "prompted": 3,
        "taken": 1,
        "own": 0,
        "later": 0,
        "skipped": 0,
        "missed": 1,
        "held": 1,
        "counted_by_itself": 1,
        "longest_seconds": 8700,
    }
    days = morning("breaks", "--json", "--since", "-30d").json["days"]
    assert [days[0]["day"], len(days)] == ["2026-10-21", 31]


def test_a_day_without_a_prompt_says_so(person: Person) -> None:
    assert "No prompt was due yet." in person.does("breaks")
    assert person("breaks", "--json").json["prompts"] == []


@pytest.mark.parametrize("since", ["tomorrow", "someday", "2020-01-01", "2026-12-24", "-366d"])
def test_a_day_that_cannot_be_told_is_wrong_usage(person: Person, since: str) -> None:
    result = person("breaks", "--since", since)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("--since: ")


def test_another_machines_prompts_are_not_among_mine(morning: Person) -> None:
    (month,) = morning.paths.journal.glob("*/2026-11.json")
    month.parent.rename(month.parent.with_name("other"))
    assert morning("breaks", "--json").json["prompts"] == []


def test_a_terminal_without_the_glyphs_gets_others(morning: Person) -> None:
    morning.encoding = "latin-1"
    told = morning.does("breaks")
    assert "* taken  = held" in told
    assert "?" not in told


def test_a_skip_or_a_break_of_mine_stands_where_the_prompt_was_due(
    person: Person, app_runs: Callable[[], None]
) -> None:
    app_runs()
    person.does("break", "skip")
    person.clock.pass_time(31 * MINUTE)
    person.does("break", "later")
    person.clock.pass_time(6 * MINUTE)
    person.does("break", "now")
    first, second, third = person("breaks", "--json").json["prompts"]
    assert (first["fate"], first["due"]) == ("skipped", None)
    assert (second["fate"], second["due"]) == ("later", "2026-11-20T08:30:00Z")
    assert (third["fate"], third["due"]) == ("taken", "2026-11-20T08:36:00Z")


def test_without_an_app_no_prompt_is_claimed_to_have_been_due(person: Person) -> None:
    person.does("break", "skip")
    person.clock.pass_time(31 * MINUTE)
    for command in ("later", "skip", "now"):
        person.does("break", command)
    assert {each["due"] for each in person("breaks", "--json").json["prompts"]} == {None}


def test_the_day_is_the_one_that_ends_at_four(morning: Person) -> None:
    morning.clock.pass_time(timedelta(hours=13))
    found = morning("breaks", "--json").json
    assert date.fromisoformat(found["days"][-1]["day"]) == START.date()
