"""Consistency as a row of blocks, one a day: a record, not a streak to be broken."""

from collections.abc import Sequence
from math import ceil

from textual.content import Content
from textual.widget import Widget

from backcare_tui.tui.kit.roles import DIM

_BLOCKS = "▁▂▃▄▅▆▇█"


def consistency_row(shares: Sequence[float | None]) -> Content:
    """One cell a day, oldest first, by the share (0–1) of the targets that was met.

    A block for what was done, a dim dot for a day without, a blank for a day with the app closed.
    """
    return Content("").join(_day(share) for share in shares)


def _day(share: float | None) -> Content:
    if share is None:
        return Content(" ")
    if share <= 0:
        return Content.styled("·", DIM)
    return Content.styled(_BLOCKS[min(8, ceil(share * 8)) - 1], "$bc-fill")


class Consistency(Widget):
    """One line: how much of today's targets is done, and the days before."""

    DEFAULT_CSS = """
    Consistency { height: 1; width: 1fr; text-wrap: nowrap; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._moves = (0, 0)
        self._shares: tuple[float | None, ...] = ()

    def show(self, moves: tuple[int, int], shares: tuple[float | None, ...]) -> None:
        """`moves`: done and target of today; `shares`: of each day's targets, oldest first."""
        if (moves, shares) != (self._moves, self._shares):
            self._moves, self._shares = moves, shares
            self.refresh()

    def render(self) -> Content:
        done, target = self._moves
        of_target = f" of {target} today" if target else " today"
        today = Content.assemble((str(done), "bold $bc-bright"), (of_target, DIM))
        days = consistency_row(self._shares)
        labelled = Content.assemble((f"{len(self._shares)} days", DIM), "  ", days)
        room = self.content_size.width - today.cell_length
        for part, gap in ((labelled, 5), (days, 2)):
            if self._shares and part.cell_length + gap <= room:
                return Content.assemble(today, " " * gap, part)
        return today
