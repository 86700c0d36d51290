from typing import Any

import pytest

from backcare_tui.cli import doctor_checks
from backcare_tui.cli.textual_check import TextualCheck
from tests.cli.conftest import Person, Result


def findings(result: Result, about: str) -> list[dict[str, Any]]:
    return [each for each in result.json["findings"] if each["about"] == about]


@pytest.fixture
def doctor(person: Person, monkeypatch: pytest.MonkeyPatch) -> Person:
    """A person with a doctor that starts no other process."""
    told = TextualCheck(themes=[], driver="", shortcomings=[])
    monkeypatch.setattr(doctor_checks, "_check_textual", lambda _folder: told)
    return person


def test_a_first_start_is_well(doctor: Person) -> None:
    result = doctor("doctor")
    assert result.code == 0
    assert "All is well." in result.out
    assert doctor("doctor", "--json").json["verdict"] == "fine"


def test_folders_device_versions_and_terminal_are_named(doctor: Person) -> None:
    doctor.does("log", "pain", "3")
    doctor.environ.update(TMUX="1", COLORTERM="truecolor", NO_COLOR="1")
    out = doctor.does("doctor")
    for word in (
        str(doctor.paths.data),
        str(doctor.paths.config),
        str(doctor.paths.state),
        "permissions 0700",
        "textual 8",
        "entries: 1, 2026-11 to 2026-11",
        "this machine is called",
        "TERM xterm-256color, COLORTERM truecolor, NO_COLOR set, in tmux",
    ):
        assert word in out


def test_open_permissions_are_named_with_what_mends_them(doctor: Person) -> None:
    doctor.does("log", "pain", "3")
    month = next(doctor.paths.journal.rglob("*.json"))
    month.chmod(0o644)
    doctor.paths.data.chmod(0o755)
    result = doctor("doctor", "--json")
    assert result.code == 0
    assert result.json["verdict"] == "notice"
    assert f"chmod 700 {doctor.paths.data}" in findings(result, "data")[0]["text"]
    (file,) = findings(result, "permissions")
    assert str(month) in file["text"]
    assert "chmod 600" in file["text"]


def test_a_damaged_month_is_exit_code_4_until_the_quarantine_is_empty(doctor: Person) -> None:
    doctor.does("log", "pain", "3")
    month = next(doctor.paths.journal.rglob("*.json"))
    month.write_bytes(b"\x00\xff not a journal")
    first = doctor("doctor", "--json")
    assert first.code == 4
    assert any("it was moved" in each["text"] for each in findings(first, "journal"))
    again = doctor("doctor")
    assert again.code == 4
    assert "x quarantine" in again.out
    (moved,) = doctor.paths.quarantine.iterdir()
    assert moved.read_bytes() == b"\x00\xff not a journal"
    moved.unlink()
    assert doctor("doctor").code == 0


def test_an_unreadable_entry_is_damage(doctor: Person) -> None:
    doctor.does("log", "pain", "3")
    doctor.does("log", "pain", "4")
    month = next(doctor.paths.journal.rglob("*.json"))
    month.write_text(month.read_text().replace('"score":4', '"score":"four"'))
    result = doctor("doctor", "--json")
    assert result.code == 4
    assert any(each["level"] == "damage" for each in findings(result, "journal"))


def test_a_copy_made_by_a_sync_tool_is_no_damage(doctor: Person) -> None:
    doctor.does("log", "pain", "3")
    month = next(doctor.paths.journal.rglob("*.json"))
    copy = month.with_name("2026-11.sync-conflict-20261120-101112-ABCDEFG.json")
    copy.write_bytes(month.read_bytes())
    copy.chmod(0o600)
    result = doctor("doctor", "--json")
    assert result.code == 0
    assert any("sync tool" in each["text"] for each in findings(result, "journal"))


def test_bad_settings_and_content_are_named(doctor: Person) -> None:
    doctor.paths.content.mkdir(parents=True)
    doctor.paths.config_file.write_text('[breaks]\nevery = "9h"\n')
    (doctor.paths.content / "adjustments.toml").write_text("[[adjustment]]\nid = 3\n")
    result = doctor("doctor", "--json")
    assert result.code == 0
    assert "breaks.every" in findings(result, "settings")[0]["text"]
    assert "adjustments.toml" in findings(result, "content")[0]["text"]


def test_a_folder_in_the_way_is_named(doctor: Person) -> None:
    doctor.paths.data.parent.mkdir(parents=True)
    doctor.paths.data.write_text("")
    result = doctor("doctor", "--json")
    assert "is not a folder" in findings(result, "data")[0]["text"]


@pytest.mark.process
def test_a_bad_theme_is_named_with_its_key(person: Person) -> None:
    person.paths.themes.mkdir(parents=True)
    (person.paths.themes / "mine.toml").write_text('name = "mine"\nprimary = "no colour"\n')
    result = person("doctor", "--json")
    assert result.code == 0
    texts = [each["text"] for each in findings(result, "themes")]
    assert any("mine.toml: primary" in text for text in texts), texts
    (told,) = findings(result, "driver")
    assert told["text"] == "BackCare's own: it sleeps until a key is pressed"


@pytest.mark.parametrize(
    ("driver", "shortcomings", "told"),
    [
        ("web:Driver", ["it may hang"], ["web:Driver, as TEXTUAL_DRIVER says"]),
        (
            "",
            ["it may hang", "it asks"],
            [
                "the app runs, but does not know this version of Textual: it may hang",
                "the app runs, but does not know this version of Textual: it asks",
            ],
        ),
    ],
)
def test_a_driver_that_is_not_ours_is_named(
    doctor: Person,
    monkeypatch: pytest.MonkeyPatch,
    driver: str,
    shortcomings: list[str],
    told: list[str],
) -> None:
    check = TextualCheck(themes=[], driver=driver, shortcomings=shortcomings)
    monkeypatch.setattr(doctor_checks, "_check_textual", lambda _folder: check)
    assert [each["text"] for each in findings(doctor("doctor", "--json"), "driver")] == told


def test_what_tells_whether_somebody_is_there_is_named(doctor: Person) -> None:
    (told,) = findings(doctor("doctor", "--json"), "presence")
    assert told["text"].startswith("terminals: ")
    doctor.does("config", "set", "presence.terminals", "false")
    (told,) = findings(doctor("doctor", "--json"), "presence")
    assert told["text"] == "no source is switched on; nobody is ever taken to be away"


def test_a_calendar_is_named_and_what_is_wrong_with_it(doctor: Person) -> None:
    (told,) = findings(doctor("doctor", "--json"), "calendar")
    assert "none is set" in told["text"]
    broken = doctor.paths.data / "broken.ics"
    broken.parent.mkdir(parents=True, exist_ok=True)
    broken.write_text("not a calendar")
    doctor.does("config", "set", "calendar.paths", str(broken))
    set_, problem = findings(doctor("doctor", "--json"), "calendar")
    assert set_["text"] == "1 set; no meeting is on"
    assert str(broken) in problem["text"]
