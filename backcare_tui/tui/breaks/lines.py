"""A break that is being taken as lines: what is left of it, and its steps. No widget, no keys."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from backcare_tui.tui.breaks import steps
from backcare_tui.tui.breaks.view import BreakView
from backcare_tui.tui.kit.draw.digits import DigitSize, digits_width, large_digits
from backcare_tui.tui.kit.draw.gauge import gauge
from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs
from backcare_tui.tui.kit.fitting import fit
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.times import stopwatch

WIDEST = 56
"""Cells of a line at most."""
ROOMY_FROM = (44, 11)
"""Columns and rows from which all steps are seen with their times."""
_INDENT = 2
"""Cells before the digits and the bar, which stand over the marks of the steps."""
_BACK, _KEYS = "Enter when you are back", "s sitting   t standing"


class _Fit(NamedTuple):
    """A size of digits, and how far the steps are apart."""

    digits: DigitSize
    gap: int

    @property
    def head(self) -> int:
        """Lines of digits, what they are, and the bar, with those left free."""
        return self.digits.rows + 3 + (1 if self.gap else 0)


_FITS = (
    _Fit(DigitSize.HUGE, 2),
    _Fit(DigitSize.HUGE, 1),
    _Fit(DigitSize.BIG, 2),
    _Fit(DigitSize.BIG, 1),
    _Fit(DigitSize.BIG, 0),
    _Fit(DigitSize.SMALL, 1),
    _Fit(DigitSize.SMALL, 0),
)
"""What is tried, in this order."""


def draw(view: BreakView, width: int, height: int, glyphs: Glyphs = BLOCKS) -> list[Content]:
    """At most `height` lines of at most `width` cells, in the largest digits that leave room for
    how every step goes; if none do, only the step that is on says how it goes."""
    if width < ROOMY_FROM[0] or height < ROOMY_FROM[1]:
        return _small(view, width, height, glyphs)
    drawn, text = steps.blocks(view, width, glyphs), _widest(view)
    for fits in _FITS:
        needs = fits.head + steps.spaced_height(drawn, fits.gap)
        if needs <= height and digits_width(text, fits.digits) <= width - 2 * _INDENT:
            head = _head(view, width, fits.digits, apart=fits.gap > 0, glyphs=glyphs)
            return [*head, *steps.spaced(drawn, view.on, width, fits.gap, glyphs)]
    head = _head(view, width, DigitSize.SMALL, apart=False, glyphs=glyphs)
    if len(head) + steps.listed_height(view, width) > height:
        head.pop()
    return [*head, *steps.listed(view, width, height - len(head), glyphs)]


def placed(lines: Sequence[Content], width: int, room: tuple[int, int]) -> list[Content]:
    """`lines`, `width` cells wide, in the middle of `room`, columns and rows."""
    margin = Content(" " * max((room[0] - width) // 2, 0))
    above = max((room[1] - len(lines)) // 2, 0)
    return [*[Content("")] * above, *(margin + line for line in lines)]


def _head(
    view: BreakView, width: int, size: DigitSize, *, apart: bool, glyphs: Glyphs
) -> list[Content]:
    """The digits, what they are, the bar, and a free line."""
    indent, free = Content(" " * _INDENT), [Content("")] if apart else []
    digits = _digits(view, size, glyphs)
    bar = gauge(view.share, width - 2 * _INDENT, glyphs=glyphs)
    what = _what(view, width - 2 * _INDENT)
    return [*(indent + row for row in digits), *free, indent + what, indent + bar, Content("")]


def _what(view: BreakView, width: int) -> Content:
    """`left of 5 min`; at the end, what there is to do."""
    if not view.left:
        keys = f"   {_KEYS}" if len(_BACK) + len(_KEYS) + 3 <= width else ""
        return Content.assemble((fit(_BACK, width), f"bold {BRIGHT}"), (keys, DIM))
    kind = "" if view.titled else f"   {view.kind}"
    return Content.styled(fit(f"{view.left_of}{kind}", width), DIM)


def _digits(view: BreakView, size: DigitSize, glyphs: Glyphs) -> list[Content]:
    """Each digit as wide as the widest, so that none moves when another changes."""
    text, wide = stopwatch(view.left), digits_width("0", size)
    signs = [
        [row.ljust(wide if sign.isdigit() else 0) for row in large_digits(sign, size, glyphs)]
        for sign in text
    ]
    gap = " " * size.gap
    return [Content.styled(gap.join(row), "$bc-accent") for row in zip(*signs, strict=True)]


def _widest(view: BreakView) -> str:
    """What the digits say at their widest: their size stays what it is as time passes."""
    return "".join("0" if sign.isdigit() else sign for sign in stopwatch(view.plan.length))


def _small(view: BreakView, width: int, height: int, glyphs: Glyphs) -> list[Content]:
    """The digits with what they are beside them, the bar, and the step that is on.

    If they leave too little room for it, the time is a line of text.
    """
    beside = width - digits_width(_widest(view), DigitSize.SMALL) - 3
    room = height - DigitSize.SMALL.rows - 1
    if beside < len(view.of) or room < steps.least_height(view, width):
        head = [_small_head(view, width)]
    else:
        head = _beside(view, beside, glyphs)
    lines = [*head, gauge(view.share, width, glyphs=glyphs)]
    if view.left:
        lines += steps.small(view, width, height - len(lines), glyphs)
    else:
        lines += [Content.styled(fit(_BACK, width), f"bold {BRIGHT}"), Content.styled(_KEYS, DIM)]
    return [line.truncate(max(width, 0)) for line in lines[: max(height, 0)]]


def _beside(view: BreakView, room: int, glyphs: Glyphs) -> list[Content]:
    digits = _digits(view, DigitSize.SMALL, glyphs)
    width = digits_width(_widest(view), DigitSize.SMALL) + 3
    long = len(view.left_of) <= room
    kind, left = (view.kind, view.left_of) if long else (view.plan.kind.value, view.of)
    words = (kind, "", left if view.left else "")
    return [
        row.pad_right(width - row.cell_length) + Content.styled(fit(word, room), DIM)
        for row, word in zip(digits, words, strict=True)
    ]


def _small_head(view: BreakView, width: int) -> Content:
    """`3:12  left of 5 min`"""
    left = stopwatch(view.left)
    room = max(width - len(left) - 2, 0)
    told = f"{view.left_of}  {view.kind}" if view.left else view.kind
    told = told if len(told) <= room else view.left_of
    return Content.assemble((left, "bold $bc-accent"), (f"  {fit(told, room)}", DIM))
