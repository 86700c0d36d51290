"""The last line of a check-in: which keys there are, or what could not be taken."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.fitting import fit, styled
from backcare_tui.tui.kit.roles import DIM

_ROOMY = 58
"""Cells from which hints stand three apart."""
_MOST = 3
"""Lines that a problem may take."""


class CheckInFoot(Picture[tuple[Sequence[str], str]]):
    """Hints on one line, as many as fit and the last one always; or a problem, which is wrapped."""

    def draw(self, view: tuple[Sequence[str], str], width: int) -> list[Content]:
        hints, problem = view
        if problem:
            return styled(problem, width, "$bc-warn", _MOST)
        return [Content.styled(hint_line(hints, width), DIM)]


def hint_line(hints: Sequence[str], width: int) -> str:
    """The hints beside each other; what has no room is left out, the last one never."""
    gap = " " * (3 if width >= _ROOMY else 2)
    *others, last = hints or ("",)
    kept: list[str] = []
    for hint in others:
        if cell_len(gap.join([*kept, hint, last])) <= width:
            kept.append(hint)
    return gap.join([*kept, fit(last, width)])
