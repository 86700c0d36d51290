"""What a very large window has beside the rest: the week as strips, what comes, what was noted."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from textual.content import Content

from backcare_tui.tui.kit.draw.day_strip import day_strip
from backcare_tui.tui.kit.draw.frames import framed, head
from backcare_tui.tui.kit.draw.glyphs import Glyphs, glyphs_of
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.fitting import fit, joined
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.today.strip import StripView, strip_day
from backcare_tui.words.times import clock_time, day_and_month, weekday

_PAINS = 2
"""Rows of pain over a day's line."""
_GAP = 6
"""Cells between what comes and what was noted."""


class DayOfWeek(NamedTuple):
    """One day: its strip, and its figures with their labels."""

    day: date
    strip: StripView
    facts: tuple[tuple[str, str], ...]


class WeekStrips(Picture[tuple[DayOfWeek, ...]]):
    """The days of the week, each as a strip under its name and figures."""

    def draw(self, view: tuple[DayOfWeek, ...], width: int) -> Sequence[Content]:
        if not view:
            return ()
        glyphs, inner = glyphs_of(self.app), width - 6
        lines: list[Content] = []
        for each in view:
            lines += [Content(""), _named(each, inner, today=each is view[-1])]
            hours = each is view[-1]
            shown = strip_day(each.strip)
            lines += day_strip(shown, inner, _PAINS, pill=False, hours=hours, glyphs=glyphs)
        padded = [Content("  ") + line for line in lines]
        span = f"{day_and_month(view[0].day)} to {day_and_month(view[-1].day)}"
        return framed(padded, width, len(padded) + 3, "the week", span, glyphs=glyphs)


def _named(each: DayOfWeek, width: int, *, today: bool) -> Content:
    """`Mon 16        pain 2–4  breaks 11  moves 9`"""
    style = f"bold {BRIGHT}" if today else "$bc-text"
    name = Content.styled(f"{weekday(each.day)} {each.day.day}", style)
    told = [
        Content.assemble((f"{word} ", DIM), (value, f"bold {BRIGHT}")) for word, value in each.facts
    ]
    facts = joined(told, "  ", max(width - name.cell_length - 2, 0))
    return name + Content(" " * max(width - name.cell_length - facts.cell_length, 1)) + facts


class Line(NamedTuple):
    """Something at a time: what it is, and more about it."""

    at: datetime
    what: str
    more: str = ""


class AheadView(NamedTuple):
    """What is still to come today, and what was noted, the latest first."""

    ahead: tuple[Line, ...] = ()
    noted: tuple[Line, ...] = ()


class Ahead(Picture[AheadView]):
    """Both lists side by side, as much of them as there is room for."""

    DEFAULT_CSS = """
    Ahead { height: 1fr; }
    """

    def draw(self, view: AheadView, width: int) -> Sequence[Content]:
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
    title: str, lines: Sequence[Line], none: str, width: int, rows: int, glyphs: Glyphs
) -> list[Content]:
    drawn = [_line(each, width) for each in lines[:rows]]
    drawn = drawn or [Content.styled(none, DIM)]
    drawn += [Content("")] * (rows - len(drawn))
    return [head(title, width, glyphs=glyphs), Content(""), *drawn[:rows]]


def _line(each: Line, width: int) -> Content:
    at = Content.styled(clock_time(each.at), f"bold {BRIGHT}")
    what = fit(each.what, width - 9)
    line = at + Content("   ") + Content.styled(what, "$bc-text")
    space = width - line.cell_length - Content(each.more).cell_length
    return line if space < 2 else line + Content(" " * space) + Content.styled(each.more, DIM)
