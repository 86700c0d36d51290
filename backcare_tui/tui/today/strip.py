"""The strip of today: pain over the line of breaks, framed, under a head, or in two rows."""

from datetime import datetime, timedelta
from typing import NamedTuple

from textual.content import Content

from backcare_tui.domain.day_shape import DayShape
from backcare_tui.domain.journal.entries import BreakKind
from backcare_tui.tui.kit.draw.day_strip import (
    MarkKind,
    StripDay,
    StripMark,
    StripPain,
    day_strip,
    legend,
    strip_height,
)
from backcare_tui.tui.kit.draw.frames import framed, head
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.roles import DIM
from backcare_tui.tui.kit.sizes import NARROW

_HOUR = timedelta(hours=1)


class StripView(NamedTuple):
    """The day, and the usual range of pain if it is known."""

    shape: DayShape
    usual: tuple[float, float] | None = None


class DayStrip(Picture[StripView]):
    """In the rows it has: a frame from nine on, a head from four on, and else two without pain."""

    DEFAULT_CSS = """
    DayStrip { height: 9; }
    """

    def draw(self, view: StripView, width: int) -> list[Content]:
        glyphs, height = glyphs_of(self.app), self.content_size.height
        day = strip_day(view)
        signs = Content("   " if width >= 100 else "  ").join(
            Content.styled(f"{sign} {word}", DIM)
            for sign, word in legend(narrow=width < NARROW, glyphs=glyphs)
        )
        frame, headed = strip_height(0) + 2, strip_height(0) + 1
        if height >= frame + 4:
            rows = height - frame
            inside = day_strip(day, width - 8, rows, labels=True, glyphs=glyphs)
            padded = [Content("   ") + line for line in inside]
            return framed(padded, width, height, "the day", signs, glyphs=glyphs)
        if height >= headed + 2:
            rows = height - headed
            return [
                head("the day", width, signs, glyphs),
                *day_strip(day, width, rows, glyphs=glyphs),
            ]
        margin = 1 if width < NARROW else 0
        rows = day_strip(day, width - 2 * margin, 0, pill=False, glyphs=glyphs)
        return [Content(" " * margin) + line for line in rows]


def strip_day(view: StripView) -> StripDay:
    """The view of the kit, in hours of the day."""
    shape = view.shape
    begin = shape.begin

    def hour(at: datetime) -> float:
        return begin.hour + (at - begin) / _HOUR

    marks = [
        *((at, MarkKind.TAKEN) for at in shape.taken),
        *((at, MarkKind.LATER) for at in shape.later),
        *((at, MarkKind.DOWNSHIFT) for at in shape.downshifts),
        *(
            (each.at, MarkKind.PLANNED_LONG if each.kind is BreakKind.LONG else MarkKind.PLANNED)
            for each in shape.coming
        ),
    ]
    return StripDay(
        start=hour(begin),
        end=hour(shape.end),
        now=None if shape.now is None else hour(shape.now),
        known=tuple((hour(since), hour(until)) for since, until in shape.known),
        marks=tuple(StripMark(hour(at), kind) for at, kind in marks),
        pains=tuple(StripPain(hour(each.at), each.score) for each in shape.pains),
        usual=view.usual,
    )
