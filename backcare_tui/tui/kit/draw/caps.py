"""Keys as caps, with what they do beside them: at the foot of a screen, and among its words."""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from textual.content import Content

from backcare_tui.tui.kit.fitting import fit
from backcare_tui.tui.kit.flow import clickable
from backcare_tui.tui.kit.roles import DIM

GAP = 3
"""Cells between two hints."""
_NAMES = {"?": "question_mark", "!": "exclamation_mark"}
"""What a key is called that is written with a sign."""


class Ground(Enum):
    """What hints stand on; the value: style of a cap, of the words, and of the act to take first.

    Whatever draws them on a wash or a fill lays that under the whole line, as `status_row` does.
    """

    PLAIN = ("bold $bc-bright $bc-on-raised", DIM, "bold $bc-accent $bc-on-raised")
    SOON = ("bold $bc-bright $bc-on-wash-cap", "$bc-text", "bold $bc-on-warn")
    DUE = ("bold $bc-on-due-cap", "", "bold $bc-on-due-act")
    ALERT = ("bold $bc-on-alert-cap", "", "bold $bc-on-alert-act")


class Hint(NamedTuple):
    """A key and what it does, in one or two words."""

    key: str
    """As it is written: `b`, `space`, `▴▾`."""
    words: str
    press: str = ""
    """The key that a click stands for; "": the one that is written."""
    first: bool = False
    """Whether this is the act that the screen is for."""

    @property
    def pressed(self) -> str:
        """Textual's name of the key that a click stands for."""
        return self.press or _NAMES.get(self.key, self.key)

    @property
    def width(self) -> int:
        """How many cells it takes."""
        return cap(self).cell_length


def cap(hint: Hint, ground: Ground = Ground.PLAIN) -> Content:
    """` b  break`: the key on its cap, the words beside it; a click on either presses it.

    On a fill the act to take first is its words in one piece with the cap.
    """
    key_style, word_style, first_style = ground.value
    words = f" {hint.words}" if hint.words else ""
    if hint.first and ground in (Ground.DUE, Ground.ALERT):
        part = Content.styled(f" {hint.key} {words} ", first_style)
    else:
        key = (f" {hint.key} ", first_style if hint.first else key_style)
        part = Content.assemble(key, (words, word_style))
    return clickable(part, hint.pressed)


def caps(
    hints: Sequence[Hint], width: int, ground: Ground = Ground.PLAIN, gap: int = GAP
) -> Content:
    """As many hints as `width` cells hold, from the first one on."""
    line = Content("")
    for part in (cap(hint, ground) for hint in hints):
        room = width - line.cell_length
        between = gap if line else 0
        if part.cell_length + between > room:
            break
        line += Content.styled(" " * between, ground.value[1]) + part
    return line


def foot(hints: Sequence[Hint], width: int, last: Hint | None = None, gap: int = GAP) -> Content:
    """The hints of a screen in one row, `last` at its right edge: it is left out last of all."""
    end = Content("") if last is None else cap(last)
    if end.cell_length > width:
        return Content("")
    line = caps(hints, width - end.cell_length - (gap if last else 0), gap=gap)
    return line + Content(" " * (width - line.cell_length - end.cell_length)) + end


def message(text: str, width: int, hints: Sequence[Hint] = ()) -> Content:
    """The row above the foot: what was noted, and a key that has to do with it. No caps."""
    said = Content.styled(fit(text, width), "$bc-text")
    for hint in hints:
        part = clickable(Content.styled(f"{hint.key} {hint.words}", DIM), hint.pressed)
        if said.cell_length + 2 + part.cell_length > width:
            break
        said += Content("  ") + part
    return said
