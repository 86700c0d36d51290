"""The week so far in small columns, each with its sum and what stands beside it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from backcare_tui.tui.kit.draw.frames import head
from backcare_tui.tui.kit.draw.glyphs import Glyphs, glyphs_of
from backcare_tui.tui.kit.draw.spark import spark
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.roles import BRIGHT, DIM

if TYPE_CHECKING:
    from backcare_tui.domain.week import Week
    from backcare_tui.words.week import WeekRow

_LABEL, _SUM = 9, 14
"""Cells of the labels, and of the columns of seven days."""


class WeekView(NamedTuple):
    """The week, and what was used in it."""

    week: "Week"
    usual: tuple[float, float] | None = None
    """The usual range of pain."""
    used: str = ""
    """A sentence about what was used and how it was after; "" for none."""


class WeekPanel(Picture[WeekView]):
    """Nothing while there is too little to say."""

    DEFAULT_CSS = """
    WeekPanel { height: 1fr; }
    """

    def draw(self, view: WeekView, width: int) -> Sequence[Content]:
        if not view.week.says_something:
            return ()
        from backcare_tui.words.week import days_in_words, week_rows  # not in the first frame

        glyphs = glyphs_of(self.app)
        lines = [head("this week", width, days_in_words(view.week), glyphs), Content("")]
        lines += [sum_row(row, width, glyphs) for row in week_rows(view.week, view.usual)]
        if view.used:
            lines += [Content(""), Content.styled(view.used, "$bc-text")]
        return [line.truncate(width, ellipsis=True) for line in lines][: self.content_size.height]


def sum_row(row: "WeekRow", width: int, glyphs: Glyphs) -> Content:
    """Label, a column for each day, what they come to, and a comparison."""
    most = max((value for value in row.values if value is not None), default=1.0)
    # The tallest leaves an eighth free, so that rows one above the other stay apart.
    columns = spark(row.values, _SUM - 1, row.top or most * 8 / 7, glyphs=glyphs)
    columns = columns.pad_right(max(_SUM - columns.cell_length, 0))
    line = Content.assemble((row.label.ljust(_LABEL), DIM), columns, (row.total, f"bold {BRIGHT}"))
    space = width - line.cell_length - len(row.beside)
    return line if space < 2 else line + Content(" " * space) + Content.styled(row.beside, DIM)
