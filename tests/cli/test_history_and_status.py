from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from backcare_tui.prompts.leader import LeaderLock
from tests.cli.conftest import Person
from tests.clocks import FakeClock

DAY = timedelta(days=1)


@pytest.fixture
def week(person: Person) -> Person:
    """Pain on three days, the last one taken back, and one movement."""
    person.does("log", "pain", "2")
    person.clock.pass_time(DAY)
    person.does("log", "pain", "4", "--note", "rain")
    person.clock.pass_time(DAY)
    person.does("check", "stand-slower", "--count", "2")
    person.does("log", "pain", "9")
    person.does("undo")
    return person


def scores(person: Person, *arguments: str) -> list[int]:
    found = person("history", "--json", "--kind", "pain", *arguments).json["entries"]
    return [entry["event"]["score"] for entry in found]


def test_history_is_oldest_first_without_what_was_taken_back(week: Person) -> None:
    lines = week.does("history").splitlines()
    assert [line[:16] for line in lines] == [
        "2026-11-20 09:00",
        "2026-11-21 09:00",
        "2026-11-22 09:00",
    ]
    assert "Pain 4: rain" in lines[1]
    assert "Stand up slower, 2 times" in lines[2]


def test_what_was_written_down_later_is_marked(person: Person) -> None:
    person.does("log", "pain", "6", "--at", "-2h")
    person.does("log", "note", "stairs", "--at", "-1h")
    person.does("undo")
    person.does("log", "pain", "2")
    lines = [line[18:-10] for line in person.does("history", "--all").splitlines()]
    assert lines[:2] == ["Pain 6  (late)", "Note: stairs  (late, no longer counts)"]
    assert lines[3] == "Pain 2"


def test_a_long_note_is_shortened_in_the_table_and_whole_in_json(person: Person) -> None:
    person.does("log", "note", "stairs " * 500)
    (line,) = person.does("history").splitlines()
    assert len(line) < 200
    assert "stairs stairs…  " in line
    (entry,) = person("history", "--json").json["entries"]
    assert len(entry["event"]["text"]) == 3499


def test_all_shows_what_was_taken_back_too(week: Person) -> None:
    lines = week.does("history", "--all").splitlines()
    assert len(lines) == 6, "with the app's own note of the habits"
    assert lines[2][18:].startswith("Your habits: Stand up slower, ")
    assert "Pain 9  (no longer counts)" in lines[4]
    assert lines[5][18:].startswith("Took back ")
    assert scores(week, "--all") == [2, 4, 9]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--since", "yesterday"), [4]),
        (("--since", "-2d"), [2, 4]),
        (("--until", "2026-11-20"), [2]),
        (("--since", "2026-11-21", "--until", "2026-11-21"), [4]),
        (("--since", "today"), []),
        (("--since", "-25h"), [4]),
        (("--since", "-23h"), []),
        (("--since", "-3d", "--until", "-47h59m"), [2]),
        (("--since", "yesterday 09:00", "--until", "yesterday 09:00"), [4]),
        (("--since", "yesterday 09:01", "--until", "yesterday"), []),
    ],
)
def test_history_can_be_narrowed_to_days(
    week: Person, arguments: tuple[str, ...], expected: list[int]
) -> None:
    assert scores(week, *arguments) == expected


def test_an_entry_taken_back_on_a_later_day_stays_away_from_its_own_day(person: Person) -> None:
    person.does("log", "pain", "5")
    person.clock.pass_time(timedelta(hours=20))
    person.does("undo")
    assert scores(person, "--since", "2026-11-20", "--until", "2026-11-20") == []


def test_entries_of_many_months_are_all_there(person: Person) -> None:
    for when in ("2025-01-31 23:59", "2025-02-01 00:00", "2026-03-01 03:00"):
        person.does("log", "pain", "1", "--at", when)
    assert scores(person) == [1, 1, 1]
    assert scores(person, "--since", "2025-01-31", "--until", "2025-01-31") == [1, 1]
    assert scores(person, "--until", "2026-02-28", "--since", "2025-02-01") == [1]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--since", "someday"),
        ("--until", "2026-02-30"),
        ("--since", "-1x"),
        ("--since", "23:00"),
        ("--since", "-1h", "--until", "-2h"),
        ("--kind", "joy"),
        ("--kind", ""),
        ("--since", "today", "--until", "yesterday"),
    ],
)
def test_a_wrong_day_or_kind_is_wrong_usage(week: Person, arguments: tuple[str, ...]) -> None:
    result = week("history", *arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1


def test_nothing_written_down_is_said_on_stderr(person: Person) -> None:
    result = person("history")
    assert (result.code, result.out) == (0, "")
    assert result.err
    assert person("history", "--json").json == {"schema": 1, "entries": []}


def test_a_kind_of_a_newer_version_is_shown_and_given_whole(week: Person) -> None:
    month = next(week.paths.journal.rglob("*.json"))
    text = month.read_text().replace('"pain_rated","score":4', '"mood_felt","score":4')
    assert "mood_felt" in text
    month.write_text(text)
    assert "Something this version cannot read: mood felt" in week.does("history")
    found = week("history", "--json", "--kind", "mood_felt").json["entries"]
    assert found[0]["event"] == {"kind": "mood_felt", "score": 4, "note": "rain"}


def test_hostile_text_of_a_newer_version_reaches_no_terminal(week: Person) -> None:
    month = next(week.paths.journal.rglob("*.json"))
    text = month.read_text().replace(
        '"pain_rated","score":4', '"mood\\u001b[2J","x\\u009b":"\\u202eevil","y":"\x7f\x9b\u202e"'
    )
    month.write_text(text)
    for command in (("history",), ("history", "--json")):
        out = week(*command).out
        assert not set(out) & set("\x1b\x9b\x7f\u202e")
    event = week("history", "--json").json["entries"][1]["event"]
    assert event["x\x9b"] == "\u202eevil"
    assert event["y"] == "\x7f\x9b\u202e"


def test_json_is_utf_8_whatever_the_terminal_says(person: Person) -> None:
    person.does("log", "pain", "3", "--note", "café ¼")
    person.encoding = "ascii"
    assert "caf? ?" in person.does("history")
    person.encoding = "latin-1"
    result = person("history", "--json")
    assert "café ¼" in result.out.encode("latin-1").decode()


def test_damage_in_the_journal_is_said_and_the_exit_code_tells(week: Person) -> None:
    month = next(week.paths.journal.rglob("*.json"))
    damaged = month.with_name("2026-10.json")
    damaged.write_text("{ not a journal")
    result = week("history", "--json")
    assert result.code == 4
    assert len(result.json["entries"]) == 3
    assert "quarantine" in result.err


@pytest.mark.parametrize(
    "command",
    [
        *("history", "pain", "status", "breaks", "posture", "portfolio", "check --list"),
        *("flare status", "screening --status"),
    ],
)
def test_every_command_that_shows_what_was_read_tells_that_some_of_it_could_not_be(
    week: Person, command: str
) -> None:
    week.does(*command.split())
    month = next(week.paths.journal.rglob("*.json"))
    month.write_text(month.read_text().replace('"pain_rated","score":4', '"pain_rated","score":44'))
    for arguments in (command.split(), [*command.split(), "--json"]):
        result = week(*arguments)
        assert result.code == 4
        assert month.name in result.err
        assert result.out
    assert week("log", "pain", "3").code == 0, "what is written down is safe"


def test_status_without_an_app_says_so_and_shows_the_day(week: Person) -> None:
    lines = week.does("status").splitlines()
    assert lines[0] == "next    BackCare is not open"
    assert lines.pop(1) == "check   the safety questions are due: backcare screening"
    assert lines[1] == "breaks  0 taken, 0 put off, 0 skipped, 0 missed"
    assert lines[2] == "pain    4 at Sat 21 Nov 09:00"
    assert lines[3].startswith("moves   2 of ")
    assert lines[4].startswith("sides   next ")


def test_status_of_a_running_app_has_its_next_break(
    person: Person, app_runs: Callable[[], None]
) -> None:
    app_runs()
    person.does("break", "skip")
    person.clock.pass_time(timedelta(minutes=10, seconds=20))
    assert person.does("status").splitlines()[0] == "next    micro break in 19m, at 09:30"
    found = person("status", "--json").json
    assert found["schema"] == 1
    assert found["running"] is True
    assert found["next_break"] == {
        "state": "working",
        "kind": "micro",
        "due": "2026-11-20T09:30:00+01:00",
        "seconds_left": 1180,
        "length_seconds": 120,
        "paused_until": None,
        "laters": 0,
        "proposal": {"id": "routine:window-walk", "name": "Walk to a window"},
    }
    assert found["breaks"]["skipped"] == 1
    assert person.does("status").splitlines()[1] == "do      Walk to a window"
    person.does("break", "pause", "30m")
    assert "Walk to a window" not in person.does("status"), "none is coming"
    assert person("status", "--json").json["next_break"]["proposal"] is None


def test_the_ledger_says_what_the_next_break_proposes(
    person: Person, app_runs: Callable[[], None]
) -> None:
    assert "The next break" not in person.does("breaks")
    assert person("breaks", "--json").json["proposal"] is None
    app_runs()
    assert "The next break: walk to a window" in person.does("breaks")
    assert person("breaks", "--json").json["proposal"]["id"] == "routine:window-walk"
    person.does("break", "now")
    assert "This break: walk to a window" in person.does("breaks")


def test_in_the_hour_before_the_clocks_change_the_next_break_is_told_as_the_clock_will_show_it(
    person: Person, app_runs: Callable[[], None]
) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    app_runs()
    for night, due in (
        (datetime(2026, 10, 25, 2, 45, tzinfo=berlin), "02:15"),
        (datetime(2026, 3, 29, 1, 45, tzinfo=berlin), "03:15"),
    ):
        person.clock = FakeClock(night, berlin)
        person.does("break", "skip")
        assert person.does("status").splitlines()[0] == f"next    micro break in 30m, at {due}"


@pytest.mark.parametrize(
    ("command", "after", "said"),
    [
        ("skip", 29.5, "micro break in 30s, at 09:30"),
        ("skip", 31, "micro break due since 09:30"),
        ("pause", 1, "paused until 09:30"),
        ("now", 1, "on a micro break until 09:02"),
    ],
)
def test_status_says_what_state_the_prompts_are_in(
    person: Person, app_runs: Callable[[], None], command: str, after: float, said: str
) -> None:
    app_runs()
    person.does("break", command)
    person.clock.pass_time(timedelta(minutes=after))
    assert person.does("status").splitlines()[0] == f"next    {said}"


def test_status_json_without_an_app_has_no_next_break(week: Person) -> None:
    found = week("status", "--json").json
    assert found["running"] is False
    assert found["next_break"] is None
    assert found["pain"] == {"score": 4, "at": "2026-11-21T09:00:00+01:00", "note": "rain"}
    (row,) = [row for row in found["adjustments"] if row["done"]]
    assert (row["id"], row["done"]) == ("stand-slower", 2)


def test_a_running_app_is_noticed(person: Person) -> None:
    leader = LeaderLock(person.paths)
    assert leader.claim()
    try:
        assert person("status", "--json").json["running"] is True
    finally:
        leader.release()
    assert "not open, last seen" in person.does("status")


def test_status_says_that_a_flare_is_on_and_that_something_waits_to_be_checked(
    person: Person,
) -> None:
    assert "flare" not in person.does("status")
    person.does("flare", "start", "--none-of-these")
    person.does("screening", "--tick", "fever")
    said = person.does("status")
    assert "flare   day 1" in said
    assert said.startswith("check   NEEDS CHECKING TODAY. What to do: backcare screening --status")
    told = person("status", "--json").json
    assert (told["flare_day"], told["hold"]) == (1, "today")
    person.does("screening", "--seen")
    assert "check " not in person.does("status")
