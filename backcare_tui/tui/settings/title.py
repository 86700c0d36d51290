"""The line over the settings: what is listed, the key that lists the others, and the file."""

from pathlib import Path
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from backcare_tui.tui.kit.draw.caps import Hint, cap
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.roles import BRIGHT, DIM

_LEAST_PATH = 14
_GAP = "   "


class TitleView(NamedTuple):
    """What is said."""

    found: str
    """What was searched for and how much of it there is; "": all of them are shown."""
    total: int
    """How many settings there are."""
    is_few: bool
    path: Path


class SettingsTitle(Picture[TitleView]):
    """One row; a click on its key presses it."""

    def draw(self, view: TitleView, width: int) -> list[Content]:
        line = Content.styled("Settings", f"bold {BRIGHT}")
        if view.found:
            return [(line + Content.styled(f"{_GAP}{view.found}", DIM)).truncate(width)]
        listed = "the ones that matter most" if view.is_few else f"all {view.total}"
        other = f"all {view.total}" if view.is_few else "the ones that matter most"
        parts = (Content.styled(listed, DIM), cap(Hint("a", other)))
        for part in parts:
            if line.cell_length + len(_GAP) + part.cell_length <= width:
                line += Content(_GAP) + part
        room = width - line.cell_length - len(_GAP)
        if room >= _LEAST_PATH:
            path = end_of(short(view.path), room)
            line += Content.styled(" " * (room - cell_len(path) + len(_GAP)) + path, DIM)
        return [line.truncate(width)]

    def picked(self, value: str) -> None:
        self.app.simulate_key(value)


def end_of(text: str, width: int) -> str:
    """`text` in `width` cells: of a path that is too long the end says more."""
    while text and cell_len(text) > width:
        text = "…" + text[2 if text[0] == "…" else 1 :]
    return text


def short(path: Path) -> str:
    """`path` with the home folder as `~`."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        return str(path)
