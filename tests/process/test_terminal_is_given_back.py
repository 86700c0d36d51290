"""The terminal after the app: signals, crashes, stops, and terminals that die. Real processes."""

import signal
import subprocess
from pathlib import Path

import pytest

from tests.process.session import ROOT, Session, environment, python

pytestmark = pytest.mark.process

TINY = str(ROOT / "tests" / "process" / "tiny_app.py")
BOTH = pytest.mark.parametrize("driver", ["ours", "stock"])


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


def tiny(state: Path, driver: str = "ours") -> Session:
    return Session(python(TINY, str(state), driver))


@BOTH
@pytest.mark.parametrize(
    ("signum", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_a_signal_gives_the_terminal_back(
    state: Path, driver: str, signum: signal.Signals, code: int
) -> None:
    with tiny(state, driver) as session:
        session.until("ready")
        session.kill(signum)
        assert session.wait() == code
        session.assert_restored()
        assert not state.exists()


@BOTH
@pytest.mark.parametrize("key", ["x", "t"])
def test_a_crash_gives_the_terminal_back_and_says_where_the_log_is(
    state: Path, driver: str, key: str
) -> None:
    with tiny(state, driver) as session:
        session.until("ready")
        session.send(key)
        assert session.wait() == 1
        session.assert_restored()
        (log,) = state.glob("crash-*.log")
        said = "".join(session.lines)
        assert "BackCare had to stop." in said
        assert log.name in said
        assert "Traceback" not in said
        assert "a note nobody else may read" not in log.read_text() + said
        assert "in fail" in log.read_text()
        assert state.with_name("rescued").exists(), "what was waiting was written"


@pytest.mark.parametrize("key", ["h", "k"])
def test_a_defect_in_the_background_is_logged_and_does_not_end_the_app(
    state: Path, key: str
) -> None:
    with tiny(state) as session:
        session.until("ready")
        session.send(key + "y")
        session.until("key y")
        session.send("q")
        assert session.wait() == 0
        session.assert_restored()
        (log,) = state.glob("crash-*.log")
        assert "in fail" in log.read_text()
        assert "Something went wrong in the background" in "".join(session.lines)


def test_quitting_leaves_nothing_behind(state: Path) -> None:
    with tiny(state) as session:
        session.until("ready")
        session.send("q")
        assert session.wait() == 0
        session.assert_restored()
        assert not any(session.lines)


def test_without_a_terminal_there_is_one_line_and_exit_code_2(state: Path) -> None:
    done = subprocess.run(
        python(TINY, str(state)),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=environment(),
        cwd=ROOT,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "needs a terminal" in done.stderr


@BOTH
def test_a_window_that_is_closed_ends_the_app(state: Path, driver: str) -> None:
    with tiny(state, driver) as session:
        session.until("ready")
        session.hang_up()
        assert session.wait() == 129
        assert not state.exists()


def test_a_terminal_that_dies_without_a_signal_ends_the_app(state: Path) -> None:
    # An SSH connection that drops: stdin is dead, and nobody sends SIGHUP.
    program = f"import signal,sys; signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGHUP]);\
sys.argv = ['', {str(state)!r}]; exec(open({TINY!r}).read())"
    with Session(python("-c", program)) as session:
        session.until("ready")
        session.hang_up()
        assert session.wait() == 129


def test_bytes_that_are_no_text_do_not_end_the_app(state: Path) -> None:
    with tiny(state) as session:
        session.until("ready")
        for nonsense in (
            b"\x1b[M \xe0\xf0",  # a mouse report past column 95, in the old form
            b"\xff\xfe\x80",
            b"\x1b[99999999999u",
            b"\x1b[<9999999999;1;1M",
            b"\x1b]52;c;AAAA\x07",
        ):
            session.send(nonsense + b"a")
            session.until("key a")
            session.send("b")
            session.until("key b")
        assert session.process.poll() is None
        assert session.raw.count(b"\x1b[?1006h") > 2, "asked again for mouse reports we can read"


def test_escape_counts_as_a_key_after_a_moment(state: Path) -> None:
    with tiny(state) as session:
        session.until("ready")
        session.send("\x1b")
        session.until("key escape")
        session.send("\x1b[A")
        session.until("key up")


def test_a_stopped_app_comes_back_with_its_screen(state: Path) -> None:
    with tiny(state) as session:
        session.until("ready")
        session.kill(signal.SIGSTOP)
        session.until(Session.stopped)
        session.kill(signal.SIGCONT)
        session.until("resumed")
        session.until("what never changes")
        session.send("a")
        session.until("key a")
        session.send("q")
        assert session.wait() == 0
        session.assert_restored()


def test_ctrl_z_in_a_window_of_its_own_does_not_freeze_it(state: Path) -> None:
    with tiny(state) as session:
        session.until("ready")
        session.send("\x1a")
        session.until("resumed")
        session.until("what never changes")
        session.send("a")
        session.until("key a")


@BOTH
def test_ctrl_z_gives_the_shell_back_and_fg_the_app(state: Path, driver: str) -> None:
    with Session(["bash", "--norc", "--noprofile", "-i"], env={"PS1": "shell> "}) as session:
        session.until("shell>")
        session.send(f"{' '.join(python(TINY, str(state), driver))}\r")
        session.until("ready")
        session.send("a")
        session.until("key a")
        session.send("\x1a")
        session.until("Stopped")
        assert not session.modes[1049]
        assert not session.modes[1000]
        assert session.modes[25]
        session.send("stty -a | grep -c -- ' icanon'; fg; echo code $?\r")
        session.until("resumed")
        if driver == "ours":
            session.until("what never changes")
        session.send("b")
        session.until("key b")
        session.send("q")
        session.until("code 0")
        session.send("exit\r")
        assert session.wait() == 0
        session.assert_restored()


def test_ctrl_z_stops_what_started_the_app_too(state: Path, tmp_path: Path) -> None:
    script = tmp_path / "run.sh"
    script.write_text(f"{' '.join(python(TINY, str(state)))}\necho ended\n")
    with Session(["bash", "--norc", "--noprofile", "-i"], env={"PS1": "shell> "}) as session:
        session.until("shell>")
        session.send(f"sh {script}\r")
        session.until("ready")
        session.send("\x1a")
        session.until("Stopped")
        session.send("fg\r")
        session.until("resumed")
        session.send("q")
        session.until("ended")
        session.send("exit\r")
        session.wait()
