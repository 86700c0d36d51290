from pathlib import Path

import pytest

from tests.idle import look_at_the_loop
from tests.tui.house import House


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    return House(tmp_path, monkeypatch)


@pytest.fixture(autouse=True)
def _pilot_looks_at_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    look_at_the_loop(monkeypatch)
