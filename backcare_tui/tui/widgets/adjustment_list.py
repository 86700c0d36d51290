"""The adjustments as a list that draws itself: what to do, how often it was done, and the sides."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.domain.adjustments import Adjustment, Standing
from backcare_tui.domain.entries import Side
from backcare_tui.tui.theming import DIM
from backcare_tui.tui.widgets.adjustment_lines import (
    Line,
    Tail,
    arrange,
    first_shown,
    thumb_rows,
)
from backcare_tui.tui.widgets.adjustment_rows import Columns, cue_lines, fit, row

SIDES = Binding.Group("side")
MOVES = Binding.Group("move")


def _key(
    keys: str, action: str, tooltip: str, group: Binding.Group | None = None, *, show: bool = True
) -> Binding:
    id_ = f"adjustments.{action}"
    return Binding(keys, action, action, show=show, id=id_, tooltip=tooltip, group=group)


class AdjustmentList(Widget, can_focus=True):
    """Keys and mouse move the highlight and tally; what happens then is the screen's.

    With `compact` there are no headings. The list scrolls by itself, and the highlighted line is
    always visible.
    """

    DEFAULT_CSS = """
    AdjustmentList { height: 1fr; width: 1fr; text-wrap: nowrap; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        _key("space,enter", "done", "Count it; with sides, on the side that is next"),
        _key("left,left_square_bracket", "left", "Count it on your left", SIDES),
        _key("right,right_square_bracket", "right", "Count it on your right", SIDES),
        _key("up,k", "up", "To the one above", MOVES),
        _key("down,j", "down", "To the one below", MOVES),
        _key("home,g", "first", "To the first one", show=False),
        _key("end,G", "last", "To the last one", show=False),
    ]

    highlighted: reactive[int] = reactive(0)
    """Index of the highlighted one among the standings."""

    class Highlighted(Message):
        """Another adjustment was highlighted."""

        def __init__(self, adjustment: Adjustment) -> None:
            super().__init__()
            self.adjustment = adjustment

    class Tallied(Message):
        """The person did it; `side` None: on whichever side is next, if it has sides."""

        def __init__(self, adjustment: Adjustment, side: Side | None) -> None:
            super().__init__()
            self.adjustment = adjustment
            self.side = side

    def __init__(
        self, standings: Sequence[Standing] = (), *, compact: bool = False, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._standings = tuple(standings)
        self._compact = compact
        self._top = 0
        """The line that is drawn first."""

    @property
    def current(self) -> Standing | None:
        """Where the highlighted one stands; None for an empty list."""
        return self._standings[self.highlighted] if self._standings else None

    def show(self, standings: Sequence[Standing]) -> None:
        """Draw these; the highlight stays with its adjustment, wherever it is now."""
        new, before = tuple(standings), self.current
        if new == self._standings:
            return
        self._standings = new
        ids = [standing.adjustment.id for standing in new]
        if before is not None and before.adjustment.id in ids:
            self.highlighted = ids.index(before.adjustment.id)
        else:
            self.highlighted = self.validate_highlighted(self.highlighted)
            if new:
                self.post_message(self.Highlighted(new[self.highlighted].adjustment))
        self.refresh()

    def validate_highlighted(self, index: int) -> int:
        return max(0, min(index, len(self._standings) - 1))

    def watch_highlighted(self, old: int, new: int) -> None:
        self.refresh_bindings()
        if old != new and self.current is not None:
            self.post_message(self.Highlighted(self.current.adjustment))

    # -- keys and mouse

    def action_up(self) -> None:
        self.highlighted -= 1

    def action_down(self) -> None:
        self.highlighted += 1

    def action_first(self) -> None:
        self.highlighted = 0

    def action_last(self) -> None:
        self.highlighted = len(self._standings) - 1

    def action_done(self) -> None:
        self._tally(None)

    def action_left(self) -> None:
        self._tally(Side.LEFT)

    def action_right(self) -> None:
        self._tally(Side.RIGHT)

    def _tally(self, side: Side | None) -> None:
        if self.current is not None:
            self.post_message(self.Tallied(self.current.adjustment, side))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        if action in ("left", "right"):
            return self.current is not None and self.current.adjustment.sided
        return True

    def on_click(self, event: events.Click) -> None:
        where = event.get_content_offset(self)
        if where is None:
            return
        line = self._line_at(where.y)
        index = line.of if isinstance(line, Tail) else line
        if isinstance(index, int):
            event.stop()
            self.highlighted = index
            if where.x in self._columns().meter:
                self.action_done()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.highlighted += 1

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.highlighted -= 1

    # -- drawing

    def render(self) -> Content:
        width, height = self.content_size
        if not self._standings:
            return Content.styled("All adjustments are hidden by your content file"[:width], DIM)
        lines, columns = self._lines(), self._columns()
        self._top = first_shown(lines, self.highlighted, self._top, height)
        shown = lines[self._top : self._top + height]
        drawn = [self._draw(line, columns).truncate(width, pad=True) for line in shown]
        thumb = thumb_rows(self._top, height, len(lines))
        for y in thumb:
            drawn[y] = drawn[y].truncate(width - 1, pad=True) + Content.styled("▐", "$bc-rule")
        return Content("\n").join(drawn)

    def _draw(self, line: Line, columns: Columns) -> Content:
        if isinstance(line, int):
            lit = line == self.highlighted
            standing = self._standings[line]
            cue = cue_lines(standing, columns)[0] if lit else ""
            return row(standing, columns, cue=cue, highlighted=lit, focused=lit and self.has_focus)
        if isinstance(line, Tail):
            tail = Content.styled(line.text, "bold $bc-bright")
            return Content(" " * columns.marker) + tail
        if line:
            return Content("" if columns.dots else " ") + Content.styled(line, DIM)
        return Content("")

    def _columns(self) -> Columns:
        # The last column is left to the scroll thumb.
        return fit(self._standings, self.content_size.width - 1)

    def _lines(self) -> list[Line]:
        height = self.content_size.height
        room = 0 if self._compact else height
        return arrange(self._standings, self.highlighted, self._columns(), room)

    def _line_at(self, y: int) -> Line:
        lines, at = self._lines(), self._top + y
        return lines[at] if 0 <= at < len(lines) else None
