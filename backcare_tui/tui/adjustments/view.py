"""What the place Moves draws, as one value."""

from typing import NamedTuple

from backcare_tui.domain.adjustments import AdjustmentStanding, Counted, Family


class Move(NamedTuple):
    """A habit, or an adjustment of the library."""

    standing: AdjustmentStanding
    counted: Counted | None = None
    """How often in the last 90 days; None: never."""

    @property
    def waits(self) -> bool:
        return self.standing.waits

    @property
    def id(self) -> str:
        return self.standing.adjustment.id


class Moves(NamedTuple):
    """All of them in the order of the list, habits first, and the highlighted one."""

    moves: tuple[Move, ...] = ()
    highlighted: int = 0
    has_focus: bool = True

    @property
    def habits(self) -> tuple[tuple[int, Move], ...]:
        """The habits, with their place in the list."""
        return tuple((n, move) for n, move in enumerate(self.moves) if not move.waits)

    @property
    def families(self) -> tuple[tuple[Family, tuple[tuple[int, Move], ...]], ...]:
        """The library by family, without those of which nothing waits."""
        found: dict[Family, list[tuple[int, Move]]] = {}
        for n, move in enumerate(self.moves):
            if move.waits:
                found.setdefault(move.standing.adjustment.family, []).append((n, move))
        return tuple((family, tuple(each)) for family, each in found.items())

    @property
    def family(self) -> int:
        """Which of the families the highlighted one belongs to; the first one for a habit."""
        for at, (_, members) in enumerate(self.families):
            if any(n == self.highlighted for n, _ in members):
                return at
        return 0
