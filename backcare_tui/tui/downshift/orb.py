"""The breath as a round vessel that fills from below and empties again."""

from math import ceil
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from backcare_tui.domain.downshift.patterns import PhaseKind
from backcare_tui.domain.downshift.session import Moment
from backcare_tui.tui.downshift import shape
from backcare_tui.tui.downshift.shape import STEPS, Glyph, vessel_rows

MARKS = {
    PhaseKind.IN: "▲",
    PhaseKind.TOP_UP: "▲",
    PhaseKind.HOLD_IN: "■",
    PhaseKind.OUT: "▼",
    PhaseKind.HOLD_OUT: "□",
}
"""What the breath does, by shape: rising, sinking, held full, held empty."""

_NEGATIVE = Style(reverse=True)
_BAR_PARTS = " ▏▎▍▌▋▊▉█"
_MARK_ROOM = 3
"""Cells a mark takes on each side of the vessel."""


class Frame(NamedTuple):
    """What is drawn: two moments with the same frame look the same."""

    level: int = 0
    """How high the breath stands, in eighths of a cell; still: how many beads are filled."""
    mark: str = ""
    beads: int = 0
    """Only where it keeps still: one bead for each second of the phase."""


class OrbColours(NamedTuple):
    rows: tuple[Style, ...]
    """The breath's colour from the vessel's top row to its bottom row."""
    line: Style
    mark: Style
    bar: Style
    blank: Style


class BreathOrb(Widget):
    """Draws a `Moment` of a breathing session and knows nothing else.

    A vessel if there is room for one, else a bar that widens from its middle. With `still` it
    does not move: beads are counted, one a second. Only the rows that changed are drawn again, and
    nothing at all where a moment looks like the one before.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "breath-orb--fill",
        "breath-orb--outline",
        "breath-orb--track",
        "breath-orb--mark",
    }
    DEFAULT_CSS = """
    BreathOrb {
        width: 1fr;
        height: 1fr;
        & > .breath-orb--fill { color: $bc-fill; }
        & > .breath-orb--outline { color: $bc-rule; }
        & > .breath-orb--track { color: $bc-fill; background: $bc-track; }
        & > .breath-orb--mark { color: $bc-accent; }
    }
    """

    def __init__(self, *, still: bool = False) -> None:
        super().__init__(classes="-still" if still else None)
        self._still = still
        self._moment: Moment | None = None
        self._frame = Frame()
        self._palette: OrbColours | None = None

    def begin(self, *, still: bool) -> None:
        """Draw an empty vessel; with `still`, beads from the next moment on."""
        self._still, self._moment = still, None
        self.set_class(still, "-still")
        self._redraw()

    def show(self, moment: Moment) -> None:
        """Draw `moment`."""
        self._moment = moment
        frame, before = self._frame_of(moment), self._frame
        if frame != before:
            self._frame = frame
            if not self.size:
                return
            self.refresh(*self._changed(before, frame))

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._palette = None

    def on_resize(self) -> None:
        self._redraw()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        palette = self._colours()
        if self._still:
            segments, used = self._beads_line(y, palette)
        elif rows := self._rows():
            segments, used = self._vessel_line(y, rows, palette)
        else:
            segments, used = self._bar_line(y, palette)
        left = (width - used) // 2
        blank = palette.blank
        line = [Segment(" " * left, blank), *segments, Segment(" " * (width - used - left), blank)]
        return Strip(Segment.simplify(s for s in line if s.text), width)

    # -- what has changed

    def _redraw(self) -> None:
        self._palette = None
        self._frame = self._frame_of(self._moment)
        self.refresh()

    def _rows(self) -> int:
        return vessel_rows(self.size.width, self.size.height)

    def _bar_width(self) -> int:
        """An even number, so that the bar has a middle."""
        return min(self.size.width, 60) // 2 * 2

    def _bar_rows(self) -> tuple[int, int]:
        """The bar's first row, and how many it takes: two if there is room around them."""
        thick = 2 if self.size.height >= 4 else 1
        return (self.size.height - thick) // 2, thick

    def _frame_of(self, moment: Moment | None) -> Frame:
        if moment is None:
            return Frame()
        mark = MARKS[moment.phase.kind] if moment.phase else ""
        if self._still:
            return self._still_frame(moment, mark)
        if rows := self._rows():
            return Frame(round(moment.fullness * rows * STEPS), mark)
        # The bar's shape says in or out by growing or shrinking; a mark has no place in it.
        return Frame(round(moment.fullness * self._bar_width() // 2 * STEPS))

    def _still_frame(self, moment: Moment, mark: str) -> Frame:
        if moment.phase is None:
            return Frame(0, mark, moment.count)
        beads = ceil(moment.phase.seconds - 1e-6)
        filling = moment.phase.kind.fills
        return Frame(beads - moment.count + 1 if filling else moment.count, mark, beads)

    def _changed(self, before: Frame, after: Frame) -> list[Region]:
        """The parts of the widget in which the two frames differ."""
        size = self.size
        if self._still:
            return [Region(0, size.height // 2, size.width, 1)]
        rows = self._rows()
        if not rows:
            return self._changed_bar(before, after)
        top = (size.height - rows) // 2
        shown = {rows - 1 - min(f.level // STEPS, rows - 1) for f in (before, after)}
        if before.level != after.level:
            shown.update(range(min(shown), max(shown) + 1))
        room = 2 * (rows + self._mark_room(rows))
        left = (size.width - room) // 2
        return [Region(left, top + row, room, 1) for row in sorted(shown)]

    def _changed_bar(self, before: Frame, after: Frame) -> list[Region]:
        """The cells left and right of the middle that lie between the two ends."""
        half = self._bar_width() // 2
        middle = (self.size.width - 2 * half) // 2 + half
        low, high = sorted((before.level, after.level))
        near, far = low // STEPS, min(high // STEPS + 1, half)
        top, thick = self._bar_rows()
        return [
            Region(middle - far, top, far - near, thick),
            Region(middle + near, top, far - near, thick),
        ]

    # -- drawing

    def _vessel_line(self, y: int, rows: int, palette: OrbColours) -> tuple[list[Segment], int]:
        y -= (self.size.height - rows) // 2
        if not 0 <= y < rows:
            return [], 0
        level, mark, _ = self._frame
        eighths = min(max(level - (rows - 1 - y) * STEPS, 0), STEPS)
        segments = _vessel_row(rows, y, eighths, palette)
        room = self._mark_room(rows)
        if not room:
            return segments, 2 * rows
        gap = Segment(" " * (room - 1), palette.blank)
        sign = Segment(" ", palette.blank)
        if mark and y == rows - 1 - min(level // STEPS, rows - 1):
            sign = Segment(mark, palette.mark)
        return [sign, gap, *segments, gap, sign], 2 * (rows + room)

    def _mark_room(self, rows: int) -> int:
        return _MARK_ROOM if self.size.width >= 2 * (rows + _MARK_ROOM) else 0

    def _bar_line(self, y: int, palette: OrbColours) -> tuple[list[Segment], int]:
        top, thick = self._bar_rows()
        if not top <= y < top + thick:
            return [], 0
        half = self._bar_width() // 2
        full, part = divmod(min(self._frame.level, half * STEPS), STEPS)
        bar = palette.bar
        middle = Segment(" " * (2 * full), bar + _NEGATIVE)
        if full == half:
            return [middle], 2 * half
        rest = Segment(" " * (half - full - 1), bar)
        # No glyph fills a cell from its right, so the left end is the right end's negative.
        left = Segment(_BAR_PARTS[STEPS - part], bar + _NEGATIVE)
        return [rest, left, middle, Segment(_BAR_PARTS[part], bar), rest], 2 * half

    def _beads_line(self, y: int, palette: OrbColours) -> tuple[list[Segment], int]:
        level, mark, beads = self._frame
        if y != self.size.height // 2 or not beads:
            return [], 0
        full, empty = ("■", "□") if mark in "■□" and mark else ("●", "○")
        shown = [full] * level + [empty] * (beads - level)
        for gap in ("   ", " ", ""):
            line = gap.join(shown)
            if len(line) <= self.size.width:
                return [Segment(line, palette.rows[0])], len(line)
        return [], 0

    def _colours(self) -> OrbColours:
        # A line can be asked for in a new size before the news of it has arrived.
        if self._palette is None or len(self._palette.rows) != (self._rows() or 1):
            style = self.get_component_rich_style
            fill = style("breath-orb--fill")
            self._palette = OrbColours(
                _shades(self, fill, self._rows() or 1),
                style("breath-orb--outline"),
                style("breath-orb--mark"),
                style("breath-orb--track"),
                self.rich_style,
            )
        return self._palette


def _vessel_row(rows: int, y: int, eighths: int, palette: OrbColours) -> list[Segment]:
    """One row with the breath standing `eighths` (0–8) high in it."""
    row = shape.row(rows, y)
    outside = Segment(" " * row.start, palette.blank)
    if not eighths:
        inside = Segment(" " * row.solid, palette.blank)
        left = [_line(char, palette) for char in row.outline]
        right = [_line(char, palette) for char in row.mirrored]
        return [outside, *left, inside, *right, outside]
    fill = palette.rows[y]
    left, right = [], []
    for (glyph, mirrored), line, line_mirrored in zip(
        shape.wall(rows, y, eighths), row.outline, reversed(row.mirrored), strict=True
    ):
        empty = glyph == shape.surface(0)
        left.append(_line(line, palette) if empty else _block(glyph, 1, fill))
        right.append(_line(line_mirrored, palette) if empty else _block(mirrored, 1, fill))
    middle = _block(shape.surface(eighths), row.solid, fill)
    return [outside, *left, middle, *reversed(right), outside]


def _line(char: str, palette: OrbColours) -> Segment:
    """A cell of the outline; one without dots is blank, and costs the terminal no colour."""
    return Segment(" ", palette.blank) if char == "\u2800" else Segment(char, palette.line)


def _block(glyph: Glyph, count: int, style: Style) -> Segment:
    return Segment(glyph.char * count, style + _NEGATIVE if glyph.negative else style)


def _shades(orb: BreathOrb, fill: Style, rows: int) -> tuple[Style, ...]:
    """`fill` for each row, a little deeper towards the bottom; the terminal's own colours stay."""
    colour = orb.get_component_styles("breath-orb--fill").color
    ground = orb.background_colors[1]
    if rows == 1 or colour.ansi is not None or ground.ansi is not None:
        return (fill,) * rows
    return tuple(
        fill + Style(color=colour.blend(ground, 0.4 * y / (rows - 1), 1).rich_color)
        for y in range(rows)
    )
