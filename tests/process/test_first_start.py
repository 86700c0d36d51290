"""The first start in a real terminal: however it is left, it goes on, and the terminal is whole."""

import signal
import tomllib
from pathlib import Path

import pytest

from backcare_tui.content.first_run import ORDER
from tests.process.session import CTRL_Q, Session, python

pytestmark = pytest.mark.process

APP = python("-m", "tests.process.crashing_app")
F8 = "\x1b[19~"
ENDINGS = {"SIGTERM": 143, "SIGHUP": 129, "SIGKILL": 137, "crash": 1, "ctrl+q": 0}


@pytest.mark.parametrize("ending", ENDINGS)
def test_left_in_the_middle_it_goes_on_there_and_keeps_what_was_said(
    ending: str, tmp_path: Path
) -> None:
    env = {"BACKCARE_HOME": str(tmp_path)}
    with Session(APP, env=env) as session:
        session.until("does not diagnose")
        session.send("\r")
        session.until(f"1 of {len(ORDER)}")
        session.send("\x15Küche\r")
        session.until(f"2 of {len(ORDER)}")
        session.send("3")
        session.until(f"3 of {len(ORDER)}")
        if ending in ("crash", "ctrl+q"):
            session.send(F8 if ending == "crash" else CTRL_Q)
        else:
            session.kill(getattr(signal, ending))
        assert session.wait() == ENDINGS[ending]
        if ending != "SIGKILL":
            session.assert_restored()
            assert "Traceback" not in session.text
    with Session(APP, size=(34, 8), env=env) as session:
        session.until("usual day")
        session.send(CTRL_Q)
        assert session.wait() == 0
        session.assert_restored()
    config = tomllib.loads((tmp_path / "config" / "config.toml").read_text())
    assert config == {"hours": {"workdays": "09:00-17:00", "weekend": "off"}}
    (name,) = tmp_path.glob("data/journal/*/name")
    assert name.read_text() == "Küche\n"
