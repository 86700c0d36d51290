"""Draws the disc of the breath: the word and the count in its middle, and its phases beside it."""

from collections.abc import Hashable, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region, Size

from backcare_tui.domain.downshift.patterns import Phase
from backcare_tui.domain.downshift.session import Moment
from backcare_tui.tui.downshift import disc
from backcare_tui.tui.downshift.disc import NONE, Cell
from backcare_tui.tui.downshift.disc_words import DiscText, DiscWords, beside, phase_rows
from backcare_tui.tui.kit.draw.glyphs import Glyphs

_HALO = (0.26, 0.2, 0.15, 0.1)
"""How much of the fill is in the ground around the disc, from its edge to the ring."""
_MOST_KEPT = 4000
"""Rows that are kept drawn: a breath has them all again."""


class DiscColours(NamedTuple):
    """The roles that a disc is made of, and the styles of text beside it."""

    accent: Color
    fill: Color
    ground: Color
    ink: Color
    name: Style
    number: Style
    quiet: Style


class DiscFrame(NamedTuple):
    """What is drawn."""

    reach: float
    words: DiscText
    phase: int
    """Which phase is marked beside the disc."""


class Disc:
    """A disc in the middle of `size`, `across` points wide."""

    def __init__(
        self,
        size: Size,
        across: int,
        phases: Sequence[Phase],
        colours: DiscColours,
        glyphs: Glyphs,
        told: Sequence[str] = (),
    ) -> None:
        """`told`: what is said at the right of the disc, in lines."""
        self._size, self._across, self._colours, self._glyphs = size, across, colours, glyphs
        self._left = (size.width - across) // 2
        self._top = (size.height - across // 2) // 2
        self.words = DiscWords(across, phases, glyphs)
        self._phases = phase_rows(phases, size.height, glyphs) if self._left >= 18 else {}
        self._told = beside(told, size.height) if self._left >= 18 else {}
        self._palette = _palette(colours)
        self._styles: dict[Cell, Style] = {}
        self._kept: dict[Hashable, list[Segment]] = {}

    def frame(self, moment: Moment, word: str = "") -> DiscFrame:
        """The frame of `moment`; `word`: said in place of what to do."""
        reach = disc.radius(self._across, moment.fullness)
        return DiscFrame(reach, self.words.of(moment, word), moment.index)

    def changed(self, before: DiscFrame, after: DiscFrame) -> list[Region]:
        """The parts in which the two frames differ."""
        found: list[Region] = []
        if before.reach != after.reach:
            found += self._edges(before.reach, after.reach)
        rows = {y for text in (before.words, after.words) for y in text.rows}
        for y in rows:
            one, other = before.words.rows.get(y), after.words.rows.get(y)
            if one != other:
                cells = max(len(each) for each in (one, other) if each) + 1
                middle = self._size.width // 2
                found.append(Region(middle - cells // 2 - 1, self._top + y, cells + 2, 1))
        if before.phase != after.phase:
            found += [Region(0, y, self._left, 1) for y in self._phases]
        return found

    def _edges(self, one: float, other: float) -> list[Region]:
        found: list[Region] = []
        for y in range(self._across // 2):
            span = disc.differing(self._across, y, one, other)
            if span is None:
                continue
            # One part a row: Textual sends a row from its beginning to the end of each part.
            start = span[0]
            region = Region(self._left + start, self._top + y, self._across - 2 * start, 1)
            found.append(region)
        return found

    def line(self, y: int, frame: DiscFrame) -> list[Segment]:
        """Row `y` from edge to edge."""
        inside = 0 <= y - self._top < self._across // 2
        text = frame.words.rows.get(y - self._top, "")
        key = (y, frame.reach if inside else 0.0, text, frame.phase if y in self._phases else 0)
        if (drawn := self._kept.get(key)) is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            parts = self._draw(y, frame, text, inside=inside)
            drawn = self._kept[key] = list(Segment.simplify(part for part in parts if part.text))
        return drawn

    def _draw(self, y: int, frame: DiscFrame, text: str, *, inside: bool) -> list[Segment]:
        left, right = self._left, self._size.width - self._left - self._across
        before, after = self._beside(y, frame.phase, left), self._told_beside(y, right)
        if not inside:
            return [*before, Segment(" " * self._across, self._blank), *after]
        half = disc.half_row(self._across, y - self._top, frame.reach)
        cells = [*half, *reversed(half)]
        signs: list[tuple[str, Style]] = [self._sign(cell) for cell in cells]
        if text:
            start = (self._across - len(text)) // 2
            bold = y - self._top not in frame.words.quiet
            for x, char in enumerate(text, start):
                if char != " ":
                    signs[x] = char, self._inked(cells[x][0], bold=bold)
        middle = [
            Segment("".join(sign for sign, _ in group), style)
            for style, group in groupby(signs, key=lambda each: each[1])
        ]
        return [*before, *middle, *after]

    @property
    def _blank(self) -> Style:
        return Style.from_color(None, self._colours.ground.rich_color)

    def _sign(self, cell: Cell) -> tuple[str, Style]:
        upper, lower = cell
        sign = (
            " " if upper == lower else self._glyphs.lower if upper == NONE else self._glyphs.upper
        )
        if (style := self._styles.get(cell)) is None:
            front = lower if upper == NONE else upper
            behind = upper if upper in (lower, NONE) else lower
            style = self._styles[cell] = Style.from_color(
                None if upper == lower else self._palette[front].rich_color,
                self._palette[behind].rich_color,
            )
        return sign, style

    def _inked(self, behind: int, *, bold: bool) -> Style:
        ink, ground = self._colours.ink.rich_color, self._palette[behind].rich_color
        return Style(color=ink, bgcolor=ground, bold=bold)

    def _beside(self, y: int, phase: int, width: int) -> list[Segment]:
        """The phases at the left, the present one marked."""
        if y not in self._phases:
            return [Segment(" " * width, self._blank)]
        index, name, number = self._phases[y]
        colours = self._colours
        lit = index == phase
        start = 6
        rest = width - start - len(name) - len(number)
        return [
            Segment(" " * start, self._blank),
            Segment(name, colours.name if lit else colours.quiet),
            Segment(number, colours.number if lit else colours.quiet),
            Segment(" " * rest, self._blank),
        ]

    def _told_beside(self, y: int, width: int) -> list[Segment]:
        said = self._told.get(y, "")
        gap = Segment(" " * (width - len(said) - 6 * bool(said)), self._blank)
        if not said:
            return [gap]
        return [gap, Segment(said, self._colours.quiet), Segment(" " * 6, self._blank)]


def _palette(colours: DiscColours) -> dict[int, Color]:
    """The colour of each number in a cell."""
    accent, fill, ground = colours.accent, colours.fill, colours.ground
    found = {step: accent.blend(fill, step / (disc.STEPS - 1), 1) for step in range(disc.STEPS)}
    found |= {disc.HALO + n: ground.blend(fill, share, 1) for n, share in enumerate(_HALO)}
    found[disc.RING] = ground.blend(fill, 0.5, 1)
    found[NONE] = ground
    return found
