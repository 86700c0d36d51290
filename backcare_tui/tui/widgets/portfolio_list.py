"""The portfolio as a list that draws itself: by kind, what is held before what is suggested."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.domain.portfolio import Tool, ToolKind
from backcare_tui.domain.portfolio_overview import Standing
from backcare_tui.tui.theming import DIM
from backcare_tui.tui.widgets.adjustment_lines import thumb_rows
from backcare_tui.tui.widgets.portfolio_rows import Columns, Line, arrange, columns, heading, row

_MOVES = Binding.Group("move")


def _key(
    keys: str,
    action: str,
    words: str,
    tooltip: str,
    group: Binding.Group | None = None,
    *,
    show: bool = True,
) -> Binding:
    return Binding(
        keys, action, words, show=show, id=f"portfolio.{action}", tooltip=tooltip, group=group
    )


class PortfolioList(Widget, can_focus=True):
    """Keys and mouse move the highlight and choose; what happens then is the screen's.

    It scrolls by itself, and the highlighted line is always visible.
    """

    DEFAULT_CSS = """
    PortfolioList { height: 1fr; width: 1fr; text-wrap: nowrap; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        _key("space,enter", "use", "use", "Use it now: with its timer, or logged at once"),
        _key("space,enter", "take", "take it", "Take it into your portfolio"),
        _key("d", "log", "done", "Log it without the timer: it is done"),
        _key("up,k", "up", "up", "To the one above", _MOVES, show=False),
        _key("down,j", "down", "down", "To the one below", _MOVES, show=False),
        _key("home,g", "first", "first", "To the first one", show=False),
        _key("end,G", "last", "last", "To the last one", show=False),
    ]

    highlighted: reactive[int] = reactive(0)
    """Index of the highlighted one among the standings."""

    class Highlighted(Message):
        """Another tool was highlighted."""

    class Chosen(Message):
        """Something is to be done with a tool."""

        def __init__(self, tool: Tool) -> None:
            super().__init__()
            self.tool = tool

    class Used(Chosen):
        """It is used now."""

    class Logged(Chosen):
        """It was used, without the timer."""

    class Taken(Chosen):
        """A suggestion is the person's from now on."""

    def __init__(self) -> None:
        super().__init__()
        self._standings: tuple[Standing, ...] = ()
        self._keys: dict[str, str] = {}
        self._top = 0
        """The line that is drawn first."""

    @property
    def current(self) -> Standing | None:
        """Where the highlighted one stands; None for an empty list."""
        return self._standings[self.highlighted] if self._standings else None

    def show(self, standings: Sequence[Standing], keys: Mapping[str, str]) -> None:
        """Draw these; the highlight stays with its tool, and begins with the first that is held.

        `keys`: those that use a tool, by its id.
        """
        new, before = tuple(standings), self.current
        if (new, keys) == (self._standings, self._keys):
            return
        self._standings, self._keys = new, dict(keys)
        first = next((each.tool.id for each in new if each.tool.held), "")
        self.highlight(first if before is None else before.tool.id)
        self.refresh()
        self.refresh_bindings()

    def highlight(self, id_: str) -> None:
        """Highlight this tool, if it is there."""
        ids = [standing.tool.id for standing in self._standings]
        at = ids.index(id_) if id_ in ids else self.validate_highlighted(self.highlighted)
        self.highlighted = at

    def validate_highlighted(self, index: int) -> int:
        return max(0, min(index, len(self._standings) - 1))

    def watch_highlighted(self, old: int, new: int) -> None:
        self.refresh_bindings()
        if old != new:
            self.post_message(self.Highlighted())

    # -- keys and mouse

    def action_up(self) -> None:
        self.highlighted -= 1

    def action_down(self) -> None:
        self.highlighted += 1

    def action_first(self) -> None:
        self.highlighted = 0

    def action_last(self) -> None:
        self.highlighted = len(self._standings) - 1

    def action_use(self) -> None:
        self._post(self.Used)

    def action_take(self) -> None:
        self._post(self.Taken)

    def action_log(self) -> None:
        self._post(self.Logged)

    def _post(self, kind: "type[Chosen]") -> None:
        if self.current is not None:
            self.post_message(kind(self.current.tool))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        current = self.current
        if action in ("use", "take"):
            return current is not None and current.tool.held is (action == "use")
        if action == "log":
            return current is not None and current.tool.held and current.tool.minutes is not None
        return True

    def on_key(self, event: events.Key) -> None:
        """The letter beside a tool uses it."""
        ids = [standing.tool.id for standing in self._standings]
        for id_, key in self._keys.items():
            if event.character == key and id_ in ids:
                event.stop()
                self.highlighted = ids.index(id_)
                self.action_use()
                return

    def on_click(self, event: events.Click) -> None:
        where = event.get_content_offset(self)
        lines = self._lines()
        at = self._top + where.y if where is not None else len(lines)
        line = lines[at] if at < len(lines) else None
        if isinstance(line, int) and line is not None:
            event.stop()
            if line != self.highlighted:
                self.highlighted = line
            elif self._standings[line].tool.held:
                self.action_use()
            else:
                self.action_take()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.highlighted += 1

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.highlighted -= 1

    # -- drawing

    def render(self) -> Content:
        width, height = self.content_size
        if width <= 1 or height <= 0:
            return Content("")
        if not self._standings:
            return Content.styled("Nothing here; + adds a tool of your own"[:width], DIM)
        lines = self._lines()
        sizes = columns(self._standings, width - 1)  # the last column is the scroll thumb's
        self._top = self._first(lines, height)
        shown = lines[self._top : self._top + height]
        drawn = [self._draw(line, sizes).truncate(width, pad=True) for line in shown]
        for y in thumb_rows(self._top, height, len(lines)):
            drawn[y] = drawn[y].truncate(width - 1, pad=True) + Content.styled("▐", "$bc-rule")
        return Content("\n").join(drawn)

    def _lines(self) -> list[Line]:
        return arrange(self._standings, self.content_size.height)

    def _first(self, lines: Sequence[Line], height: int) -> int:
        """The first line to draw: moved only as far as the highlighted one needs to be seen."""
        at = lines.index(self.highlighted)
        above = at - 1 if at and isinstance(lines[at - 1], ToolKind) else at
        return max(0, min(max(self._top, at - height + 1), above, len(lines) - height))

    def _draw(self, line: Line, sizes: Columns) -> Content:
        if isinstance(line, ToolKind):
            return heading(line)
        if line is None:
            return Content("")
        standing, lit = self._standings[line], line == self.highlighted
        key = self._keys.get(standing.tool.id, "")
        return row(standing, key, sizes, lit=lit, focused=lit and self.has_focus)
