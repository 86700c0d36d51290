"""`backcare status --format`: one line for a status bar, fast, and empty where no app runs."""

import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import backcare_tui
from backcare_tui.cli import status_line as line
from backcare_tui.cli.status_line import FORMATS, state_folder
from backcare_tui.companion import open_companion
from backcare_tui.domain.breaks.planning import BreakCounts
from backcare_tui.domain.journal.entries import PromptsPaused
from backcare_tui.paths import find
from backcare_tui.prompts.status_file import StatusFile, status_of
from tests.cli.conftest import Person
from tests.clocks import FakeClock

BERLIN = ZoneInfo("Europe/Berlin")
ROOT = Path(backcare_tui.__file__).parents[1]
NEVER = {"textual", "rich", "tinydb", "apscheduler", "click", "msgspec", "platformdirs"}


def app_writes(person: Person) -> None:
    """What the app that leads does at every change."""
    companion = open_companion(person.paths, person.clock)
    status = status_of(companion.plan(), BreakCounts(taken=2), None)
    StatusFile(person.paths).write(status, companion.now())


@pytest.mark.parametrize("form", FORMATS)
def test_without_an_app_the_line_is_empty(person: Person, form: str) -> None:
    assert person("status", "--format", form) == (0, "", "")


@pytest.mark.parametrize(
    ("form", "said"),
    [("plain", "30 min"), ("tmux", "break 30m"), ("i3status", "break in 30 min")],
)
def test_with_an_app_it_is_the_countdown(person: Person, form: str, said: str) -> None:
    app_writes(person)
    out = person.does("status", "--format", form)
    assert (json.loads(out)["full_text"] if form == "i3status" else out) == said
    assert person.does("status", f"--format={form}") == out
    person.clock.pass_time(119)
    assert "29" in person.does("status", "--format", form) or form == "i3status"
    person.clock.pass_time(2)
    assert person("status", "--format", form) == (0, "", "")


@pytest.mark.parametrize(
    ("evening", "hours", "end"),
    [
        (datetime(2026, 10, 24, 20, tzinfo=BERLIN), 9, "2026-10-25T04:00:00+01:00"),
        (datetime(2027, 3, 27, 20, tzinfo=BERLIN), 7, "2027-03-28T04:00:00+02:00"),
    ],
)
def test_a_pause_over_a_night_the_clocks_change_ends_when_the_clock_on_the_wall_says_so(
    person: Person, evening: datetime, hours: int, end: str
) -> None:
    person.clock = FakeClock(evening, BERLIN)
    until = evening.astimezone(UTC) + timedelta(hours=hours)
    open_companion(person.paths, person.clock).record(PromptsPaused(until=until))
    app_writes(person)
    assert person.does("status", "--format", "plain") == "paused until Sun 04:00"
    assert person("status", "--format", "json").json["paused_until"] == end


def test_working_hours_are_said_as_they_were_set_also_beyond_a_change_of_the_clocks(
    person: Person,
) -> None:
    person.paths.config.mkdir(parents=True)
    person.paths.config_file.write_text('[hours]\nworkdays = "08:00-17:00"\nweekend = "off"\n')
    person.clock = FakeClock(datetime(2026, 10, 24, 20, tzinfo=BERLIN), BERLIN)
    app_writes(person)
    assert person.does("status", "--format", "plain") == "off until Mon 08:00"


def test_json_and_waybar_are_json(person: Person) -> None:
    app_writes(person)
    assert person("status", "--format", "json").json["breaks"]["taken"] == 2
    assert person("status", "--format", "waybar").json["text"] == "30 min"


@pytest.mark.parametrize(
    "arguments", [("--format", "xml"), ("--format",), ("--format", "plain", "--json")]
)
def test_a_format_that_is_not_known_is_wrong_usage(
    person: Person, arguments: tuple[str, ...]
) -> None:
    result = person("status", *arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("backcare")
    assert result.err.endswith("--help.\n")
    assert result.err.count("\n") == 1


def test_options_that_only_click_understands_do_the_same(person: Person) -> None:
    app_writes(person)
    assert person.does("status", "--format", "json", "--format", "plain") == "30 min"


def test_damaged_it_is_empty_as_well(person: Person) -> None:
    app_writes(person)
    (person.paths.state / "status.json").write_text("{")
    assert person("status", "--format", "waybar") == (0, "", "")


@pytest.mark.parametrize(
    "environ",
    [
        {"BACKCARE_HOME": "/somewhere"},
        {"BACKCARE_HOME": "some/where"},
        {"BACKCARE_HOME": "~/where"},
        {"XDG_STATE_HOME": "/state"},
        {"XDG_STATE_HOME": "relative"},
        {"XDG_STATE_HOME": " "},
        {"XDG_STATE_HOME": "~/state"},
        {},
    ],
    ids=str,
)
def test_the_state_folder_is_the_one_the_app_uses(
    environ: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("BACKCARE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert Path(state_folder(os.environ)) == find(os.environ).state


def test_a_home_of_nobody_is_wrong_usage(person: Person) -> None:
    person.environ["BACKCARE_HOME"] = "~nobody-of-that-name/x"
    assert person("status", "--format", "plain").code == 2


def test_other_commands_are_not_taken_for_it() -> None:
    for words in ("status", "history --format plain", "status --format", "status --format x"):
        assert line.form_in(words.split()) is None
    assert line.form_in([]) is None


@pytest.mark.process
def test_nothing_heavy_is_imported_and_the_line_is_there(tmp_path: Path) -> None:
    """The whole command in a process of its own, while the process that writes the file lives."""
    home = tmp_path / "home"
    code = """
import sys
from backcare_tui import cli
sys.argv[1:] = ["status", "--format", "tmux"]
import os
import re
os._exit = lambda code: None
assert cli.main() == 0
print(*{name.partition(".")[0] for name in sys.modules}, file=sys.stderr)
"""
    person = Person(home)
    from backcare_tui.clock import SystemClock

    person.clock.set_wall(SystemClock().now() - timedelta(seconds=1))
    app_writes(person)
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "BACKCARE_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.startswith("break ")
    modules = set(done.stderr.split())
    assert "json" in modules
    assert not modules & {*NEVER, "pathlib", "inspect", "asyncio", "typing_extensions", "uuid"}


DOCS = (ROOT / "docs" / "status-line.md").read_text() if (ROOT / "docs").exists() else ""


def test_the_examples_use_formats_and_commands_there_are(person: Person) -> None:
    formats = set(re.findall(r"status --format (\w+)", DOCS)) - {"F"}
    assert formats == {"plain", "tmux", "waybar", "i3status"}
    for command in sorted(
        set(re.findall(r"= ?\"?backcare (break \w+)|: \"backcare (.*?)\"", DOCS))
    ):
        words = "".join(command).split()
        assert person(*words).code == 0, words


@pytest.mark.process
def test_the_i3status_script_puts_our_block_before_the_others(tmp_path: Path) -> None:
    script = DOCS.partition("```sh\n#!/bin/sh\n")[2].partition("```")[0]
    block = '{"full_text": "break now"}'
    programs = {
        "i3status": """echo '{"version":1}'; echo '['; echo '[{"a":"[x]"}]'; echo ',[{"b":1}]'""",
        "backcare": 'test "$*" = "status --format i3status" && printf %s "$BLOCK"',
    }
    for name, text in programs.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{text}\n")
        (tmp_path / name).chmod(0o755)
    for shown in (block, ""):
        environ = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "BLOCK": shown}
        done = subprocess.run(
            ["/bin/sh", "-c", script],
            env=environ,
            capture_output=True,
            text=True,
            timeout=30,
            check=True,
        )
        first, *rest = done.stdout.split("\n", 1)
        assert first == '{"version":1}'
        rows = json.loads("".join(rest) + "]")
        ours = [json.loads(shown)] if shown else []
        assert rows == [[*ours, {"a": "[x]"}], [*ours, {"b": 1}]]
