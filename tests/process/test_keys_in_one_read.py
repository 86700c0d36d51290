"""`l` and a digit that come in one read, as from a stalled ssh, log pain as when they are typed."""

from datetime import timedelta
from pathlib import Path

import pytest

from backcare_tui.clock import SystemClock
from backcare_tui.companion import open_companion
from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.paths import find
from tests.homes import settled
from tests.process.session import Session, python

pytestmark = pytest.mark.process

TIMES = 3
_PLACES = {"Today": ("", "reak"), "Pain": ("4", "Nothing logged yet")}
"""The key that leads to a place, and what it shows at any size."""


@pytest.mark.parametrize("size", [(120, 40), (34, 8)], ids=["wide", "narrow"])
@pytest.mark.parametrize("place", _PLACES)
def test_a_rating_in_one_write_is_saved(place: str, size: tuple[int, int], tmp_path: Path) -> None:
    key, shown = _PLACES[place]
    env = {"BACKCARE_HOME": str(settled(tmp_path))}
    with Session(python("-m", "backcare_tui"), size=size, env=env) as app:
        app.until("reak")
        app.send(key)
        app.until(shown)
        for _ in range(TIMES):
            app.send(b"l4")
            app.until("tab next")
            app.send(b"\x1b")
            app.until("tab next", gone=True)
        app.send("q")
        assert app.wait() == 0
    companion = open_companion(find(env), SystemClock())
    today, day = companion.today(), timedelta(days=1)
    entries = companion.entries(today - day, today + day)  # the test may run at midnight
    scores = [entry.event.score for entry in entries if isinstance(entry.event, PainRated)]
    assert scores == [4] * TIMES
