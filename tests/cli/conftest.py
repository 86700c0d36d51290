"""Running a command line in this process: arguments in, two streams and an exit code out."""

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest

from backcare_tui.cli import entry
from backcare_tui.paths import Paths, find
from tests.clocks import FakeClock


class Result(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return msgspec.json.decode(self.out)


class Person:
    """Someone at a shell prompt, with a home folder and a clock of their own."""

    def __init__(self, home: Path) -> None:
        self.environ = {"BACKCARE_HOME": str(home), "TERM": "xterm-256color"}
        self.clock = FakeClock()
        self.encoding = "utf-8"

    @property
    def paths(self) -> Paths:
        return find(self.environ)

    def __call__(self, *arguments: str) -> Result:
        out, err = io.BytesIO(), io.BytesIO()
        with _streams(out, err, self.encoding):
            code = entry.run(arguments, environ=self.environ, clock=self.clock)
        return Result(code, out.getvalue().decode(self.encoding), err.getvalue().decode("utf-8"))

    def does(self, *arguments: str) -> str:
        """Run a command that has to work; its answer."""
        result = self(*arguments)
        assert result.code == 0, result
        return result.out.rstrip("\n")


@contextmanager
def _streams(out: io.BytesIO, err: io.BytesIO, encoding: str) -> Iterator[None]:
    before = sys.stdout, sys.stderr
    sys.stdout = io.TextIOWrapper(out, encoding=encoding, write_through=True)
    sys.stderr = io.TextIOWrapper(err, encoding="utf-8", write_through=True)
    try:
        yield
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
            stream.detach()
        sys.stdout, sys.stderr = before


@pytest.fixture
def person(tmp_path: Path) -> Person:
    return Person(tmp_path / "home")


@pytest.fixture
def app_runs(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Call it, and from then on an app is open on this device."""

    def open_() -> None:
        for module in ("break_", "breaks", "status_text"):
            monkeypatch.setattr(f"backcare_tui.cli.{module}.is_app_running", lambda _paths: True)

    return open_
