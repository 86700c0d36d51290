"""The strip of a day: what was taken and what is planned on one line, pain in columns above it."""

from collections.abc import Iterator
from enum import Enum
from math import ceil
from typing import NamedTuple

from textual.content import Content

from backcare_tui.tui.kit.draw.canvas import Canvas
from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.sizes import NARROW

TOP = 10
"""The pain of a column over all rows."""
LABELS = 10
"""Cells that the names of the rows take at the left."""
_LEAST_HOUR = 6
"""Cells from which an hour has a number of its own [our own choice]."""
_STEPS = (1, 2, 3, 4, 6, 12)


class MarkKind(Enum):
    """What happened or is planned; the value: the name of its sign, and its style."""

    TAKEN = ("taken", BRIGHT)
    LATER = ("later", "$bc-text")
    DOWNSHIFT = ("downshift", "$bc-accent")
    PLANNED = ("planned", "$bc-text")
    PLANNED_LONG = ("planned_long", BRIGHT)

    @property
    def is_planned(self) -> bool:
        return self in (MarkKind.PLANNED, MarkKind.PLANNED_LONG)


class StripMark(NamedTuple):
    """One mark. Times are hours of the day, 13.5 is half past one; after midnight they go on."""

    hour: float
    kind: MarkKind


class StripPain(NamedTuple):
    """One rating, 0 to 10."""

    hour: float
    score: int


class StripDay(NamedTuple):
    """What a strip shows: the view of one day."""

    start: float
    end: float
    """The hours at both ends of the strip."""
    now: float | None = None
    """None: the day is over, and all of it is behind."""
    known: tuple[tuple[float, float], ...] = ()
    """Ranges of hours there is a record of; elsewhere what is behind is blank."""
    marks: tuple[StripMark, ...] = ()
    pains: tuple[StripPain, ...] = ()
    usual: tuple[float, float] | None = None
    """The usual range of pain."""
    sparse: bool = True
    """In a narrow strip only long breaks are shown of what is planned."""


def strip_height(rows: int, *, pill: bool = True, hours: bool = True) -> int:
    """How many lines `day_strip` has."""
    return max(rows, 0) + 1 + pill + hours


def day_strip(
    day: StripDay,
    width: int,
    rows: int = 4,
    *,
    pill: bool = True,
    hours: bool = True,
    labels: bool = False,
    glyphs: Glyphs = BLOCKS,
) -> list[Content]:
    """The strip in `width` cells: the time now as a pill, `rows` of pain, the line, the hours.

    `labels` names the rows in the first ten cells. Without a pill the numbers stand beside their
    columns, not on them. In a narrow strip only long breaks are shown of what is planned.
    """
    height = strip_height(rows, pill=pill, hours=hours)
    before = LABELS if labels and width > 2 * LABELS else 0
    if width < 1 or day.end <= day.start:
        return [Content("")] * height
    drawing = _Drawing(day, width - before, max(rows, 0), pill, glyphs)
    drawing.draw()
    if hours:
        drawing.hours()
    lines = drawing.canvas.lines()[:height]
    if not before:
        return lines
    named = {drawing.line: "breaks", drawing.line - 2: "pain"} if rows > 1 else {}
    return [
        Content.styled(named.get(n, "").ljust(before), DIM) + line for n, line in enumerate(lines)
    ]


class _Drawing:
    """One strip while it is drawn."""

    def __init__(self, day: StripDay, width: int, rows: int, pill: bool, glyphs: Glyphs) -> None:
        self.day, self.width, self.rows, self.glyphs = day, width, rows, glyphs
        self.has_pill = pill
        self.above = int(pill)
        """Rows over those of pain."""
        self.line = self.above + rows
        self.canvas = Canvas(width, self.line + 2, glyphs)
        self.now = None if day.now is None else self.at(day.now)
        """The column of now; None: not on this strip."""

    def at(self, hour: float) -> int | None:
        """The column of an hour; None: it is beyond the ends."""
        share = (hour - self.day.start) / (self.day.end - self.day.start)
        return round(share * (self.width - 1)) if 0 <= share <= 1 else None

    def hour_of(self, column: int) -> float:
        span = self.day.end - self.day.start
        return self.day.start + span * column / max(self.width - 1, 1)

    def draw(self) -> None:
        self._band()
        self._track()
        for column, kind in sorted(self._placed().items()):
            sign, style = kind.value
            self.canvas.put(column, self.line, getattr(self.glyphs, sign), style)
        self._stem()
        columns = sorted(self._columns().items())
        for column, score in columns:
            self._column(column, score)
        for column, score in columns:
            self._number(column, score)
        if self.now is not None:
            self.canvas.put(self.now, self.line, self.glyphs.now, "$bc-accent")

    # -- the line

    def _band(self) -> None:
        if self.day.usual is None or self.rows < 2:
            return
        low, high = self.day.usual
        for row in range(self.rows):
            if low <= TOP * (1 - (row + 0.5) / self.rows) <= high:
                y, sign = self.above + row, self.glyphs.band
                self.canvas.lay(0, y, self.width, "$bc-on-band", sign, "$bc-band")

    def _track(self) -> None:
        for column in range(self.width):
            hour = self.hour_of(column)
            if self.day.now is not None and hour >= self.day.now:
                self.canvas.put(column, self.line, self.glyphs.rule, "$bc-border")
            elif any(start <= hour <= end for start, end in self.day.known):
                self.canvas.put(column, self.line, self.glyphs.bar, "$bc-fill")

    def _placed(self) -> dict[int, MarkKind]:
        """What stands in which column. A break keeps its own; of two in one the other moves one."""
        placed: dict[int, MarkKind] = {}
        for kind, steps in _ORDER:
            for mark in self.day.marks:
                column = self.at(mark.hour) if mark.kind is kind else None
                if column is None or not self._is_shown(kind, column):
                    continue
                free = (column + step for step in steps)
                spot = next((each for each in free if self._is_open(each, placed)), None)
                if spot is not None and placed.get(column) is not kind:
                    placed[spot] = kind
        return placed

    def _is_shown(self, kind: MarkKind, column: int) -> bool:
        if not kind.is_planned:
            return True
        is_narrow = self.day.sparse and self.width < NARROW - 2
        small = kind is MarkKind.PLANNED and is_narrow
        return not small and (self.now is None or column > self.now)

    def _is_open(self, column: int, placed: dict[int, MarkKind]) -> bool:
        return 0 <= column < self.width and column not in placed and column != self.now

    # -- above it

    def _stem(self) -> None:
        if self.now is None or not self.has_pill:
            return
        for y in range(self.above, self.line):
            self.canvas.put(self.now, y, self.glyphs.upright, "$bc-accent")
        time = f" {_clock(self.day.now or 0.0)} "
        if len(time) <= self.width:
            start = min(max(self.now - len(time) // 2, 0), self.width - len(time))
            self.canvas.put(start, 0, time, "bold $bc-on-accent")

    def _columns(self) -> dict[int, int]:
        """Where the columns of pain begin; of two that would overlap the higher one stays."""
        found: dict[int, int] = {}
        for pain in sorted(self.day.pains, key=lambda each: each.score):
            column = self.at(pain.hour)
            if column is None or not self.rows:
                continue
            if self.now is not None and self.now - 1 <= column <= self.now:
                column = self.now - 2  # what was told before now stands before it
            column = min(max(column, 0), max(self.width - 2, 0))
            for near in range(column - 2, column + 3):
                found.pop(near, None)
            found[column] = pain.score
        return found

    def _column(self, column: int, score: int) -> None:
        base = self.canvas.height - self.line
        height = min(max(score, 0), TOP) / TOP * self.rows
        style = "$bc-warn-fill" if self._is_above(score) else "$bc-fill"
        self.canvas.column(column, base, base + height, style, width=2)

    def _number(self, column: int, score: int) -> None:
        """The number of a column: on it, or beside it if there is no row for that."""
        number, mark = str(score), self.glyphs.above if self._is_above(score) else ""
        x, y = column, self.line - 1 - ceil(min(max(score, 0), TOP) / TOP * self.rows - 0.01)
        over = y < self.above
        if not self.has_pill or (over and not self._is_clear(x, y, len(number + mark))):
            x, y = column + 2, self.line - 1
            if not self._is_clear(x, y, len(number)):
                return
            mark = mark if self._is_clear(x, y, len(number + mark)) else ""
        self.canvas.put(x, y, number, "bold $bc-warn" if mark else f"bold {BRIGHT}")
        self.canvas.put(x + len(number), y, mark, "$bc-warn")

    def _is_above(self, score: int) -> bool:
        return self.day.usual is not None and score > self.day.usual[1]

    def _is_clear(self, column: int, y: int, length: int) -> bool:
        return all(self.canvas.is_free(each, y) for each in range(column, column + length))

    # -- below it

    def hours(self) -> None:
        """The numbers of the hours below the line."""
        each = (self.width - 1) / (self.day.end - self.day.start)
        step = next((step for step in _STEPS if step * each >= _LEAST_HOUR), 24)
        free = 0
        for hour in range(ceil(self.day.start), int(self.day.end) + 1, step):
            number = str(hour % 24)
            column = min(self.at(hour) or 0, self.width - len(number))
            if column >= free:
                self.canvas.put(column, self.line + 1, number, DIM)
                free = column + len(number) + 1


_ORDER: tuple[tuple[MarkKind, tuple[int, ...]], ...] = (
    (MarkKind.TAKEN, (0, -1)),
    (MarkKind.LATER, (0, -1, 1)),
    (MarkKind.DOWNSHIFT, (0, 1, -1)),
    (MarkKind.PLANNED_LONG, (0, 1)),
    (MarkKind.PLANNED, (0, 1, -1)),
)
"""Who chooses first, and where else than in its own column it may stand."""


def legend(*, narrow: bool = False, glyphs: Glyphs = BLOCKS) -> Iterator[tuple[str, str]]:
    """Each sign with its word, for the edge of a frame."""
    yield glyphs.taken, "break"
    yield glyphs.later, "later"
    yield glyphs.downshift, "downshift"
    if not narrow:
        yield glyphs.planned, "planned"
    yield glyphs.planned_long, "long"


def _clock(hour: float) -> str:
    """`11:18`"""
    minutes = int(hour * 60 + 1e-6) % (24 * 60)
    return f"{minutes // 60}:{minutes % 60:02}"
