"""From how many cells on a screen is laid out otherwise."""

NARROW, WIDE, SHORT = 60, 110, 16
"""Columns below which a screen is narrow, from which it is wide; rows below which it is short."""

WIDTHS = [(0, "-narrow"), (NARROW, "-normal"), (WIDE, "-wide")]
HEIGHTS = [(0, "-short"), (SHORT, "-tall")]
"""What a screen is called at which size, as Textual's breakpoints take it."""


def has_frames(width: int, height: int) -> bool:
    """Whether a text of `width` cells on a screen of `height` rows has frames around its parts."""
    return width >= NARROW - 4 and height >= SHORT
