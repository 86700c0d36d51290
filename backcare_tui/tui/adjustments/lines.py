"""Which lines a list of adjustments has."""

from collections.abc import Sequence
from typing import NamedTuple

from backcare_tui.domain.adjustments import AdjustmentStanding
from backcare_tui.tui.adjustments.rows import AdjustmentColumns, cue_lines

HEADINGS_FROM = 10
"""Rows of height from which families have headings."""


class Tail(NamedTuple):
    """A line with the words of the highlighted cue that its row had no room for."""

    of: int
    text: str


Part = int | str | Tail | None
"""What a line shows: the standing of this index, a family's heading, a tail, or nothing."""


def arrange(
    standings: Sequence[AdjustmentStanding],
    highlighted: int,
    columns: AdjustmentColumns,
    height: int,
) -> list[Part]:
    """All lines: with headings and space between families as far as `height` allows."""
    plain: list[Part] = list(range(len(standings)))
    if standings and (rest := cue_lines(standings[highlighted], columns)[1]):
        plain.insert(highlighted + 1, Tail(highlighted, rest))
    if height < HEADINGS_FROM:
        return plain
    lines: list[Part] = []
    family = None
    for line in plain:
        if isinstance(line, int) and standings[line].adjustment.family is not family:
            family = standings[line].adjustment.family
            lines += [None, family.label]
        lines.append(line)
    lines = lines[1:]
    return lines if len(lines) <= height else [line for line in lines if line is not None]
