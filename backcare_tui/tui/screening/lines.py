"""Which lines the list of red-flag items has, and which of them are in view."""

from collections.abc import Sequence
from typing import NamedTuple

from backcare_tui.domain.screening.decision import ScreeningItem
from backcare_tui.tui.kit.fitting import wrap
from backcare_tui.words.screening import HEADINGS

MARK = 3
"""Cells before an item's words: the marker, the tick and a space."""
_HEADINGS_FROM = 5
"""Rows of height from which the groups have headings: below, an item needs them all."""
_APART_FROM = 12
"""Rows of height from which the groups stand apart."""


class AnswerLine(NamedTuple):
    """One row: words of the item of index `of`, or of a heading (`of` None)."""

    text: str
    of: int | None = None
    first: bool = False
    """The item's first row, which has the marker and the tick."""


def arrange(
    items: Sequence[ScreeningItem], width: int, height: int, lead: str = ""
) -> list[AnswerLine]:
    """All rows, each in at most `width` cells, `lead` above them."""
    lines = [AnswerLine(text) for text in wrap(lead, width)]
    tier = None
    for index, item in enumerate(items):
        if item.tier != tier and height >= _HEADINGS_FROM:
            if tier is not None and height >= _APART_FROM:
                lines.append(AnswerLine(""))
            lines += [AnswerLine(f" {text}") for text in wrap(HEADINGS[item.tier], width - 1)]
        tier = item.tier
        words = wrap(item.text, width - MARK)
        lines += [AnswerLine(text, index, first=n == 0) for n, text in enumerate(words)]
    return lines


def first_shown(lines: Sequence[AnswerLine], highlighted: int, top: int, height: int) -> int:
    """The first row to draw: `top`, moved only as far as the highlighted item needs to be seen.

    What stands right above it (a heading) comes into view with it as far as there is room.
    """
    rows = [n for n, line in enumerate(lines) if line.of == highlighted]
    if not rows:
        return 0
    begin, end = rows[0], rows[-1] + 1
    above = begin
    while above and lines[above - 1].of is None:
        above -= 1
    begin = max(above, end - height) if end - above <= height or above == 0 else begin
    top = max(top, end - height)
    return max(0, min(top, begin, max(len(lines) - height, 0)))
