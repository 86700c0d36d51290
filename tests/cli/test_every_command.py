"""What every command owes the person: help, one line for what went wrong, the right exit code."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from backcare_tui import __version__, cli
from backcare_tui.cli import commands, entry
from tests.cli.conftest import Person

ROOT = Path(commands.__file__).parents[2]
NAMES = [
    *("check", "log", "log pain", "break", "break now", "break later", "break skip"),
    *("break pause", "break resume", "break hold", "breaks", "posture", "undo", "history"),
    *("status", "breathe", "config"),
    *("config list", "config get", "config set", "config unset", "config path", "paths"),
    *("doctor", "setup", "pain", "flare", "screening", "portfolio", "learn"),
]


@pytest.mark.parametrize("name", ["", *NAMES])
def test_every_command_explains_itself(person: Person, name: str) -> None:
    result = person(*name.split(), "--help")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("Usage: backcare")
    assert all(len(line) <= 100 for line in result.out.splitlines())
    assert "..." not in result.out.partition("Commands:")[2]


def _examples(person: Person) -> list[str]:
    found: list[str] = []
    for name in ("", *NAMES):
        text = person(*name.split(), "--help").out
        found += re.findall(
            r"^ +(backcare (?:check|log|breaks?|posture|history|status|config).*)$", text, re.M
        )
    return found


def test_every_example_in_the_help_works(person: Person) -> None:
    examples = _examples(person)
    assert len(examples) > 15
    logged = person.does("log", "pain", "3")
    for line in examples:
        command = re.sub(" -- .*", " -- true", re.split(r"\s{3,}", line)[0])
        command = re.sub(r"--edit \S+", f"--edit {logged[:8]}", command)
        result = person(*shlex.split(command)[1:])
        assert result.code == 0, (command, result)


def test_the_version_is_told(person: Person) -> None:
    assert person.does("--version") == f"backcare {__version__}"


@pytest.mark.parametrize(
    "arguments", [("nonsense",), ("--nonsense",), ("status", "--x"), ("break",)]
)
def test_an_unknown_command_or_option_is_wrong_usage(
    person: Person, arguments: tuple[str, ...]
) -> None:
    result = person(*arguments)
    assert (result.code, result.out) == (2, "")
    assert "--help" in result.err


def test_paths_are_told(person: Person) -> None:
    home = person.environ["BACKCARE_HOME"]
    assert person.does("paths").splitlines() == [
        f"data    {home}/data",
        f"config  {home}/config",
        f"state   {home}/state",
    ]
    assert person("paths", "--json").json["data"] == f"{home}/data"


def test_a_home_folder_of_nobody_is_wrong_usage(person: Person) -> None:
    person.environ["BACKCARE_HOME"] = "~nobody-of-that-name/x"
    result = person("paths")
    assert (result.code, result.out) == (2, "")
    assert "BACKCARE_HOME" in result.err


def test_the_app_without_a_terminal_says_what_works(person: Person) -> None:
    for command in ((), ("breathe",)):
        result = person(*command)
        assert (result.code, result.out) == (2, "")
        assert "needs a terminal" in result.err


@pytest.mark.parametrize("pattern", ["nonsense", "\x1b[2J"])
def test_an_unknown_breathing_pattern_is_wrong_usage(person: Person, pattern: str) -> None:
    result = person("breathe", pattern)
    assert result.code == 2
    assert "there are long-exhale" in result.err
    assert "\x1b" not in result.err


def test_patterns_with_holds_come_with_a_yes_only(person: Person) -> None:
    result = person("breathe", "box")
    assert result.code == 2
    assert "backcare config set breathing.holds true" in result.err
    assert "pregnant" in result.err
    assert "box" not in person("breathe", "nonsense").err
    person.does("config", "set", "breathing.holds", "true")
    assert "needs a terminal" in person("breathe", "box").err
    assert "box" in person("breathe", "nonsense").err
    assert person("breathe", "--minutes", "9").code == 2


def test_settings_are_listed_read_and_changed(person: Person) -> None:
    assert person.does("config", "get", "breaks.every") == "30m"
    assert person.does("config", "set", "breaks.every", "45m") == "breaks.every = 45m"
    assert person.does("config", "get", "breaks.every") == "45m"
    assert "breaks.every 45m (default 30m)" in squeezed(person.does("config"))
    assert person.does("config") == person.does("config", "list")
    assert person.does("config", "path") == str(person.paths.config_file)
    rows = person("config", "list", "--json").json["settings"]
    (every,) = [row for row in rows if row["key"] == "breaks.every"]
    assert (every["value"], every["default"]) == ("45m", "30m")
    (channels,) = [row for row in rows if row["key"] == "prompts.channels"]
    assert channels["value"] == ["osc", "desktop", "notify-send"]


def squeezed(text: str) -> str:
    """`text` with runs of blanks as one: columns are as wide as their longest word."""
    return re.sub(" +", " ", text)


def test_a_setting_goes_back_to_its_default(person: Person) -> None:
    person.does("config", "set", "breaks.every", "45m")
    person.does("config", "set", "care.emergency_number", "112")
    assert person.does("config", "unset", "breaks.every") == "breaks.every = 30m"
    assert person.does("config", "unset", "care.emergency_number").endswith("= (nothing)")
    assert person.does("config", "unset", "look.theme") == "look.theme = backcare-dark"
    assert "every" not in person.paths.config_file.read_text().replace("every key", "")
    assert person("config", "unset", "breaks.evry").code == 2


def test_a_weekday_is_listed_only_where_it_is_set(person: Person) -> None:
    listed = person.does("config", "list")
    assert "mon." not in listed
    assert "[mon] to [sun]" in listed
    person.does("config", "set", "fri.hours", "9:00-14:00")
    days = [line for line in person.does("config").splitlines() if line.startswith("fri.")]
    assert [squeezed(day) for day in days] == ["fri.hours 09:00-14:00 (default (nothing))"]
    everything = person.does("config", "list", "--all")
    assert all(f"\n{day}.long_every" in everything for day in ("mon", "sun"))
    assert "[mon]" not in everything


@pytest.mark.parametrize(
    "arguments",
    [
        ("config", "get", "breaks.evry"),
        ("config", "set", "breaks.evry", "1h"),
        ("config", "set", "breaks.every", "5h"),
        ("config", "set", "breathing.minutes", "-3"),
        ("config", "set", "breaks.every"),
    ],
)
def test_a_refused_setting_is_wrong_usage_and_writes_nothing(
    person: Person, arguments: tuple[str, ...]
) -> None:
    result = person(*arguments)
    assert (result.code, result.out) == (2, "")
    assert not person.paths.config_file.exists()


def test_a_broken_settings_file_is_named_and_everything_still_works(person: Person) -> None:
    person.paths.config.mkdir(parents=True)
    person.paths.config_file.write_text("breaks = [")
    result = person("log", "pain", "3")
    assert result.code == 0
    assert str(person.paths.config_file) in result.err
    result = person("config", "set", "breaks.every", "1h")
    assert result.code == 1
    assert person.paths.config_file.read_text() == "breaks = ["


def test_a_defect_is_one_line_and_a_log_without_a_traceback(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def defect(*_: object) -> None:
        raise LookupError("secret note")

    monkeypatch.setattr(commands, "import_module", defect)
    result = person("undo")
    assert (result.code, result.out) == (1, "")
    assert result.err.count("\n") == 1
    (log,) = person.paths.state.glob("crash-*.log")
    assert str(log) in result.err
    assert "LookupError" in log.read_text()


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt, 130), (BrokenPipeError, 141)])
def test_leaving_in_the_middle_is_quiet(
    person: Person,
    monkeypatch: pytest.MonkeyPatch,
    error: type[BaseException],
    code: int,
) -> None:
    def leave(*_: object) -> None:
        raise error

    monkeypatch.setattr(commands, "import_module", leave)
    assert person("undo") == (code, "", "")


def _shell(line: str, home: Path) -> subprocess.CompletedProcess[str]:
    environ = {
        **os.environ,
        "BACKCARE_HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "B": f"{sys.executable} -m backcare_tui",
    }
    return subprocess.run(
        ["bash", "-c", line], env=environ, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.process
def test_as_a_process_answers_and_exit_codes_are_the_same(tmp_path: Path) -> None:
    done = _shell("id=$($B log pain 3 2>/dev/null) && $B history --json | grep -c $id", tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "1\n", "")
    assert _shell("$B log pain 11", tmp_path).returncode == 2


@pytest.mark.process
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_an_answer_that_cannot_be_delivered_is_a_failure_without_a_traceback(
    tmp_path: Path,
) -> None:
    done = _shell("$B config list > /dev/full", tmp_path)
    assert done.returncode == 1
    assert done.stderr == "That did not work. No space left on device\n"


@pytest.mark.process
def test_a_reader_who_leaves_ends_the_command_quietly(tmp_path: Path) -> None:
    done = _shell("$B config list 2>&1 1> >(exec 0<&-; sleep 1); exit $?", tmp_path)
    assert "Traceback" not in done.stdout + done.stderr
    assert "Exception ignored" not in done.stdout + done.stderr


@pytest.mark.process
def test_closed_streams_are_no_defect(tmp_path: Path) -> None:
    done = _shell("$B status >&- 2>&-; echo $?", tmp_path)
    assert done.stdout == "0\n"


def test_ctrl_c_before_anything_began_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(entry, "run", interrupted)
    assert cli.main() == 130
    assert capsys.readouterr() == ("", "")
