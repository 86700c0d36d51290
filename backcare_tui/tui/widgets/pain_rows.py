"""A list of rows that draws itself, scrolls by itself, and knows which row is highlighted."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.tui.theming import DIM
from backcare_tui.tui.widgets.adjustment_lines import thumb_rows

MOVES = Binding.Group("move")
TALLEST = 8
"""Lines that the highlighted row takes at most."""
MARKER = 2
"""Cells for the mark of the highlighted row."""


class PainRows(Widget, can_focus=True):
    """Base of the lists of the Pain place; what they bring of their own stands below.

    The highlighted row is always in view; it may take several lines.
    """

    DEFAULT_CSS = """
    PainRows { height: 1fr; width: 1fr; text-wrap: nowrap; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "up", tooltip="To the one above", group=MOVES),
        Binding("down,j", "move(1)", "down", tooltip="To the one below", group=MOVES),
        Binding("pageup", "move(-8)", "eight up", show=False),
        Binding("pagedown", "move(8)", "eight down", show=False),
        Binding("home,g", "move(-1000)", "first", show=False),
        Binding("end,G", "move(1000)", "last", show=False),
    ]

    EMPTY = ""
    """What is said where there is no row."""

    highlighted: reactive[int] = reactive(0)

    def __init__(self) -> None:
        super().__init__()
        self._top = 0
        """The first line of the rows that is drawn."""

    # -- what a list brings

    @property
    def count(self) -> int:
        """How many rows there are."""
        return 0

    def heading(self, width: int) -> Content | None:
        """What stands above the rows; None: nothing."""

    def row(self, index: int, width: int, room: int, *, lit: bool) -> list[Content]:
        """The lines of one row, each of at most `width` cells: one, or up to `room` if lit."""
        raise NotImplementedError

    def can_choose(self, index: int) -> bool:
        """Whether there is something to choose this row for."""
        return True

    def chose(self, index: int) -> None:
        """The person chose this row."""

    # -- keys and mouse

    def validate_highlighted(self, index: int) -> int:
        return max(0, min(index, self.count - 1))

    def watch_highlighted(self) -> None:
        self.refresh_bindings()
        self.refresh()

    def action_move(self, by: int) -> None:
        self.highlighted += by

    def action_choose(self) -> None:
        if self.count and self.can_choose(self.highlighted):
            self.chose(self.highlighted)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "choose":
            return self.count > 0 and self.can_choose(self.highlighted)
        return self.count > 1 if action == "move" else True

    def on_click(self, event: events.Click) -> None:
        where = event.get_content_offset(self)
        if where is None:
            return
        lines = self._lines(self.content_size.width, self._room())
        at = self._top + where.y - self._above()
        if where.y >= self._above() and at < len(lines):
            event.stop()
            index = lines[at][0]
            if index == self.highlighted:
                self.action_choose()
            self.highlighted = index

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.highlighted += 1

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.highlighted -= 1

    # -- drawing

    def render(self) -> Content:
        width = self.content_size.width
        head = self._heading()
        drawn = [] if head is None else [head]
        room = self._room()
        if not self.count:
            return Content("\n").join([*drawn, Content.styled(self.EMPTY[:width], DIM)])
        lines = self._lines(width, room)
        lit = [n for n, (index, _) in enumerate(lines) if index == self.highlighted]
        highest = max(0, len(lines) - room)
        self._top = max(0, min(max(self._top, lit[-1] - room + 1), lit[0], highest))
        shown = [line for _, line in lines[self._top : self._top + room]]
        for y in thumb_rows(self._top, room, len(lines)):
            if y < len(shown):
                thumb = Content.styled("▐", "$bc-rule")
                shown[y] = shown[y].truncate(width - 1, pad=True) + thumb
        return Content("\n").join([*drawn, *shown])

    def _lines(self, width: int, room: int) -> list[tuple[int, Content]]:
        """Every line with the row it belongs to."""
        found: list[tuple[int, Content]] = []
        for index in range(self.count):
            lit = index == self.highlighted
            # The last column is left to the scroll thumb.
            for line in self.row(index, width - 1, min(room, TALLEST) if lit else 1, lit=lit):
                found.append((index, line))
        return found

    def _heading(self) -> Content | None:
        """The heading, where there is a line for it beside two rows."""
        width, height = self.content_size
        return self.heading(width - 1) if height >= 3 else None

    def _above(self) -> int:
        return 0 if self._heading() is None else 1

    def _room(self) -> int:
        return max(self.content_size.height - self._above(), 1)

    def marker(self, *, lit: bool) -> Content:
        """The mark before a row."""
        style = "$bc-accent" if self.has_focus else DIM
        return Content.styled("▸ " if lit else "  ", style)
