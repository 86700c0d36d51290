"""A break that is being taken as lines: the clock, the steps, the breath. No widget, no keys."""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from backcare_tui.content.patterns import SAFETY, SAFETY_SHORT
from backcare_tui.domain.breaks.plan import Plan
from backcare_tui.domain.breaks.routines import TimedStep, step_at
from backcare_tui.domain.downshift.session import Moment
from backcare_tui.tui.kit.bar import progress_bar
from backcare_tui.tui.kit.draw.digits import DigitSize, large_digits
from backcare_tui.tui.kit.fitting import fit, styled
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.times import short_length, stopwatch

WIDEST = 60
"""Cells of a line at most."""
ROOMY_FROM = (44, 11)
"""Columns and rows from which the clock is large and all steps are seen with their times."""
_DONE, _NOW, _TO_COME = "●", "◉", "○"
_BACK = (
    Content.styled("Enter when you are back", f"bold {BRIGHT}"),
    Content.styled("s sitting   t standing", DIM),
)


class BreakView(NamedTuple):
    """What the lines are made of."""

    plan: Plan
    elapsed: timedelta
    """Since the break began."""
    steps: tuple[TimedStep, ...]
    breath: Moment | None = None
    """Where the breath is in a step that counts it."""

    @property
    def on(self) -> int:
        """Which step is on."""
        return step_at(self.steps, self.elapsed)

    @property
    def left(self) -> timedelta:
        return max(self.plan.length - self.elapsed, timedelta())


def draw(view: BreakView, width: int, height: int) -> list[Content]:
    """At most `height` lines of at most `width` cells; the least important is left out first."""
    if width < ROOMY_FROM[0] or height < ROOMY_FROM[1]:
        return _small(view, width, height)
    kind = f"{view.plan.kind.value.capitalize()} break, {short_length(view.plan.length)}"
    digits = [
        Content.styled(row, "$bc-accent")
        for row in large_digits(stopwatch(view.left), DigitSize.SMALL)
    ]
    bar = progress_bar(_share(view), width)
    lines = [Content.styled(kind, DIM), *digits, bar, Content("")]
    if not view.left:
        return [*lines, *_BACK]
    room = height - len(lines)
    blocks = [_block(view, n, width) for n in range(len(view.steps))]
    # How the others go is left out first, then what lies between the steps.
    full = sum(map(len, blocks)) + len(blocks) - 1
    if full > room:
        blocks = [b if n == view.on else b[:1] for n, b in enumerate(blocks)]
    apart = sum(map(len, blocks)) + len(blocks) - 1 <= room
    for number, block in enumerate(blocks):
        lines += [Content("")] if number and apart else []
        lines += block
    return lines[:height]


def _small(view: BreakView, width: int, height: int) -> list[Content]:
    """The clock beside the kind, the bar, and the step that is on."""
    left = stopwatch(view.left)
    kind = f"{view.plan.kind.value.capitalize()} break, {short_length(view.plan.length)}"
    if len(left) + 2 + len(kind) > width:
        kind = kind.partition(",")[0]
    head = Content.assemble((left, "bold $bc-accent"), (f"  {kind}", DIM))
    lines = [head, progress_bar(_share(view), width)]
    if not view.left:
        return [*lines, *_BACK][:height]
    lines += _block(view, view.on, width, small=True)
    if len(lines) < height and view.on + 1 < len(view.steps):
        follows = view.steps[view.on + 1].step.do
        lines.append(Content.styled(fit(f"{_TO_COME} {follows}", width), DIM))
    return lines[:height]


def _block(view: BreakView, number: int, width: int, *, small: bool = False) -> list[Content]:
    """One step: its line, and below it how it goes; of the one that is on the breath as well."""
    timed, on = view.steps[number], number == view.on
    step = timed.step
    mark = _NOW if on else _DONE if number < view.on else _TO_COME
    left = min(timed.end - view.elapsed, view.left) if on else timed.end - timed.begin
    tail = f"{stopwatch(left)} left" if on else stopwatch(left)
    indent = 2 if small else 11
    head = f"{mark} " if small else f"  {mark}  {stopwatch(timed.begin):>4}  "
    gap = width - indent - cell_len(step.do) - len(tail)
    if gap < 1:
        tail, gap = stopwatch(left), width - indent - cell_len(step.do) - len(stopwatch(left))
    said = f"bold {BRIGHT}" if on else "$bc-text" if number > view.on else DIM
    line = Content.assemble(
        (head, "$bc-accent" if on else DIM),
        (fit(step.do, width - indent), said),
        (f"{'':{gap}}{tail}" if gap >= 1 else "", DIM),
    )
    below = _below(view, timed, width - indent, on=on, small=small)
    lines = [line, *(Content(" " * indent) + each for each in below)]
    return [_lit(each, width) for each in lines] if on and not small else lines


def _below(
    view: BreakView, timed: TimedStep, width: int, *, on: bool, small: bool
) -> list[Content]:
    said = "$bc-text" if on else DIM
    texts = [timed.step.how]
    if timed.step.breathe:
        texts = [SAFETY_SHORT] if small else [timed.step.how, " ".join(SAFETY)]
    told = [line for text in texts for line in styled(text, width, said)]
    counted = view.breath if timed.step.breathe and on else None
    return told if counted is None else [_breath(counted), *told]


def _breath(moment: Moment) -> Content:
    word = "Settle in" if moment.phase is None else moment.phase.kind.word
    return Content.assemble((f"{word}  ", "$bc-accent"), (str(moment.count), f"bold {BRIGHT}"))


def _lit(line: Content, width: int) -> Content:
    """`line` as the one that is on: its first cell is the mark of it."""
    rest = line.pad_right(max(width - line.cell_length, 0))
    return Content.assemble(("▌", "$bc-accent"), rest[1:]).stylize("on $panel")


def _share(view: BreakView) -> float:
    whole = view.plan.length
    return min(view.elapsed / whole, 1.0) if whole else 1.0


def centred(lines: Sequence[Content], width: int, room: int) -> list[Content]:
    """`lines`, `width` cells wide, in the middle of `room` cells."""
    margin = " " * max((room - width) // 2, 0)
    return [Content(margin) + line for line in lines]
