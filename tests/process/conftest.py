"""For tests of real processes."""

import os

import pytest

from tests.process.shifted_clock import AHEAD, seconds_to


@pytest.fixture(autouse=True)
def _starts_at(monkeypatch: pytest.MonkeyPatch) -> None:
    if start := os.environ.get("TESTS_START_AT"):
        monkeypatch.setenv(AHEAD, seconds_to(start))
