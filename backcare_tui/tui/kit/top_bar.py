"""The line at the top: which place this is, the day, the time, and how long the work clock runs."""

from datetime import datetime, timedelta

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.times import clock_time, day_name, long_minutes

PlaceName = tuple[str, str]
"""A place's key and its name, as in ("1", "Today")."""

_GAP = "   "


class TopBar(Widget):
    """Draws itself; a click on a place's name posts `PlaceChosen`."""

    DEFAULT_CSS = """
    TopBar { height: 1; width: 1fr; padding: 0 1; color: $bc-dim; }
    """

    now: reactive[datetime | None] = reactive(None)
    working: reactive[timedelta | None] = reactive(None)
    """How long the work clock runs, or the posture lasts; None: not at work."""
    doing: reactive[str] = reactive("working")
    """What is done for so long: working, sitting, standing, …"""

    class PlaceChosen(Message):
        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, places: tuple[PlaceName, ...], current: str) -> None:
        super().__init__()
        self._places = places
        self._current = current
        self._spans: list[tuple[int, int, str]] = []
        """First and last column of each place's name, and its key."""

    def render(self) -> Content:
        width = self.content_size.width
        right = self._right(width)
        names = self._names(width - right.cell_length - 2)
        gap = max(width - names.cell_length - right.cell_length, 1)
        return Content.assemble(names, " " * gap, right)

    def _names(self, room: int) -> Content:
        """Every place by name; where they do not fit the others by key only, or not at all."""
        full = [(key, key, f" {name}") for key, name in self._places]
        keys = [(key, key, f" {name}" if self._is_here(name) else "") for key, name in self._places]
        alone = [(key, "", name) for key, name in self._places if self._is_here(name)]
        fitting = (form for form in (full, keys) if _cells(form) <= room)
        parts: list[Content | str | tuple[str, str]] = []
        self._spans = []
        column = 0
        for key, number, name in next(fitting, alone):
            here = self._is_here(name.strip())
            if parts:
                parts.append(_GAP)
                column += len(_GAP)
            parts.append((number, "$bc-accent" if here else DIM))
            parts.append((name, f"bold {BRIGHT}" if here else DIM))
            width = len(number) + len(name)
            self._spans.append((column, column + width - 1, key))
            column += width
        return Content.assemble(*parts)

    def _is_here(self, name: str) -> bool:
        return name == self._current

    def _right(self, width: int) -> Content:
        if self.now is None:
            return Content()
        parts = (
            [day_name(self.now), clock_time(self.now)] if width >= 50 else [clock_time(self.now)]
        )
        if self.working is not None and width >= 76:
            parts.append(f"{self.doing} {long_minutes(self.working)}")
        return Content.styled("   ".join(parts), DIM)

    def on_click(self, event: events.Click) -> None:
        column = event.x - self.gutter.left
        for first, last, key in self._spans:
            if first <= column <= last:
                self.post_message(self.PlaceChosen(key))
                return


def _cells(form: list[tuple[str, str, str]]) -> int:
    return sum(len(number) + len(name) + len(_GAP) for _, number, name in form) - len(_GAP)
