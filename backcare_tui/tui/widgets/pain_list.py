"""What was noted on a day, latest first; each can be opened to be changed."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from backcare_tui.domain.entries import Entry, PainRated
from backcare_tui.domain.pain_series import is_late
from backcare_tui.tui.theming import BRIGHT, DIM
from backcare_tui.tui.widgets.fitting import fit, wrap
from backcare_tui.tui.widgets.pain_rows import MARKER, PainRows
from backcare_tui.tui.words import clock_time

_TIME = 7
"""Cells of `14:05` and the gap after it."""
_SCORE = 4
"""Cells of a score and the gap after it."""


class PainList(PainRows):
    """One line an entry: time, score, and what else was said, as far as it fits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "change", id="pain.edit", tooltip="Change what you noted"),
    ]

    EMPTY = "Nothing noted"

    class EditAsked(Message):
        """The person wants to change this entry."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[Entry, ...] = ()
        self._words: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        return len(self._entries)

    def can_choose(self, index: int) -> bool:
        return isinstance(self._entries[index].event, PainRated)

    @property
    def current(self) -> Entry | None:
        """The highlighted entry; None where there is none."""
        return self._entries[self.highlighted] if self._entries else None

    def show(self, entries: Sequence[Entry], words: Sequence[str]) -> None:
        """Draw these, each with its `words` beside time and score; the highlight stays with it."""
        new, before = tuple(entries), self.current
        if (new, tuple(words)) == (self._entries, self._words):
            return
        self._entries, self._words = new, tuple(words)
        self.highlighted = next((n for n, e in enumerate(new) if _same(e, before)), 0)
        self.refresh_bindings()
        self.refresh()

    def chose(self, index: int) -> None:
        self.post_message(self.EditAsked(self._entries[index]))

    def heading(self, width: int) -> Content:
        return Content.styled(fit("Noted", width), DIM)

    def row(self, index: int, width: int, room: int, *, lit: bool) -> list[Content]:
        entry = self._entries[index]
        rated = isinstance(entry.event, PainRated)
        score = str(entry.event.score) if isinstance(entry.event, PainRated) else ""
        head = Content.assemble(
            self.marker(lit=lit),
            (clock_time(entry.at).ljust(_TIME), "$bc-text" if lit else DIM),
            (score.rjust(2).ljust(_SCORE) if rated else "", f"bold {BRIGHT}"),
        )
        mark = _mark(entry)
        text = " · ".join(part for part in (mark, self._words[index]) if part)
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


def _mark(entry: Entry) -> str:
    if is_late(entry):
        return "late"
    return "" if entry.replaces is None else "changed"


def _same(entry: Entry, before: Entry | None) -> bool:
    """Whether `entry` is the one that was highlighted, or an edit of it."""
    return before is not None and before.id in (entry.id, entry.replaces)
