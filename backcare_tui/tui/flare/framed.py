"""The page of a flare in areas, one below the other or two side by side."""

from collections.abc import Sequence

from textual.content import Content

from backcare_tui.tui.flare.areas import (
    FlareArea,
    boxed,
    contact_area,
    day_area,
    inner_width,
    keep_area,
    pain_area,
    relief_area,
)
from backcare_tui.tui.flare.rows import labelled_rows
from backcare_tui.tui.flare.view import FlarePageView, Row
from backcare_tui.tui.kit.draw.frames import head
from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs
from backcare_tui.tui.kit.fitting import side_by_side, styled

TWO_COLUMNS = 100
"""Cells from which areas stand beside each other."""
_WIDEST = 200
_GAP = 2
_MEASURE = 72
_TOP, _PAIN = 16, 13
"""Rows of the areas at the top, and of the chart, at least."""


def framed_lines(view: FlarePageView, width: int, glyphs: Glyphs = BLOCKS) -> list[Content]:
    """The whole page in lines of `width` cells."""
    width = min(width, _WIDEST)
    parts: list[list[Content]] = []
    if view.contact is not None:
        area = contact_area(view, view.contact, inner_width(width))
        parts.append(boxed(area, width, len(area.lines) + 2, glyphs))
    parts += _top(view, width, glyphs)
    parts += _middle(view, width, glyphs)
    parts.append(_later(view, width, glyphs))
    lines: list[Content] = []
    for part in parts:
        lines += [*([Content("")] if lines and part else []), *part]
    return [line.truncate(width) for line in lines]


def _top(view: FlarePageView, width: int, glyphs: Glyphs) -> list[list[Content]]:
    """The day, and the one thing to keep."""
    if not view.said and view.contact is not None:  # something else leads
        return []
    large = width >= TWO_COLUMNS
    left = (width - _GAP) * 48 // 100 if large and view.keep else width
    day = day_area(view, inner_width(left), glyphs, large=large)
    if not view.keep:
        return [boxed(day, left, _high(day), glyphs)]
    right = width - left - _GAP if large else width
    keep = keep_area(view, inner_width(right), glyphs, large=large)
    if not large:
        areas = [(day, len(day.lines) + 2), (keep, len(keep.lines))]
        return [boxed(area, width, height, glyphs) for area, height in areas]
    height = max(_TOP, _high(day), len(keep.lines) + 1)
    return [_beside(day, keep, left, right, height, glyphs)]


def _middle(view: FlarePageView, width: int, glyphs: Glyphs) -> list[list[Content]]:
    """Relief, and how pain went."""
    if width < TWO_COLUMNS or view.pain is None:
        relief = relief_area(view, inner_width(width), glyphs)
        parts = [boxed(relief, width, _high(relief) - 1, glyphs)] if view.relief else []
        if view.pain is not None:
            pain = pain_area(view.pain, inner_width(width), _PAIN, glyphs)
            parts.append(boxed(pain, width, _PAIN, glyphs))
        return parts
    left = (width - _GAP) * 58 // 100
    right = width - left - _GAP
    relief = relief_area(view, inner_width(left), glyphs)
    height = max(_PAIN, _high(relief) - 1)
    pain = pain_area(view.pain, inner_width(right), height, glyphs)
    return [_beside(relief, pain, left, right, height, glyphs)]


def _beside(
    one: FlareArea, other: FlareArea, left: int, right: int, height: int, glyphs: Glyphs
) -> list[Content]:
    drawn = boxed(one, left, height, glyphs)
    return side_by_side(drawn, boxed(other, right, height, glyphs), left + _GAP)


def _high(area: FlareArea) -> int:
    """Rows of the area with its frame, and an empty one at the end."""
    return len(area.lines) + 3


def _later(view: FlarePageView, width: int, glyphs: Glyphs) -> list[Content]:
    """What is kept up, what comes next, what is different, and what was before."""
    parts: list[tuple[str, Sequence[Row] | str]] = [
        ("the next 24 hours", (("check-in", view.check_ins), *view.ahead)),
        ("rebalance for a few days", view.protect),
        ("what is different now", view.changed),
        ("used in other flares", _others(view)),
        ("earlier flares", view.earlier),
    ]
    shown = [part for part in parts if part[1]]
    if width < TWO_COLUMNS:
        return [line for part in shown for line in (*_section(*part, width, glyphs), Content(""))][
            :-1
        ]
    each = (width - _GAP) // 2
    columns: tuple[list[Content], list[Content]] = ([], [])
    for n, part in enumerate(shown):
        columns[n % 2].extend([*_section(*part, each, glyphs), Content("")])
    return side_by_side(*columns, each + _GAP)


def _section(title: str, said: Sequence[Row] | str, width: int, glyphs: Glyphs) -> list[Content]:
    measure = min(width, _MEASURE)
    if isinstance(said, str):
        return [head(title, width, glyphs=glyphs), *styled(said, measure, "$bc-text")]
    own = title in ("used in other flares", "earlier flares")
    return [head(title, width, glyphs=glyphs), *labelled_rows(said, measure, own_names=own)]


def _others(view: FlarePageView) -> list[Row]:
    """What was used in earlier flares and is not offered now."""
    offered = {name for name, _ in view.relief}
    return [row for row in view.used or () if row[0] not in offered]
