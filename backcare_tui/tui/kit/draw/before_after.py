"""What something changed, time after time: a bar after it before the one of before."""

from collections.abc import Sequence

from textual.content import Content

from backcare_tui.tui.kit.draw.canvas import Canvas
from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs
from backcare_tui.tui.kit.roles import BRIGHT, DIM

TOP = 10
_BAR, _GAP = 2, 1


def before_after(
    pairs: Sequence[tuple[int, int]], width: int, rows: int = 5, glyphs: Glyphs = BLOCKS
) -> list[Content]:
    """`rows` rows of bars for the last pairs (before, after; 0–10) that fit, and what was after.

    The last one is in the accent.
    """
    rows = max(rows, 1)
    most = (max(width, 0) + _GAP) // (_BAR + _GAP)
    shown = pairs[-most:] if most else ()
    canvas = Canvas(min(width, len(shown) * (_BAR + _GAP)), rows + 1, glyphs)
    for n, (before, after) in enumerate(shown):
        x, is_last = n * (_BAR + _GAP), n == len(shown) - 1
        _stand(canvas, x, before / TOP * rows)
        style = "$bc-accent" if is_last else "$bc-fill"
        canvas.column(x, 1, 1 + min(max(after, 0), TOP) / TOP * rows, style, _BAR)
        canvas.put(x, rows, str(after), f"bold {BRIGHT}" if is_last else "$bc-text")
    return canvas.lines()


def before_after_legend(glyphs: Glyphs = BLOCKS) -> Content:
    """`█ before  █ after`"""
    before = glyphs.shades[1] if glyphs.shaded else glyphs.full
    return Content.assemble(
        (before, "$bc-track"), (" before  ", DIM), (glyphs.full, "$bc-fill"), (" after", DIM)
    )


def _stand(canvas: Canvas, x: int, height: float) -> None:
    """The bar of before: its full cells are the ground of the one after it."""
    signs = canvas.glyphs
    whole, rest = divmod(min(max(height, 0.0), canvas.height - 1.0), 1)
    if rest >= 1 / 16 and not signs.shaded:
        canvas.column(x, 1 + whole, 1 + whole + rest, "$bc-track", _BAR)
    for level in range(int(whole)):
        y = canvas.height - 2 - level
        if signs.shaded:
            canvas.put(x, y, signs.shades[1] * _BAR, "$bc-track")
        else:
            canvas.lay(x, y, _BAR, "on $bc-track")
