"""How well one colour can be read on another, as WCAG 2.1 measures it."""

from collections.abc import Iterable
from typing import Final

from textual.color import Color

READABLE: Final = 4.5
"""Least contrast of text with what is behind it (WCAG 2.1, 1.4.3, level AA)."""


def contrast(one: Color, other: Color) -> float:
    """Contrast of two opaque colours as WCAG 2 defines it, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def is_readable(text: Color, grounds: Iterable[Color]) -> bool:
    """Whether `text` can be read on each of `grounds`."""
    return all(contrast(text, ground) >= READABLE for ground in grounds)


def _luminance(colour: Color) -> float:
    """Relative luminance as WCAG 2 defines it, 0 to 1."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
