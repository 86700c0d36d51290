from pathlib import Path

import pytest

from tests.idle import look_at_the_loop
from tests.tui.house import House
from tests.tui.screening_person import jump


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    return House(tmp_path, monkeypatch)


@pytest.fixture
def jumped(house: House) -> House:
    """Pain rose by five points, an hour ago, and nobody has answered for it."""
    jump(house)
    return house


@pytest.fixture(autouse=True)
def _pilot_looks_at_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    look_at_the_loop(monkeypatch)
