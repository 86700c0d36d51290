"""Who imports whom, looked at in processes of their own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import backcare_tui
from tests.prompts.ics import event, write

ROOT = Path(backcare_tui.__file__).parents[1]
HEAVY = ("textual", "rich", "tinydb", "apscheduler", "click", "tomlkit")

pytestmark = pytest.mark.process


def modules_after(code: str, home: Path) -> set[str]:
    """The top-level packages that a fresh Python has imported after `code`."""
    show = "import sys; print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "BACKCARE_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{show}"],
        env=environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return set(done.stderr.splitlines()[-1].split())


def after_command(line: str, home: Path) -> set[str]:
    code = f"from backcare_tui.cli import entry; assert entry.run({line.split()!r}) in (0, 1, 4)"
    return modules_after(code, home)


@pytest.mark.parametrize(
    "line",
    [
        *("check stand-slower", "check --list", "log pain 3", "break now", "break later"),
        *("break skip", "break pause 1h", "break resume", "undo", "history", "status"),
        *("breaks", "posture", "posture sit", "status --format tmux"),
        *("setup --yes", "config list", "config set breaks.every 45m", "config unset breaks.every"),
        *("paths", "doctor", "--version", "--help"),
    ],
)
def test_no_command_imports_textual_but_the_app_and_breathe(line: str, tmp_path: Path) -> None:
    assert not after_command(line, tmp_path) & {"textual", "rich", "apscheduler"}


def test_status_imports_nothing_that_takes_long(tmp_path: Path) -> None:
    after_command("log pain 3", tmp_path)
    found = after_command("status --json", tmp_path)
    assert not found & {*HEAVY, "platformdirs", "inspect", "asyncio", "typing_extensions"}


def test_what_only_writing_needs_is_not_imported_to_read(tmp_path: Path) -> None:
    after_command("log pain 3", tmp_path)
    assert not after_command("history", tmp_path) & {"tinydb", "tomlkit"}


def test_the_domain_is_pure(tmp_path: Path) -> None:
    folder = ROOT / "backcare_tui" / "domain"
    names = sorted(path.relative_to(ROOT).with_suffix("") for path in folder.rglob("*.py"))
    code = "\n".join(f"import {'.'.join(name.parts)}" for name in names if name.stem != "__init__")
    found = modules_after(code, tmp_path)
    assert not found & {*HEAVY, "platformdirs"}


def test_a_calendar_is_read_without_its_libraries_in_the_app(tmp_path: Path) -> None:
    path = write(tmp_path / "a.ics", event(":20261120T090000Z", ":20261120T093000Z"))
    code = f"""
from datetime import UTC, datetime
from pathlib import Path
from backcare_tui.prompts.calendar.calendar import Calendar
found = Calendar([Path({str(path)!r})])
assert found.refresh(datetime(2026, 11, 20, 9, tzinfo=UTC))
assert found.busy(datetime(2026, 11, 20, 9, tzinfo=UTC))"""
    libraries = {"icalendar", "recurring_ical_events", "dateutil"}
    assert not modules_after(code, tmp_path) & libraries


@pytest.mark.parametrize("layer", ["config", "journal.journal", "companion", "prompts.pulse"])
def test_below_the_screen_nothing_knows_textual(layer: str, tmp_path: Path) -> None:
    assert not modules_after(f"import backcare_tui.{layer}", tmp_path) & {"textual", "rich"}


def test_typing_extensions_is_there_for_whoever_asks_later(tmp_path: Path) -> None:
    code = "from backcare_tui.cli import entry; entry.run(['paths']); import typing_extensions"
    assert "typing_extensions" in modules_after(code, tmp_path)


def test_imports_point_down_only() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    command = str(linter) if linter.exists() else shutil.which("lint-imports")
    assert command, "import-linter is one of the development tools"
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [command, "--config", str(ROOT / "pyproject.toml"), "--no-cache"],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
