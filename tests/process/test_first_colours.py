"""The colours of a start: those of the chosen theme, from the first frame on."""

import re
import tomllib
from pathlib import Path

import pytest
from textual.color import Color

from backcare_tui.clock import SystemClock
from backcare_tui.companion import open_companion
from backcare_tui.domain.journal.care_events import FlareStarted
from backcare_tui.paths import find
from tests.homes import settled
from tests.process.session import ROOT, Session, python

pytestmark = pytest.mark.process

APP = python("-m", "backcare_tui")
SHIPPED = {path.stem: path.read_text() for path in sorted((ROOT / "themes").glob("*.toml"))}
OWN = """
name = "mine"
dark = false
primary = "#0a5c58"
foreground = "#302418"
background = "#fff4e0"

[variables]
bc-bright = "#1c1208"
bc-dim = "#6a5a48"
"""
GROUND = re.compile(rb"\x1b\[[\d;]*48;2;(\d+);(\d+);(\d+)")


def begin(home: Path, **env: str) -> Session:
    return Session(APP, env={"BACKCARE_HOME": str(home)} | env)


def choose(home: Path, theme: str) -> Path:
    return settled(home, f'[look]\ntheme = "{theme}"\n')


def first_ground(session: Session) -> str:
    """The first ground that the terminal was told to draw on, before any second thought."""
    told = GROUND.search(session.raw)
    return bytes(int(part) for part in told.groups()).hex() if told else "default"


def assert_drawn_with(session: Session, ground: str, dim: str, bright: str) -> None:
    """Wait for the first frame; it is drawn on `ground`, its labels `dim`, its keys `bright`."""
    with session:
        session.until("l takes two keys")
        assert session.colours("the day") == (dim, ground)
        assert session.colours("l takes two keys") == (bright, ground)
        assert first_ground(session) == ground
        session.send("2")
        session.until("add or rest")
        session.send("q")
        assert session.wait() == 0
        assert first_ground(session) == ground


def drawn_by(theme: str) -> tuple[str, str, str]:
    """Ground, dim and bright text of a theme file, as the terminal calls them."""
    document = tomllib.loads(theme)
    own = document["variables"]
    told = (document["background"], own["bc-dim"], own["bc-bright"])
    ground, dim, bright = (value.removeprefix("#").removeprefix("ansi_") for value in told)
    return ground, dim, bright


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_theme_is_in_the_first_frame(name: str, tmp_path: Path) -> None:
    assert_drawn_with(begin(choose(tmp_path, name)), *drawn_by(SHIPPED[name]))


def test_an_own_theme_is_in_the_first_frame(tmp_path: Path) -> None:
    folder = find({"BACKCARE_HOME": str(tmp_path)}).themes
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(OWN)
    assert_drawn_with(begin(choose(tmp_path, "mine")), *drawn_by(OWN))


def test_in_a_flare_its_theme_is_in_the_first_frame(tmp_path: Path) -> None:
    home = choose(tmp_path, "backcare-light")
    companion = open_companion(find({"BACKCARE_HOME": str(home)}), SystemClock())
    companion.record(FlareStarted(score=6))
    assert_drawn_with(begin(home), *drawn_by(SHIPPED["backcare-flare"]))


@pytest.mark.parametrize("name", ["backcare-light", "backcare-ansi"])
def test_without_colour_the_first_frame_is_the_theme_in_grey(name: str, tmp_path: Path) -> None:
    colours = [
        colour if colour == "default" else Color.parse(f"#{colour}").monochrome.hex[1:].lower()
        for colour in drawn_by(SHIPPED[name])
    ]
    assert_drawn_with(begin(choose(tmp_path, name), NO_COLOR="1"), *colours)
