"""The settings as a list that draws itself; what is changed, and how, is the screen's."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.tui.theming import DIM
from backcare_tui.tui.widgets.fitting import fit
from backcare_tui.tui.widgets.settings_rows import Line, Row, draw, lines_of

_AIRY = 8
"""Rows from which groups are set apart [our own design choice]."""


class SettingsList(Widget, can_focus=True):
    """Keys and mouse move the highlight; the list scrolls by itself, the highlight in sight."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    SettingsList { width: 1fr; height: 1fr; text-wrap: nowrap; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "change", "change", id="settings.change", tooltip="Change it, or switch it"
        ),
        Binding("space", "change", "change", show=False),
        Binding("r", "reset", "default", id="settings.reset", tooltip="Back to its default"),
        Binding("right,plus", "step(1)", "next value", show=False),
        Binding("left,minus", "step(-1)", "value before", show=False),
        Binding("down,j", "move(1)", "next", show=False),
        Binding("up,k", "move(-1)", "previous", show=False),
        Binding("tab", "section(1)", "next group", show=False),
        Binding("shift+tab", "section(-1)", "group before", show=False),
        Binding("pagedown", "page(1)", "a page on", show=False),
        Binding("pageup", "page(-1)", "a page back", show=False),
        Binding("home,g", "move(-9999)", "first", show=False),
        Binding("end,G", "move(9999)", "last", show=False),
    ]

    cursor: reactive[int] = reactive(0)

    class Highlighted(Message):
        """Another row was highlighted."""

    class ChangeWanted(Message):
        """The highlighted setting is to be changed; `by` of 1 or -1: to the next or the last."""

        def __init__(self, by: int = 0) -> None:
            super().__init__()
            self.by = by

    class ResetWanted(Message):
        """The highlighted setting is to go back to its default."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._lines: list[Line] = []
        self._labels = 8
        self._top = 0
        self._first = self._empty = ""

    @property
    def row(self) -> Row | None:
        """The highlighted one; None for an empty list."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    def show(self, rows: Sequence[Row], first: str = "", empty: str = "") -> None:
        """Draw these, `first` above them all; the highlight stays with its setting."""
        before = self.row
        self._rows, self._first, self._empty = tuple(rows), first, empty
        self._labels = max((len(row.label) for row in rows if row.key), default=8)
        names = [row.name for row in rows]
        at = names.index(before.name) if before and before.name in names else 0
        self.cursor = self.validate_cursor(at)
        self.refresh()
        self.post_message(self.Highlighted())

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, len(self._rows) - 1))

    def watch_cursor(self) -> None:
        self.post_message(self.Highlighted())

    # -- keys and mouse

    def action_change(self) -> None:
        if self.row is not None:
            self.post_message(self.ChangeWanted())

    def action_step(self, by: int) -> None:
        if self.row is not None:
            self.post_message(self.ChangeWanted(by))

    def action_reset(self) -> None:
        if self.row is not None:
            self.post_message(self.ResetWanted())

    def action_move(self, by: int) -> None:
        self.cursor += by

    def action_page(self, by: int) -> None:
        self.cursor += by * max(1, self.size.height - 1)

    def action_section(self, by: int) -> None:
        """To the first row of the next heading, or of the one before."""
        starts = [
            number
            for number, row in enumerate(self._rows)
            if number == 0 or row.heading != self._rows[number - 1].heading
        ]
        later = [start for start in starts if start > self.cursor]
        earlier = [start for start in starts if start < self.cursor]
        if by > 0 and later:
            self.cursor = later[0]
        elif by < 0 and earlier:
            self.cursor = earlier[-1]

    def on_click(self, event: events.Click) -> None:
        where = event.get_content_offset(self)
        at = self._top + where.y if where is not None else -1
        line = self._lines[at] if 0 <= at < len(self._lines) else None
        if isinstance(line, int):
            event.stop()
            again = line == self.cursor
            self.cursor = line
            if again:
                self.action_change()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.cursor += 1

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.cursor -= 1

    # -- drawing

    def render(self) -> Content:
        width, height = self.content_size
        if not self._rows:
            return Content.styled(fit(self._empty, width), DIM)
        self._lines = lines_of(self._rows, self._first, airy=height >= _AIRY)
        at = self._lines.index(self.cursor)
        if self.cursor == 0:
            self._top = 0 if at < height else at - height + 1
        self._top = max(min(self._top, at, len(self._lines) - height), at - height + 1, 0)
        if self._top == at > 0 and height > 1:
            self._top -= 1  # with its heading, or the row before
        shown = self._lines[self._top : self._top + height]
        drawn = [self._draw(line, width - 1).truncate(width, pad=True) for line in shown]
        return Content("\n").join(self._with_thumb(drawn, width, height))

    def _draw(self, line: Line, width: int) -> Content:
        if isinstance(line, str):
            return Content.styled(fit(line, width), DIM)
        here = line == self.cursor
        row = self._rows[line]
        return draw(row, width, self._labels, here=here, focused=here and self.has_focus)

    def _with_thumb(self, drawn: list[Content], width: int, height: int) -> list[Content]:
        """A mark at the right edge shows which part of the list this is."""
        total = len(self._lines)
        if total <= height:
            return drawn
        size = max(1, height * height // total)
        first = round(self._top * (height - size) / (total - height))
        for y in range(first, min(first + size, len(drawn))):
            drawn[y] = drawn[y].truncate(width - 1, pad=True) + Content.styled("▐", "$bc-rule")
        return drawn
