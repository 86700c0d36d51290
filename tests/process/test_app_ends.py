"""BackCare in a real terminal: however it ends, terminal and entries are whole."""

import signal
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from backcare_tui.domain.journal.entries import AdjustmentTallied, PainRated
from tests.homes import saved, settled
from tests.process.session import CTRL_Q, Session, python
from tests.process.shifted_clock import AHEAD, seconds_to

pytestmark = pytest.mark.process

APP = python("-m", "tests.process.crashing_app")
F8 = "\x1b[19~"
QUESTION = "Pain now?"
ENDINGS = {"SIGTERM": 143, "SIGHUP": 129, "SIGINT": 130, "crash": 1}
PLACES: dict[str, list[tuple[str, str]]] = {
    "today": [],
    "adjustments": [("2", "yours for now")],
    "downshift": [("3", "Long exhale")],
    "breathing": [("3", "Long exhale"), ("\r", "How tense")],
    "on a break": [("b", "end, sit")],
    "pause": [("p", "Pause prompts")],
    "pain": [("l", QUESTION)],
    "help": [("?", "On this screen")],
    "themes": [("t", "Theme")],
    "palette": [("\x10", "Search for commands")],
    "settings": [(",", "Settings")],
}
"""The keys that lead there from Today, each with what is then on the screen and was not before."""
ODD_MOMENTS = ["2026-11-10T10:10", "2026-12-31T23:59:55", "2028-02-29T03:59:55"]
"""Numbers that a test may wait for are in the clock's line; a night and a day end."""


def opened(home: Path, size: tuple[int, int] = (80, 24), **environ: str) -> Session:
    return Session(APP, size, {"BACKCARE_HOME": str(settled(home)), **environ})


def pains(home: Path) -> list[int]:
    return [e.event.score for e in saved(home) if isinstance(e.event, PainRated)]


def rate(session: Session, score: int) -> None:
    """Log pain on Today."""
    session.press("l", QUESTION)
    session.press(str(score), f"Pain {score} noted")


@pytest.mark.parametrize("place", PLACES)
def test_at_every_place_the_terminal_is_given_back_and_nothing_is_lost(
    place: str, tmp_path: Path
) -> None:
    sessions = {ending: opened(tmp_path / ending) for ending in ENDINGS}
    try:
        for ending, session in sessions.items():
            session.until("next break")
            rate(session, 4)
            for keys, shows in PLACES[place]:
                session.press(keys, shows)
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


@pytest.mark.parametrize("moment", ODD_MOMENTS)
def test_what_is_typed_is_kept_at_any_hour_and_date(
    moment: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(AHEAD, seconds_to(moment))
    with opened(tmp_path) as session:
        session.until("next break")
        rate(session, 4)
        session.send(CTRL_Q)
        assert session.wait() == 0
    assert pains(tmp_path) == [4]
    start = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    late = [entry.at - start for entry in saved(tmp_path)]
    assert all(timedelta() <= one < timedelta(minutes=5) for one in late), "not on this clock"


def test_a_number_the_clock_shows_is_no_sign_that_a_key_was_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(AHEAD, seconds_to("2026-11-10T10:10"))
    with opened(tmp_path) as session:
        session.until("next break")
        with pytest.raises(AssertionError, match="'10' is there before 'l'"):
            session.press("l", "10")


def test_a_crash_while_the_disk_is_busy_loses_nothing_and_claims_no_loss(tmp_path: Path) -> None:
    with opened(tmp_path, BUSY_DISK="1") as session:
        session.until("next break")
        rate(session, 4)
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
        session.until("next break")
        rate(session, 4)
        session.send(CTRL_Q)
        session.until("Waiting for the disk")
        assert session.wait() == 1
        session.assert_restored()
        assert "The next start takes them" in "".join(session.lines)
    assert pains(tmp_path) == []
    with opened(tmp_path) as session:
        session.until("pain 4")
        session.send(CTRL_Q)
        assert session.wait() == 0
    assert pains(tmp_path) == [4]


def test_an_entry_made_as_the_terminal_closes_is_kept(tmp_path: Path) -> None:
    with opened(tmp_path) as session:
        session.until("next break")
        session.press("l", QUESTION)
        session.send("7")
        session.hang_up()
        session.wait()
    assert pains(tmp_path) in ([], [7])  # the key may not have arrived, but nothing is damaged


def test_a_burst_of_keys_and_then_a_signal_loses_none(tmp_path: Path) -> None:
    with opened(tmp_path) as session:
        session.until("next break")
        session.send(" " * 10)
        session.until("10 of 6")
        session.kill(signal.SIGTERM)
        assert session.wait() == 143
    counts = [e.event.count for e in saved(tmp_path) if isinstance(e.event, AdjustmentTallied)]
    assert sum(counts) == 10


def test_killed_without_warning_it_opens_again_with_everything_saved(tmp_path: Path) -> None:
    for score in range(1, 4):
        with opened(tmp_path, (34, 8)) as session:
            session.until("moves")
            rate(session, score)
            deadline = time.monotonic() + 20
            while pains(tmp_path)[-1:] != [score]:
                assert time.monotonic() < deadline
            session.kill(signal.SIGKILL)
            assert session.wait() == 137
    assert pains(tmp_path) == [1, 2, 3]
    with opened(tmp_path, (120, 40)) as session:
        session.until("pain     3")
        session.send(CTRL_Q)
        assert session.wait() == 0
        session.assert_restored()


def test_ctrl_z_and_fg_bring_the_same_day_back(tmp_path: Path) -> None:
    env = {"PS1": "shell> ", "BACKCARE_HOME": str(settled(tmp_path))}
    with Session(["bash", "--norc", "--noprofile", "-i"], env=env) as session:
        session.until("shell>")
        session.send(" ".join(APP) + "\r")
        session.until("next break")
        session.send("\x1a")
        session.until("Stopped")
        assert session.modes[1049] is False
        session.send("fg\r")
        session.until("next break")
        rate(session, 2)
        session.send(CTRL_Q)
        # A key typed earlier is the app's, or nobody's.
        session.until(lambda seen: not seen.modes[1049] and seen.text.rstrip().endswith("shell>"))
        session.send("exit\r")
        session.wait()
        session.assert_restored()
    assert pains(tmp_path) == [2]


def test_any_size_at_any_moment_is_fine(tmp_path: Path) -> None:
    with opened(tmp_path) as session:
        session.until("next break")
        for keys in ("", "2", "3", "?"):
            session.send(keys)
            for size in ((24, 6), (300, 100), (34, 8), (120, 40), (25, 7), (80, 24)):
                session.resize(*size)
                session.read(0.05)
        session.until("esc  close")
        session.send("?")
        session.until("esc  close", gone=True)
        session.send("1")
        session.until("next break")
        session.send(CTRL_Q)
        assert session.wait() == 0
        session.assert_restored()
