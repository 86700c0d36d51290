"""What the settings of breaks and hours come to: a sentence, a sum, and the strip of such a day."""

import re

from textual.content import Content

from backcare_tui.domain.breaks.usual_day import UsualDay
from backcare_tui.domain.journal.entries import BreakKind
from backcare_tui.tui.kit.area import Area
from backcare_tui.tui.kit.draw.day_strip import MarkKind, StripDay, StripMark, day_strip
from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs, glyphs_of
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.fitting import apart, styled, wrap
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.settings import Meaning

TITLE = "what it means"
_JOINT = "\u2800"
"""Stands for a blank at which no line ends: no text has it."""
_UNIT = re.compile(r"(\d) (min|h|s)\b")
_STRIP_FROM = 8
"""Rows from which there is a strip."""


class MeaningArea(Area):
    """In a frame on a wide screen, without one on a smaller one, and not there on a small one."""

    TITLE = TITLE
    SCOPED_CSS = False  # it depends on the screen around it
    DEFAULT_CSS = """
    MeaningArea { height: 15; padding: 1 2 0 2; margin-bottom: 1; }
    .-normal MeaningArea {
        height: 2; border: none !important; background: $background; padding: 0;
    }
    .-narrow MeaningArea, .-short MeaningArea, .-tiny MeaningArea { display: none; }
    """


class SettingsMeaning(Picture[Meaning]):
    """The sentences, and the strip if there is room."""

    def draw(self, view: Meaning, width: int) -> list[Content]:
        return meaning_lines(view, width, self.content_size.height, glyphs_of(self.app))


def meaning_lines(view: Meaning, width: int, height: int, glyphs: Glyphs = BLOCKS) -> list[Content]:
    """At most `height` lines of `width` cells."""
    if height < _STRIP_FROM:
        return _wrapped(f"{view.rhythm} {view.total}", width, "$bc-text", max(height, 0))
    groups = [
        _wrapped(view.rhythm, width, f"bold {BRIGHT}"),
        _wrapped(view.total, width, BRIGHT),
        [] if view.day is None else _strip(view.day, width, glyphs),
        styled(f"{glyphs.left}{glyphs.right} saves another value at once.", width, DIM),
    ]
    return [line.truncate(width) for line in apart(groups)[:height]]


def _wrapped(text: str, width: int, style: str, most: int | None = None) -> list[Content]:
    """`text` in lines, none of which ends between a number and its unit."""
    lines = wrap(_UNIT.sub(rf"\1{_JOINT}\2", text), width, most)
    return [Content.styled(line.replace(_JOINT, " "), style) for line in lines]


def _strip(day: UsualDay, width: int, glyphs: Glyphs) -> list[Content]:
    marks = tuple(
        StripMark(at, MarkKind.PLANNED_LONG if kind is BreakKind.LONG else MarkKind.PLANNED)
        for at, kind in day.breaks
    )
    strip = StripDay(day.start, day.end, now=day.start - 1, marks=marks, sparse=False)
    signs = [(glyphs.planned, "short"), (glyphs.planned_long, "long")]
    legend = Content("   ").join(
        Content.assemble((sign, BRIGHT), (f" {it}", DIM)) for sign, it in signs
    )
    below = Content.styled("   hours at the desk" if day.hours is None else "", DIM)
    lines = day_strip(strip, width, 0, pill=False, glyphs=glyphs)
    return [*lines, Content(""), (legend + below).truncate(width)]
