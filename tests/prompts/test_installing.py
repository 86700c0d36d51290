import tomllib
from pathlib import Path

import pytest

from backcare_tui.prompts.installing import CALENDAR, DESKTOP, command_for

PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def test_an_environment_with_pip_is_told_of_its_pip(tmp_path: Path) -> None:
    (tmp_path / "pyvenv.cfg").write_text("home = /usr/bin\nversion = 3.11.7\n")
    told = command_for(CALENDAR, tmp_path, "/home/me/my back/.venv/bin/python")
    assert told == (
        "'/home/me/my back/.venv/bin/python' -m pip install icalendar recurring-ical-events"
    )


def test_pipx_injects(tmp_path: Path) -> None:
    prefix = tmp_path / "venvs" / "backcare"
    prefix.mkdir(parents=True)
    (prefix / "pipx_metadata.json").write_text("{}")
    assert command_for(DESKTOP, prefix, "python") == "pipx inject backcare desktop-notifier"


@pytest.mark.parametrize(
    ("file", "text"), [("uv-receipt.toml", ""), ("pyvenv.cfg", "home = /usr/bin\nuv = 0.9.2\n")]
)
def test_an_environment_of_uv_has_no_pip(tmp_path: Path, file: str, text: str) -> None:
    (tmp_path / file).write_text(text)
    told = command_for(DESKTOP, tmp_path, "/x/bin/python")
    assert told == "uv pip install --python /x/bin/python desktop-notifier"


def test_without_any_environment_it_is_pip(tmp_path: Path) -> None:
    told = command_for(DESKTOP, tmp_path / "none", "/usr/bin/python3")
    assert told == "/usr/bin/python3 -m pip install desktop-notifier"


def test_the_packages_are_those_of_the_extras() -> None:
    extras = tomllib.loads(PROJECT.read_text())["project"]["optional-dependencies"]
    assert [line.partition(">")[0] for line in extras["notify"]] == list(DESKTOP)
    assert [line.partition(">")[0] for line in extras["calendar"]] == list(CALENDAR)
