"""The strip of today: pain over the line of breaks, framed, under a head, or in two rows."""

from typing import NamedTuple

from textual.content import Content

from backcare_tui.domain.day_shape import DayShape
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.draw.shape import strip_day
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.strip import HEADED, bare_strip, framed_strip, headed_strip
from backcare_tui.tui.today.figures import DayView, figures_line


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
        day = strip_day(view.shape, view.usual)
        if self.is_framed:
            return framed_strip(day, width, height, glyphs)
        if height >= HEADED:
            lines = headed_strip(day, width, glyphs)
        else:
            lines = bare_strip(day, width, glyphs) if height > 1 else []
        if view.figures is not None:
            apart = [Content("")] if height - len(lines) > 1 else []
            lines += [*apart, figures_line(view.figures, width, glyphs)]
        return lines[:height]
