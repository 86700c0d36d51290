"""The days as a table of figures; each can be opened."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from backcare_tui.domain.pain.series import DayLine
from backcare_tui.tui.kit.keys import key
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.rows import MARKER, ListLine, Rows, moves
from backcare_tui.words.pain_table import TableColumns, begun, columns, heading, row


class PainTable(Rows[DayLine]):
    """One line a day, latest first, with the same columns as `backcare pain`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "choose", "open", "pain.day", "Look at this day"),
        *moves(),
    ]

    EMPTY = "Nothing noted"

    class DayChosen(Message):
        """The person wants to look at this day."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(self) -> None:
        super().__init__()
        self._chosen: date | None = None
        self._span = 0

    def show(self, lines: Sequence[DayLine], chosen: date) -> None:
        """Draw these days, given oldest first, from the first one on of which something is known.

        `chosen` is the one that is being looked at.
        """
        new = tuple(reversed(begun(lines)))
        if (new, chosen, len(lines)) == (self._items, self._chosen, self._span):
            return
        stays = chosen == self._chosen and self.highlighted < len(new)
        self._chosen, self._span = chosen, len(lines)
        at = next((n for n, line in enumerate(new) if line.day == chosen), 0)
        self.hold(new, self.highlighted if stays else at)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "choose":
            return self.current is not None
        return len(self._items) > 1 if action == "move" else True

    def action_choose(self) -> None:
        if self.current is not None:
            self.post_message(self.DayChosen(self.current.day))

    def heading(self, width: int) -> Content:
        words = heading(columns(width - MARKER), self._span)
        return Content.styled(" " * MARKER + words, DIM)

    def lines(self, width: int, height: int) -> list[ListLine]:
        of = columns(width - MARKER)
        rows = (self._row(line, of) for line in self._items)
        return [line for n, row in enumerate(rows) for line in self.raised(n, [row], width)]

    def _row(self, line: DayLine, of: TableColumns) -> Content:
        style = BRIGHT if line.day == self._chosen else "$bc-text"
        if line.is_empty:
            style = DIM
        return Content(" " * MARKER) + Content.styled(row(line, of), style)
