"""What there is to choose before a session, laid out as lines: no widget, no keys."""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from backcare_tui.content.patterns import HOLDS_HELP, SAFETY, SAFETY_SHORT
from backcare_tui.domain.downshift.patterns import Pattern
from backcare_tui.domain.downshift.session import Session
from backcare_tui.tui.kit.fitting import fit, styled
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.times import plural, stopwatch

MEASURE = 72
"""Widest a text is set, in cells."""
TWO_COLUMNS = 104
"""Columns from which the words stand beside the list."""
_COLUMN = 46


class PatternChoice(NamedTuple):
    """What the lines are made of. There is at least one pattern, and its session."""

    patterns: tuple[Pattern, ...] = ()
    highlighted: int = 0
    session: Session | None = None
    length: str = ""
    """The length as it was chosen: `3 min`, `12 breaths`."""
    limited: str = ""
    """Why the session is shorter than that; "" where it is not."""
    done: tuple[str, ...] = ()
    """What the last session was: the longest form first."""
    focused: bool = True

    @property
    def pattern(self) -> Pattern:
        return self.patterns[self.highlighted]


class ChooserLines(NamedTuple):
    """Lines, and which line each pattern's row and the length are on."""

    lines: list[Content]
    rows: dict[int, int]
    """Line to index of pattern."""
    length: int
    """The line with the length; -1 where it is not on one of its own."""


def recipe(pattern: Pattern) -> str:
    """`in 4 · out 6`."""
    return " · ".join(f"{p.kind.short.lower()} {p.seconds:g}" for p in pattern.phases)


def numbers(pattern: Pattern) -> str:
    """`4-6`."""
    return "-".join(f"{phase.seconds:g}" for phase in pattern.phases)


def draw(choice: PatternChoice, width: int, height: int) -> ChooserLines:
    """At most `height` lines of at most `width` cells; the least important is left out first."""
    if width >= TWO_COLUMNS:
        left = _stack(choice, _COLUMN, height, with_texts=False)
        beside = _texts(choice, min(MEASURE, width - _COLUMN - 4), height)
        lines = [
            _at(left.lines, y).truncate(_COLUMN + 4, pad=True) + _at(beside, y)
            for y in range(max(len(left.lines), len(beside)))
        ]
        return left._replace(lines=lines)
    return _stack(choice, width, height, with_texts=True)


def _at(lines: Sequence[Content], y: int) -> Content:
    return lines[y] if y < len(lines) else Content("")


def _stack(choice: PatternChoice, width: int, height: int, *, with_texts: bool) -> ChooserLines:
    merged = height <= 4
    fixed = 0 if merged else 1  # the line with the length
    done = _done(choice.done, width)
    texts: list[Content] = []
    if with_texts:
        # A few rows of the list are worth more than texts about them; safety is worth more still.
        few = min(len(choice.patterns), max(height // 3, 1))
        texts = _texts(choice, min(width, MEASURE), height - fixed - few)
    if fixed + len(texts) + len(done) >= height:
        done = []
    rows = min(len(choice.patterns), max(height - fixed - len(texts) - len(done), 1))
    spare = height - rows - fixed - len(texts) - len(done)
    lines = list(done)
    if done and spare >= 3:
        lines.append(Content(""))
        spare -= 1
    listed = _rows(choice, width, rows, merged=merged)
    places = {len(lines) + n: index for n, (index, _) in enumerate(listed)}
    lines += [line for _, line in listed]
    length = -1
    if not merged:
        if spare > 0:
            lines.append(Content(""))
            spare -= 1
        length = len(lines)
        lines.append(_length(choice, width))
    if texts and spare > 0:
        lines.append(Content(""))
    return ChooserLines([*lines, *texts][:height], places, length)


def _done(forms: Sequence[str], width: int) -> list[Content]:
    """The longest of `forms` that fits, else as much of the shortest as does."""
    if not forms:
        return []
    shown = next((form for form in forms if cell_len(form) <= width), fit(forms[-1], width))
    return [Content.styled(shown, "$bc-accent")]


def _rows(
    choice: PatternChoice, width: int, height: int, *, merged: bool
) -> list[tuple[int, Content]]:
    """`height` of the patterns around the highlighted one; `merged`: with the length beside."""
    top = min(max(choice.highlighted - height // 2, 0), len(choice.patterns) - height)
    names, beside = _columns(choice, width - 2)
    if merged:
        beside = [f"◂{choice.length}▸"] * len(choice.patterns)
        names = width - 2 - len(beside[0])
    drawn: list[tuple[int, Content]] = []
    for index in range(top, top + height):
        lit = index == choice.highlighted
        marker = ("▸ " if lit else "  ", "$bc-accent" if choice.focused else DIM)
        name = fit(choice.patterns[index].name, names - 1)
        name = Content.styled(name, "bold $bc-bright" if lit else "$bc-text")
        tail = (beside[index], "$bc-accent" if merged else DIM)
        drawn.append((index, Content.assemble(marker, name.truncate(names, pad=True), tail)))
    return drawn


def _columns(choice: PatternChoice, room: int) -> tuple[int, list[str]]:
    """Width of the column of names, and what stands beside each: in full, numbers, or nothing."""
    longest = max(cell_len(pattern.name) for pattern in choice.patterns)
    for form in (recipe, numbers):
        beside = [form(pattern) for pattern in choice.patterns]
        for gap in (4, 2):
            if longest + gap + max(map(len, beside)) <= room:
                return longest + gap, beside
    return room, [""] * len(choice.patterns)


def _length(choice: PatternChoice, width: int) -> Content:
    assert choice.session is not None
    arrows = "$bc-accent" if choice.focused else DIM
    head = Content.assemble(("◂ ", arrows), (choice.length, BRIGHT), (" ▸", arrows))
    clock = stopwatch(timedelta(seconds=choice.session.seconds))
    breaths = plural(choice.session.cycles, "breath")
    if choice.length == breaths:
        parts = [clock]
    elif choice.length.endswith("min") and clock == choice.length.replace(" min", ":00"):
        parts = [breaths]
    else:
        parts = [breaths, clock]
    tails = ["   ".join([*parts, choice.limited]), "  ".join(parts), parts[0], ""]
    indent = Content("  ")
    for tail in tails:
        line = indent + head + Content.styled(f"   {tail}" if tail else "", DIM)
        if line.cell_length <= width:
            return line
    return head


def _texts(choice: PatternChoice, width: int, height: int) -> list[Content]:
    """What is worth knowing, safety before all; each text whole or not at all."""
    pattern = choice.pattern
    brief = width < 50 or height < 6
    safety = styled(SAFETY_SHORT if brief else " ".join(SAFETY), width, "$bc-text")
    left = height - len(safety)
    note = styled(pattern.note, width, BRIGHT)
    held = styled(HOLDS_HELP if pattern.has_holds else "", width, "$bc-text")
    source = styled(pattern.source, width, DIM)
    kept = [safety]
    for lines in (note, held, source):
        if lines and len(lines) + 1 <= left:
            kept.append(lines)
            left -= len(lines) + 1
    drawn: list[Content] = []
    for block in (note, safety, held, source):
        if block in kept:
            drawn += [Content(""), *block] if drawn else block
    return drawn[:height]
