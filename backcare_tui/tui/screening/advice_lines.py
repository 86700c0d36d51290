"""The page that says what to do, as lines: the number first and largest, then what to say.

Where there is no room for frames the sentences stand alone, the first thing to do on top.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual.content import Content

from backcare_tui.tui.kit.draw.caps import Hint, caps
from backcare_tui.tui.kit.draw.digits import (
    DigitSize,
    can_be_large,
    digits_width,
    large_digits,
    largest,
)
from backcare_tui.tui.kit.draw.frames import boxed, framed, head
from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs
from backcare_tui.tui.kit.fitting import apart, beside, side_by_side, styled
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.sizes import WIDE, has_frames
from backcare_tui.words.screening import Advice

MEASURE = 72
"""Columns of a line that is read in one go: our own choice."""
_IN_PANEL = 84
"""Columns of a sentence under the numbers."""
WIDEST = 116
"""Columns of the page."""
_BESIDE = 40
"""Columns of sentences from which they stand beside the number."""
_TICKED_FROM = 34
"""Rows of the screen from which what was ticked stands with what to do."""
_DIGITS_FROM = 20
"""Rows of the screen that a large number leaves to all the rest."""
_APART = 4
READ_OUT = "read this out"
HINTS = (
    Hint("enter", "shows it alone, to hand over the screen"),
    Hint("y", "copies it"),
)


class AdviceView(NamedTuple):
    """What is drawn, and on how many rows."""

    advice: Advice
    height: int
    """Rows of the screen."""
    glyphs: Glyphs = BLOCKS


def advice_page(view: AdviceView, width: int) -> list[Content]:
    """The whole page in lines of at most `width` cells."""
    width = min(width, WIDEST)
    if not has_frames(width, view.height):
        return _plain(view.advice, width)
    said, is_high = view.advice, view.height >= _TICKED_FROM
    return apart(
        [
            _panel(view, width, ticked=is_high),
            _read_out(view, width),
            styled(said.worse, min(width, MEASURE), "$bc-text"),
            [] if is_high else _ticked(said, min(width, MEASURE)),
            [head("meanwhile", width, glyphs=view.glyphs), *_meanwhile(said, min(width, MEASURE))],
        ]
    )


def _plain(said: Advice, width: int) -> list[Content]:
    """Sentences without frames, in little room."""
    width = min(width, MEASURE)
    lines = apart(
        [
            [
                *styled(said.call, width, "bold $bc-alert"),
                *styled(said.also, width, BRIGHT),
                *_numbers(said, width),
            ],
            [*styled("Read this out", width, DIM), *_quoted(said, width)],
            styled(said.calm, width, "$bc-text"),
            styled(said.worse, width, "$bc-text"),
            _ticked(said, width),
            _meanwhile(said, width),
        ]
    )
    return [line.truncate(width, ellipsis=True) for line in lines]


# -- what to do


def _panel(view: AdviceView, width: int, *, ticked: bool) -> list[Content]:
    """What to do, on the wash of an alert; for what can wait until today, in a frame."""
    edge = 7 if width >= WIDE - 4 else 3
    room = width - 2 - 2 * edge
    digits = _digits(view, room)
    cells = max((line.cell_length for line in digits), default=0)
    is_beside = len(view.advice.large) == 1 and 0 < cells <= room - _APART - _BESIDE
    left = room - cells - _APART if is_beside else min(room, _IN_PANEL)
    words = _words(view.advice, left, listed=not digits, ticked=ticked)
    inner = side_by_side(digits, words, cells + _APART) if is_beside else apart([digits, words])
    lines = [Content(""), *(Content(" " * edge) + line for line in inner), Content("")]
    if view.advice.now:
        return _washed(lines, width, view.glyphs)
    return framed(lines, width, len(lines) + 2, "today", border="$bc-warn", glyphs=view.glyphs)


def _words(said: Advice, width: int, *, listed: bool, ticked: bool) -> list[Content]:
    """The sentences of the panel; `listed`: the numbers are among them, not large beside them."""
    first = "bold $bc-alert" if said.now else f"bold {BRIGHT}"
    return apart(
        [
            [*styled(said.call, width, first), *styled(said.also, width, BRIGHT)],
            _numbers(said, width) if listed and said.now else [],
            styled(said.calm, width, "$bc-text"),
            _ticked(said, width) if ticked else [],
        ]
    )


def _digits(view: AdviceView, room: int) -> list[Content]:
    """The numbers in the largest digits that fit beside each other; none where none fit."""
    numbers = view.advice.large
    if not numbers or not all(can_be_large(number) for number, _ in numbers):
        return []
    size = _size(numbers, room, view.height - _DIGITS_FROM, now=view.advice.now)
    return [] if size is None else _drawn(numbers, size, view)


def _size(
    numbers: Sequence[tuple[str, str]], room: int, rows: int, *, now: bool
) -> DigitSize | None:
    if len(numbers) == 1:
        size = largest(numbers[0][0], room, rows)
        return DigitSize.SMALL if size and not now else size
    for size in (DigitSize.BIG, DigitSize.SMALL):
        if sum(_columns(numbers, size)) <= room and size.rows < rows:
            return size
    return None


def _columns(numbers: Iterable[tuple[str, str]], size: DigitSize) -> list[int]:
    """The cells of each number, with what is said under it, and what is free beside it."""
    return [max(digits_width(number, size), len(where)) + _APART for number, where in numbers]


def _drawn(numbers: Sequence[tuple[str, str]], size: DigitSize, view: AdviceView) -> list[Content]:
    style = "$bc-alert" if view.advice.now else BRIGHT
    rows = [Content("")] * (size.rows + 1)
    for (number, where), cells in zip(numbers, _columns(numbers, size), strict=True):
        digits = [Content.styled(row, style) for row in large_digits(number, size, view.glyphs)]
        column = [*digits, Content.styled(where, "$bc-text")]
        rows = [
            row + each.pad_right(cells - each.cell_length)
            for row, each in zip(rows, column, strict=True)
        ]
    rows = [row.rstrip() for row in rows]
    return rows if rows[-1] else rows[:-1]


def _washed(lines: Iterable[Content], width: int, glyphs: Glyphs) -> list[Content]:
    edge = Content.styled(glyphs.edge, "$bc-alert")
    rows = [edge + line.truncate(width - 1, ellipsis=True) for line in lines]
    return [
        row.pad_right(width - row.cell_length).stylize_before("$bc-on-alert-wash") for row in rows
    ]


def _numbers(said: Advice, width: int) -> list[Content]:
    return [
        line
        for number, where in said.numbers
        for line in beside(Content.styled(f"  {number}  ", BRIGHT), where, width, DIM)
    ]


# -- what to say, and what else there is


def _read_out(view: AdviceView, width: int) -> list[Content]:
    def inside(room: int) -> list[Content]:
        words = _quoted(view.advice, min(room, MEASURE + 8))
        return [*words, Content(""), caps(HINTS, room)]

    return boxed(inside, width, READ_OUT, glyphs=view.glyphs)


def _quoted(said: Advice, width: int) -> list[Content]:
    return styled(f"“{said.say}”", width, f"bold {BRIGHT}")


def _ticked(said: Advice, width: int) -> list[Content]:
    items = [line for text in said.ticked for line in styled(text, width, BRIGHT)]
    return [*styled("You ticked", width, "$bc-text"), *items]


def _meanwhile(said: Advice, width: int) -> list[Content]:
    texts = (said.rests, said.stays, said.own)
    return [line for text in texts for line in styled(text, width, DIM)]
