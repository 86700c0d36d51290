"""A breath as a curve that is filled to its surface, and the names of its parts below it."""

from collections.abc import Sequence

from textual.content import Content

from backcare_tui.tui.kit.draw.canvas import Canvas
from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs

_FLOOR, _AIR = 0.25, 0.35
"""Rows that are full even when the breath is out, and free even when it is in."""


def breath_curve(
    levels: Sequence[float], rows: int, *, is_lit: bool = True, glyphs: Glyphs = BLOCKS
) -> list[Content]:
    """A column for each of `levels` (0 empty – 1 full): accent at the surface, darker below."""
    rows = max(rows, 0)
    if rows == 1:
        style = "$bc-accent" if is_lit else "$bc-fill"
        last = len(glyphs.eighths) - 1
        signs = "".join(glyphs.eighths[round(min(max(at, 0.0), 1.0) * last)] for at in levels)
        return [Content.styled(signs, style)]
    canvas = Canvas(len(levels), rows, glyphs)
    for x, level in enumerate(levels):
        height = _FLOOR + min(max(level, 0.0), 1.0) * (rows - _FLOOR - _AIR)
        low, middle = min(rows / 3, height), max(height - 1, 0)
        canvas.column(x, 0, height, "$bc-accent" if is_lit else "$bc-fill")
        canvas.column(x, 0, int(middle), "$bc-fill" if is_lit else "$bc-half")
        canvas.column(x, 0, min(int(low), int(middle)), "$bc-half")
    return canvas.lines()


def named_spans(
    parts: Sequence[tuple[str, float]], cells_per_second: float, width: int, glyphs: Glyphs = BLOCKS
) -> Content:
    """`├ in 4 ─┤├── out 6 ──┤`: each part as long as its seconds, through `width` cells."""
    line = Content("")
    begin = 0.0
    n = 0
    whole = sum(seconds for _, seconds in parts)
    while parts and line.cell_length < width and whole * cells_per_second >= 1:
        name, seconds = parts[n % len(parts)]
        begin += seconds * cells_per_second
        line += _span(name, round(begin) - line.cell_length, glyphs)
        n += 1
    return line.truncate(max(width, 0))


def _span(name: str, cells: int, glyphs: Glyphs) -> Content:
    """One part between its ends, its name in the middle if there is room."""
    if cells < 2:
        return Content.styled(glyphs.rule * max(cells, 0), "$bc-border")
    start, end = glyphs.span
    said = f" {name} " if name and len(name) + 4 <= cells else ""
    left = (cells - 2 - len(said)) // 2
    right = cells - 2 - len(said) - left
    return Content.assemble(
        (start + glyphs.rule * left, "$bc-border"),
        (said, "$bc-text"),
        (glyphs.rule * right + end, "$bc-border"),
    )
