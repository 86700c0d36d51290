"""The last line of a check-in: which keys there are, or what could not be taken."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.fitting import fit, wrap
from backcare_tui.tui.kit.roles import DIM

_ROOMY = 58
"""Cells from which hints stand three apart."""
_MOST = 3
"""Lines that a problem may take."""


class CheckInFoot(Drawn):
    """One line of hints, as many as fit and the last one always; a problem is wrapped."""

    def __init__(self) -> None:
        super().__init__()
        self._hints: tuple[str, ...] = ()
        self._problem = ""

    def show(self, hints: Sequence[str], problem: str = "") -> None:
        if (tuple(hints), problem) != (self._hints, self._problem):
            self._hints, self._problem = tuple(hints), problem
            self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        if self._problem:
            return [Content.styled(line, "$bc-warn") for line in wrap(self._problem, width, _MOST)]
        return [Content.styled(hint_line(self._hints, width), DIM)]


def hint_line(hints: Sequence[str], width: int) -> str:
    """The hints beside each other; what has no room is left out, the last one never."""
    gap = " " * (3 if width >= _ROOMY else 2)
    *others, last = hints or ("",)
    kept: list[str] = []
    for hint in others:
        if cell_len(gap.join([*kept, hint, last])) <= width:
            kept.append(hint)
    return gap.join([*kept, fit(last, width)])
