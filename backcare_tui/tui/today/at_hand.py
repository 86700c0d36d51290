"""The habits within reach of a key, each with how it is done and how often it was today."""

from collections.abc import Sequence

from textual.content import Content

from backcare_tui.domain.adjustments import AdjustmentStanding
from backcare_tui.domain.text import clean
from backcare_tui.tui.adjustments.list import AdjustmentList
from backcare_tui.tui.kit.draw.frames import head, selected
from backcare_tui.tui.kit.draw.gauge import counts
from backcare_tui.tui.kit.draw.glyphs import Glyphs, glyphs_of
from backcare_tui.tui.kit.fitting import fit
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.rows import ListLine
from backcare_tui.tui.kit.sizes import NARROW
from backcare_tui.tui.today.figures import of_target

_TWO_ROWS, _FEW = 2, 4
"""Rows of a habit if there is room, and habits up to which they are so roomy."""
_SPARE = 3
"""Rows to spare from which the head stands apart from them."""
_HEAD_FROM = 3
"""Rows from which there is a head above the habits."""


class AtHand(AdjustmentList):
    """Two lines a habit if all of them fit so, one otherwise."""

    def __init__(self) -> None:
        super().__init__(compact=True)
        self.empty = "No habits for now. 2 has the library."
        self._waiting = 0

    def say_more(self, waiting: int) -> None:
        """How many adjustments wait in the library."""
        if waiting != self._waiting:
            self._waiting = waiting
            self.refresh()

    def heading(self, width: int) -> Content | None:
        if width < NARROW or self.content_size.height < _HEAD_FROM:
            return None
        more = f"{self._waiting} more in Moves" if self._waiting else ""
        return head("at hand", width, more, glyphs_of(self.app))

    def lines(self, width: int, height: int) -> Sequence[ListLine]:
        glyphs = glyphs_of(self.app)
        count = len(self._items)
        roomy = width >= NARROW and count <= _FEW and height >= _TWO_ROWS * count
        needed = count * (_TWO_ROWS if roomy else 1)
        lines: list[ListLine] = []
        if height >= needed + _SPARE and self.heading(width) is not None:
            lines.append(ListLine(None, Content("")))
        for index, standing in enumerate(self._items):
            lit = index == self.highlighted
            drawn = (
                two_lines(standing, width, lit, glyphs)
                if roomy
                else [one_line(standing, width, lit, glyphs)]
            )
            drawn = selected(drawn, width, glyphs) if lit else drawn
            lines += [ListLine(index, line) for line in drawn]
        return lines

    def clicked(self, index: int, x: int) -> None:
        was = self.highlighted
        super(AdjustmentList, self).clicked(index, x)
        if index == was:
            self.action_done()


def two_lines(standing: AdjustmentStanding, width: int, lit: bool, glyphs: Glyphs) -> list[Content]:
    """Name, dots and count; below it how, or the side that is next."""
    told = of_target(standing)
    at = width * 38 // 70
    name = Content("   ") + _name(standing, at - 4, lit)
    dots = counts(standing.done, standing.adjustment.target, 8, glyphs=glyphs)
    line = name.pad_right(max(at - name.cell_length, 1)) + dots
    space = max(width - 3 - line.cell_length - told.cell_length, 1)
    below = Content("   ") + _below(standing, width - 6, "$bc-text" if lit else DIM)
    return [line + Content(" " * space) + told, below]


def one_line(standing: AdjustmentStanding, width: int, lit: bool, glyphs: Glyphs) -> Content:
    """Name, dots, as much of how as there is room for, and the count."""
    indent = 2 if width >= NARROW else 1
    told = of_target(standing)
    dots = counts(standing.done, standing.adjustment.target, 8, glyphs=glyphs)
    if width < NARROW:
        room = width - indent - dots.cell_length - 1
        name = Content(" " * indent) + _name(standing, room - 1, lit)
        return name.pad_right(max(width - name.cell_length - dots.cell_length, 1)) + dots
    name_room, dot_room = width * 28 // 76, 12
    name = Content(" " * indent) + _name(standing, name_room - indent, lit)
    line = name.pad_right(max(indent + name_room - name.cell_length, 1)) + dots
    line = line.pad_right(max(indent + name_room + dot_room - line.cell_length, 1))
    line += _below(standing, width - line.cell_length - told.cell_length - 3, "$bc-text")
    space = max(width - 1 - line.cell_length - told.cell_length, 1)
    return line + Content(" " * space) + told


def _name(standing: AdjustmentStanding, room: int, lit: bool) -> Content:
    style = f"bold {BRIGHT}" if lit else BRIGHT
    return Content.styled(fit(clean(standing.adjustment.cue), max(room, 0)), style)


def _below(standing: AdjustmentStanding, room: int, style: str) -> Content:
    """`Next: right.  left 6, right 4`, or the first sentence of how."""
    if standing.next_side is not None:
        ledger = standing.ledger
        next_side = Content.styled(f"Next: {standing.next_side.value}.", "$bc-text")
        done = f"  left {ledger.left}, right {ledger.right} in 14 days"
        line = next_side
        if ledger.left or ledger.right:
            line += Content.styled(done, DIM)
        return line if line.cell_length <= room else next_side.truncate(max(room, 0), ellipsis=True)
    how = clean(standing.adjustment.how)
    first = how.partition(". ")[0].rstrip(".")
    return Content.styled(fit(f"{first}." if first else "", max(room, 0)), style)
