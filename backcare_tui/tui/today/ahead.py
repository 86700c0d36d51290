"""What is still to come today, and what was noted: two lists below the rest of a large window."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from textual.content import Content

from backcare_tui.tui.kit.draw.frames import head
from backcare_tui.tui.kit.draw.glyphs import Glyphs, glyphs_of
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.fitting import fit
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.times import clock_time

_GAP = 6
"""Cells between the lists."""


class TimedLine(NamedTuple):
    """Something at a time: what it is, and more about it."""

    at: datetime
    what: str
    more: str = ""


class ComingView(NamedTuple):
    """What is still to come today, and what was noted, the latest first."""

    ahead: tuple[TimedLine, ...] = ()
    noted: tuple[TimedLine, ...] = ()


class ComingUp(Picture[ComingView]):
    """Both lists side by side, as much of them as there is room for."""

    DEFAULT_CSS = """
    ComingUp { height: 1fr; }
    """

    def draw(self, view: ComingView, width: int) -> Sequence[Content]:
        glyphs, half = glyphs_of(self.app), (width - _GAP) // 2
        rows = max(self.content_size.height - 2, 0)
        left = _list("coming up", view.ahead, "nothing more today", half, rows, glyphs)
        right = _list("noted today", view.noted, "nothing so far", half, rows, glyphs)
        gap = Content(" " * _GAP)
        return [
            one.pad_right(half - one.cell_length) + gap + other
            for one, other in zip(left, right, strict=True)
        ]


def _list(
    title: str, lines: Sequence[TimedLine], none: str, width: int, rows: int, glyphs: Glyphs
) -> list[Content]:
    drawn = [_line(each, width) for each in lines[:rows]]
    drawn = drawn or [Content.styled(none, DIM)]
    drawn += [Content("")] * (rows - len(drawn))
    return [head(title, width, glyphs=glyphs), Content(""), *drawn[:rows]]


def _line(each: TimedLine, width: int) -> Content:
    at = Content.styled(clock_time(each.at), f"bold {BRIGHT}")
    what = fit(each.what, width - 9)
    line = at + Content("   ") + Content.styled(what, "$bc-text")
    space = width - line.cell_length - Content(each.more).cell_length
    return line if space < 2 else line + Content(" " * space) + Content.styled(each.more, DIM)
