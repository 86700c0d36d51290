"""What happens when a flare begins, on one short page."""

from collections.abc import Sequence

from textual.content import Content

from backcare_tui.tui.kit.draw.caps import Hint, caps
from backcare_tui.tui.kit.draw.frames import framed
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.fitting import fit, styled
from backcare_tui.tui.kit.roles import DIM
from backcare_tui.tui.kit.sizes import SHORT

_HEAD = "a flare begins when you say so"
_CHANGE = "c changes what it does"
_KEYS = (Hint("enter", "start it", first=True), Hint("c", "change what it does"))
_PADDING = 3
_ROOM_FOR_KEY = 8
"""Rows from which a short screen has a line for it."""
_MEASURE = 76
"""Widest a sentence is set, in cells."""


class FlareIntro(Picture[tuple[Sequence[str], Sequence[str]]]):
    """A heading, sentences, and two keys; on a short screen the sentences in brief.

    A click on a key presses it.
    """

    def picked(self, value: str) -> None:
        self.app.simulate_key(value)

    def draw(self, view: tuple[Sequence[str], Sequence[str]], width: int) -> list[Content]:
        full, brief = view
        measure = min(width, _MEASURE)
        if (height := self.screen.size.height) < SHORT:
            lines = [line for each in brief for line in styled(each, measure, "$bc-text")]
            keys = [Content.styled(fit(_CHANGE, width), DIM)] if height >= _ROOM_FOR_KEY else []
            return lines + keys
        glyphs, inner = glyphs_of(self.app), max(measure - 2 - 2 * _PADDING, 1)
        lines = [line for each in full for line in (Content(""), *_sentence(each, inner))]
        lines += [Content(""), caps(_KEYS, inner), Content("")]
        space = Content(" " * _PADDING)
        boxed = [space + line for line in lines]
        return framed(boxed, measure, len(boxed) + 2, _HEAD, glyphs=glyphs)


def _sentence(text: str, width: int) -> list[Content]:
    return styled(text, width, "$bc-text")
