"""The rows at the top of a screen: its header, and one for each state that is told everywhere."""

from typing import Any, NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from backcare_tui.tui.kit.draw.caps import Hint
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.draw.header import Header, header, rule
from backcare_tui.tui.kit.draw.status import RowTone, status_row
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.fitting import wrap
from backcare_tui.tui.kit.sizes import HIGH, SHORT, margin


class StatusBar(NamedTuple):
    """One state to tell, with the keys that answer it."""

    status: RowTone
    lead: str
    text: str = ""
    hints: tuple[Hint, ...] = ()
    wraps: bool = False
    """Whether a text that does not fit beside `lead` has a second row."""


class Top(NamedTuple):
    """What stands at the top."""

    header: Header | None = None
    bars: tuple[StatusBar, ...] = ()


class TopBar(Picture[Top]):
    """A click on a place's name posts `PlaceChosen`, one on a key presses it.

    A short screen has no header: its rows are for what the screen is for.
    """

    DEFAULT_CSS = """
    TopBar { dock: top; }
    """

    class PlaceChosen(Message):
        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def show(self, view: Top | None) -> None:
        before, self.view = self.view, view
        if view != before:
            self.refresh(layout=before is None or view is None or _rows(before) != _rows(view))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.lines(width))

    def draw(self, view: Top, width: int) -> list[Content]:
        height, glyphs = self.app.size.height, glyphs_of(self.app)
        bars = [row for bar in view.bars for row in _bar(bar, width)]
        if view.header is None or height < SHORT:
            return [*bars, Content("")] if bars and height >= HIGH else bars
        line, span = header(view.header, width, glyphs)
        if height < HIGH:
            return [line, *bars]
        return [Content(""), line, rule(width, span, glyphs), *bars, Content("")]

    def picked(self, value: Any) -> None:
        places = () if self.view is None or self.view.header is None else self.view.header.tabs
        if any(value == key for key, _ in places):
            self.post_message(self.PlaceChosen(value))
        else:
            self.app.simulate_key(value)


def _rows(view: Top) -> object:
    """What decides how many rows there are; a text that wraps counts as a whole."""
    return view.header is None, [bar if bar.wraps else bar.status for bar in view.bars]


def _bar(bar: StatusBar, width: int) -> list[Content]:
    edge = margin(width)
    room = width - 2 * edge
    beside = room - cell_len(bar.lead) - 2
    if not bar.wraps or cell_len(bar.text) <= beside:
        return [status_row(bar.status, bar.lead, bar.text, width, bar.hints)]
    lines = (Content(line) for line in wrap(f"{bar.lead} {bar.text}", room, 2))
    rows = (line.pad_left(edge).pad_right(width - edge - line.cell_length) for line in lines)
    return [row.stylize_before(bar.status.value[0]) for row in rows]
