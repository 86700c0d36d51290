"""The line over the pages of a break: what this is, the time, and what the work clock does."""

from datetime import datetime
from typing import NamedTuple

from textual.content import Content

from backcare_tui.tui.kit.draw.glyphs import Glyphs, glyphs_of
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.times import clock_time

_GAP = "   "


class HeadView(NamedTuple):
    """What it says."""

    title: str
    """`long break`"""
    at: datetime
    clock: str
    """`sitting clock stopped`"""


class BreakHead(Picture[HeadView]):
    """As many rows as its styles say: one is the line, the next a rule below it."""

    DEFAULT_CSS = """
    BreakHead { height: 2; padding: 0 2; }
    """

    def draw(self, view: HeadView, width: int) -> list[Content]:
        rows = head_rows(view, width, glyphs_of(self.app))
        return [Content(""), *rows] if self.size.height > len(rows) else rows


def head_rows(view: HeadView, width: int, glyphs: Glyphs) -> list[Content]:
    """`⣰⠏ backcare    long break        11:41   sitting clock stopped`, and a rule.

    If it is too narrow, the clock is left out first, then the name of the app.
    """
    mark = [Content.styled("⣰⠏ ", "$bc-accent")] if glyphs.braille else []
    name = Content.assemble(("back", f"bold {BRIGHT}"), ("care", "bold $bc-accent"))
    title, time = Content.styled(view.title, DIM), Content.styled(clock_time(view.at), BRIGHT)
    named = Content("").join([*mark, name, Content("    "), title])
    told = Content.assemble(time.stylize("bold"), (f"{_GAP}{view.clock}", DIM))
    fits = [(named, told), (named, time), (title, time), (title, Content(""))]
    left, right = next(
        (each for each in fits if each[0].cell_length + each[1].cell_length + 2 <= width),
        fits[-1],
    )
    gap = max(width - left.cell_length - right.cell_length, 0)
    line = left + Content(" " * gap) + right
    return [line.truncate(width), Content.styled(glyphs.rule * width, "$bc-rule")]
