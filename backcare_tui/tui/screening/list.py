"""The red-flag items as a list, to be ticked."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from backcare_tui.domain.screening.items import ScreeningItem
from backcare_tui.tui.kit.draw.frames import head
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.fitting import wrap
from backcare_tui.tui.kit.keys import key
from backcare_tui.tui.kit.roles import DIM
from backcare_tui.tui.kit.rows import ListLine, Rows, moves
from backcare_tui.words.screening import HEADINGS

MARK = 3
"""Cells before an item's words: the edge, the tick and a space."""
_HEADINGS_FROM = 5
"""Rows of height from which the groups have headings: below, an item needs them all."""
_APART_FROM = 12
"""Rows of height from which the groups stand apart."""


class ScreeningList(Rows[ScreeningItem]):
    """Keys and mouse tick; the highlighted item is in view, whole where it fits."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "tick", "tick", "screening.tick", "Tick what is new or worse, or untick it"),
        *moves("screening"),
    ]

    class Ticked(Message):
        """What is ticked has changed."""

        def __init__(self, ids: tuple[str, ...]) -> None:
            super().__init__()
            self.ids = ids

    class AllSeen(Message):
        """All of the list has been on screen by now."""

    def __init__(self, items: Sequence[ScreeningItem], ticked: Iterable[str] = ()) -> None:
        super().__init__(items)
        self._ticked = set(ticked)
        self.all_seen = False
        """Every line of every item was on screen."""
        self._seen: set[tuple[int, int]] = set()
        """What was on screen so far: the item, and which of its lines."""
        self._lead = ""
        self._untouched = True
        """What leads is shown until the first key, even where the first item needs its rows."""

    @property
    def ticked(self) -> tuple[str, ...]:
        """Ids of the ticked items, in the items' order."""
        return tuple(item.id for item in self._items if item.id in self._ticked)

    def lead_with(self, text: str) -> None:
        """Draw `text` above the first item; it scrolls away with the first key."""
        if text != self._lead:
            self._lead = text
            self.refresh()

    # -- keys and mouse

    def on_key(self) -> None:
        self._touch()

    def moved(self) -> None:
        self._touch()

    def _touch(self) -> None:
        if self._untouched:
            self._untouched = False
            self.refresh()

    def action_tick(self) -> None:
        if self.current is not None:
            self._ticked ^= {self.current.id}
            self.post_message(self.Ticked(self.ticked))
            self.refresh()

    def clicked(self, index: int, x: int) -> None:
        self._touch()
        super().clicked(index, x)
        self.action_tick()

    # -- drawing

    def first_shown(self, lines: Sequence[ListLine], height: int) -> int:
        return 0 if self._untouched and self._lead else super().first_shown(lines, height)

    def render(self) -> Content:
        drawn = super().render()
        width, height = self.content_size
        if not self.all_seen and self._drawn:
            parts: Counter[int] = Counter()
            every: list[tuple[int, int] | None] = []
            for line in self.lines(width - 1, height):
                every.append(None if line.of is None else (line.of, parts[line.of]))
                if line.of is not None:
                    parts[line.of] += 1
            self._seen |= {line for line in every[self._top : self._top + height] if line}
            if all(line in self._seen for line in every if line):
                self.all_seen = True
                self.post_message(self.AllSeen())
        return drawn

    def lines(self, width: int, height: int) -> list[ListLine]:
        lines = [_said(text) for text in wrap(self._lead, width)]
        tier = None
        for index, item in enumerate(self._items):
            if item.tier != tier and height >= _HEADINGS_FROM:
                if tier is not None and height >= _APART_FROM:
                    lines.append(_said(""))
                lines += self._head(HEADINGS[item.tier], width)
            tier = item.tier
            lines += self.raised(index, self._item(index, item, width), width)
        return lines

    def _head(self, text: str, width: int) -> list[ListLine]:
        if len(text) + 3 > width:
            return [_said(f" {line}") for line in wrap(text, width - 1)]
        return [ListLine(None, head(f" {text}", width, glyphs=glyphs_of(self.app)))]

    def _item(self, index: int, item: ScreeningItem, width: int) -> list[Content]:
        lit, ticked = index == self.highlighted, item.id in self._ticked
        style = "bold $bc-bright" if lit or ticked else "$bc-text"
        glyphs = glyphs_of(self.app)
        sign = (glyphs.done, "$bc-accent") if ticked else (glyphs.open, DIM)
        words = wrap(item.text, width - MARK)
        before = [Content.assemble(" ", sign, " "), *[Content(" " * MARK)] * (len(words) - 1)]
        return [a + Content.styled(b, style) for a, b in zip(before, words, strict=True)]


def _said(text: str) -> ListLine:
    return ListLine(None, Content.styled(text, DIM))
