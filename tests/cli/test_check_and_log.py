import fcntl
import os
import stat
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backcare_tui.domain.text import MAX_NOTE, clean
from tests.cli.conftest import Person
from tests.clocks import FakeClock

SIDED = """
[[adjustment]]
id = "my-bag"
family = "asymmetry"
cue = "Swap my bag"
how = "Put it on the other shoulder."
why = "Both sides get a turn."
source = "me"
target = 2
sided = true
"""


def entries(person: Person, *arguments: str) -> list[dict[str, object]]:
    found = msgspec.json.decode(person.does("history", "--json", *arguments))
    assert found["schema"] == 1
    return found["entries"]


def with_own_item(person: Person) -> None:
    person.paths.content.mkdir(parents=True)
    (person.paths.content / "adjustments.toml").write_text(SIDED)


def test_counting_prints_the_id_of_an_entry_that_is_there(person: Person) -> None:
    result = person("check", "stand-slower", "--count", "3")
    assert result.code == 0
    (entry,) = entries(person)
    assert result.out == f"{entry['id']}\n"
    assert "3 of " in result.err
    assert entry["event"] == {
        "kind": "adjustment_tallied",
        "item": "stand-slower",
        "side": None,
        "count": 3,
    }


def test_json_is_the_whole_entry_and_nothing_else(person: Person) -> None:
    result = person("check", "stand-slower", "--json")
    assert result.err == ""
    assert result.json == entries(person)[0]
    assert set(result.json) == {"id", "at", "device", "event"}
    assert result.json["at"] == "2026-11-20T09:00:00+01:00"


def test_a_side_is_kept_and_the_next_one_is_said(person: Person) -> None:
    with_own_item(person)
    result = person("check", "my-bag", "--side", "left")
    assert "right is next" in result.err
    assert entries(person)[0]["event"]["side"] == "left"  # type: ignore[index]  # it is a dict


def test_a_sided_item_counts_without_a_side_and_the_person_is_told_how_to_give_one(
    person: Person,
) -> None:
    with_own_item(person)
    result = person("check", "my-bag")
    assert result.code == 0
    assert "--side left or --side right" in result.err


def test_an_item_can_be_called_by_its_cue(person: Person) -> None:
    with_own_item(person)
    assert person("check", "swap my BAG").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "stand-slowr"), "did you mean stand-slower"),
        (("check", "\x1b[2Jnothing\udcff"), "backcare check --list"),
        (("check", "stand-slower", "--side", "left"), "has no sides"),
        (("check", "stand-slower", "--count", "0"), "'0' is not a whole number from 1 to 1,000"),
        (("check", "stand-slower", "--count", "many"), "'many' is not a whole number"),
        (("check",), "backcare check --list"),
        (("check", "--nonsense\x1b[31m"), "No such option"),
        (("log", "pain", "11"), "'11' is not a whole number from 0 to 10"),
        (("log", "pain", "-1"), "N is a whole number from 0 to 10."),
        (("log", "pain", "3.5"), "is not a whole number from 0 to 10"),
        (("log", "pain"), "Missing argument 'N'"),
        (("log",), "Missing command"),
        (("log", "joy", "3"), "No such command 'joy'"),
        (("log", "pain", "3", "--at", "soon"), "-20m or 2026-09-03 10:00"),
        (("log", "pain", "3", "--at", "10:00"), "yesterday 10:00"),
        (("log", "pain", "3", "--at", "1899-12-31 10:00"), "before 1900"),
        (("log", "pain", "3", "--at", ""), "is not a time"),
    ],
)
def test_wrong_usage_is_one_line_with_exit_code_2_and_writes_nothing(
    person: Person, arguments: tuple[str, ...], said: str
) -> None:
    result = person(*arguments)
    assert result.code == 2
    assert result.out == ""
    assert said in result.err
    assert clean(result.err) == result.err.rstrip("\n")
    assert entries(person) == []


def test_the_list_shows_every_item_and_what_was_done_today(person: Person) -> None:
    with_own_item(person)
    person.does("check", "my-bag", "--side", "left")
    line = next(row for row in person.does("check", "--list").splitlines() if "my-bag" in row)
    assert "1 of 2" in line
    assert line.endswith("next: right")
    rows = person("check", "--list", "--json").json["adjustments"]
    (row,) = [row for row in rows if row["id"] == "my-bag"]
    assert (row["done"], row["target"], row["next_side"]) == (1, 2, "right")


def test_three_habits_are_listed_and_all_shows_the_library(person: Person) -> None:
    lines = person.does("check", "--list").splitlines()
    assert [line.split()[0] for line in lines] == ["stand-slower", "hug-load", "bag-side"]
    rows = person("check", "--list", "--all", "--json").json["adjustments"]
    assert [row["habit"] for row in rows] == [True] * 3 + [False] * 16
    assert len({row["id"] for row in rows}) == 19


def test_a_habit_is_added_and_rests_and_said_twice_nothing_is_written(person: Person) -> None:
    added = person("check", "reach-low", "--add")
    assert "Added: Reach low from the hips" in added.err
    again = person("check", "reach-low", "--add")
    assert again.out == "Reach low from the hips: one of your habits already\n"
    assert person("check", "reach-low", "--add", "--json").json["entry"] is None
    assert "reach-low" in person.does("check", "--list")
    person.does("check", "reach-low", "--rest")
    assert "reach-low" not in person.does("check", "--list")
    assert [entry["event"] for entry in entries(person)] == [
        {"kind": "habit_added", "item": "reach-low"},
        {"kind": "habit_rested", "item": "reach-low"},
    ]
    for id_ in ("stand-slower", "hug-load", "bag-side"):
        person.does("check", id_, "--rest")
    assert person.does("check", "--list") == "No habits for now; --all shows the library"
    assert "moves" not in person.does("status")


def test_undo_brings_a_habit_back(person: Person) -> None:
    person.does("check", "hug-load", "--rest")
    assert "Rests for now: Hug the load" in person.does("undo")
    assert "hug-load" in person.does("check", "--list")


def test_a_sore_side_is_spared(person: Person) -> None:
    person.does("log", "pain", "4", "--at", "-1h", "--where", "low-back-left")
    (line,) = [row for row in person.does("check", "--list").splitlines() if "bag-side" in row]
    assert line.endswith("next: right")


def test_pain_is_logged_with_a_note(person: Person) -> None:
    result = person("log", "pain", "4", "--note", "after  the stairs", "--json")
    assert result.json["event"] == {
        "kind": "pain_rated",
        "score": 4,
        "places": [],
        "words": [],
        "stress": None,
        "mood": None,
        "sleep": None,
        "note": "after  the stairs",
    }


@pytest.mark.parametrize(
    ("when", "at"),
    [
        ("-20m", "2026-11-20T08:40:00+01:00"),
        ("yesterday 18:30", "2026-11-19T18:30:00+01:00"),
        ("2026-09-03 10:00", "2026-09-03T10:00:00+01:00"),
        ("08:15", "2026-11-20T08:15:00+01:00"),
    ],
)
def test_pain_can_be_logged_for_earlier(person: Person, when: str, at: str) -> None:
    result = person("log", "pain", "6", "--at", when, "--json")
    assert result.json["at"] == at
    assert result.json["logged"] == "2026-11-20T09:00:00+01:00"


def test_pain_of_a_summer_is_confirmed_at_the_time_that_was_given(person: Person) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    person.clock = FakeClock(datetime(2026, 11, 20, 9, 0, tzinfo=berlin), berlin)
    person.does("screening", "--none-of-these")
    result = person("log", "pain", "3", "--at", "2026-07-03 10:00")
    assert result.err == "Pain 3 at Fri 3 Jul 10:00 (late)\n"


def test_pain_of_long_ago_is_kept_shown_and_taken_back(person: Person) -> None:
    person.does("log", "pain", "3", "--at", "1950-01-01 10:00")
    person.does("log", "pain", "4", "--at", "1900-01-01 00:30")
    (device,) = person.paths.journal.iterdir()
    assert sorted(file.name for file in device.iterdir()) == ["1900-01.json", "1950-01.json"]
    lines = person.does("history", "--since", "1949-12-31").splitlines()
    assert [line[:24] for line in lines] == ["1950-01-01 10:00  Pain 3"]
    assert person.does("undo").startswith("Took back: Pain 4")
    assert person.does("history", "--since", "1900-01-01").splitlines() == lines


def test_a_note_of_a_megabyte_is_refused_naming_the_limit(person: Person) -> None:
    result = person("log", "pain", "3", "--note", "x" * 1_000_000)
    assert result.code == 2
    assert "1,000,000 characters; at most 4,000" in result.err
    assert entries(person) == []


def test_a_note_at_the_limit_is_kept_whole(person: Person) -> None:
    person.does("log", "pain", "3", "--note", "x" * MAX_NOTE)
    assert entries(person)[0]["event"]["note"] == "x" * MAX_NOTE  # type: ignore[index]


hostile = st.text(
    st.characters() | st.sampled_from("\x1b\x07\x9b\u202e\u2066\ufeff\udc80\udcff\n\r\0"),
    max_size=60,
)


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(hostile)
def test_no_note_reaches_the_terminal_or_the_journal_as_more_than_text(
    person: Person, note: str
) -> None:
    written = person("log", "pain", "3", "--note", note, "--json")
    assert written.code == 0
    assert written.json["event"]["note"] == clean(note)
    for command in (("history",), ("history", "--json"), ("undo",)):
        result = person(*command)
        assert result.code == 0
        for line in (result.out + result.err).rstrip("\n").split("\n"):
            assert clean(line) == line.strip()


def test_everything_written_is_private(person: Person) -> None:
    old = os.umask(0)
    try:
        person.does("log", "pain", "3")
    finally:
        os.umask(old)
    for path in Path(person.environ["BACKCARE_HOME"]).rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_a_held_lock_is_busy_and_no_id_is_printed(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.does("log", "pain", "3")
    monkeypatch.setattr("backcare_tui.journal.journal.Journal.__init__", _impatient())
    with person.paths.journal_lock.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = person("log", "pain", "4")
    assert result.code == 3
    assert result.out == ""
    assert "Not saved." in result.err
    assert len(entries(person)) == 1


def _impatient() -> object:
    from backcare_tui.journal.journal import Journal

    original = Journal.__init__

    def init(self: Journal, *args: object, **options: object) -> None:
        original(self, *args, **{**options, "lock_timeout": 0.05})  # type: ignore[arg-type]

    return init


def test_what_cannot_be_written_fails_with_the_reason(person: Person) -> None:
    person.paths.data.parent.mkdir(parents=True)
    person.paths.data.write_text("a file in the way")
    result = person("log", "pain", "4")
    assert result.code == 1
    assert result.out == ""
    assert "Not saved." in result.err
    assert str(person.paths.data) in result.err


def test_a_newer_journal_is_not_written_into(person: Person) -> None:
    person.does("log", "pain", "4")
    (month,) = person.paths.journal.rglob("*.json")
    newer = (
        month.read_text()
        .replace('"schema":1', '"schema":99')
        .replace('"schema": 1', '"schema": 99')
    )
    assert "99" in newer
    month.write_text(newer)
    result = person("log", "pain", "5")
    assert result.code == 1
    assert "newer version" in result.err
    assert month.read_text() == newer
