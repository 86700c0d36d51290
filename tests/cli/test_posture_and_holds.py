"""`backcare posture`, `backcare break pause until …` and `backcare break hold`."""

import shlex
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Person

MINUTE = timedelta(minutes=1)


def last_event(person: Person) -> dict[str, Any]:
    event: dict[str, Any] = person("history", "--json").json["entries"][-1]["event"]
    return event


def test_a_posture_is_noted_and_shown(person: Person) -> None:
    assert person.does("posture", "stand") == "Standing from 09:00 on."
    person.clock.pass_time(12 * MINUTE)
    assert person.does("posture", "stand") == "Standing since 09:00 already."
    assert person.does("posture", "sit") == "Sitting from 09:12 on."
    person.clock.pass_time(70 * MINUTE)
    assert person.does("posture").splitlines() == [
        "Sitting since 09:12, 1h10m.",
        "sitting   1h10m",
        "standing  12m",
        "longest   1h10m sitting, from 09:12",
    ]
    assert len(person("history", "--json").json["entries"]) == 2


def test_nobody_stands_all_night(person: Person) -> None:
    person.does("posture", "stand")
    person.clock.pass_time(timedelta(days=1))
    assert "backcare posture sit" in person.does("posture"), "of a new day nothing is known yet"
    assert person.does("posture", "stand") == "Standing from 09:00 on."
    person.clock.pass_time(5 * MINUTE)
    assert person("posture", "--json").json["seconds"]["stand"] == 300
    days = person("breaks", "--json").json["days"]
    assert [day["longest_seconds"] for day in days[-2:]] == [19 * 3600, 300]


def test_posture_as_json(person: Person) -> None:
    assert person("posture", "--json").json["now"] is None
    assert person("posture", "lie", "--json").json["event"] == {
        "kind": "posture_changed",
        "posture": "lie",
    }
    person.clock.pass_time(5 * MINUTE)
    assert person("posture", "--json").json == {
        "schema": 1,
        "now": {"posture": "lie", "since": "2026-11-20T09:00:00+01:00"},
        "seconds": {"sit": 0, "stand": 0, "walk": 0, "lie": 300},
        "longest": {"posture": "lie", "since": "2026-11-20T09:00:00+01:00", "seconds": 300},
    }


def test_a_day_without_a_posture_says_how_to_begin(person: Person) -> None:
    assert "backcare posture sit" in person.does("posture")
    assert person("posture", "kneel").code == 2


@pytest.mark.parametrize(
    ("said", "until"),
    [
        (("until", "15:30"), "2026-11-20T15:30:00+01:00"),
        (("until 15:30",), "2026-11-20T15:30:00+01:00"),
        (("15:30",), "2026-11-20T15:30:00+01:00"),
        (("until", "1:30"), "2026-11-21T01:30:00+01:00"),
        (("until", "tomorrow"), "2026-11-21T04:00:00+01:00"),
    ],
)
def test_do_not_disturb_until_a_time(
    person: Person, app_runs: Callable[[], None], said: tuple[str, ...], until: str
) -> None:
    app_runs()
    assert person.does("break", "pause", *said).startswith("Breaks paused until ")
    assert last_event(person)["until"] == until
    assert person("status", "--json").json["next_break"]["paused_until"] == until


@pytest.mark.parametrize("said", ["until 08:59", "until 9:00", "until 25:00", "until", "until now"])
def test_a_time_that_has_passed_is_refused_politely(person: Person, said: str) -> None:
    result = person("break", "pause", *said.split())
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert person("history", "--json").json["entries"] == []


@pytest.mark.parametrize("command", ["later", "skip"])
def test_while_paused_there_is_no_break_to_answer(
    person: Person, app_runs: Callable[[], None], command: str
) -> None:
    app_runs()
    person.does("break", "pause", "1h")
    result = person("break", command)
    assert (result.code, result.out) == (1, "")
    assert result.err == "No break is coming. Paused until 10:00.\n"


def test_break_now_while_a_break_is_due_answers_its_prompt(
    person: Person, app_runs: Callable[[], None]
) -> None:
    app_runs()
    person.does("break", "skip")
    person.clock.pass_time(31 * MINUTE)
    person.does("break", "now")
    event = last_event(person)
    assert (event["how"], event["due"]) == ("prompted", "2026-11-20T08:30:00Z")


def test_after_two_laters_break_now_is_the_short_one(
    person: Person, app_runs: Callable[[], None]
) -> None:
    app_runs()
    person.does("break", "skip")
    for _ in range(2):
        person.clock.pass_time(31 * MINUTE)
        person.does("break", "later")
    person.clock.pass_time(6 * MINUTE)
    person.does("break", "now")
    assert last_event(person)["seconds"] == 20.0


@pytest.mark.parametrize("code", [0, 3])
def test_hold_runs_a_command_and_ends_with_its_exit_code(
    person: Person, tmp_path: Path, code: int
) -> None:
    there = tmp_path / "there"
    script = f"import pathlib, sys; pathlib.Path({str(there)!r}).touch(); sys.exit({code})"
    assert person("break", "hold", "--", sys.executable, "-c", script).code == code
    assert there.exists()
    assert not list((person.paths.state / "holds").iterdir()), "let go when it ends"


def test_hold_needs_no_dashes_and_leaves_the_commands_options_alone(person: Person) -> None:
    words = shlex.split(f"{sys.executable} -c 'import sys; sys.exit(len(sys.argv))' --json --help")
    assert person("break", "hold", *words).code == 3


def test_hold_without_a_command_or_with_one_that_is_not_there(person: Person) -> None:
    assert person("break", "hold").code == 2
    assert person("break", "hold", "--").code == 2
    result = person("break", "hold", "--", "no-such-command-here")
    assert result.code == 127
    assert "no-such-command-here" in result.err
