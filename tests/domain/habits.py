"""An adjustment for tests."""

from backcare_tui.domain.adjustments import Adjustment, Family


def an_adjustment(id_: str = "stand", target: int = 6, sided: bool = False) -> Adjustment:
    family = Family.ASYMMETRY if sided else Family.TRANSITION
    return Adjustment(
        id=id_,
        family=family,
        cue="Stand",
        how="So.",
        why="So.",
        source="Us",
        target=target,
        sided=sided,
    )
