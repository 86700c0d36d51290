"""A machine's name in the journal: one machine, one name, for ever."""

import os
import stat
import threading
from pathlib import Path

import pytest

from backcare_tui.device import device_name


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


def test_the_name_is_made_once_and_kept(state: Path) -> None:
    name = device_name(state)
    assert device_name(state) == name
    assert (state / "device").read_text() == f"{name}\n"
    assert [path.name for path in state.iterdir()] == ["device"]


def test_the_name_begins_with_the_hosts_and_can_be_a_folders(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "uname", lambda: _Host("Ännas Laptop/../.local\n" + "x" * 60))
    host, _, digits = device_name(state).rpartition("-")
    assert host == "nnas-laptop-----loca"
    assert len(digits) == 4
    assert int(digits, 16) >= 0


@pytest.mark.parametrize("nodename", ["", "---", "名前", "/"])
def test_a_host_without_a_usable_name_gets_one(
    state: Path, monkeypatch: pytest.MonkeyPatch, nodename: str
) -> None:
    monkeypatch.setattr(os, "uname", lambda: _Host(nodename))
    assert device_name(state).startswith("device-")


def test_two_programs_that_start_at_once_agree(state: Path) -> None:
    names: list[str] = []
    gate = threading.Barrier(8)

    def start() -> None:
        gate.wait()
        names.append(device_name(state))

    programs = [threading.Thread(target=start) for _ in range(8)]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    assert len(names) == 8
    assert set(names) == {device_name(state)}
    assert [path.name for path in state.iterdir()] == ["device"]


def test_who_comes_second_in_the_same_moment_takes_the_name_of_the_first(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def another_is_quicker(source: Path, target: Path) -> None:
        target.write_text("laptop-beef\n")
        link(source, target)

    monkeypatch.setattr(os, "link", another_is_quicker)
    assert device_name(state) == "laptop-beef"
    assert [path.name for path in state.iterdir()] == ["device"]


@pytest.mark.parametrize("kept", [b"", b"../../etc", b"\xff\xfe", b"a b", b"x" * 65, b"\x1b[2J"])
def test_a_damaged_name_is_replaced_by_one_that_stays(state: Path, kept: bytes) -> None:
    state.mkdir()
    (state / "device").write_bytes(kept)
    name = device_name(state)
    assert device_name(state) == name
    assert name.replace("-", "").isalnum()


def test_where_nothing_can_be_kept_the_name_is_the_same_every_time(state: Path) -> None:
    state.write_text("a file where the folder should be")
    assert device_name(state) == device_name(state)
    assert device_name(state).endswith("-0000")


def test_a_full_disk_leaves_no_rubbish(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert device_name(state).endswith("-0000")
    assert list(state.iterdir()) == []


def test_the_name_is_private(state: Path) -> None:
    device_name(state)
    assert stat.S_IMODE(state.stat().st_mode) == 0o700
    assert stat.S_IMODE((state / "device").stat().st_mode) == 0o600


class _Host:
    def __init__(self, nodename: str) -> None:
        self.nodename = nodename
