"""A short walk of the monkey in bench/monkey.py; the long one is part of `make bench`."""

from pathlib import Path

import pytest

from bench.monkey import BEGIN, Monkey
from bench.years import fill

pytestmark = pytest.mark.no_cover


@pytest.mark.parametrize("seed", [1, 2])
async def test_any_keys_at_any_size_while_the_clock_jumps_crash_nothing(
    seed: int, tmp_path: Path
) -> None:
    before = fill(tmp_path, BEGIN, 1)
    assert await Monkey(tmp_path, seed, 300).play() > before


@pytest.mark.parametrize("seed", [3, 4])
async def test_neither_do_any_keys_at_a_first_start(seed: int, tmp_path: Path) -> None:
    before = fill(tmp_path, BEGIN, 1)
    (tmp_path / "config" / "config.toml").unlink()
    assert await Monkey(tmp_path, seed, 200).play() > before
