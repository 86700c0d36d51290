"""A row of small columns: how a value went, without an axis."""

from collections.abc import Sequence
from math import ceil

from textual.content import Content

from backcare_tui.domain.median import median
from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs
from backcare_tui.tui.kit.roles import DIM

APART = 7
"""Up to so many columns have a gap between them."""


def spark(
    values: Sequence[float | None],
    width: int,
    top: float | None = None,
    style: str = "$bc-fill",
    glyphs: Glyphs = BLOCKS,
) -> Content:
    """A column for each of `values` in at most `width` cells, a dot if nothing is known.

    The last one that is known is in the accent. `top` is the value of a full column, the largest
    one if None. If there are more values than cells, a column is the median of several.
    """
    if width <= 0 or not values:
        return Content("")
    each = ceil(len(values) / width)
    shown = [_middle(values[n : n + each]) for n in range(0, len(values), each)]
    known = [n for n, value in enumerate(shown) if value is not None]
    full = (
        top if top is not None else max((value for value in shown if value is not None), default=1)
    )
    columns = [
        Content.styled(_sign(value, full, glyphs), _style(n, value, known, style))
        for n, value in enumerate(shown)
    ]
    gap = " " if len(columns) <= APART and 2 * len(columns) - 1 <= width else ""
    return Content(gap).join(columns)


def _middle(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return median(known) if known else None


def _sign(value: float | None, full: float, glyphs: Glyphs) -> str:
    if value is None:
        return glyphs.unknown
    share = value / full if full > 0 else 0.0
    return glyphs.eighths[round(min(max(share, 0.0), 1.0) * (len(glyphs.eighths) - 1))]


def _style(n: int, value: float | None, known: list[int], style: str) -> str:
    if value is None:
        return DIM
    return "$bc-accent" if n == known[-1] else style
