"""The scale from 0 to 10 as keys in a row, with what is usual underlined."""

from textual.content import Content

from backcare_tui.tui.kit.draw.canvas import Canvas
from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs
from backcare_tui.tui.kit.flow import clickable
from backcare_tui.tui.kit.roles import BRIGHT, DIM

SCORES = range(11)
_WIDEST = 6
"""Cells from one number to the next at most."""
_CAPS_FROM = 4
"""Cells from one number to the next from which each stands on a cap."""
_ENDS = ("none", "worst")


def scale_rows(
    width: int,
    chosen: int | None = None,
    usual: tuple[float, float] | None = None,
    glyphs: Glyphs = BLOCKS,
) -> list[Content]:
    """Three rows of at most `width` cells: the numbers, a line below those of the usual range, and
    what the ends mean. A click on a number stands for it."""
    pitch = _pitch(width)
    numbers = Content("").join(_cell(score, pitch, chosen, usual) for score in SCORES)
    return [numbers.truncate(max(width, 0)), *_below(pitch, width, usual, glyphs)]


def _pitch(width: int) -> int:
    return min(max((width - 1) // 11, 2), _WIDEST)


def _cell(score: int, pitch: int, chosen: int | None, usual: tuple[float, float] | None) -> Content:
    """A number on its cap, and what is free up to the next one."""
    style = f"bold {BRIGHT}"
    caps = pitch >= _CAPS_FROM
    if score == chosen:
        style = "bold $bc-on-warn" if usual and score > usual[1] else "bold $bc-on-accent"
    elif caps:
        style = "bold $bc-bright $bc-on-raised"
    cap = f"{score:^3}" if caps else str(score)
    part = clickable(Content.styled(cap, style), score)
    return part + Content(" " * max(pitch - len(cap), 0))


def _below(
    pitch: int, width: int, usual: tuple[float, float] | None, glyphs: Glyphs
) -> list[Content]:
    """The line below what is usual, and the words below that."""
    canvas = Canvas(width, 2, glyphs)
    cap = 3 if pitch >= _CAPS_FROM else 1
    first, last = _ENDS
    canvas.put(0, 1, first, DIM)
    canvas.put(min(10 * pitch + cap, width) - len(last), 1, last, DIM)
    scores = [] if usual is None else [s for s in SCORES if usual[0] <= s <= usual[1]]
    if scores:
        begin, end = scores[0] * pitch, scores[-1] * pitch + cap
        canvas.put(begin, 0, glyphs.under * (end - begin), "$bc-fill")
        at = max(begin + (end - begin - len("usual")) // 2, len(first) + 1)
        if at + len("usual") < 10 * pitch + cap - len(last):
            canvas.put(at, 1, "usual", DIM)
    return canvas.lines()
