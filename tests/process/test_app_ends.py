"""BackCare in a real terminal: however it ends, terminal and entries are whole."""

import signal
import time
from pathlib import Path

import pytest

from backcare_tui.clock import SystemClock
from backcare_tui.companion import open_companion
from backcare_tui.domain.entries import AdjustmentTallied, Entry, PainRated
from backcare_tui.paths import find
from tests.homes import settled
from tests.process.session import Session, python

pytestmark = pytest.mark.process

APP = python("-m", "tests.process.crashing_app")
F8 = "\x1b[19~"
ENDINGS = {"SIGTERM": 143, "SIGHUP": 129, "SIGINT": 130, "crash": 1}
PLACES = {
    "today": ("", "Next break"),
    "adjustments": ("2", "Why"),
    "downshift": ("3", "min"),
    "breathing": ("3\r", ""),
    "on a break": ("b", ""),
    "pause": ("p", ""),
    "pain": ("l", "10"),
    "help": ("?", ""),
    "themes": ("t", ""),
    "palette": ("\x10", ""),
    "settings": (",", "Settings"),
}
"""The keys that lead there from Today, and what is then on the screen (empty: anything new)."""


def opened(home: Path, size: tuple[int, int] = (80, 24), **environ: str) -> Session:
    return Session(APP, size, {"BACKCARE_HOME": str(settled(home)), **environ})


def entries(home: Path) -> list[Entry]:
    """What is in the journal on disk."""
    companion = open_companion(find({"BACKCARE_HOME": str(home)}), SystemClock())
    assert not companion.journal.notices
    return list(companion.entries(companion.today()))


def pains(home: Path) -> list[int]:
    return [e.event.score for e in entries(home) if isinstance(e.event, PainRated)]


def go(session: Session, place: str) -> None:
    """From Today to `place`."""
    keys, sign = PLACES[place]
    for key in keys:
        before = session.text
        session.send(key)
        session.until(lambda seen, before=before: seen.text != before)
    if sign:
        session.until(sign)


@pytest.mark.parametrize("place", PLACES)
def test_at_every_place_the_terminal_is_given_back_and_nothing_is_lost(
    place: str, tmp_path: Path
) -> None:
    sessions = {ending: opened(tmp_path / ending) for ending in ENDINGS}
    try:
        for ending, session in sessions.items():
            session.until("Next break")
            session.send("l")
            session.until("10")
            session.send("4")
            session.until("noted")
            go(session, place)
            if ending == "crash":
                session.send(F8)
            else:
                session.kill(getattr(signal, ending))
        for ending, session in sessions.items():
            assert session.wait() == ENDINGS[ending], ending
            session.assert_restored()
            assert session.raw.count(b"\x1b[22;2t") == session.raw.count(b"\x1b[23;2t") == 1, (
                "title"
            )
            assert pains(tmp_path / ending) == [4], ending
            assert "Traceback" not in session.text
            logs = list((tmp_path / ending / "state").glob("crash-*.log"))
            assert len(logs) == (ending == "crash"), ending
            said = "".join(session.lines)
            assert said.startswith("BackCare had to stop.") if logs else not said
    finally:
        for session in sessions.values():
            session.__exit__()


def test_a_crash_while_the_disk_is_busy_loses_nothing_and_claims_no_loss(tmp_path: Path) -> None:
    with opened(tmp_path, BUSY_DISK="1") as session:
        session.until("Next break")
        session.send("l")
        session.until("10")
        session.send("4")
        session.until("noted")
        session.send(F8)
        assert session.wait() == 1
        session.assert_restored()
        said = "".join(session.lines)
        assert said.startswith("BackCare had to stop.")
        assert "could not be saved" not in said
    assert pains(tmp_path) == [4]


def test_a_disk_that_hangs_does_not_keep_the_app_and_the_next_start_has_everything_once(
    tmp_path: Path,
) -> None:
    with opened(tmp_path, BUSY_DISK="1") as session:
        session.until("Next break")
        session.send("l")
        session.until("10")
        session.send("4")
        session.until("noted")
        session.send("q")
        session.until("Waiting for the disk")
        assert session.wait() == 1
        session.assert_restored()
        assert "The next start takes them" in "".join(session.lines)
    assert pains(tmp_path) == []
    with opened(tmp_path) as session:
        session.until("pain     4 at")
        session.send("q")
        assert session.wait() == 0
    assert pains(tmp_path) == [4]


def test_an_entry_made_as_the_terminal_closes_is_kept(tmp_path: Path) -> None:
    with opened(tmp_path) as session:
        session.until("Next break")
        session.send("l")
        session.until("10")
        session.send("7")
        session.hang_up()
        session.wait()
    assert pains(tmp_path) in ([], [7])  # the key may not have arrived, but nothing is damaged


def test_a_burst_of_keys_and_then_a_signal_loses_none(tmp_path: Path) -> None:
    with opened(tmp_path) as session:
        session.until("Next break")
        session.send(" " * 10)
        session.until(lambda seen: any(" 10" in line and "●" in line for line in seen.lines))
        session.kill(signal.SIGTERM)
        assert session.wait() == 143
    counts = [e.event.count for e in entries(tmp_path) if isinstance(e.event, AdjustmentTallied)]
    assert sum(counts) == 10


def test_killed_without_warning_it_opens_again_with_everything_saved(tmp_path: Path) -> None:
    for score in range(1, 4):
        with opened(tmp_path, (34, 8)) as session:
            session.until("skip")
            session.send("l")
            session.until("10")
            session.send(str(score))
            session.until("noted")
            deadline = time.monotonic() + 20
            while pains(tmp_path)[-1:] != [score]:
                assert time.monotonic() < deadline
            session.kill(signal.SIGKILL)
            assert session.wait() == 137
    assert pains(tmp_path) == [1, 2, 3]
    with opened(tmp_path, (120, 40)) as session:
        session.until("pain     3 at")
        session.send("q")
        assert session.wait() == 0
        session.assert_restored()


def test_ctrl_z_and_fg_bring_the_same_day_back(tmp_path: Path) -> None:
    env = {"PS1": "shell> ", "BACKCARE_HOME": str(settled(tmp_path))}
    with Session(["bash", "--norc", "--noprofile", "-i"], env=env) as session:
        session.until("shell>")
        session.send(" ".join(APP) + "\r")
        session.until("Next break")
        session.send("\x1a")
        session.until("Stopped")
        assert session.modes[1049] is False
        session.send("fg\r")
        session.until("Next break")
        session.send("l")
        session.until("10")
        session.send("2")
        session.until("noted")
        session.send("q")
        session.until(lambda seen: not seen.modes[1049])  # a key typed earlier is the app's
        session.send("exit\r")
        session.wait()
        session.assert_restored()
    assert pains(tmp_path) == [2]


def test_any_size_at_any_moment_is_fine(tmp_path: Path) -> None:
    with opened(tmp_path) as session:
        session.until("Next break")
        for keys in ("", "2", "3", "?"):
            session.send(keys)
            for size in ((24, 6), (300, 100), (34, 8), (120, 40), (25, 7), (80, 24)):
                session.resize(*size)
                session.read(0.05)
        session.until("esc close")
        session.send("?")
        session.until("esc close", gone=True)
        session.send("1")
        session.until("Next break")
        session.send("q")
        assert session.wait() == 0
        session.assert_restored()
