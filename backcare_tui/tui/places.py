"""The one table of places: the key of each, its title, its screen, and what is imported when.

Only the first place is imported at the start; every other one when it is gone to.
"""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from backcare_tui.tui.frame.place import Place

WARM_AFTER = 1.0
"""Seconds after the first frame at which the screens of the most used keys are imported."""

_AHEAD = ("check_in.screen", "frame.ask", "breaks.taking", "screening.screen")


class PlaceEntry(NamedTuple):
    """One place."""

    key: str
    title: str
    """What people read: on its tab, in help."""
    mode: str
    """Its name in the code: of its folder, and of its Textual mode."""
    screen: str
    """The class of its screen, in `screen.py` of its folder."""
    about: str = ""
    """What help adds to its title."""

    @property
    def screen_class(self) -> "type[Place]":
        """The class of its screen, imported now if it was not yet."""
        module = import_module(f"{__package__}.{self.mode}.screen")
        found: type[Place] = getattr(module, self.screen)
        return found


PLACES = (
    PlaceEntry("1", "Today", "today", "TodayScreen"),
    PlaceEntry("2", "Moves", "adjustments", "AdjustmentsScreen", ": small habits, and the library"),
    PlaceEntry("3", "Breathe", "downshift", "BreathingScreen", ": guided breathing"),
    PlaceEntry("4", "Pain", "pain", "PainScreen"),
    PlaceEntry("6", "Tools", "portfolio", "PortfolioScreen", ": what you do for your back"),
)


def import_ahead() -> None:
    """Import what the most used keys open."""
    for name in _AHEAD:
        import_module(f"{__package__}.{name}")
