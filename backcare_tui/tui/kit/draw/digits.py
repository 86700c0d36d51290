"""Large digits, for the one number that a screen is about, in three sizes."""

from collections.abc import Mapping
from enum import Enum
from typing import Final

from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs

_SMALL: Final[Mapping[str, str]] = {
    "0": ".##. #..# #..# #..# #..# .##.",
    "1": ".#. ##. .#. .#. .#. ###",
    "2": "###. ...# .##. #... #... ####",
    "3": "###. ...# .##. ...# ...# ###.",
    "4": "#..# #..# #### ...# ...# ...#",
    "5": "#### #... ###. ...# ...# ###.",
    "6": ".##. #... ###. #..# #..# .##.",
    "7": "#### ...# ..#. ..#. .#.. .#..",
    "8": ".##. #..# .##. #..# #..# .##.",
    "9": ".##. #..# .### ...# ...# .##.",
    ":": ". # . . # .",
    " ": ".. .. .. .. .. ..",
    "+": "... .#. ### .#. ... ...",
    "-": ".. .. ## .. .. ..",
    "/": "..# ..# .#. .#. #.. #..",
    "*": "... #.# .#. #.# ... ...",
    "#": ".#.# #### .#.# .#.# #### .#.#",
}
_BIG: Final[Mapping[str, str]] = {
    "0": ".####. ###### ##..## ##..## ##..## ##..## ##..## ##..## ###### .####.",
    "1": "..##.. .###.. ####.. ..##.. ..##.. ..##.. ..##.. ..##.. ###### ######",
    "2": ".####. ###### ##..## ....## ...### ..###. .###.. ###... ###### ######",
    "3": ".####. ###### ##..## ....## ..###. ..###. ....## ##..## ###### .####.",
    "4": "...### ..#### .##.## ##..## ##..## ###### ###### ....## ....## ....##",
    "5": "###### ###### ##.... #####. ###### ....## ....## ##..## ###### .####.",
    "6": ".####. ###### ##.... ##.... #####. ###### ##..## ##..## ###### .####.",
    "7": "###### ###### ....## ....## ...##. ...##. ..##.. ..##.. ..##.. ..##..",
    "8": ".####. ###### ##..## ##..## .####. .####. ##..## ##..## ###### .####.",
    "9": ".####. ###### ##..## ##..## ###### .##### ....## ....## ###### .####.",
    ":": ".. .. ## ## .. .. ## ## .. ..",
    " ": "... ... ... ... ... ... ... ... ... ...",
    "+": "...... ...... ..##.. ..##.. ###### ###### ..##.. ..##.. ...... ......",
    "-": ".... .... .... .... #### #### .... .... .... ....",
    "/": "....## ....## ...##. ...##. ..##.. ..##.. .##... .##... ##.... ##....",
    "*": "...... ...... ##..## .####. ..##.. ..##.. .####. ##..## ...... ......",
    "#": ".##.## .##.## ###### ###### .##.## .##.## ###### ###### .##.## .##.##",
}
"""Points, from the top: two of them are one above the other in a cell."""


class DigitSize(Enum):
    """How large digits are, in cells: width of most of them and height."""

    SMALL = (4, 3)
    BIG = (6, 5)
    HUGE = (12, 10)

    @property
    def rows(self) -> int:
        """How many rows of cells they take."""
        return self.value[1]

    @property
    def gap(self) -> int:
        """Cells between two of them."""
        return 4 if self is DigitSize.HUGE else 2


def can_be_large(text: str) -> bool:
    """Whether each sign of `text` has a large form: digits, `:` and what a phone number has."""
    return all(sign in _BIG for sign in text)


def digits_width(text: str, size: DigitSize) -> int:
    """How many cells `text` takes; a sign without a large form takes none."""
    shapes = _shapes(text, size)
    return sum(len(shape[0]) for shape in shapes) + size.gap * max(len(shapes) - 1, 0)


def large_digits(text: str, size: DigitSize, glyphs: Glyphs = BLOCKS) -> list[str]:
    """`text` in `size.rows` rows, all as wide as `digits_width` says."""
    shapes = _shapes(text, size)
    gap = " " * size.gap
    return [
        gap.join(_row(shape, row, glyphs) for shape in shapes).ljust(digits_width(text, size))
        for row in range(size.rows)
    ]


def largest(text: str, width: int, height: int) -> DigitSize | None:
    """The largest size in which `text` fits into the room; None: in none."""
    for size in reversed(DigitSize):
        if digits_width(text, size) <= width and size.rows <= height and can_be_large(text):
            return size
    return None


def _shapes(text: str, size: DigitSize) -> list[list[str]]:
    """The points of each sign that has some."""
    if size is DigitSize.SMALL:
        return [_SMALL[sign].split() for sign in text if sign in _SMALL]
    shapes = [_BIG[sign].split() for sign in text if sign in _BIG]
    return [_doubled(shape) for shape in shapes] if size is DigitSize.HUGE else shapes


def _doubled(shape: list[str]) -> list[str]:
    wide = ["".join(point * 2 for point in line) for line in shape]
    return [line for line in wide for _ in range(2)]


def _row(shape: list[str], row: int, glyphs: Glyphs) -> str:
    signs = {"##": glyphs.full, "#.": glyphs.upper, ".#": glyphs.lower, "..": " "}
    above, below = shape[2 * row], shape[2 * row + 1]
    return "".join(signs[one + other] for one, other in zip(above, below, strict=True))
