"""What was noted on a day, latest first; each can be opened to be changed."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.pain.series import is_changed, is_late
from backcare_tui.tui.kit.draw.frames import head
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.fitting import fit, wrap
from backcare_tui.tui.kit.keys import hidden, key
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.rows import MARKER, ListLine, Rows, moves
from backcare_tui.words.times import clock_time

_TIME = 7
"""Cells of `14:05` and the gap after it."""
_SCORE = 5
"""Cells of a score, the sign of one above usual, and the gap after it."""
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
        self._usual: float | None = None
        self._loud = False

    def show(
        self,
        entries: Sequence[Entry],
        words: Sequence[str],
        usual: float | None = None,
        *,
        loud: bool = False,
    ) -> None:
        """Draw these, each with its `words` beside time and score; the highlight stays with it.

        `usual`: the highest that is usual; what is above it has a sign, in a colour if `loud`.
        """
        new, before = tuple(entries), self.current
        drawn = (new, tuple(words), usual, loud)
        if drawn == (self._items, self._words, self._usual, self._loud):
            return
        self._words, self._usual, self._loud = tuple(words), usual, loud
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
        return head("noted", width, glyphs=glyphs_of(self.app))

    def lines(self, width: int, height: int) -> list[ListLine]:
        lines: list[ListLine] = []
        for index, (entry, words) in enumerate(zip(self._items, self._words, strict=True)):
            lit = index == self.highlighted
            row = self._row(entry, words, width, min(height, TALLEST) if lit else 1, lit=lit)
            lines += self.raised(index, row, width)
        return lines

    def _row(self, entry: Entry, words: str, width: int, room: int, *, lit: bool) -> list[Content]:
        """The lines of one entry: one, or up to `room` if it is highlighted."""
        time = Content.styled(clock_time(entry.at).ljust(_TIME), "$bc-text" if lit else DIM)
        score = self._score(entry)
        text = " · ".join(filter(None, [*_marks(entry), words]))
        left = max(width - MARKER - _TIME - score.cell_length, 1)
        style = BRIGHT if lit else "$bc-text"
        told = wrap(text, left, room) or [""] if lit and room > 1 else [fit(text, left)]
        first, *rest = (Content.styled(line, style) for line in told)
        before = Content(" " * (MARKER + _TIME + score.cell_length))
        return [Content(" " * MARKER) + time + score + first, *(before + line for line in rest)]

    def _score(self, entry: Entry) -> Content:
        """` 6▴  `; nothing of what is no rating."""
        if not isinstance(entry.event, PainRated):
            return Content("")
        above = self._usual is not None and entry.event.score > self._usual
        sign = glyphs_of(self.app).above if above else ""
        style = "$bc-warn" if above and self._loud else BRIGHT
        number = f"{entry.event.score:>2}{sign}".ljust(_SCORE)
        return Content.styled(number, f"bold {style}")


def _marks(entry: Entry) -> list[str]:
    return ["late"] * is_late(entry) + ["changed"] * is_changed(entry)


def _same(entry: Entry, before: Entry | None) -> bool:
    """Whether `entry` is the one that was highlighted, or an edit of it."""
    return before is not None and before.id in (entry.id, entry.replaces)
