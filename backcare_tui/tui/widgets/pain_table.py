"""The days as a table of figures; each can be opened."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from backcare_tui.domain.pain_series import DayLine
from backcare_tui.reports.pain_text import columns, heading, row
from backcare_tui.tui.theming import BRIGHT, DIM
from backcare_tui.tui.widgets.pain_rows import MARKER, PainRows


class PainTable(PainRows):
    """One line a day, latest first, with the same columns as `backcare pain`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "open", id="pain.day", tooltip="Look at this day"),
    ]

    EMPTY = "Nothing noted"

    class DayChosen(Message):
        """The person wants to look at this day."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(self) -> None:
        super().__init__()
        self._lines_of_days: tuple[DayLine, ...] = ()
        self._chosen: date | None = None

    @property
    def count(self) -> int:
        return len(self._lines_of_days)

    def show(self, lines: Sequence[DayLine], chosen: date) -> None:
        """Draw these days, given oldest first; `chosen` is the one that is being looked at."""
        new = tuple(reversed(lines))
        if new == self._lines_of_days and chosen == self._chosen:
            return
        moved = chosen != self._chosen or self.highlighted >= len(new)
        self._lines_of_days, self._chosen = new, chosen
        if moved:
            self.highlighted = next((n for n, line in enumerate(new) if line.day == chosen), 0)
        self.refresh_bindings()
        self.refresh()

    def chose(self, index: int) -> None:
        self.post_message(self.DayChosen(self._lines_of_days[index].day))

    def heading(self, width: int) -> Content:
        words = heading(columns(width - MARKER))
        return Content.styled(" " * MARKER + words, DIM)

    def row(self, index: int, width: int, room: int, *, lit: bool) -> list[Content]:
        line = self._lines_of_days[index]
        style = BRIGHT if line.day == self._chosen else "$bc-text"
        if line.is_empty:
            style = DIM
        text = row(line, columns(width - MARKER))
        return [self.marker(lit=lit) + Content.styled(text, style)]
