"""What a status bar shows is what a running app says, or nothing."""

import json
import os
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.breaks.planning import BreakCounts, Plan, PromptState
from backcare_tui.domain.breaks.posture import Span
from backcare_tui.domain.journal.entries import BreakKind, HoldReason, Posture
from backcare_tui.paths import Paths
from backcare_tui.prompts import status_file
from backcare_tui.prompts.status_file import MAX_BYTES, Status, StatusFile, read, status_of
from tests.clocks import START

MINUTE = timedelta(minutes=1)
PLAN = Plan(
    state=PromptState.WORKING,
    kind=BreakKind.MICRO,
    length=2 * MINUTE,
    due=START + 12 * MINUTE,
    heads_up=START + 11 * MINUTE,
    wake_at=START + 11 * MINUTE,
    work_since=START - 18 * MINUTE,
)
SITTING = Span(Posture.SIT, START - 42 * MINUTE, START)
STATUS = status_of(PLAN, BreakCounts(taken=3, later=1), SITTING)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "data", tmp_path / "config", tmp_path / "state")


def file_of(paths: Paths) -> Path:
    return paths.state / "status.json"


def spoil(paths: Paths, **changed: Any) -> None:
    """What the app wrote, with some of it different."""
    found = json.loads(file_of(paths).read_bytes())
    file_of(paths).write_text(json.dumps({**found, **changed}))


def test_what_the_app_writes_is_what_a_status_bar_reads(paths: Paths) -> None:
    assert StatusFile(paths).write(STATUS, START)
    assert read(paths.state, START + MINUTE) == STATUS
    assert (STATUS.posture, STATUS.posture_since) == ("sit", SITTING.begin)
    assert STATUS.breaks == (3, 0, 1, 0, 0, 0)


@pytest.mark.parametrize("state", list(PromptState))
@pytest.mark.parametrize("held", [None, *HoldReason])
def test_every_state_and_every_reason_survives(
    paths: Paths, state: PromptState, held: HoldReason | None
) -> None:
    status = STATUS._replace(state=state.value, held=held and held.value, posture=None)
    StatusFile(paths).write(status, START)
    assert read(paths.state, START) == status


def test_every_posture_and_kind_of_break_is_known() -> None:
    assert {each.value for each in Posture} == status_file._POSTURES
    assert {each.value for each in BreakKind} == status_file._KINDS


def test_on_a_break_the_interval_is_the_break(paths: Paths) -> None:
    from msgspec.structs import replace

    plan = replace(PLAN, state=PromptState.ON_BREAK, started=START)
    assert status_of(plan, BreakCounts(), None).begin == START


def test_without_an_app_there_is_nothing(paths: Paths) -> None:
    assert read(paths.state, START) is None


def test_only_a_change_and_a_heartbeat_are_written(paths: Paths) -> None:
    file = StatusFile(paths)
    assert file.write(STATUS, START)
    assert not file.write(STATUS, START + timedelta(seconds=29))
    assert file.write(STATUS._replace(state="due"), START + timedelta(seconds=29))
    assert not file.write(STATUS._replace(state="due"), START + timedelta(seconds=58))
    assert file.write(STATUS._replace(state="due"), START + timedelta(seconds=59))
    assert file.write(STATUS._replace(state="due"), START - MINUTE), "the clock was set back"


def test_an_app_that_hangs_is_not_believed(paths: Paths) -> None:
    StatusFile(paths).write(STATUS, START)
    assert read(paths.state, START + 2 * MINUTE) == STATUS
    assert read(paths.state, START + timedelta(seconds=121)) is None
    assert read(paths.state, START - timedelta(seconds=121)) is None


def test_an_app_that_has_ended_is_not_believed(paths: Paths) -> None:
    StatusFile(paths).write(STATUS, START)
    ended = subprocess.Popen([sys.executable, "-c", "pass"])
    ended.wait(60)
    for started in (json.loads(file_of(paths).read_bytes())["started"], None):
        spoil(paths, pid=ended.pid, started=started)
        assert read(paths.state, START) is None


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_another_program_with_the_same_number_is_not_taken_for_the_app(paths: Paths) -> None:
    StatusFile(paths).write(STATUS, START)
    spoil(paths, started=json.loads(file_of(paths).read_bytes())["started"] - 1)
    assert read(paths.state, START) is None


def test_where_start_times_are_not_told_the_number_is_enough(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(status_file, "_start_of", lambda _pid: None)
    StatusFile(paths).write(STATUS, START)
    assert read(paths.state, START) == STATUS


def test_only_its_owner_may_read_it_whatever_the_umask(paths: Paths) -> None:
    before = os.umask(0)
    try:
        StatusFile(paths).write(STATUS, START)
    finally:
        os.umask(before)
    assert stat.S_IMODE(file_of(paths).stat().st_mode) == 0o600
    assert stat.S_IMODE(paths.state.stat().st_mode) == 0o700
    assert [each.name for each in paths.state.iterdir()] == ["status.json"]


def test_it_says_nothing_about_pain_or_movements(paths: Paths) -> None:
    StatusFile(paths).write(STATUS, START)
    assert set(json.loads(file_of(paths).read_bytes())) == {
        *("schema", "pid", "started", "heartbeat"),
        *Status._fields,
    }
    assert set(Status._fields) == {
        *("state", "kind", "short", "begin", "due", "heads_up", "paused_until", "opens"),
        *("closes", "held", "posture", "posture_since", "breaks"),
    }


def test_an_app_that_leaves_takes_its_file_with_it_and_no_other(paths: Paths) -> None:
    file = StatusFile(paths)
    file.write(STATUS, START)
    spoil(paths, pid=1)
    file.remove()
    assert file_of(paths).exists()
    assert file.write(STATUS, START), "after that it begins anew"
    file.remove()
    assert not file_of(paths).exists()
    file.remove()


def test_a_state_folder_that_cannot_be_written_ends_nothing(paths: Paths) -> None:
    paths.state.parent.joinpath("state").write_text("a file")
    assert not StatusFile(paths).write(STATUS, START)
    assert read(paths.state, START) is None


def test_a_disk_that_is_full_leaves_no_half_file(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = StatusFile(paths)
    file.write(STATUS, START)

    def full(*_: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(status_file, "_encode", full)
    assert not file.write(STATUS._replace(state="due"), START)
    monkeypatch.undo()
    assert read(paths.state, START) == STATUS
    assert [each.name for each in paths.state.iterdir()] == ["status.json"]


@pytest.mark.parametrize(
    "changed",
    [
        {"schema": 2},
        {"schema": None},
        {"pid": "1"},
        {"pid": -1},
        {"pid": 0},
        {"pid": 10**30},
        {"pid": True},
        {"heartbeat": "2026-11-20T09:00:00"},
        {"heartbeat": 5},
        {"due": "never"},
        {"due": "9999-12-31T23:59:59+00:00"},
        {"due": None},
        {"state": "\x1b[2J"},
        {"state": []},
        {"kind": "nap"},
        {"held": "because"},
        {"posture": "#(reboot)"},
        {"breaks": [1, 2]},
        {"breaks": {"taken": 1}},
        {"breaks": [-1, 0, 0, 0, 0, 0]},
        {"breaks": ["#", 0, 0, 0, 0, 0]},
    ],
    ids=str,
)
def test_what_no_app_of_this_version_wrote_is_not_shown(
    paths: Paths, changed: dict[str, Any]
) -> None:
    StatusFile(paths).write(STATUS, START)
    spoil(paths, **changed)
    assert read(paths.state, START) is None


@pytest.mark.parametrize("missing", ["pid", "started", "heartbeat", *Status._fields])
def test_a_file_that_lacks_something_is_not_shown(paths: Paths, missing: str) -> None:
    StatusFile(paths).write(STATUS, START)
    found = json.loads(file_of(paths).read_bytes())
    del found[missing]
    file_of(paths).write_text(json.dumps(found))
    assert read(paths.state, START) is None


@given(data=st.data())
def test_half_a_file_is_not_shown(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("state")
    file = StatusFile(Paths(folder, folder, folder))
    file.write(STATUS, START)
    whole = (folder / "status.json").read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    (folder / "status.json").write_bytes(whole[:at])
    assert read(folder, START) is None


@given(data=st.binary(max_size=60) | st.from_regex(rb'[{}\[\]",:0-9eE.-]{0,40}', fullmatch=True))
def test_any_bytes_are_no_status(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("state")
    (folder / "status.json").write_bytes(data)
    assert read(folder, START) is None


@pytest.mark.parametrize("data", [b" " * (MAX_BYTES + 1), b"[" * MAX_BYTES, b"9" * MAX_BYTES])
def test_an_enormous_or_bottomless_file_is_no_status(paths: Paths, data: bytes) -> None:
    paths.state.mkdir()
    file_of(paths).write_bytes(data)
    assert read(paths.state, START) is None


def test_neither_a_pipe_nor_a_link_nor_a_folder_is_waited_for(paths: Paths) -> None:
    paths.state.mkdir()
    os.mkfifo(file_of(paths))
    assert read(paths.state, START) is None
    file_of(paths).unlink()
    file_of(paths).symlink_to("/dev/zero")
    assert read(paths.state, START) is None
    file_of(paths).unlink()
    file_of(paths).mkdir()
    assert read(paths.state, START) is None
    assert not StatusFile(paths).write(STATUS, START)
