"""What to say to whoever helps, alone on the screen, to be handed over and read by others."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from backcare_tui.companion import Companion
from backcare_tui.tui.frame.page import ScrollPage
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.fitting import wrap
from backcare_tui.tui.kit.roles import BRIGHT
from backcare_tui.tui.kit.sizes import SHORT

_WIDEST = 48
"""Columns of a line that is read from a little further away: our own choice."""


class HandOverText(Picture[str]):
    """A few words a line, an empty line between them, in the middle of the screen."""

    def draw(self, view: str, width: int) -> list[Content]:
        size = self.screen.size
        words = wrap(view, min(width, _WIDEST))
        rows = [words[0], *(row for line in words[1:] for row in ("", line))] if words else []
        if size.height < SHORT or len(rows) > size.height - 6:
            rows = words
        left = " " * max((width - max(map(len, words), default=0)) // 2, 0)
        above = max((size.height - 6 - len(rows)) // 2, 0)
        return [Content("")] * above + [
            Content.styled(left + row, f"bold {BRIGHT}") for row in rows
        ]


class HandOverScreen(ScrollPage[None]):
    """Enter and escape go back to what to do."""

    HAS_HEADER = False
    NAME = "What to say"
    ABOUT = ("Hand the screen over, or read this out. It says what you ticked, in your words.",)
    LEADS_TO_ADVICE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "close", "close", show=False),
    ]

    def __init__(self, companion: Companion, say: str) -> None:
        super().__init__(companion, HandOverText(f"“{say}”"))
