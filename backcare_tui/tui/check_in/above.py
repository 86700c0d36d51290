"""What is said at once of a rating above what is usual, and what there is to do next."""

from typing import NamedTuple

from backcare_tui.companion import Companion
from backcare_tui.domain.portfolio.tools import held
from backcare_tui.tui.kit.sizes import NARROW
from backcare_tui.use_cases.usual_pain import usual_below
from backcare_tui.words.pain import above_usual

_TINY = 30
"""Cells below which nothing is said but where it lies, and the keys."""


class SaidAbove(NamedTuple):
    """One line, for two places."""

    in_panel: str
    """While the check-in is open, some of whose own keys are those of the line."""
    after: str
    keys: tuple[str, ...]
    """The parts of `after` that name a key."""


def said_above(companion: Companion, score: int, width: int) -> SaidAbove | None:
    """What to say of `score`, given now, in `width` cells; None: it is not above what is usual.

    To do nothing is named first. While an answer to the safety questions waits, its advice goes
    before relief and flare.
    """
    usual = usual_below(companion, score)
    if usual is None:
        return None
    said, manner = f"{above_usual(score, usual)}.", companion.manner
    if manner.hold is not None:
        return SaidAbove(said, said, ())
    flare = "f your flare" if manner.flare is not None else "f flare mode"
    narrow = width < NARROW
    flare = "f flare" if narrow else flare
    keys = ("r relief", flare) if held(companion.catalogue.tools) else (flare,)
    if width < _TINY:
        return SaidAbove(said, " ".join((said, *keys)), keys)
    said += " Leave it, or" if narrow else " Fine to leave it, or"
    after = (" " if narrow else "   ").join((said, *keys))
    return SaidAbove(f"{said}: esc, then {', '.join(keys)}", after, keys)


class SaidAboveOnce:
    """`said_above`, looked up once for each number: a panel draws its lines every second."""

    def __init__(self, companion: Companion) -> None:
        self._companion = companion
        self._of: tuple[int, int] | None = None
        self._said: SaidAbove | None = None

    def of(self, score: int, width: int) -> SaidAbove | None:
        """What to say of `score` in `width` cells."""
        if (score, width) != self._of:
            self._of, self._said = (score, width), said_above(self._companion, score, width)
        return self._said
