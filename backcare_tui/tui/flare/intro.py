"""What happens when a flare begins, on one short page."""

from collections.abc import Sequence

from textual.content import Content

from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.fitting import fit, styled
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.sizes import SHORT

_HEAD = "A flare begins when you say so"
_CHANGE = "c changes what it does"
_KEYS = f"enter starts it   {_CHANGE}"
_ROOM_FOR_KEY = 8
"""Rows from which a short screen has a line for it."""
_MEASURE = 72
"""Widest a sentence is set, in cells."""


class FlareIntro(Picture[tuple[Sequence[str], Sequence[str]]]):
    """A heading, sentences, and two keys; on a short screen the sentences in brief."""

    def draw(self, view: tuple[Sequence[str], Sequence[str]], width: int) -> list[Content]:
        full, brief = view
        measure = min(width, _MEASURE)
        if (height := self.screen.size.height) < SHORT:
            lines = [line for each in brief for line in styled(each, measure, "$bc-text")]
            keys = [Content.styled(fit(_CHANGE, width), DIM)] if height >= _ROOM_FOR_KEY else []
            return lines + keys
        said = [styled(sentence, measure, "$bc-text") for sentence in full]
        lines = [Content.styled(fit(_HEAD, width), f"bold {BRIGHT}")]
        for sentence in said:
            lines += [Content(""), *sentence]
        return [*lines, Content(""), Content.styled(fit(_KEYS, width), DIM)]
