"""What was noted on a day, latest first; each can be opened to be changed."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.pain.series import is_changed, is_late
from backcare_tui.tui.kit.fitting import fit, wrap
from backcare_tui.tui.kit.keys import hidden, key
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.rows import MARKER, ListLine, Rows, moves
from backcare_tui.words.times import clock_time

_TIME = 7
"""Cells of `14:05` and the gap after it."""
_SCORE = 4
"""Cells of a score and the gap after it."""
TALLEST = 8
"""Lines that the highlighted entry takes at most."""


class PainList(Rows[Entry]):
    """One line an entry: time, score, and what else was said, as far as it fits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "choose", "change", "pain.edit", "Change what you noted"),
        hidden(
            "D,delete",
            "drop",
            "delete",
            "pain.delete",
            "Delete what you noted; it is asked about once",
        ),
        *moves(),
    ]

    EMPTY = "Nothing noted"

    class EditAsked(Message):
        """The person wants to change this entry."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    class DeleteAsked(EditAsked):
        """The person wants to have this entry deleted."""

    def __init__(self) -> None:
        super().__init__()
        self._words: tuple[str, ...] = ()

    def show(self, entries: Sequence[Entry], words: Sequence[str]) -> None:
        """Draw these, each with its `words` beside time and score; the highlight stays with it."""
        new, before = tuple(entries), self.current
        if (new, tuple(words)) == (self._items, self._words):
            return
        self._words = tuple(words)
        self.hold(new, next((n for n, e in enumerate(new) if _same(e, before)), 0))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("choose", "drop"):
            return self.current is not None
        return len(self._items) > 1 if action == "move" else True

    def action_choose(self) -> None:
        if self.current is not None:
            self.post_message(self.EditAsked(self.current))

    def action_drop(self) -> None:
        if self.current is not None:
            self.post_message(self.DeleteAsked(self.current))

    def heading(self, width: int) -> Content:
        return Content.styled(fit("Noted", width), DIM)

    def lines(self, width: int, height: int) -> list[ListLine]:
        lines: list[ListLine] = []
        for index, (entry, words) in enumerate(zip(self._items, self._words, strict=True)):
            lit = index == self.highlighted
            room = min(height, TALLEST) if lit else 1
            row = self._row(index, entry, words, width, room)
            lines += [ListLine(index, line) for line in row]
        return lines

    def _row(self, index: int, entry: Entry, words: str, width: int, room: int) -> list[Content]:
        """The lines of one entry: one, or up to `room` if it is highlighted."""
        lit = index == self.highlighted
        rated = isinstance(entry.event, PainRated)
        score = str(entry.event.score) if isinstance(entry.event, PainRated) else ""
        head = Content.assemble(
            self.marker(index),
            (clock_time(entry.at).ljust(_TIME), "$bc-text" if lit else DIM),
            (score.rjust(2).ljust(_SCORE) if rated else "", f"bold {BRIGHT}"),
        )
        text = " · ".join(filter(None, [*_marks(entry), words]))
        left = max(width - head.cell_length, 1)
        style = BRIGHT if lit else "$bc-text"
        if not lit or room == 1:
            return [head + Content.styled(fit(text, left), style)]
        first, *rest = wrap(text, left, room) or [""]
        indent = " " * (MARKER + _TIME + (_SCORE if rated else 0))
        return [
            head + Content.styled(first, style),
            *(Content(indent) + Content.styled(line, style) for line in rest),
        ]


def _marks(entry: Entry) -> list[str]:
    return ["late"] * is_late(entry) + ["changed"] * is_changed(entry)


def _same(entry: Entry, before: Entry | None) -> bool:
    """Whether `entry` is the one that was highlighted, or an edit of it."""
    return before is not None and before.id in (entry.id, entry.replaces)
