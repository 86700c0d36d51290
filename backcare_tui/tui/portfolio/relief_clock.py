"""A tool being used: the time that is left, how to use it, and pain before or after."""

import msgspec
from textual.content import Content

from backcare_tui.tui.kit.draw.digits import DigitSize, large_digits, largest
from backcare_tui.tui.kit.draw.frames import framed
from backcare_tui.tui.kit.draw.gauge import gauge
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.fitting import fit, styled
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.scale import TEN, numbers

WIDEST = 56
_FRAME, _SIDE = 6, 4
"""Rows to spare from which there is a frame, and cells at its sides."""
_DIGITS = 5
"""Rows of the digits at most."""
_ROOMY = 12
"""Rows from which digits are large."""


class ReliefView(msgspec.Struct, frozen=True):
    """What there is to see."""

    name: str
    how: str
    number: str
    unit: str
    share: float
    note: str
    """Beside the unit: of how long; at the end: how long it was."""
    score: int | None = None
    """Pain before it; None: not said."""
    paused: bool = False
    over: bool = False
    """It has ended: pain now is asked."""


class ReliefClock(Picture[ReliefView]):
    """A click on a score posts it."""

    DEFAULT_CSS = """
    ReliefClock { height: 1fr; padding: 0 1; }
    """

    def draw(self, view: ReliefView, width: int) -> list[Content]:
        height = self.content_size.height
        if width <= 0 or height <= 0:
            return []
        room = min(width, WIDEST)
        foot = self._foot(view, room)
        head = self._head(view, room, height - len(foot))
        gap = [Content("")] if height >= _ROOMY else []
        most = height - len(head) - len(foot) - 2 * len(gap)
        body = [] if view.over else styled(view.how, room, "$bc-text", max(most, 0))
        lines = [*head, *gap, *body, *(gap if body else []), *foot][:height]
        if height >= len(lines) + _FRAME and width >= room + 2 * _SIDE:
            lines = [Content(" " * (_SIDE - 1)) + line for line in ["", *lines]]
            room += 2 * _SIDE
            lines = framed(lines, room, len(lines) + 3, "relief", glyphs=glyphs_of(self.app))
        top, left = (height - len(lines)) // 2, (width - room) // 2
        drawn = [Content(" " * left) + line for line in lines]
        return [*([Content("")] * top), *drawn]

    def _head(self, view: ReliefView, width: int, height: int) -> list[Content]:
        if view.over:
            return [Content.styled(fit(f"{view.name}: {view.note}", width), BRIGHT)]
        name = Content.styled(fit(view.name, width), f"bold {BRIGHT}")
        glyphs = glyphs_of(self.app)
        bar = gauge(view.share, width, glyphs=glyphs)
        beside = f" {view.unit}   {'paused' if view.paused else view.note}"
        if height < _ROOMY - 2:
            left = f"{view.number} {view.unit}{'  paused' if view.paused else ''}"
            rest = fit(f"  {view.name}", width - len(left))
            return [Content.assemble((left, "bold $bc-accent"), (rest, f"bold {BRIGHT}")), bar]
        size = largest(view.number, width, min(height - _ROOMY + 4, _DIGITS)) or DigitSize.SMALL
        *rows, last = [
            Content.styled(row, "$bc-accent") for row in large_digits(view.number, size, glyphs)
        ]
        unit = Content.styled(fit(beside, width - last.cell_length), DIM)
        return [name, *rows, last + unit, bar]

    def _foot(self, view: ReliefView, width: int) -> list[Content]:
        if view.score is not None and not view.over:
            return [Content.assemble(("pain before ", DIM), (str(view.score), BRIGHT))]
        asked = "Pain now?" if view.over else "Pain before?"
        question, beside = Content.styled(f"{asked} ", "$bc-text"), numbers(width - len(asked) - 1)
        if len(beside) == 1:
            return [question + beside[0]]
        rows = numbers(width)
        if len(rows) > 1 and not view.over:
            return [Content.styled(fit(f"{asked} 0–9, {TEN} 10", width), DIM)]
        return [question, *rows]
