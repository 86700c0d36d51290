"""The line at the top: which place this is, the day, the time, and how long the work clock runs."""

from datetime import datetime, timedelta

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.flow import clickable
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.times import clock_time, day_name, long_minutes

PlaceName = tuple[str, str]
"""A place's key and its name, as in ("1", "Today")."""

_GAP = "   "


class TopBar(Drawn):
    """A click on a place's name posts `PlaceChosen`."""

    ALLOW_SELECT = True
    DEFAULT_CSS = """
    TopBar { height: 1; padding: 0 1; color: $bc-dim; }
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

    def lines(self, width: int) -> list[Content]:
        right = self._right(width)
        names = self._names(width - right.cell_length - 2)
        gap = max(width - names.cell_length - right.cell_length, 1)
        return [Content.assemble(names, " " * gap, right)]

    def _names(self, room: int) -> Content:
        """Every place by name; where they do not fit the others by key only, or not at all."""
        full = [self._place(key, key, f" {name}") for key, name in self._places]
        keys = [
            self._place(key, key, f" {name}" if self._is(key) else "") for key, name in self._places
        ]
        alone = [self._place(key, "", name) for key, name in self._places if self._is(key)]
        lines = [Content(_GAP).join(places) for places in (full, keys, alone)]
        return next((line for line in lines if line.cell_length <= room), lines[-1])

    def _is(self, key: str) -> bool:
        """Whether this is the place in front."""
        return (key, self._current) in self._places

    def _place(self, key: str, number: str, name: str) -> Content:
        here = self._is(key)
        part = Content.assemble(
            (number, "$bc-accent" if here else DIM), (name, f"bold {BRIGHT}" if here else DIM)
        )
        return clickable(part, key)

    def _right(self, width: int) -> Content:
        if self.now is None:
            return Content()
        parts = (
            [day_name(self.now), clock_time(self.now)] if width >= 50 else [clock_time(self.now)]
        )
        if self.working is not None and width >= 76:
            parts.append(f"{self.doing} {long_minutes(self.working)}")
        return Content.styled("   ".join(parts), DIM)

    def picked(self, value: str) -> None:
        self.post_message(self.PlaceChosen(value))
