"""Which letter is which region: the names beside the drawing, those of both sides in one row."""

from collections.abc import Sequence

from textual.content import Content

from backcare_tui.domain.pain.body_map import Region
from backcare_tui.tui.body_map.art import ORDER, key_of
from backcare_tui.tui.kit.fitting import side_by_side
from backcare_tui.tui.kit.roles import BRIGHT, DIM

_KEYS = 7
"""Cells for the letters of a row: three at most, and what is between them and the name."""
NAMES_WIDTH = _KEYS + max(len(region.name_without_side) for region in Region)
"""Cells of a column of names."""
_GAP = 3
TWO_WIDE = 2 * NAMES_WIDTH + _GAP
"""Cells of two columns beside each other."""


def names(here: Region) -> list[Content]:
    """`c d e  low back`, a row for each part of the body in `NAMES_WIDTH` cells; that of the
    region `here` stands out."""
    rows: dict[str, list[Region]] = {}
    for region in ORDER:
        rows.setdefault(region.name_without_side, []).append(region)
    return [_row(name, regions, here) for name, regions in rows.items()]


def names_in_two(here: Region) -> list[Content]:
    """The same in half as many rows of `TWO_WIDE` cells."""
    every = names(here)
    half = -(-len(every) // 2)
    return side_by_side(every[:half], every[half:], NAMES_WIDTH + _GAP)


def _row(name: str, regions: Sequence[Region], here: Region) -> Content:
    keys = " ".join(key_of(region) for region in regions)
    return Content.assemble(
        (keys.ljust(_KEYS), "$bc-accent"), (name, BRIGHT if here in regions else DIM)
    )
