"""One habit as a card, or in two lines: how often today, which side, and its last two weeks."""

from textual.content import Content

from backcare_tui.domain.adjustments import AdjustmentStanding
from backcare_tui.domain.habits import done_days, growth
from backcare_tui.domain.journal.entries import Side
from backcare_tui.domain.text import clean
from backcare_tui.tui.adjustments.consistency import consistency_row
from backcare_tui.tui.adjustments.view import Move
from backcare_tui.tui.kit.draw.digits import DigitSize, large_digits
from backcare_tui.tui.kit.draw.frames import framed
from backcare_tui.tui.kit.draw.gauge import counts
from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs
from backcare_tui.tui.kit.fitting import fit, joined, wrap
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.times import clock_time

CARD = 13
"""Rows of a card with its frame."""
_INDENT = 2
"""Cells inside the frame before what is said."""
_GAP = 3
_DOTS = 8
_HOW = 2
"""Lines of how."""


def card(
    move: Move, width: int, glyphs: Glyphs = BLOCKS, *, lit: bool = False, focus: bool = True
) -> list[Content]:
    """`CARD` lines of `width` cells. `lit`: it is the highlighted one, on a raised ground."""
    room = width - 2 - 2 * _INDENT
    lines = [
        Content(""),
        *_beside(_digits(move.standing, glyphs), _figures(move, glyphs), room),
        Content(""),
        *_how(move.standing, room),
        Content(""),
        days(move.standing, room),
    ]
    indent = Content(" " * _INDENT)
    inside = [indent + line.truncate(max(room, 0), ellipsis=True) for line in lines]
    name = fit(clean(move.standing.adjustment.cue), max(width - 8, 0))
    title = Content.styled(name, f"bold {BRIGHT}" if lit else BRIGHT)
    if lit:
        title = Content.styled(f"{glyphs.edge} ", "$bc-accent" if focus else DIM) + title
    border = "$bc-accent" if lit and focus else "$bc-border"
    ground = "on $panel" if lit else "on $surface"
    return framed(inside, width, CARD, title, border=border, ground=ground, glyphs=glyphs)


def two_lines(move: Move, width: int, glyphs: Glyphs = BLOCKS, *, lit: bool) -> list[Content]:
    """Name, dots and count; below it the last two weeks and the side that is next."""
    standing = move.standing
    at = width * 38 // 70
    style = f"bold {BRIGHT}" if lit else BRIGHT
    name = Content.styled(fit(clean(standing.adjustment.cue), max(at - 4, 0)), style)
    line = (Content(" " * _INDENT) + name).pad_right(max(at - _INDENT - name.cell_length, 1))
    line += counts(standing.done, standing.adjustment.target, _DOTS, glyphs=glyphs)
    told = of_target(standing)
    space = max(width - 1 - line.cell_length - told.cell_length, 1)
    below = joined([days(standing, width), *_next(standing, glyphs)], "    ", width - _INDENT)
    return [line + Content(" " * space) + told, Content(" " * _INDENT) + below]


def of_target(standing: AdjustmentStanding) -> Content:
    """`5 of 8 today`; without a zero: `8 today`. A habit without a target has no second number."""
    target = standing.adjustment.target
    if not standing.done:
        return Content.styled(f"{target} a day" if target else "", DIM)
    done = Content.styled(str(standing.done), f"bold {BRIGHT}")
    return done + Content.styled(f" of {target} today" if target else " today", DIM)


def days(standing: AdjustmentStanding, width: int) -> Content:
    """`▅▆▄▇▆█··▇▆█▇█▆ 12 of 14 days`"""
    done, of = done_days(standing.shares), len(standing.shares)
    row = consistency_row(standing.shares)
    if not done:
        return Content.styled(f"not yet in {of} days" if of else "", DIM)
    return joined([row, Content.assemble((str(done), BRIGHT), (f" of {of} days", DIM))], " ", width)


def _digits(standing: AdjustmentStanding, glyphs: Glyphs) -> list[Content]:
    """What was done today in large digits; nothing yet takes no room."""
    if not standing.done:
        return [Content("")] * DigitSize.BIG.rows
    rows = large_digits(str(standing.done), DigitSize.BIG, glyphs)
    return [Content.styled(row, "$bc-accent") for row in rows]


def _figures(move: Move, glyphs: Glyphs) -> list[Content]:
    """Beside the digits: of how many, how far it has come, dots, sides, and what is next."""
    standing = move.standing
    target = standing.adjustment.target
    of = f"of {target} today" if target and standing.done else f"{target} a day" if target else ""
    come = growth(standing.shares).value if any(s is not None for s in standing.shares) else ""
    dots = counts(standing.done, target, _DOTS, glyphs=glyphs)
    side, ledger = standing.next_side, standing.ledger
    sides = f"left {ledger.left}, right {ledger.right}" if ledger.left or ledger.right else ""
    last = f"last {clock_time(move.counted.last)}" if standing.done and move.counted else ""
    return [
        Content.styled(of, BRIGHT),
        Content.styled(come, DIM),
        dots,
        Content.styled(sides if side else "", DIM),
        _side(side, glyphs) if side else Content.styled(last, DIM),
    ]


def _beside(digits: list[Content], figures: list[Content], room: int) -> list[Content]:
    """Digits and figures; the word of how far it has come at the far end of the first row."""
    cells = max((row.cell_length for row in digits), default=0)
    left = cells + _GAP if cells else 0
    of, come, *others = figures
    space = room - left - of.cell_length - come.cell_length
    first = of + Content(" " * space) + come if come and space >= 2 else of
    rows = [first, Content("") if come and space >= 2 else come, *others]
    return [one.truncate(left, pad=True) + other for one, other in zip(digits, rows, strict=True)]


def _how(standing: AdjustmentStanding, room: int) -> list[Content]:
    lines = [*wrap(clean(standing.adjustment.how), room, _HOW), *[""] * _HOW]
    return [Content.styled(line, "$bc-text") for line in lines[:_HOW]]


def _next(standing: AdjustmentStanding, glyphs: Glyphs) -> list[Content]:
    side, ledger = standing.next_side, standing.ledger
    if side is None:
        return []
    told = f"left {ledger.left}, right {ledger.right}"
    used = [Content.styled(told, DIM)] if ledger.left or ledger.right else []
    return [_side(side, glyphs), *used]


def _side(side: Side, glyphs: Glyphs) -> Content:
    """`▸ right next`"""
    return Content.assemble(
        (f"{glyphs.right} ", "$bc-accent"), (side.value, f"bold {BRIGHT}"), (" next", DIM)
    )
