"""The line at the top: which place this is, the day, the time, and how long the work clock runs."""

from datetime import datetime, timedelta

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.tui.theming import BRIGHT, DIM
from backcare_tui.tui.words import clock_time, long_minutes, short_day

PlaceName = tuple[str, str]
"""A place's key and its name, as in ("1", "Today")."""


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
        full = "   ".join(f"{key} {name}" for key, name in self._places)
        shown = self._places
        if len(full) > room:
            shown = tuple(place for place in self._places if place[1] == self._current)
        parts: list[Content | str | tuple[str, str]] = []
        self._spans = []
        column = 0
        for key, name in shown:
            if parts:
                parts.append("   ")
                column += 3
            current = name == self._current
            label = f"{key} {name}" if len(shown) > 1 else name
            width = len(label)
            self._spans.append((column, column + width - 1, key))
            if len(shown) > 1:
                parts.append((f"{key} ", "$bc-accent" if current else DIM))
                label = name
            parts.append((label, f"bold {BRIGHT}" if current else DIM))
            column += width
        return Content.assemble(*parts)

    def _right(self, width: int) -> Content:
        if self.now is None:
            return Content()
        parts = (
            [short_day(self.now), clock_time(self.now)] if width >= 50 else [clock_time(self.now)]
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
