"""A break that is over as lines: how many today, what is true of them, and the pain now."""

from datetime import timedelta
from typing import NamedTuple

from textual.content import Content

from backcare_tui.tui.kit.draw.digits import DigitSize, digits_width, large_digits
from backcare_tui.tui.kit.draw.frames import framed
from backcare_tui.tui.kit.draw.gauge import MOST_COUNTED, counts, gauge
from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs
from backcare_tui.tui.kit.draw.scale_row import scale_rows
from backcare_tui.tui.kit.fitting import side_by_side, styled
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.use_cases.payoff import Payoff
from backcare_tui.words.payoff import breaks_today
from backcare_tui.words.times import clock_time, stopwatch

CARD_FROM = (52, 14)
"""Columns and rows from which there is a frame with large digits."""
ROOMY_FROM = (70, 22)
"""Columns and rows from which the digits are the largest."""
_BAR = 24
"""Cells of the bar of breaks, if there are too many for dots."""
_WORDS = 6
"""Rows that the words beside the digits take at least."""
_GAP = 4
"""Cells between the digits and the words."""


class OverView(NamedTuple):
    """What the card says."""

    took: timedelta
    """How long the break was."""
    cut_short: bool
    pay: Payoff
    planned: int = 0
    """Breaks that are still to come today."""
    usual: tuple[float, float] | None = None
    """The usual range of pain, 0 to 10."""
    chosen: int | None = None
    """The pain that was said here."""

    @property
    def title(self) -> str:
        return "break cut short" if self.cut_short else "break over"


def draw(view: OverView, width: int, height: int, glyphs: Glyphs = BLOCKS) -> list[Content]:
    """At most `height` lines of at most `width` cells."""
    if width < CARD_FROM[0] or height < CARD_FROM[1]:
        return _small(view, width, height, glyphs)
    roomy = width >= ROOMY_FROM[0] and height >= ROOMY_FROM[1]
    pad = 5 if roomy else 3
    room = width - 2 - 2 * pad
    above = _told(view, room, DigitSize.HUGE if roomy else DigitSize.BIG, glyphs)
    rule = [Content.styled(glyphs.rule * room, "$bc-rule")]
    free = [Content("")] * roomy
    lines = [*free, Content(""), *above, *free, *rule, *free, *_pain(view, room, roomy, glyphs)]
    return framed(
        [Content(" " * pad) + line for line in lines],
        width,
        height,
        Content.styled(view.title, "bold $bc-accent"),
        stopwatch(view.took),
        border="$bc-accent",
        glyphs=glyphs,
    )


def _told(view: OverView, width: int, size: DigitSize, glyphs: Glyphs) -> list[Content]:
    """The number of today's breaks in large digits, and what is true of them beside it."""
    number, rows = str(view.pay.number), max(size.rows, _WORDS)
    cells = digits_width(number, size) + _GAP
    digits = [Content.styled(row, "$bc-accent") for row in large_digits(number, size, glyphs)]
    words = _words(view, width - cells, rows, glyphs)
    above = [Content("")] * ((rows - len(words)) // 2)
    lines = side_by_side(digits, [*above, *words], cells)
    return [*lines, *[Content("")] * (rows - len(lines))]


def _words(view: OverView, width: int, rows: int, glyphs: Glyphs) -> list[Content]:
    """In at most `rows` lines; free lines and what is to come go first, if they are too many."""
    head = Content.assemble(
        (f"{breaks_today(view.pay.number)}.", f"bold {BRIGHT}"), ("  Welcome back.", BRIGHT)
    ).truncate(width)
    said = [line for text in view.pay.sentences for line in styled(text, width, "$bc-text")]
    after = styled(view.pay.next, width, DIM)
    free, counted = [Content("")], _dots(view, width, glyphs)
    dots = [counted] if counted else []
    for lines in (
        [head, *free, *dots, *(free if dots else ()), *said, *free, *after],
        [head, *dots, *free, *said, *after],
        [head, *dots, *said, *after],
        [head, *said, *after],
    ):
        if len(lines) <= rows:
            return lines
    return [head, *said, *after][:rows]


def _dots(view: OverView, width: int, glyphs: Glyphs) -> Content:
    """`●●●●●○○○`: those of today, and those that are still planned."""
    number, target = view.pay.number, view.pay.number + view.planned
    more = f"  {view.planned} more planned" if view.planned else ""
    if target > MOST_COUNTED and not view.planned:
        return Content("")
    if target > MOST_COUNTED:
        drawn = gauge(number / target, min(max(width - len(more), 0), _BAR), glyphs=glyphs)
    else:
        drawn = counts(number, target, width, glyphs=glyphs)
    return (drawn + Content.styled(more, DIM)).truncate(width)


def _pain(view: OverView, width: int, roomy: bool, glyphs: Glyphs) -> list[Content]:
    """The question, and the scale with what is usual."""
    free = [Content("")] * roomy
    return [_question(view, width), *free, *scale_rows(width, view.chosen, view.usual, glyphs)]


def _question(view: OverView, width: int) -> Content:
    """`Pain now?   it was 6 at 11:02`, as much of it as there is room for."""
    asked, was = "Pain now?", view.pay.was
    told = (
        () if was is None else (f"it was {was.score} at {clock_time(was.at)}", f"was {was.score}")
    )
    fits = next((each for each in told if len(asked) + 3 + len(each) <= width), "")
    return Content.assemble((asked, f"bold {BRIGHT}"), (f"   {fits}" if fits else "", DIM))


def _small(view: OverView, width: int, height: int, glyphs: Glyphs) -> list[Content]:
    """How many today, as much of what is true as there is room for, and the pain now."""
    number = str(view.pay.number)
    head = Content.assemble(
        (number, "bold $bc-accent"), (f" {breaks_today(view.pay.number)}", f"bold {BRIGHT}")
    )
    mark = f"  {view.title if view.cut_short else stopwatch(view.took)}"
    head += Content.styled(mark if head.cell_length + len(mark) <= width else "", DIM)
    pain = [_question(view, width), *scale_rows(width, view.chosen, view.usual, glyphs)]
    pain = pain[: max(height - 1, 0)] if height < 7 else pain
    room = height - 1 - len(pain)
    said: list[Content] = []
    for text, style in ((view.pay.next, DIM), *((text, "$bc-text") for text in view.pay.sentences)):
        wrapped = styled(text, width, style)
        if len(said) + len(wrapped) <= room:
            said += wrapped
    lines = [head, *said, *[Content("")] * (room - len(said)), *pain]
    return [line.truncate(max(width, 0)) for line in lines[: max(height, 0)]]
