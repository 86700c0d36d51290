"""The day as a time line: pain in figures, and under it what it stands beside."""

from collections.abc import Sequence

from textual.content import Content

from backcare_tui.domain.pain.day import DayMark, Track
from backcare_tui.tui.kit.draw.frames import head
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.ledger import Stretch, cell_of, hours_row, legend

GLYPHS = {
    Track.BREAK: "●",
    Track.DOWNSHIFT: "~",
    Track.TOOL: "▪",
    Track.MOVEMENT: "✓",
}
SEVERAL = "+"
LABEL = 11
"""Cells of the labels, here and in the figures above."""
NARROWEST, WIDEST = 24, 120
_NEAR = 2
"""Cells that a mark may move to the right where its own is taken."""


class PainTimeline(Picture[tuple[Sequence[DayMark], Stretch]]):
    """What happened in a stretch, whose offset is that of the times shown.

    It takes no room while nothing happened.
    """

    def draw(self, view: tuple[Sequence[DayMark], Stretch], width: int) -> list[Content]:
        if not view[0] or width < NARROWEST:
            return []
        glyphs = glyphs_of(self.app)
        return [head("the day", width, glyphs=glyphs), *timeline(*view, min(width, WIDEST))]


def timeline(moments: Sequence[DayMark], span: Stretch, width: int) -> list[Content]:
    """Hours, pain, what it stands beside, and a legend; none wider than `width` (24) cells."""
    cells = width - LABEL
    pain = [each for each in moments if each.track is Track.PAIN]
    beside = [each for each in moments if each.track is not Track.PAIN]
    lines = [Content.styled(" " * LABEL + hours_row(span, cells), DIM)]
    if pain:
        lines.append(_labelled("pain", _figures(pain, span, cells), f"bold {BRIGHT}"))
    if beside:
        marks, several = _marks(beside, span, cells)
        lines.append(_labelled("beside", marks, "$bc-fill"))
        keys = {GLYPHS[each.track]: each.track.value for each in beside}
        keys |= {SEVERAL: "several"} if several else {}
        lines += [Content.styled(" " * LABEL + line, DIM) for line in legend(keys, cells)]
    return lines


def _labelled(label: str, text: str, style: str) -> Content:
    return Content.assemble((label.ljust(LABEL), DIM), (text, style))


def _figures(pain: Sequence[DayMark], span: Stretch, cells: int) -> str:
    """Scores where they were given, apart from each other by a blank; a plus for too many."""
    row = ""
    for each in pain:
        score = str(each.score)
        at = min(cell_of(each.at, span, cells), cells - len(score))
        begin = max(at, len(row) + 1 if row else 0)
        if begin - at <= _NEAR and begin + len(score) <= cells:
            row = f"{row:{begin}}{score}"
        elif row and row[-1] != SEVERAL:
            row += SEVERAL
    return row[:cells]


def _marks(beside: Sequence[DayMark], span: Stretch, cells: int) -> tuple[str, bool]:
    """The marks in their cells, and whether one of them stands for several."""
    row: dict[int, str] = {}
    for each in beside:
        at = cell_of(each.at, span, cells)
        near = range(at, min(at + _NEAR + 1, cells))
        free = next((cell for cell in near if cell not in row), None)
        row[at if free is None else free] = SEVERAL if free is None else GLYPHS[each.track]
    drawn = "".join(row.get(cell, " ") for cell in range(cells)).rstrip()
    return drawn, SEVERAL in row.values()
