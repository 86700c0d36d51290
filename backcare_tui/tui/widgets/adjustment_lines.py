"""Which lines a list of adjustments has, and which of them are in view."""

from collections.abc import Sequence
from typing import NamedTuple

from backcare_tui.domain.adjustments import Standing
from backcare_tui.tui.widgets.adjustment_rows import Columns, cue_lines

HEADINGS_FROM = 10
"""Rows of height from which families have headings."""


class Tail(NamedTuple):
    """A line with the words of the highlighted cue that its row had no room for."""

    of: int
    text: str


Line = int | str | Tail | None
"""What a line shows: the standing of this index, a family's heading, a tail, or nothing."""


def arrange(
    standings: Sequence[Standing], highlighted: int, columns: Columns, height: int
) -> list[Line]:
    """All lines: with headings and space between families as far as `height` allows."""
    plain: list[Line] = list(range(len(standings)))
    if standings and (rest := cue_lines(standings[highlighted], columns)[1]):
        plain.insert(highlighted + 1, Tail(highlighted, rest))
    if height < HEADINGS_FROM:
        return plain
    lines: list[Line] = []
    family = None
    for line in plain:
        if isinstance(line, int) and standings[line].adjustment.family is not family:
            family = standings[line].adjustment.family
            lines += [None, family.label]
        lines.append(line)
    lines = lines[1:]
    return lines if len(lines) <= height else [line for line in lines if line is not None]


def first_shown(lines: Sequence[Line], highlighted: int, top: int, height: int) -> int:
    """The first line to draw: `top`, moved only as far as the highlighted one needs to be seen.

    A heading right above it and its tail come into view with it.
    """
    at = lines.index(highlighted)
    above = at - 1 if at and isinstance(lines[at - 1], str) else at
    below = at + 1 if isinstance(lines[min(at + 1, len(lines) - 1)], Tail) else at
    return max(0, min(max(top, below - height + 1), above, len(lines) - height))


def thumb_rows(top: int, height: int, total: int) -> range:
    """The rows of a scroll bar's thumb; none where everything is in view."""
    if total <= height or height <= 0:
        return range(0)
    size = max(1, round(height * height / total))
    start = round((height - size) * top / (total - height))
    return range(start, start + size)
