"""Consistency as a row of blocks, one a day: a record, not a streak to be broken."""

from collections.abc import Sequence
from math import ceil

from textual.content import Content

from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.roles import DIM

Shares = Sequence[float | None]
"""Of each day's targets the share (0–1) that was met, oldest first; None: not known."""
_BLOCKS = "▁▂▃▄▅▆▇█"


def consistency_row(shares: Shares) -> Content:
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


class Consistency(Picture[tuple[tuple[int, int], Shares]]):
    """One line: how much of today's targets is done (done, target), and the days before."""

    ALLOW_SELECT = True
    DEFAULT_CSS = """
    Consistency { height: 1; }
    """

    def draw(self, view: tuple[tuple[int, int], Shares], width: int) -> Sequence[Content]:
        (done, target), shares = view
        of_target = f" of {target} today" if target else " today"
        today = Content.assemble((str(done), "bold $bc-bright"), (of_target, DIM))
        days = consistency_row(shares)
        labelled = Content.assemble((f"{len(shares)} days", DIM), "  ", days)
        room = width - today.cell_length
        for part, gap in ((labelled, 5), (days, 2)):
            if shares and part.cell_length + gap <= room:
                return [Content.assemble(today, " " * gap, part)]
        return [today]
