"""The upper lines of a check-in: what matters now, what is asked, and every field with its key."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from backcare_tui.tui.check_in.fields import Field
from backcare_tui.tui.kit.fitting import fit, wrap
from backcare_tui.tui.kit.roles import BRIGHT, DIM


class Shown(NamedTuple):
    """What the head says."""

    title: str
    more: str = ""
    """Beside the title, where there is room."""
    above: str = ""
    """A line that goes before all: what could not be saved, or a break that is due."""
    warns: bool = False
    """That line is about something wrong."""
    values: Sequence[tuple[Field, str]] = ()
    """The fields to list, with what they hold; none where there is no room for them."""
    here: Field | None = None
    short: bool = False
    """There is a line to spare for what goes before all, or for the title; not for both."""


class CheckInHead(Widget):
    """Posts `Chosen` for a click on a field."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    CheckInHead { width: 1fr; height: auto; text-wrap: nowrap; }
    """

    class Chosen(Message):
        def __init__(self, field: Field) -> None:
            super().__init__()
            self.field = field

    def __init__(self) -> None:
        super().__init__()
        self._shown = Shown("")
        self._spots: list[tuple[int, int, int, Field]] = []
        """Row, first and last column of each field."""

    def show(self, shown: Shown) -> None:
        if shown != self._shown:
            self._shown = shown
            self.refresh(layout=True)

    def height_in(self, width: int) -> int:
        """Rows that it takes in `width` cells."""
        return len(self._lines(width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self.height_in(width)

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        shown = self._shown
        lines: list[Content] = []
        if shown.above:
            style = "$bc-warn" if shown.warns else "bold $bc-accent"
            most = 1 if shown.short else 2
            lines += [Content.styled(line, style) for line in wrap(shown.above, width, most)]
        if lines and (shown.short or not shown.title):
            return lines + self._fields(width, len(lines))
        title = Content.styled(fit(shown.title, width), f"bold {BRIGHT}")
        if shown.more and title.cell_length + 3 + cell_len(shown.more) <= width:
            title += Content.styled(f"   {shown.more}", DIM)
        lines.append(title)
        return lines + self._fields(width, len(lines))

    def _fields(self, width: int, above: int) -> list[Content]:
        """The fields, as many in a row as fit; notes where they stand."""
        self._spots = []
        parts = [(field, self._part(field, value)) for field, value in self._shown.values]
        cells = sum(part.cell_length for _, part in parts)
        gap = 3 if cells + 3 * (len(parts) - 1) <= width else 2
        rows: list[list[Content]] = []
        column = width
        for field, part in parts:
            if column + gap + part.cell_length > width:
                rows.append([])
                column = -gap
            rows[-1].append(part)
            start = column + gap
            column = start + part.cell_length
            self._spots.append((above + len(rows) - 1, start, column - 1, field))
        return [Content(" " * gap).join(row) for row in rows]

    def _part(self, field: Field, value: str) -> Content:
        here = field is self._shown.here
        text = f" {value}" if value else ""
        if here:
            return Content.styled(f"{field.key} {field.value}{text}", "bold reverse $bc-accent")
        return Content.assemble((field.key, "$bc-accent"), (f" {field.value}", DIM), (text, BRIGHT))

    def on_click(self, event: events.Click) -> None:
        where = event.get_content_offset(self)
        for row, first, last, field in self._spots if where else ():
            if where and where.y == row and first <= where.x <= last:
                event.stop()
                self.post_message(self.Chosen(field))
                return
