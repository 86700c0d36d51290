"""The strip of today: pain over the line of breaks, framed, under a head, or in two rows."""

from typing import NamedTuple

from textual.content import Content

from backcare_tui.domain.day_shape import DayShape
from backcare_tui.tui.kit.draw.day_strip import day_strip, legend, strip_height
from backcare_tui.tui.kit.draw.frames import framed, head
from backcare_tui.tui.kit.draw.glyphs import Glyphs, glyphs_of
from backcare_tui.tui.kit.draw.shape import strip_day
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.roles import DIM
from backcare_tui.tui.kit.sizes import NARROW
from backcare_tui.tui.today.figures import DayView, figures_line

PAINS = 4
"""Rows of pain."""
BARE = strip_height(0, pill=False)
HEADED = 1 + strip_height(PAINS)
FRAMED = 2 + strip_height(PAINS)
"""Rows of a strip without pain, of one with pain under a head, and of one in a frame."""
_ROOMY = 100
"""Columns from which the signs stand further apart."""


class StripView(NamedTuple):
    """The day, the usual range of pain if it is known, and the day in figures."""

    shape: DayShape
    usual: tuple[float, float] | None = None
    figures: DayView | None = None
    """What stands in a line below it, if it has no frame."""


class DayStrip(Picture[StripView]):
    """Framed, with pain, or under a head with the day's figures below it, by the rows it has."""

    DEFAULT_CSS = """
    DayStrip { height: 9; }
    """
    is_framed = True

    def draw(self, view: StripView, width: int) -> list[Content]:
        glyphs, height = glyphs_of(self.app), self.content_size.height
        if self.is_framed:
            return _framed(view, width, height, glyphs)
        if height >= HEADED:
            lines = _headed(view, width, glyphs)
        else:
            lines = _bare(view, width, glyphs) if height > 1 else []
        if view.figures is not None:
            apart = [Content("")] if height - len(lines) > 1 else []
            lines += [*apart, figures_line(view.figures, width, glyphs)]
        return lines[:height]


def _signs(width: int, glyphs: Glyphs) -> Content:
    """The legend of the strip."""
    gap = "   " if width >= _ROOMY else "  "
    known = legend(narrow=width < NARROW, glyphs=glyphs)
    return Content(gap).join(Content.styled(f"{sign} {word}", DIM) for sign, word in known)


def _framed(view: StripView, width: int, height: int, glyphs: Glyphs) -> list[Content]:
    rows = height - 2 - strip_height(0)
    inside = day_strip(
        strip_day(view.shape, view.usual), width - 8, rows, labels=True, glyphs=glyphs
    )
    padded = [Content("   ") + line for line in inside]
    return framed(padded, width, height, "the day", _signs(width, glyphs), glyphs=glyphs)


def _headed(view: StripView, width: int, glyphs: Glyphs) -> list[Content]:
    top = head("the day", width, _signs(width, glyphs), glyphs)
    return [top, *day_strip(strip_day(view.shape, view.usual), width, PAINS, glyphs=glyphs)]


def _bare(view: StripView, width: int, glyphs: Glyphs) -> list[Content]:
    """The line and its hours."""
    margin = 1 if width < NARROW else 0
    rows = day_strip(
        strip_day(view.shape, view.usual), width - 2 * margin, 0, pill=False, glyphs=glyphs
    )
    return [Content(" " * margin) + line for line in rows]
