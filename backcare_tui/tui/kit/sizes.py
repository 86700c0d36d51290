"""From how many cells on a screen is laid out otherwise."""

NARROW, WIDE, SHORT, HIGH = 60, 110, 16, 30
"""Columns below which a screen is narrow, from which it is wide; rows below which it is short, and
from which its frame has blank rows."""

WIDTHS = [(0, "-narrow"), (NARROW, "-normal"), (WIDE, "-wide")]
HEIGHTS = [(0, "-short"), (SHORT, "-tall")]
"""What a screen is called at which size, as Textual's breakpoints take it."""


def has_frames(width: int, height: int) -> bool:
    """Whether a text of `width` cells on a screen of `height` rows has frames around its parts."""
    return width >= NARROW - 4 and height >= SHORT


def rows_above(height: int) -> int:
    """Rows of a screen of this height that its header takes, with what is free around it."""
    return 0 if height < SHORT else 1 if height < HIGH else 4


def rows_below(height: int) -> int:
    """Rows that what is said and the keys take."""
    return 1 if height < SHORT else 2 if height < HIGH else 3


def margin(width: int) -> int:
    """Cells that a row of this width leaves free at each end."""
    return (2 if width >= NARROW else 1) if width > 2 else 0
