"""Pain since a flare began: a column for each reading over the usual range."""

from collections.abc import Sequence

from textual.content import Content

from backcare_tui.tui.flare.view import PainSoFar
from backcare_tui.tui.kit.draw.canvas import Canvas
from backcare_tui.tui.kit.draw.glyphs import Glyphs
from backcare_tui.tui.kit.roles import DIM

TOP = 10
_AXIS = 4
"""Cells of the numbers at the left."""
_STEPS = (3, 2, 1)
"""Cells from one column to the next, the roomiest first."""


def pain_chart(pain: PainSoFar, width: int, height: int, glyphs: Glyphs) -> list[Content]:
    """Exactly `height` lines: the columns, and below them the days. The last column is the accent.

    If there are more readings than cells the last ones stay.
    """
    return _chart(pain.readings, pain.usual, width, height, glyphs)


def day_chart(
    days: Sequence[tuple[str, float | None]], width: int, height: int, glyphs: Glyphs
) -> list[Content]:
    """The same with a column for each day, a dot on the axis if nothing is known of it."""
    return _chart(days, None, width, height, glyphs)


def _chart(
    values: Sequence[tuple[str, float | None]],
    usual: tuple[float, float] | None,
    width: int,
    height: int,
    glyphs: Glyphs,
) -> list[Content]:
    rows, room = height - 1, width - _AXIS
    if rows < 1 or room < 1:
        return [Content("")] * max(height, 0)
    canvas, names = Canvas(room, rows, glyphs), Canvas(room, 1, glyphs)
    _band(canvas, usual)
    step = next((step for step in _STEPS if len(values) * step <= room), 1)
    shown = values[-(room // step) :]
    free, day_before = 0, ""
    for n, (day, score) in enumerate(shown):
        x = n * step
        style = "$bc-accent" if n == len(shown) - 1 else "$bc-fill"
        if score is None:
            canvas.put(x, rows - 1, glyphs.unknown, DIM)
        else:
            _column(canvas, x, score, style, step)
        if day != day_before and x >= free and x + len(day) <= room:
            names.put(x, 0, day, DIM)
            free = x + len(day) + 1
        day_before = day
    marks = {min(int(rows - value / TOP * rows), rows - 1): str(value) for value in (TOP, 5, 0)}
    lines = [_number(marks.get(y, "")) + line for y, line in enumerate(canvas.lines())]
    return [*lines, _number("") + names.lines()[0]]


def _column(canvas: Canvas, x: int, score: float, style: str, step: int) -> None:
    height = max(score / TOP * canvas.height, 1 / 8)
    canvas.column(x, 0, height, style, max(step - 1, 1))


def _band(canvas: Canvas, usual: tuple[float, float] | None) -> None:
    if usual is None:
        return
    for y in range(canvas.height):
        if usual[0] <= TOP * (1 - (y + 0.5) / canvas.height) <= usual[1]:
            canvas.lay(0, y, canvas.width, "$bc-on-band", canvas.glyphs.band, "$bc-band")


def _number(said: str) -> Content:
    return Content.styled(said.rjust(_AXIS - 1).ljust(_AXIS), DIM)
