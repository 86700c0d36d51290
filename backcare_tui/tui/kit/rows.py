"""A list that draws itself, scrolls by itself, and knows which of its rows is highlighted."""

from collections.abc import Sequence
from typing import ClassVar, Generic, NamedTuple, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.tui.kit.draw.frames import selected
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.fitting import styled
from backcare_tui.tui.kit.roles import DIM

Item = TypeVar("Item")

_MOVES = Binding.Group("move")
MARKER = 2
"""Cells for the mark of the highlighted row."""


class ListLine(NamedTuple):
    """One line of a list."""

    of: int | None
    """The row it belongs to; None: a heading, or space."""
    text: Content


def grouped(
    rows: Sequence[Sequence[ListLine]], headings: Sequence[Content], *, airy: bool = True
) -> list[ListLine]:
    """The lines of all rows, with the heading of each above the first row that has it.

    If `airy`, an empty line sets the groups apart.
    """
    lines: list[ListLine] = []
    above = ""
    for row, heading in zip(rows, headings, strict=True):
        if heading.plain != above:
            above = heading.plain
            lines += [ListLine(None, Content(""))] if lines and airy else []
            lines.append(ListLine(None, heading))
        lines += row
    return lines


def moves(
    scope: str = "", *, show: bool = True, group: Binding.Group = _MOVES
) -> list[BindingType]:
    """The keys that move the highlight, for a list's own bindings; `scope` begins their ids."""

    def key(keys: str, action: str, name: str, tooltip: str, *, show: bool) -> Binding:
        id_ = f"{scope}.{name}" if scope else None
        return Binding(keys, action, name, show=show, id=id_, tooltip=tooltip, group=group)

    return [
        key("up,k", "move(-1)", "up", "To the one above", show=show),
        key("down,j", "move(1)", "down", "To the one below", show=show),
        key("home,g", "first", "first", "To the first one", show=False),
        key("end,G", "last", "last", "To the last one", show=False),
        Binding("pagedown", "page(1)", "a page on", show=False),
        Binding("pageup", "page(-1)", "a page back", show=False),
    ]


class Rows(Widget, Generic[Item], can_focus=True):
    """Base of the lists: each says with `lines` how its items are drawn.

    The highlighted row is always in view, with a heading right above it; it may take several lines.
    """

    DEFAULT_CSS = """
    Rows { height: 1fr; width: 1fr; text-wrap: nowrap; }
    """

    EMPTY: ClassVar[str] = ""
    """What is said if there is no row, as long as a list's `empty` says nothing else."""

    highlighted: reactive[int] = reactive(0)
    """Index of the highlighted one among the items."""

    def __init__(self, items: Sequence[Item] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.empty = self.EMPTY
        self._items = tuple(items)
        self._top = 0
        """The line that is drawn first."""
        self._drawn: tuple[int | None, ...] = ()
        """The row that each line on screen belongs to."""

    @property
    def current(self) -> Item | None:
        """The highlighted one; None for an empty list."""
        return self._items[self.highlighted] if self._items else None

    def hold(self, items: Sequence[Item], highlighted: int) -> None:
        """Draw these from now on, with one of them highlighted."""
        self._items = tuple(items)
        self.highlighted = highlighted
        self.refresh_bindings()
        self.refresh()

    # -- what a list brings of its own

    def lines(self, width: int, height: int) -> Sequence[ListLine]:
        """Every line of a list `width` cells wide, of which `height` are in view at a time."""
        return ()

    def heading(self, width: int) -> Content | None:
        """What stands above the rows, if two of them fit below it; None: nothing."""

    def moved(self) -> None:
        """Another row is highlighted."""

    def action_choose(self) -> None:
        """Do what the highlighted row is for; a click on it does so too."""

    def clicked(self, index: int, x: int) -> None:
        """The person clicked on this row, `x` cells from its left."""
        if index == self.highlighted:
            self.action_choose()
        else:
            self.highlighted = index

    # -- keys and mouse

    def validate_highlighted(self, index: int) -> int:
        return max(0, min(index, len(self._items) - 1))

    def watch_highlighted(self, old: int, new: int) -> None:
        self.refresh_bindings()
        if old != new:
            self.moved()

    def action_move(self, by: int) -> None:
        self.highlighted += by

    def action_first(self) -> None:
        self.highlighted = 0

    def action_last(self) -> None:
        self.highlighted = len(self._items) - 1

    def action_page(self, pages: int) -> None:
        """To the row about a screen further on or back, and to another one in any case."""
        height = self.content_size.height
        rows = [line.of for line in self.lines(self.content_size.width - 1, height)]
        if not self._items or self.highlighted not in rows:
            return
        at = rows.index(self.highlighted) + pages * max(height - 1, 1)
        beyond = [row for row in rows[max(at, 0) :] if row is not None]
        found = beyond[0] if beyond else len(self._items) - 1
        self.highlighted = found if found != self.highlighted else found + pages

    def on_click(self, event: events.Click) -> None:
        where = event.get_content_offset(self)
        index = self._drawn[where.y] if where and where.y < len(self._drawn) else None
        if where is not None and index is not None and index < len(self._items):
            event.stop()
            self.clicked(index, where.x)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.highlighted += 1

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.highlighted -= 1

    # -- drawing

    def marker(self, index: int, mark: str = "▸ ") -> Content:
        """What stands before a row: `mark` if it is highlighted, else as much space."""
        shown = mark if index == self.highlighted else " " * len(mark)
        return Content.styled(shown, "$bc-accent" if self.has_focus else DIM)

    def raised(self, index: int, lines: Sequence[Content], width: int) -> list[ListLine]:
        """The lines of a row, its first column left to the edge of the highlighted one."""
        if index != self.highlighted:
            return [ListLine(index, line) for line in lines]
        edge = "$bc-accent" if self.has_focus else DIM
        rows = selected(lines, width, glyphs_of(self.app), edge)
        return [ListLine(index, line) for line in rows]

    def first_shown(self, lines: Sequence[ListLine], height: int) -> int:
        """The line to begin with, of which `height` are in view."""
        return first_shown(lines, self.highlighted, self._top, height)

    def render(self) -> Content:
        return Content("\n").join(self.drawn(*self.content_size))

    def drawn(self, width: int, height: int) -> list[Content]:
        """What is in view: at most `height` lines of at most `width` cells."""
        if width <= 1 or height <= 0:
            return []
        head = self.heading(width - 1) if height >= 3 else None
        above = [] if head is None else [head]
        room = height - len(above)
        # The last column is left to the scroll thumb.
        lines = self.lines(width - 1, room) if self._items else ()
        if not lines:
            self._drawn = ()
            return [*above, *styled(self.empty, width, DIM, room)]
        self._top = self.first_shown(lines, room)
        shown = lines[self._top : self._top + room]
        self._drawn = (*(None for _ in above), *(line.of for line in shown))
        drawn = [line.text.truncate(width, pad=True) for line in shown]
        for y in thumb_rows(self._top, room, len(lines)):
            drawn[y] = drawn[y].truncate(width - 1, pad=True) + Content.styled("▐", "$bc-rule")
        return [*above, *drawn]


def first_shown(lines: Sequence[ListLine], highlighted: int, top: int, height: int) -> int:
    """The first line to draw: `top`, moved only as far as the highlighted row needs to be seen.

    What stands right above it (a heading) comes into view with it, as far as there is room.
    """
    own = [n for n, line in enumerate(lines) if line.of == highlighted] or [0]
    begin, end = own[0], own[-1] + 1
    above = begin
    while above and lines[above - 1].of is None:
        above -= 1
    while above < begin and not lines[above].text.plain.strip():
        above += 1
    begin = max(above, end - height) if end - above <= height or above == 0 else begin
    return max(0, min(max(top, end - height), begin, len(lines) - height))


def thumb_rows(top: int, height: int, total: int) -> range:
    """The rows of a scroll bar's thumb; none where everything is in view."""
    if total <= height or height <= 0:
        return range(0)
    size = max(1, round(height * height / total))
    start = round((height - size) * top / (total - height))
    return range(start, start + size)
