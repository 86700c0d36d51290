from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.cli.conftest import Person
from tests.clocks import FakeClock


def last_event(person: Person) -> dict[str, Any]:
    event: dict[str, Any] = person("history", "--all", "--json").json["entries"][-1]["event"]
    return event


def test_a_break_just_taken_is_logged_when_no_app_runs(person: Person) -> None:
    said = person.does("break", "now")
    assert said == "Micro break logged, 2m. BackCare is not open, so nothing will ring."
    assert last_event(person)["how"] == "logged"
    assert last_event(person)["seconds"] == 120.0


def test_break_now_starts_one_in_a_running_app(
    person: Person, app_runs: Callable[[], None]
) -> None:
    app_runs()
    assert person.does("break", "now") == (
        "Micro break started: walk to a window. It is over at 09:02."
    )
    assert last_event(person)["kind"] == "break_started"
    assert last_event(person)["how"] == "own"
    assert last_event(person)["proposal"] == "routine:window-walk"


def test_a_second_break_now_changes_nothing(person: Person, app_runs: Callable[[], None]) -> None:
    app_runs()
    person.does("break", "now")
    assert person.does("break", "now") == "You are on a break already, until 09:02."
    assert len(person("history", "--json").json["entries"]) == 1


@pytest.mark.parametrize("command", ["later", "skip"])
def test_a_running_break_is_neither_put_off_nor_skipped(
    person: Person, app_runs: Callable[[], None], command: str
) -> None:
    app_runs()
    person.does("break", "now")
    result = person("break", command)
    assert (result.code, result.out) == (1, "")
    assert "on a break until 09:02" in result.err


def test_later_puts_the_next_break_off_and_says_to_when(
    person: Person, app_runs: Callable[[], None]
) -> None:
    app_runs()
    person.does("break", "skip")
    person.clock.pass_time(timedelta(minutes=29, seconds=30))
    said = person.does("break", "later")
    assert said == "Micro break put off by 5m. Next: micro break in 5m, at 09:34."
    assert last_event(person)["seconds"] == 300.0


def test_skip_restarts_the_interval_even_when_nothing_is_due(
    person: Person, app_runs: Callable[[], None]
) -> None:
    app_runs()
    assert person.does("break", "skip") == (
        "Micro break skipped. Next: micro break in 30m, at 09:30."
    )


def test_a_pause_over_the_night_the_clocks_change_ends_at_four_and_says_so(
    person: Person, app_runs: Callable[[], None]
) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    person.clock = FakeClock(datetime(2026, 10, 24, 20, 0, tzinfo=berlin), berlin)
    app_runs()
    assert person.does("break", "pause", "tomorrow") == "Breaks paused until Sun 25 Oct 04:00."
    assert last_event(person)["until"] == "2026-10-25T04:00:00+01:00"
    assert "aused until Sun 25 Oct 04:00" in person.does("status")


@pytest.mark.parametrize(
    ("arguments", "until"),
    [
        ((), "2026-11-20T09:30:00+01:00"),
        (("1h",), "2026-11-20T10:00:00+01:00"),
        (("1m",), "2026-11-20T09:01:00+01:00"),
        (("24h",), "2026-11-21T09:00:00+01:00"),
        (("tomorrow",), "2026-11-21T04:00:00+01:00"),
    ],
)
def test_a_pause_has_an_end_and_shows_it(
    person: Person, app_runs: Callable[[], None], arguments: tuple[str, ...], until: str
) -> None:
    app_runs()
    said = person.does("break", "pause", *arguments)
    assert last_event(person) == {"kind": "prompts_paused", "until": until}
    assert until[11:16] in said
    assert said == f"Breaks paused until {said[20:-1]}."


@pytest.mark.parametrize("length", ["0m", "59s", "25h", "for ever", "-5m", ""])
def test_a_pause_without_a_proper_end_is_refused(person: Person, length: str) -> None:
    result = person("break", "pause", length)
    assert (result.code, result.out) == (2, "")
    assert person("history", "--json").json["entries"] == []


def test_resume_ends_a_pause(person: Person, app_runs: Callable[[], None]) -> None:
    app_runs()
    person.does("break", "pause", "2h")
    assert person.does("break", "resume").startswith("Breaks resumed. Next: micro break in 30m")
    assert person.does("break", "resume").startswith("Breaks are not paused.")


def test_json_gives_the_entry(person: Person) -> None:
    assert person("break", "skip", "--json").json["event"]["kind"] == "break_skipped"


def test_undo_takes_back_one_after_the_other(person: Person) -> None:
    person.does("check", "stand-slower")
    person.clock.pass_time(60)
    person.does("log", "pain", "7", "--note", "ow")
    assert person.does("undo") == "Took back: Pain 7: ow (09:01)"
    assert person.does("undo").startswith("Took back: Stand up slower")
    result = person("undo")
    assert (result.code, result.out) == (1, "")
    assert "24 hours" in result.err
    assert person("history", "--json").json["entries"] == []


def test_undo_json_is_the_entry_taken_back(person: Person) -> None:
    logged = person("log", "pain", "7", "--json").json
    assert person("undo", "--json").json == logged
