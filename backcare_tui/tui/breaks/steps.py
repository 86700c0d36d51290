"""The steps of a break as lines. No line moves when the next step begins."""

from collections.abc import Sequence
from datetime import timedelta

from rich.cells import cell_len
from textual.content import Content

from backcare_tui.content.patterns import SAFETY, SAFETY_SHORT
from backcare_tui.domain.downshift.session import Moment
from backcare_tui.tui.breaks.view import BreakView
from backcare_tui.tui.kit.draw.frames import selected
from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs
from backcare_tui.tui.kit.fitting import fit, styled
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.times import stopwatch

INDENT = 11
"""Cells before the words of a step: its mark, and when it begins."""
_EDGE = 2
"""Cells that stay free at the right."""
_SMALL_INDENT = 2


def spaced_height(blocks: Sequence[Sequence[Content]], gap: int) -> int:
    """How many lines `spaced` has."""
    return sum(map(len, blocks)) + (len(blocks) - 1) * gap + (2 if gap else 0)


def spaced(
    blocks: Sequence[Sequence[Content]], on: int, width: int, gap: int, glyphs: Glyphs = BLOCKS
) -> list[Content]:
    """The steps `gap` lines apart; the one that is on is raised, with a line around it if there
    are any between them."""
    around = min(gap, 1)
    lines = [Content("")] * around
    begin = end = 0
    for number, block in enumerate(blocks):
        lines += [Content("")] * gap if number else []
        if number == on:
            begin, end = len(lines) - around, len(lines) + len(block) + around
        lines += block
    lines += [Content("")] * around
    return [*lines[:begin], *selected(lines[begin:end], width, glyphs), *lines[end:]]


def blocks(view: BreakView, width: int, glyphs: Glyphs = BLOCKS) -> list[list[Content]]:
    """Of each step its title, and how it goes."""
    indent = " " * INDENT
    return [
        [
            title(view, n, width, glyphs),
            *(Content(indent) + line for line in how(view, n, width - INDENT - _EDGE)),
        ]
        for n in range(len(view.steps))
    ]


def listed(view: BreakView, width: int, height: int, glyphs: Glyphs = BLOCKS) -> list[Content]:
    """All titles, and below them how the one that is on goes, in at most `height` lines."""
    titles = [title(view, n, width, glyphs) for n in range(len(view.steps))]
    titles[view.on : view.on + 1] = selected([titles[view.on]], width, glyphs)
    room = width - INDENT - _EDGE
    apart = [Content("")] * (listed_height(view, width) < height)
    told = [Content(" " * INDENT) + line for line in how(view, view.on, room, short=True)]
    return [*titles, *apart, *told][:height]


def listed_height(view: BreakView, width: int) -> int:
    """How many lines `listed` has at least, so that no step is cut."""
    return len(view.steps) + _longest(view, width - INDENT - _EDGE)


def small(view: BreakView, width: int, height: int, glyphs: Glyphs = BLOCKS) -> list[Content]:
    """The step that is on, and the title of the next one in the last line if it is always free."""
    room, indent = width - _SMALL_INDENT, Content(" " * _SMALL_INDENT)
    told = [indent + line for line in how(view, view.on, room, short=True, most=height - 1)]
    told = [_small_title(view, view.on, width, glyphs), *told]
    follows = view.on + 1
    if follows < len(view.steps) and height > 1 + _longest(view, room):
        told += [Content("")] * (height - 1 - len(told))
        told.append(_small_title(view, follows, width, glyphs))
    return told[:height]


def least_height(view: BreakView, width: int) -> int:
    """How many lines a step takes in a small pane at least: what is safe is never cut."""
    room = width - _SMALL_INDENT
    safe = [
        len(how(view, n, room, short=True))
        for n, timed in enumerate(view.steps)
        if timed.step.breathe
    ]
    return 1 + max([1, *safe])


def _longest(view: BreakView, width: int) -> int:
    """Lines of the step that needs most to say how it goes."""
    return max(len(how(view, n, width, short=True)) for n in range(len(view.steps)))


def title(view: BreakView, number: int, width: int, glyphs: Glyphs = BLOCKS) -> Content:
    """`  ◉  1:15  Walk to a window   0:55 left`"""
    begins = stopwatch(view.steps[number].begin)
    left = f"{stopwatch(_left(view, number))} left" if number == view.on and view.left else ""
    head = f"  {_mark(view, number, glyphs)}  {begins:>4}  "
    return _titled(view, number, head, left, width - _EDGE)


def _small_title(view: BreakView, number: int, width: int, glyphs: Glyphs) -> Content:
    """`◉ Walk to a window   0:55`; one that is to come is dim."""
    left = stopwatch(_left(view, number)) if number == view.on else ""
    return _titled(view, number, f"{_mark(view, number, glyphs)} ", left, width)


def how(
    view: BreakView, number: int, width: int, *, short: bool = False, most: int | None = None
) -> list[Content]:
    """How a step goes, in at most `most` lines; of one that counts the breath where that is, and
    what is safe."""
    step = view.steps[number].step
    said = "$bc-text" if number == view.on else DIM
    if not step.breathe:
        return styled(step.how, width, said, most)
    counted = _breath(view.breath) if number == view.on and view.left else Content("")
    texts = [SAFETY_SHORT] if short else [step.how, " ".join(SAFETY)]
    return [counted, *(line for text in texts for line in styled(text, width, said))]


def _titled(view: BreakView, number: int, head: str, tail: str, width: int) -> Content:
    do, room = view.steps[number].step.do, width - cell_len(head)
    gap = room - cell_len(do) - len(tail)
    shows_tail = bool(tail) and gap >= 1
    style = f"bold {BRIGHT}" if number == view.on else "$bc-text" if number > view.on else DIM
    return Content.assemble(
        (head, "$bc-accent" if number == view.on else DIM),
        (fit(do, room), style),
        (f"{'':{gap}}{tail}" if shows_tail else "", DIM),
    )


def _left(view: BreakView, number: int) -> timedelta:
    return min(view.steps[number].end - view.elapsed, view.left)


def _mark(view: BreakView, number: int, glyphs: Glyphs) -> str:
    if number < view.on or not view.left:
        return glyphs.done
    return glyphs.here if number == view.on else glyphs.open


def _breath(moment: Moment | None) -> Content:
    """`Breathe in  3`"""
    if moment is None:
        return Content("")
    word = "Settle in" if moment.phase is None else moment.phase.kind.word
    return Content.assemble((f"{word}  ", "$bc-accent"), (str(moment.count), f"bold {BRIGHT}"))
