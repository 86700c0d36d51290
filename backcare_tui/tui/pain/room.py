"""How the place Pain is laid out on a screen of a given size."""

from typing import NamedTuple

from backcare_tui.tui.kit.sizes import WIDE

_LOW = 20
"""Rows below which there is no chart, but what it says in a few lines."""
_CHART, _BESIDE_CHART = 20, 12
"""Rows of the chart where it has the width of the screen, and rows that are left to others."""
_FULL, _ROOMY = 34, 44
"""Rows from which a wide screen has everything side by side, and the time line below."""
_GLANCE, _BESIDE_GLANCE = 6, 5
"""Lines of a low screen that say how the day is, and rows that are left to others."""
_HUGE = (160, 50)
"""Columns and rows from which more days are shown, and all is larger."""


class PainRoom(NamedTuple):
    """The size of the screen, in cells."""

    width: int
    height: int

    @property
    def low(self) -> bool:
        return self.height < _LOW

    @property
    def full(self) -> bool:
        """Everything stands side by side, in frames."""
        return self.width >= WIDE and self.height >= _FULL

    @property
    def roomy(self) -> bool:
        return self.full and self.height >= _ROOMY

    @property
    def huge(self) -> bool:
        return self.width >= _HUGE[0] and self.height >= _HUGE[1]

    @property
    def chart_rows(self) -> int | None:
        """Rows of the chart; None: as the styles say."""
        return None if self.full or self.low else min(self.height - _BESIDE_CHART, _CHART)

    @property
    def glance_rows(self) -> int:
        return max(1, min(self.height - _BESIDE_GLANCE, _GLANCE))
