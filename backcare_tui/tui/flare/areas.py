"""The areas of a flare's page: the day, the one thing to keep, relief, and how pain went."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from backcare_tui.tui.flare.chart import pain_chart
from backcare_tui.tui.flare.view import FlarePageView, PainSoFar, ReliefUse, Row
from backcare_tui.tui.kit.draw.digits import DigitSize, digits_width, large_digits
from backcare_tui.tui.kit.draw.frames import framed
from backcare_tui.tui.kit.draw.gauge import MOST_COUNTED, counts, series
from backcare_tui.tui.kit.draw.glyphs import Glyphs
from backcare_tui.tui.kit.figure import FigureView, figure_lines
from backcare_tui.tui.kit.fitting import fit, side_by_side, styled
from backcare_tui.tui.kit.flow import clickable
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.flare_page import minutes_of
from backcare_tui.words.times import capital

KEPT = "keep"
"""What a click on the key of what is kept stands for."""
_SERIES = 7
"""Days that are counted one by one: our own choice."""
_FIGURE = (14, 11)
_WITH_FIGURE = 44
"""Cells from which a figure stands beside what is kept."""
_BESIDE = 56
"""Cells from which what came of a relief stands beside its name."""
_NAME = 20
_KEY = "bold $bc-bright $bc-on-raised"
_NOTHING_KNOWN = (
    "Nothing is known yet. Say how much it hurts before and after a relief, and it appears here "
    "next time."
)
_NO_PAIN = "No pain noted in this flare yet. l takes two keys."


class FlareArea(NamedTuple):
    """What is in an area, and how it is framed."""

    lines: Sequence[Content]
    title: str = ""
    fact: str = ""
    border: str = "$bc-border"
    washed: bool = False
    """It has no frame and lies on a wash: what is in it is to be kept."""


def inner_width(width: int) -> int:
    """Cells of what is in an area of `width`."""
    return max(width - 2 - 2 * _padding(width), 1)


def _padding(width: int) -> int:
    return 3 if width >= 40 else 1


def boxed(area: FlareArea, width: int, height: int, glyphs: Glyphs) -> list[Content]:
    """The area in exactly `width` × `height` cells."""
    space = Content(" " * _padding(width))
    if area.washed:
        edge = Content.styled(glyphs.edge, "$bc-accent")
        inside = [space + line for line in area.lines[:height]]
        inside += [Content("")] * (height - len(inside))
        return [
            edge + line.truncate(width - 1, pad=True).stylize_before("$bc-on-wash")
            for line in inside
        ]
    lines = [space + line for line in area.lines]
    return framed(lines, width, height, area.title, area.fact, border=area.border, glyphs=glyphs)


def contact_area(view: FlarePageView, contact: Row, width: int) -> FlareArea:
    """Why it is time to talk to a professional; it leads."""
    title, text = contact
    lines = [*styled(title, width, "bold $bc-warn"), *styled(text, width, BRIGHT)]
    return FlareArea(lines, _title(view), view.since, border="$bc-warn")


def _title(view: FlarePageView) -> str:
    return f"flare, day {view.day}"


def day_area(view: FlarePageView, width: int, glyphs: Glyphs, *, large: bool) -> FlareArea:
    """Which day it is, in large digits, and what is said on it."""
    number = str(view.day)
    size = DigitSize.HUGE if large and width >= 46 and len(number) == 1 else DigitSize.BIG
    digits = large_digits(number, size, glyphs)
    column = digits_width(number, size) + 4
    room = max(width - column, 1)
    beside = [Content.styled("day", f"bold {BRIGHT}")]
    if view.day <= _SERIES:
        beside += [series(view.day - 1, _SERIES, 1, glyphs), _days(view.day)]
    beside += [Content(""), *styled(view.said, room, "$bc-text")]
    rows = [Content.styled(row, "$bc-accent") for row in digits]
    return FlareArea([Content(""), *side_by_side(rows, beside, column)], _title(view), view.since)


def _days(day: int) -> Content:
    """The numbers below the series: the first day, the present one, and the seventh."""
    line = "".join(
        str(each).ljust(2) if each in (1, day, _SERIES) else "  " for each in range(1, _SERIES + 1)
    )
    return Content.styled(line.rstrip(), DIM)


def keep_area(view: FlarePageView, width: int, glyphs: Glyphs, *, large: bool) -> FlareArea:
    """The one thing to keep: its minutes in large digits, how it looks, and whether it was done."""
    figure: Sequence[Content] = ()
    if view.figure is not None and large and width >= _WITH_FIGURE and glyphs.braille:
        figure = figure_lines(FigureView(view.figure), *_FIGURE)
    left = width - _FIGURE[0] - 2 if figure else width
    minutes, unit = minutes_of(view.keep)
    said = styled(capital(view.keep), max(left - 9, 8) if minutes else left, f"bold {BRIGHT}")
    heading, done = Content.styled("the one thing to keep", DIM), _done(view, left, glyphs)
    number = large_digits(minutes, DigitSize.BIG, glyphs) if minutes else []
    column = digits_width(minutes, DigitSize.BIG) + 3 if minutes else 0
    beside = [*said]
    if minutes:
        beside = [Content.styled(unit, f"bold {BRIGHT}"), *[Content("")] * large, *said]
    if not large:
        beside += [Content(""), _done(view, left - column, glyphs)]
    rows = [Content.styled(row, "$bc-accent") for row in number]
    lines = [heading, Content(""), *side_by_side(rows, beside, column)]
    if large:
        lines = [Content(""), *lines, Content(""), done]
    if view.targets_rest and large:
        lines.append(Content(""))
        lines += styled("Everything else may rest today.", left, DIM)
    if figure:
        lines = side_by_side(lines, [Content(""), Content(""), *figure], width - _FIGURE[0])
    return FlareArea(lines, washed=True)


def _done(view: FlarePageView, width: int, glyphs: Glyphs) -> Content:
    """` m  done`, and how often it was kept before; once done, that it is."""
    if view.kept:
        done = (f"{glyphs.done} done today", "bold $bc-accent")
        line = Content.assemble(done, ("   m takes it back", DIM))
        return clickable(line.truncate(width), KEPT)
    line = Content.assemble((" m  done ", "bold $bc-on-accent"))
    if view.kept_before and line.cell_length + len(view.kept_before) + 4 <= width:
        line += Content.styled(f"    {view.kept_before}", "$bc-text")
    return clickable(line.truncate(width), KEPT)


def relief_area(view: FlarePageView, width: int, glyphs: Glyphs) -> FlareArea:
    """What one key starts, and what was known of it in earlier flares."""
    lines = [Content("")]
    uses = view.relief_used or (ReliefUse(),) * len(view.relief)
    for number, (row, use) in enumerate(zip(view.relief, uses, strict=True), start=1):
        drawn = _relief(number, row, use, width, glyphs)
        lines += [clickable(line, number - 1) for line in drawn]
        lines.append(Content(""))
    if view.used == ():
        lines += styled(_NOTHING_KNOWN, width, DIM)
    title = "relief, for example" if view.suggested else "relief"
    return FlareArea(lines, title, view.used_title if view.used else "a number starts it")


def _relief(number: int, row: Row, use: ReliefUse, width: int, glyphs: Glyphs) -> list[Content]:
    """Number and name, what came of it beside or below, and how long it takes."""
    name, length = row
    key = Content.styled(f" {number} ", _KEY) + "   "
    came = _came(use, glyphs)
    shown = Content.styled(fit(name, max(width - 6, 1)), f"bold {BRIGHT}")
    if use.left:
        length = f"{length}, {use.left}" if length else use.left
    indent = Content(" " * 6)
    below = [indent + Content.styled(fit(length, max(width - 6, 1)), DIM)] if length else []
    room = width - 6 - _NAME
    if width >= _BESIDE and shown.cell_length < _NAME and came.cell_length <= room:
        return [key + shown.truncate(_NAME, pad=True) + came, *below]
    more = [indent + came.truncate(max(width - 6, 1), ellipsis=True)] if came else []
    return [key + shown, *more, *below]


def _came(use: ReliefUse, glyphs: Glyphs) -> Content:
    """A dot for each use that is known, filled if pain was lower after it, and the words."""
    if not use.came:
        return Content("")
    dots = counts(use.eased, use.known, MOST_COUNTED, glyphs=glyphs) if use.known > 2 else None
    said = Content.styled(use.came, "$bc-text")
    return said if dots is None else dots + "  " + said


def pain_area(pain: PainSoFar, width: int, height: int, glyphs: Glyphs) -> FlareArea:
    """The readings of the flare, and what they come to."""
    said = styled(pain.said or _NO_PAIN, width, BRIGHT if pain.said else "$bc-text")
    rows = height - 4 - len(said)
    lines = [Content(""), *pain_chart(pain, width, rows, glyphs), Content(""), *said]
    usual = "shaded: usual" if pain.usual else ""
    return FlareArea(lines, f"pain since {pain.since}", usual)
