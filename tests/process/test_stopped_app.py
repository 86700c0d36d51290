"""A real app is stopped for three minutes and goes on: nothing rings, and the gap is accounted for.

The clock of the app is put ahead while it is stopped, so that no test waits three minutes. With
BACKCARE_REAL_STOP=1 it is also done in real time, with the clocks of the machine.
"""

import os
import re
import signal
import time
from pathlib import Path
from typing import TypeVar

import pytest

from backcare_tui.domain.breaks.ledger import Fate, LedgerLine, lines
from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal.entries import AppOpened, AwayNoticed, HoldReason
from tests.homes import saved, settled
from tests.process.session import Session, python

pytestmark = pytest.mark.process

Kind = TypeVar("Kind")
GAP = 180.0
"""Seconds."""
EVERY_MINUTE = """
[breaks]
every = "1m"
micro = "20s"
heads_up = "10s"
[presence]
terminals = false
desktop = false
[prompts]
notify = false
"""
DUE = "Time for a break"
_TITLE = re.compile(rb"\x1b\][^\x07\x1b]*(\x07|\x1b\\)")


def home(tmp_path: Path) -> dict[str, str]:
    """An environment with a break every minute."""
    return {"BACKCARE_HOME": str(settled(tmp_path, EVERY_MINUTE))}


def events(env: dict[str, str], kind: type[Kind]) -> list[Kind]:
    return [
        entry.event for entry in saved(Path(env["BACKCARE_HOME"])) if isinstance(entry.event, kind)
    ]


def ledger(env: dict[str, str]) -> list[LedgerLine]:
    found = saved(Path(env["BACKCARE_HOME"]))
    return [line for day in sorted({day_of(e.at) for e in found}) for line in lines(found, day)]


def bells(session: Session) -> int:
    """Bells that rang; the end of a window's title is none."""
    return _TITLE.sub(b"", bytes(session.raw)).count(b"\x07")


def stop(session: Session, env: dict[str, str]) -> None:
    """Stop the app once it looks after prompts."""
    session.until("next break")
    session.until(lambda _: events(env, AppOpened))
    session.kill(signal.SIGSTOP)
    deadline = time.monotonic() + 10
    while not session.stopped():
        assert time.monotonic() < deadline


def assert_slept_well(session: Session, env: dict[str, str]) -> None:
    """The app noticed, credited and wrote down the gap, and did not ring."""
    session.until(lambda _: events(env, AwayNoticed), within=30)
    assert DUE not in session.text
    assert bells(session) == 0
    (away,) = events(env, AwayNoticed)
    assert away.cause == "asleep"
    assert away.credited is not None
    session.until(lambda _: len(ledger(env)) == 2)
    credited, held = sorted(ledger(env), key=lambda line: line.fate is Fate.HELD)
    assert (credited.fate, held.fate) == (Fate.CREDITED, Fate.HELD)
    assert credited.seconds == pytest.approx(GAP, abs=20)
    assert held.reason is HoldReason.ASLEEP


def test_stopped_for_three_minutes_nothing_rings_and_the_ledger_says_asleep(
    tmp_path: Path,
) -> None:
    env, ahead = home(tmp_path), tmp_path / "ahead"
    with Session(python("-m", "tests.process.shifted_app", str(ahead)), env=env) as session:
        stop(session, env)
        ahead.write_text(str(GAP))
        session.kill(signal.SIGCONT)
        assert_slept_well(session, env)
        session.send("q")
        assert session.wait() == 0
        session.assert_restored()


@pytest.mark.skipif("BACKCARE_REAL_STOP" not in os.environ, reason="takes four real minutes")
def test_the_same_in_real_time_and_the_next_prompt_comes_a_minute_later(tmp_path: Path) -> None:
    env = home(tmp_path)
    app = python("-c", "import sys; from backcare_tui.cli import main; sys.exit(main())")
    with Session(app, env=env) as session:
        stop(session, env)
        continues = time.monotonic() + GAP
        while (left := continues - time.monotonic()) > 0:
            session.read(left)
        session.kill(signal.SIGCONT)
        woke = time.monotonic()
        assert_slept_well(session, env)
        session.until(DUE, within=75)
        after = time.monotonic() - woke
        print(f"the prompt came {after:.1f} s after SIGCONT")
        assert 55 < after < 70
        assert bells(session) == 1
