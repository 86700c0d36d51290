"""Of several apps on one device one rings, however the others end."""

import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from backcare_tui.paths import Paths
from backcare_tui.prompts.leader import LeaderLock, is_app_running, last_seen, leader_file
from tests.clocks import START


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "data", tmp_path / "config", tmp_path / "state")


@pytest.fixture
def two(paths: Paths) -> Iterator[tuple[LeaderLock, LeaderLock]]:
    first, second = LeaderLock(paths), LeaderLock(paths)
    yield first, second
    first.release()
    second.release()


def test_the_first_of_two_rings_and_the_second_does_not(two: tuple[LeaderLock, LeaderLock]) -> None:
    first, second = two
    assert first.claim()
    assert not second.claim()
    assert (first.leads, second.leads) == (True, False)
    assert first.claim(), "asked again it still is the one"


def test_the_second_takes_over_when_the_first_ends(two: tuple[LeaderLock, LeaderLock]) -> None:
    first, second = two
    first.claim()
    second.claim()
    first.release()
    assert second.claim()
    assert not first.claim()


def test_each_device_has_its_own(paths: Paths, tmp_path: Path) -> None:
    here = LeaderLock(paths)
    there = LeaderLock(Paths(paths.data, paths.config, tmp_path / "other state"))
    assert here.claim()
    assert there.claim()
    here.release()
    there.release()


def test_a_command_can_tell_whether_an_app_runs(
    paths: Paths, two: tuple[LeaderLock, LeaderLock]
) -> None:
    assert not is_app_running(paths), "there was never one"
    two[0].claim()
    assert is_app_running(paths)
    assert is_app_running(paths), "to look takes nothing away"
    assert two[0].leads
    two[0].release()
    assert not is_app_running(paths)
    assert two[1].claim(), "and does not stand in anyone's way"


def test_to_look_whether_an_app_runs_makes_nothing(paths: Paths) -> None:
    is_app_running(paths)
    last_seen(paths)
    assert not paths.state.exists()


def test_it_was_last_seen_when_it_last_showed_life(
    paths: Paths, two: tuple[LeaderLock, LeaderLock]
) -> None:
    assert last_seen(paths) is None
    two[0].claim()
    two[0].show_life(START)
    assert last_seen(paths) == START
    two[0].show_life(START + timedelta(minutes=5))
    two[0].release()
    assert last_seen(paths) == START + timedelta(minutes=5)


@pytest.mark.parametrize("seconds", [2**33, 2**40, -(2**33), -(2**40), float("nan")])
def test_a_sign_of_life_in_an_impossible_year_is_not_believed(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    monkeypatch.setattr(Path, "stat", lambda _: SimpleNamespace(st_mtime=seconds))
    assert last_seen(paths) is None


def test_the_lock_is_private(paths: Paths, two: tuple[LeaderLock, LeaderLock]) -> None:
    two[0].claim()
    assert stat.S_IMODE(paths.state.stat().st_mode) == 0o700
    assert stat.S_IMODE(leader_file(paths).stat().st_mode) == 0o600


def test_where_no_lock_can_be_made_every_app_rings_rather_than_none(paths: Paths) -> None:
    paths.state.write_text("a file where the folder should be")
    first, second = LeaderLock(paths), LeaderLock(paths)
    assert first.claim()
    assert second.claim()
    first.show_life(START)
    first.release()
    assert last_seen(paths) is None
    assert not is_app_running(paths)


def test_once_the_state_folder_can_be_written_one_of_them_rings(paths: Paths) -> None:
    paths.state.write_text("in the way")
    first, second = LeaderLock(paths), LeaderLock(paths)
    first.claim()
    second.claim()
    paths.state.unlink()
    assert first.claim()
    assert not second.claim()
    first.release()


HOLDER = """
import sys
from pathlib import Path
from backcare_tui.paths import Paths
from backcare_tui.prompts.leader import LeaderLock

folder = Path(sys.argv[1])
leader = LeaderLock(Paths(folder, folder, folder))
print(leader.claim(), flush=True)
sys.stdin.read()
"""


@pytest.mark.process
def test_an_app_that_was_killed_is_followed_by_the_next(tmp_path: Path) -> None:
    paths = Paths(tmp_path, tmp_path, tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as app:
        assert app.stdout is not None
        assert app.stdout.readline() == "True\n"
        assert is_app_running(paths)
        second = LeaderLock(paths)
        assert not second.claim()
        app.send_signal(signal.SIGKILL)
        app.wait()
    assert not is_app_running(paths)
    assert second.claim()
    second.release()
