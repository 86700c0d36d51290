"""Habits as cards or in two lines, and the library by family: one drawing for each kind of room.

A click on a part stands for the place in the list of what is drawn there.
"""

from collections.abc import Sequence

from textual.content import Content

from backcare_tui.domain.adjustments import Family
from backcare_tui.domain.text import clean
from backcare_tui.tui.adjustments.card import card, two_lines
from backcare_tui.tui.adjustments.view import Move, Moves
from backcare_tui.tui.kit.draw.frames import head, selected
from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs
from backcare_tui.tui.kit.fitting import fit
from backcare_tui.tui.kit.flow import clickable
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.times import uncapital

CARDS_WIDE, CARDS_HIGH = 96, 22
"""Cells and rows from which habits are cards and all families stand beside each other."""
STACK_WIDE, STACK_HIGH = 58, 10
"""Cells and rows from which habits have two lines, and one family stands below them."""
_CARDS = 3
_GAP = 2
_LEAST_ROWS = 3
"""Rows that a family has at least."""
TIMES = "times in 90 days"


def cards(view: Moves, width: int, height: int, glyphs: Glyphs = BLOCKS) -> list[Content]:
    """Three cards, and every family in a column; at most `height` lines."""
    habits = _window(view.habits, view.highlighted, _CARDS)
    columns = _columns(width, _CARDS)
    lines: list[Content] = []
    if habits:
        drawn = [
            _clickable(_card(view, n, move, cells, glyphs), n)
            for (n, move), cells in zip(habits, columns, strict=False)
        ]
        lines = [*_row_of(drawn, columns), Content(""), Content("")]
    room = height - len(lines)
    families = view.families
    if families and room >= _LEAST_ROWS:
        columns = _columns(width, len(families))
        apart = room > 2 + max(len(members) for _, members in families)
        columned = [
            _family(view, family, members, cells, room, glyphs, apart=apart)
            for (family, members), cells in zip(families, columns, strict=True)
        ]
        lines += _row_of(columned, columns)
    return lines[:height]


def stack(view: Moves, width: int, height: int, glyphs: Glyphs = BLOCKS) -> list[Content]:
    """Every habit in two lines, and one family: that of the highlighted one, or the first."""
    families = view.families
    below = _LEAST_ROWS + 1 if families else 0
    most = max((height - below) // 2, 1)
    lines: list[Content] = []
    for n, move in _window(view.habits, view.highlighted, most):
        lit = n == view.highlighted
        rows = two_lines(move, width, glyphs, lit=lit)
        lines += _clickable(_raised(rows, width, view, glyphs) if lit else rows, n)
    if families and height - len(lines) > _LEAST_ROWS:
        lines += [Content("")] if lines else []
        family, members = families[view.family]
        room = height - len(lines)
        lines += _family(view, family, members, width, room, glyphs, of=len(families))
    return lines[:height]


def _card(view: Moves, n: int, move: Move, width: int, glyphs: Glyphs) -> list[Content]:
    return card(move, width, glyphs, lit=n == view.highlighted, focus=view.has_focus)


def _family(
    view: Moves,
    family: Family,
    members: Sequence[tuple[int, Move]],
    width: int,
    height: int,
    glyphs: Glyphs,
    *,
    apart: bool = False,
    of: int = 1,
) -> list[Content]:
    """The head of a family and those of it that wait, around the highlighted one."""
    name = uncapital(family.label)
    lines = [head(name, width, TIMES, glyphs), *([Content("")] if apart else [])]
    room = height - len(lines)
    shown = _window(members, view.highlighted, room)
    for n, move in shown:
        lit = n == view.highlighted
        row = [_waiting(move, width, lit=lit)]
        lines += _clickable(_raised(row, width, view, glyphs) if lit else row, n)
    more = of - 1
    if more and len(lines) < height:
        left = sum(len(each) for _, each in view.families) - len(members)
        lines.append(Content.styled(f"  and {left} more in {more} families", DIM))
    return lines


def _waiting(move: Move, width: int, *, lit: bool) -> Content:
    """`+ Sit down without dropping        41`"""
    times = "" if move.counted is None else str(move.counted.times)
    room = max(width - 5 - len(times), 1)
    style = f"bold {BRIGHT}" if lit else "$bc-text"
    name = Content.styled(fit(clean(move.standing.adjustment.cue), room), style)
    lead = Content.styled("  " if lit else "+ ", DIM)
    space = max(width - 1 - 2 - name.cell_length - len(times), 1)
    return lead + name + Content(" " * space) + Content.styled(times, DIM)


def _raised(rows: list[Content], width: int, view: Moves, glyphs: Glyphs) -> list[Content]:
    return selected(rows, width, glyphs, "$bc-accent" if view.has_focus else DIM)


def _clickable(lines: Sequence[Content], n: int) -> list[Content]:
    return [clickable(line, n) for line in lines]


def _window(
    every: Sequence[tuple[int, Move]], highlighted: int, most: int
) -> Sequence[tuple[int, Move]]:
    """At most `most` of them, with the highlighted one if it is there."""
    if len(every) <= most:
        return every
    at = next((k for k, (n, _) in enumerate(every) if n == highlighted), 0)
    first = min(max(at - most + 1, 0), len(every) - most)
    return every[first : first + max(most, 0)]


def _columns(width: int, count: int) -> list[int]:
    """The widths of columns that fill `width` with a gap between them."""
    room = width - _GAP * (count - 1)
    return [room // count + (n >= count - room % count) for n in range(count)]


def _row_of(columns: Sequence[Sequence[Content]], widths: Sequence[int]) -> list[Content]:
    """Columns beside each other."""
    height = max(len(column) for column in columns)
    rows: list[Content] = []
    for y in range(height):
        cells = [column[y] if y < len(column) else Content("") for column in columns]
        padded = [
            cell.truncate(width, pad=True) for cell, width in zip(cells, widths, strict=False)
        ]
        rows.append(Content(" " * _GAP).join(padded))
    return rows
