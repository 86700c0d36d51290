from pathlib import Path

import pytest

from backcare_tui.companion import Companion, open_companion
from backcare_tui.paths import Paths
from tests.clocks import FakeClock


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def companion(tmp_path: Path, clock: FakeClock) -> Companion:
    paths = Paths(tmp_path / "data", tmp_path / "config", tmp_path / "state")
    return open_companion(paths, clock)
