"""Prompts held while a command runs: whatever way it ends, nothing stays held."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from backcare_tui.paths import Paths
from backcare_tui.prompts.holds.held_command import CANNOT_RUN, NOT_FOUND, run_held
from backcare_tui.prompts.holds.holds import NAMELESS, HeldBy, folder_of, held, holding
from tests.clocks import START

ROOT = Path(__file__).parents[2]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "data", tmp_path / "config", tmp_path / "state")


def files(paths: Paths) -> list[str]:
    return sorted(os.listdir(folder_of(paths)))  # noqa: PTH208 - hidden ones too, by name


def test_nobody_holds_where_nobody_ever_did(paths: Paths) -> None:
    assert held(paths) == ()
    assert not folder_of(paths).exists()


def test_a_hold_says_who_and_since_when(paths: Paths) -> None:
    with holding(paths, "make", START):
        assert held(paths) == (HeldBy("make", START),)
    assert held(paths) == ()
    assert files(paths) == []


def test_several_hold_the_longest_first(paths: Paths) -> None:
    with holding(paths, "second", START + timedelta(minutes=1)), holding(paths, "first", START):
        assert [each.label for each in held(paths)] == ["first", "second"]


def test_a_hold_is_for_its_owner_only(paths: Paths) -> None:
    before = os.umask(0)
    try:
        with holding(paths, "make", START):
            (name,) = files(paths)
            assert folder_of(paths).stat().st_mode & 0o777 == 0o700
            assert (folder_of(paths) / name).stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)


def test_a_label_can_do_nothing_to_the_terminal(paths: Paths) -> None:
    with holding(paths, "\x1b[2Jmake\n" + "x" * 99, START):
        (by,) = held(paths)
    assert by.label.startswith("make")
    assert len(by.label) == 40


def test_what_was_left_behind_is_swept(paths: Paths) -> None:
    folder_of(paths).mkdir(parents=True)
    (folder_of(paths) / "old.hold").write_text('{"label":"make"}')
    unfinished = folder_of(paths) / ".half"
    unfinished.touch()
    os.utime(unfinished, (0, 0))
    (folder_of(paths) / ".fresh").touch()
    assert held(paths) == ()
    assert files(paths) == [".fresh"]


@pytest.mark.parametrize(
    "content",
    [b"", b"nonsense", b"[1]", b'{"label":5}', b'{"label":"x","since":"2026-01-01T10:00"}'],
)
def test_a_hold_that_cannot_be_read_still_holds(paths: Paths, content: bytes) -> None:
    with holding(paths, "make", START):
        (name,) = files(paths)
        (folder_of(paths) / name).write_bytes(content)
        assert held(paths) == (HeldBy(NAMELESS),)


def test_odd_things_in_the_folder_hold_nothing(paths: Paths) -> None:
    folder_of(paths).mkdir(parents=True)
    os.mkfifo(folder_of(paths) / "pipe.hold")
    (folder_of(paths) / "link.hold").symlink_to("/dev/zero")
    (folder_of(paths) / "folder.hold").mkdir()
    assert held(paths) == ()


# Real processes from here on.

HOLDER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from backcare_tui.paths import Paths
from backcare_tui.prompts.holds.held_command import run_held
state = Path(sys.argv[1])
say = lambda line: print(line, file=sys.stderr)
paths = Paths(state, state, state)
sys.exit(run_held(paths, sys.argv[2:], now=datetime.now(UTC), complain=say))
"""


@pytest.fixture
def started() -> Iterator[list["subprocess.Popen[bytes]"]]:
    """Programs to be ended, with what they started, when the test is over."""
    running: list[subprocess.Popen[bytes]] = []
    yield running
    for program in running:
        with suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGKILL)
        program.communicate()


def hold(paths: Paths, *command: str) -> "subprocess.Popen[bytes]":
    """A program of its own that runs `command` with the prompts held; waits for its first line."""
    program = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(paths.state), *command],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    assert program.stdout is not None
    assert select.select([program.stdout], [], [], 60)[0], "the command never began"
    assert program.stdout.readline() == b"begun\n"
    return program


def wait_for_end_of_holds(paths: Paths) -> bool:
    end = time.monotonic() + 30
    while held(paths):
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def shell(code: str) -> tuple[str, ...]:
    return ("sh", "-c", f"echo begun; {code}")


@pytest.mark.process
def test_prompts_are_held_while_the_command_runs_and_its_exit_code_is_ours(
    paths: Paths, started: list["subprocess.Popen[bytes]"]
) -> None:
    flag = paths.state / "go"
    program = hold(paths, *shell(f"until test -e {flag}; do sleep 0.02; done; exit 7"))
    started.append(program)
    (by,) = held(paths)
    assert by.label == "sh"
    flag.touch()
    assert program.wait(30) == 7
    assert held(paths) == ()


@pytest.mark.process
def test_a_holder_that_is_killed_holds_nothing_though_its_command_goes_on(
    paths: Paths, started: list["subprocess.Popen[bytes]"]
) -> None:
    program = hold(paths, *shell("exec sleep 60"))
    started.append(program)
    assert held(paths)
    program.kill()
    program.wait(30)
    assert wait_for_end_of_holds(paths)
    assert files(paths) == []


@pytest.mark.process
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGUSR1])
def test_ending_the_holder_ends_its_command(
    paths: Paths, started: list["subprocess.Popen[bytes]"], number: signal.Signals
) -> None:
    program = hold(paths, *shell("exec sleep 60"))
    started.append(program)
    program.send_signal(number)
    assert program.wait(30) == 128 + number
    assert held(paths) == ()


@pytest.mark.process
def test_a_daemon_that_the_command_leaves_behind_holds_nothing(
    paths: Paths, started: list["subprocess.Popen[bytes]"]
) -> None:
    program = hold(paths, *shell("sleep 60 & exit 0"))
    started.append(program)
    assert program.wait(30) == 0
    assert held(paths) == ()


@pytest.mark.process
def test_a_command_killed_by_a_signal_says_which(paths: Paths) -> None:
    lines: list[str] = []
    code = run_held(paths, ["sh", "-c", "kill -9 $$"], now=START, complain=lines.append)
    assert (code, lines, held(paths)) == (137, [], ())


def test_a_command_that_cannot_be_run_holds_nothing(paths: Paths, tmp_path: Path) -> None:
    lines: list[str] = []
    missing = run_held(paths, ["backcare-no-such"], now=START, complain=lines.append)
    folder = run_held(paths, [str(tmp_path)], now=START, complain=lines.append)
    assert (missing, folder) == (NOT_FOUND, CANNOT_RUN)
    assert lines[0] == "backcare-no-such: there is no such command"
    assert lines[1].endswith(": cannot be run: Permission denied")
    assert held(paths) == ()


@pytest.mark.process
def test_where_the_hold_cannot_be_made_the_command_runs_all_the_same(paths: Paths) -> None:
    paths.state.parent.mkdir(exist_ok=True)
    paths.state.touch()
    lines: list[str] = []
    assert run_held(paths, ["sh", "-c", "exit 3"], now=START, complain=lines.append) == 3
    assert len(lines) == 1
    assert lines[0].startswith("prompts are not held: ")


@pytest.mark.process
def test_handlers_are_as_they_were_afterwards(paths: Paths) -> None:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    run_held(paths, ["true"], now=START, complain=print)
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before
