"""The environment `make` works in: never half-made, never one that was made elsewhere."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

MAKEFILE = Path(__file__).parents[2] / "Makefile"
MADE = ".venv/.made-in"

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(shutil.which("make") is None, reason="no make here"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "back care"
    folder.mkdir()
    shutil.copy(MAKEFILE, folder)
    return folder


def fake_python(folder: Path, code: int) -> str:
    """A Python whose `-m venv --clear FOLDER` makes the folder and ends with `code`."""
    script = folder / "fake-python"
    script.write_text(
        f'#!/bin/sh\nmkdir -p "$4/bin" && ln -sf {sys.executable} "$4/bin/python"\nexit {code}\n'
    )
    script.chmod(0o755)
    return f"PYTHON=./{script.name}"


def make(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    # The tests may be run by make themselves, which would say so in the environment.
    env = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    env.pop("MFLAGS", None)
    command = ["make", MADE, *words]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=60)


def is_made(folder: Path) -> bool:
    return make(folder, "--question").returncode == 0


def test_an_environment_that_failed_leaves_nothing(folder: Path) -> None:
    done = make(folder, fake_python(folder, code=1))
    assert done.returncode != 0
    assert done.stdout.startswith("Making a Python environment in .venv")
    assert not (folder / ".venv").exists()


def test_one_that_was_only_begun_is_made_again(folder: Path) -> None:
    (folder / ".venv/bin").mkdir(parents=True)
    (folder / ".venv/bin/python").symlink_to(sys.executable)
    assert not is_made(folder)
    assert make(folder, fake_python(folder, code=0)).returncode == 0
    assert is_made(folder)


def test_a_folder_with_another_name_gets_a_new_one(folder: Path) -> None:
    make(folder, fake_python(folder, code=0))
    moved = folder.rename(folder.with_name("spine"))
    assert not is_made(moved)


def test_a_python_that_is_gone_is_noticed(folder: Path) -> None:
    make(folder, fake_python(folder, code=0))
    (folder / ".venv/bin/python").unlink()
    (folder / ".venv/bin/python").symlink_to(folder / "removed")
    assert not is_made(folder)
