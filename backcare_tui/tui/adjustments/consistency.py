"""Consistency as a row of blocks, one a day: a record, not a streak to be broken."""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from textual.content import Content

from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.roles import BRIGHT, DIM

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


class HabitsView(NamedTuple):
    """What is said above the habits."""

    habits: int
    moves: tuple[int, int]
    """How much of today's targets is done, and what they ask for."""
    shares: Shares
    in_flare: bool = False


class Consistency(Picture[HabitsView]):
    """One line: whose habits these are, how much of today's targets is done, the days before."""

    ALLOW_SELECT = True
    DEFAULT_CSS = """
    Consistency { height: 1; }
    """

    def draw(self, view: HabitsView, width: int) -> Sequence[Content]:
        done, target = view.moves
        of_target = f" of {target} today" if target else " today"
        parts = [Content.assemble((str(done), f"bold {BRIGHT}"), (of_target, DIM))]
        if not done:
            parts = [Content.styled(f"{target} a day", DIM)] if target else []
        days = consistency_row(view.shares)
        if any(view.shares):
            parts.append(Content.assemble((f"{len(view.shares)} days ", DIM), days))
        for count in range(len(parts), 0, -1):
            for lead in (*_leads(view), Content("")):
                told = Content("   ").join(parts[:count])
                room = width - lead.cell_length - told.cell_length
                if room >= (2 if lead else 0):
                    return [lead + Content(" " * room) + told]
        return [_leads(view)[-1].truncate(width, ellipsis=True)]


def _leads(view: HabitsView) -> list[Content]:
    """`Three habits are yours for now. …`, in as many words as there is room for."""
    if view.in_flare:
        said = [("These stay in a flare.", " Nothing else is counted.")]
    elif view.habits:
        many = "habit is" if view.habits == 1 else "habits are"
        count = _NUMBERS[view.habits] if view.habits < len(_NUMBERS) else str(view.habits)
        next_one = " When one has settled, take the next."
        said = [(f"{count} {many} yours for now.", next_one)]
    else:
        said = [("No habit is yours for now.", " enter adds one from the library.")]
    first, more = said[0]
    short = Content.styled(first, BRIGHT)
    return [short + Content.styled(more, DIM), short]


_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
