"""The ways to draw a breath but the largest: a vessel, a bar, and beads that do not move.

A painter knows one size. It makes a frame of a moment, says in which parts two frames differ, and
draws a row of a frame.
"""

from collections.abc import Hashable, Sequence
from math import ceil
from typing import NamedTuple, Protocol

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size

from backcare_tui.domain.downshift.session import Moment
from backcare_tui.tui.downshift import shape
from backcare_tui.tui.downshift.marks import beads, has_blocks, marks
from backcare_tui.tui.downshift.shape import STEPS, Glyph, vessel_rows
from backcare_tui.tui.kit.draw.glyphs import Glyphs

NEGATIVE = Style(reverse=True)
_BAR_PARTS = " ▏▎▍▌▋▊▉█"
_WIDEST_BAR = 60
_MARK_ROOM = 3
"""Cells a mark takes on each side of the vessel."""


class OrbColours(NamedTuple):
    """How the parts of a breath are drawn."""

    fill: Style
    line: Style
    mark: Style
    bar: Style
    blank: Style


class BreathPainter(Protocol):
    """One way to draw a breath, in one size."""

    def frame(self, moment: Moment) -> Hashable:
        """Two moments with the same frame look the same."""
        ...

    def changed(self, before: Hashable, after: Hashable) -> Sequence[Region]:
        """The parts in which the two frames differ."""
        ...

    def line(self, y: int, frame: Hashable) -> tuple[list[Segment], int]:
        """What row `y` has in its middle, and how many cells that takes."""
        ...


class Beads:
    """One bead for each second of the phase: it changes once a second."""

    def __init__(self, size: Size, colours: OrbColours, glyphs: Glyphs) -> None:
        self._size, self._colours, self._glyphs = size, colours, glyphs

    def frame(self, moment: Moment) -> tuple[str, str]:
        """The beads that are counted, and the others."""
        if moment.phase is None:
            return "", self._glyphs.open * moment.count
        count = ceil(moment.phase.seconds - 1e-6)
        filled = count - moment.count + 1 if moment.phase.kind.fills else moment.count
        full, empty = beads(moment.phase.kind, self._glyphs)
        return full * filled, empty * (count - filled)

    def changed(self, before: Hashable, after: Hashable) -> list[Region]:
        return [Region(0, self._size.height // 2, self._size.width, 1)]

    def line(self, y: int, frame: Hashable) -> tuple[list[Segment], int]:
        if y != self._size.height // 2 or not isinstance(frame, tuple):
            return [], 0
        shown = "".join(str(part) for part in frame)
        for gap in ("   ", " ", ""):
            line = gap.join(shown)
            if len(line) <= self._size.width:
                return [Segment(line, self._colours.fill)], len(line)
        return [], 0


class Bar:
    """A bar that widens from its middle and narrows again: its frame is how far, in eighths."""

    def __init__(self, size: Size, colours: OrbColours, glyphs: Glyphs) -> None:
        self._size, self._colours = size, colours
        self._steps = STEPS if has_blocks(glyphs) else 1
        self._half = min(size.width, _WIDEST_BAR) // 2
        """Cells on each side of the middle."""
        self._thick = 2 if size.height >= 6 else 1
        """Two rows if there is room around them."""
        self._top = (size.height - self._thick) // 2

    def frame(self, moment: Moment) -> int:
        return round(moment.fullness * self._half * self._steps)

    def changed(self, before: Hashable, after: Hashable) -> list[Region]:
        """All that lies between the two ends: Textual sends a row from its beginning anyway."""
        middle = (self._size.width - 2 * self._half) // 2 + self._half
        far = min(max(_number(before), _number(after)) // self._steps + 1, self._half)
        return [Region(middle - far, self._top, 2 * far, self._thick)]

    def line(self, y: int, frame: Hashable) -> tuple[list[Segment], int]:
        if not self._top <= y < self._top + self._thick:
            return [], 0
        half, bar = self._half, self._colours.bar
        full, part = divmod(min(_number(frame), half * self._steps), self._steps)
        middle = Segment(" " * (2 * full), bar + NEGATIVE)
        if full == half:
            return [middle], 2 * half
        rest = Segment(" " * (half - full - 1), bar)
        # No glyph fills a cell from its right, so the left end is the right end's negative.
        left = Segment(_BAR_PARTS[STEPS - part] if part else " ", bar + NEGATIVE if part else bar)
        return [rest, left, middle, Segment(_BAR_PARTS[part], bar), rest], 2 * half


class Vessel:
    """A round vessel that fills from below, for a terminal's own sixteen colours."""

    def __init__(self, size: Size, colours: OrbColours, glyphs: Glyphs) -> None:
        self._size, self._colours, self._marks = size, colours, marks(glyphs)
        self._rows = vessel_rows(size.width, size.height)
        self._room = _MARK_ROOM if size.width >= 2 * (self._rows + _MARK_ROOM) else 0

    def frame(self, moment: Moment) -> tuple[int, str]:
        """How high the breath stands, in eighths of a row, and its mark."""
        mark = self._marks[moment.phase.kind] if moment.phase else ""
        return round(moment.fullness * self._rows * STEPS), mark

    def changed(self, before: Hashable, after: Hashable) -> list[Region]:
        size, rows = self._size, self._rows
        levels = [_level(before)[0], _level(after)[0]]
        shown = {rows - 1 - min(level // STEPS, rows - 1) for level in levels}
        shown.update(range(min(shown), max(shown) + 1))
        room = 2 * (rows + self._room)
        left, top = (size.width - room) // 2, (size.height - rows) // 2
        return [Region(left, top + row, room, 1) for row in sorted(shown)]

    def line(self, y: int, frame: Hashable) -> tuple[list[Segment], int]:
        rows, room = self._rows, self._room
        y -= (self._size.height - rows) // 2
        if not 0 <= y < rows:
            return [], 0
        level, mark = _level(frame)
        eighths = min(max(level - (rows - 1 - y) * STEPS, 0), STEPS)
        segments = _vessel_row(rows, y, eighths, self._colours)
        if not room:
            return segments, 2 * rows
        gap = Segment(" " * (room - 1), self._colours.blank)
        sign = Segment(" ", self._colours.blank)
        if mark and y == rows - 1 - min(level // STEPS, rows - 1):
            sign = Segment(mark, self._colours.mark)
        return [sign, gap, *segments, gap, sign], 2 * (rows + room)


def _number(frame: Hashable) -> int:
    return frame if isinstance(frame, int) else 0


def _level(frame: Hashable) -> tuple[int, str]:
    return (int(frame[0]), str(frame[1])) if isinstance(frame, tuple) else (0, "")


def _vessel_row(rows: int, y: int, eighths: int, colours: OrbColours) -> list[Segment]:
    """One row with the breath standing `eighths` (0–8) high in it."""
    row = shape.row(rows, y)
    outside = Segment(" " * row.start, colours.blank)
    if not eighths:
        inside = Segment(" " * row.solid, colours.blank)
        left = [_line(char, colours) for char in row.outline]
        right = [_line(char, colours) for char in row.mirrored]
        return [outside, *left, inside, *right, outside]
    left, right = [], []
    for (glyph, mirrored), line, line_mirrored in zip(
        shape.wall(rows, y, eighths), row.outline, reversed(row.mirrored), strict=True
    ):
        empty = glyph == shape.surface(0)
        left.append(_line(line, colours) if empty else _block(glyph, 1, colours.fill))
        right.append(_line(line_mirrored, colours) if empty else _block(mirrored, 1, colours.fill))
    middle = _block(shape.surface(eighths), row.solid, colours.fill)
    return [outside, *left, middle, *reversed(right), outside]


def _line(char: str, colours: OrbColours) -> Segment:
    """A cell of the outline; one without dots is blank, and costs the terminal no colour."""
    return Segment(" ", colours.blank) if char == "\u2800" else Segment(char, colours.line)


def _block(glyph: Glyph, count: int, style: Style) -> Segment:
    return Segment(glyph.char * count, style + NEGATIVE if glyph.negative else style)
