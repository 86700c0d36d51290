"""A screen as text, with the style of each cell below it."""

from collections.abc import Iterator
from string import ascii_letters
from typing import Any

from rich.style import Style
from textual.screen import Screen


def styled(screen: Screen[Any]) -> Iterator[str]:
    """The screen, each line with its styles below it, and what the letters stand for."""
    letters: dict[str, str] = {}
    for strip in screen._compositor.render_strips(screen.size):
        below = ""
        for segment in strip:
            style = in_words(segment.style or Style.null())
            letter = letters.setdefault(style, ascii_letters[len(letters)])
            below += letter * segment.cell_length
        yield strip.text.rstrip()
        yield below
    for style, letter in letters.items():
        yield f"{letter} {style}"


def in_words(style: Style) -> str:
    """`bold #e6edef on #141a1c`"""
    said = [
        name for name in ("bold", "dim", "italic", "underline", "reverse") if getattr(style, name)
    ]
    for ground, colour in (("", style.color), ("on ", style.bgcolor)):
        if colour is not None:
            said.append(f"{ground}{colour.name}")
    return " ".join(said)
