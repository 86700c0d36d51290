"""A field of cells to draw on, which then is lines of text."""

from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs


class _Cell(NamedTuple):
    sign: str = " "
    style: str = ""
    ground: str = ""
    inverse: bool = False


class Canvas:
    """`width` × `height` cells. Whatever is put outside of it is left out.

    `style` is how a sign is drawn, such as `bold $bc-bright`; `ground` what lies under it, such as
    `$bc-on-band`, and stays if only a sign is put there.
    """

    def __init__(self, width: int, height: int, glyphs: Glyphs = BLOCKS) -> None:
        self.width, self.height, self.glyphs = max(width, 0), max(height, 0), glyphs
        self._rows = [[_Cell()] * self.width for _ in range(self.height)]

    def put(self, x: int, y: int, signs: str, style: str = "") -> None:
        """Signs of one cell each, from column `x` of row `y` on; another one is a dot."""
        for column, given in enumerate(signs, x):
            if self._holds(column, y):
                sign = given if cell_len(given) == 1 else self.glyphs.unknown
                ground = self._rows[y][column].ground
                self._rows[y][column] = _Cell(sign, style, ground)

    def lay(
        self, x: int, y: int, width: int, ground: str, sign: str = " ", style: str = ""
    ) -> None:
        """A ground under `width` cells of row `y`, and a sign in each of them."""
        for column in range(x, x + width):
            if self._holds(column, y):
                self._rows[y][column] = _Cell(sign, style, ground)

    def column(self, x: int, low: float, high: float, style: str, width: int = 1) -> None:
        """A bar from `low` to `high`, in rows above the bottom, to an eighth of a row."""
        low, high = max(low, 0.0), min(high, float(self.height))
        for level in range(self.height):
            top, bottom = min(high, level + 1) - level, max(low, level) - level
            if round(8 * (top - bottom)) > 0:
                for each in range(x, x + width):
                    self._stand(each, self.height - 1 - level, bottom, top, style)

    def is_free(self, x: int, y: int) -> bool:
        """Whether the cell is there and has no sign but its ground's."""
        return self._holds(x, y) and self._rows[y][x].sign in (" ", self.glyphs.band)

    def lines(self) -> list[Content]:
        """Every row, exactly as wide as the canvas."""
        return [self._line(row) for row in self._rows]

    def _stand(self, x: int, y: int, bottom: float, top: float, style: str) -> None:
        """Fill a part of one cell: from its bottom up, or, in negative, from its top down."""
        if not self._holds(x, y):
            return
        ground, eighths = self._rows[y][x].ground, self.glyphs.eighths
        if top >= 1 and bottom >= 1 / 16 and self.glyphs.full in "█":
            empty = min(max(round(bottom * 8), 1), 7)
            self._rows[y][x] = _Cell(eighths[empty - 1], style, ground, inverse=True)
        else:
            filled = min(max(round((top - bottom) * 8), 1), 8)
            self._rows[y][x] = _Cell(eighths[filled - 1], style, ground)

    def _holds(self, x: int, y: int) -> bool:
        return 0 <= x < self.width and 0 <= y < self.height

    @staticmethod
    def _line(row: list[_Cell]) -> Content:
        parts: list[tuple[str, str]] = []
        for (style, ground, inverse), cells in groupby(row, key=lambda cell: cell[1:]):
            text = "".join(cell.sign for cell in cells)
            words = (style, ground, "reverse" if inverse else "")
            parts.append((text, " ".join(word for word in words if word)))
        return Content.assemble(*(part if part[1] else part[0] for part in parts))
