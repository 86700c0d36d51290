"""Horizontal bars and rows of blocks, drawn to the cell."""

from collections.abc import Sequence
from math import ceil

from textual.content import Content

from backcare_tui.domain.median import median

_EIGHTHS = "▁▂▃▄▅▆▇█"
UNKNOWN = "·"
"""Where nothing is known."""
_FEW = 7
"""Values that stand apart in a sparkline."""


def progress_bar(share: float, width: int) -> Content:
    """`━━━━━╺━━━` of `width` cells: `share` (0–1) in the accent, the rest as a track."""
    halves = round(min(max(share, 0.0), 1.0) * width * 2)
    whole, half = divmod(halves, 2)
    filled = "━" * whole + ("╸" if half else "")
    rest = width - len(filled)
    track = "" if rest <= 0 else ("━" * rest if half or not whole else "╺" + "━" * (rest - 1))
    return Content.assemble((filled, "$bc-fill"), (track, "$bc-track"))


def score_blocks(scores: Sequence[int], top: int = 10) -> str:
    """One block per score 0–`top`, the lowest block for 0."""
    last = len(_EIGHTHS) - 1
    return "".join(_EIGHTHS[round(min(max(score, 0), top) / top * last)] for score in scores)


def sparkline(values: Sequence[float | None], cells: int) -> str:
    """A block for each of `values` (0–10) in at most `cells`, a dot where nothing is known.

    Up to 7 of them stand apart. If there are more than cells, a block is the median of several.
    """
    if cells <= 0 or not values:
        return ""
    each = ceil(len(values) / cells)
    drawn: list[str] = []
    for n in range(0, len(values), each):
        known = [value for value in values[n : n + each] if value is not None]
        drawn.append(score_blocks([round(median(known))]) if known else UNKNOWN)
    apart = len(drawn) <= _FEW and 2 * len(drawn) - 1 <= cells
    return (" " if apart else "").join(drawn)


def dots(done: int, target: int, room: int) -> Content:
    """`●●●○○`: `done` of `target` in at most `room` cells; empty where that is too narrow."""
    if target > room:
        return Content()
    filled = min(done, target)
    return Content.assemble(("●" * filled, "$bc-fill"), ("○" * (target - filled), "$bc-track"))
