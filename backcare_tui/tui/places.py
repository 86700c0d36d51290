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
    """One place. `mode` is its name among Textual's modes, `tooltip` says what its key does."""

    key: str
    mode: str
    title: str
    tooltip: str
    screen: str
    """Module and class, below this package."""

    @property
    def screen_class(self) -> "type[Place]":
        """The class of its screen, imported now if it was not yet."""
        module, name = self.screen.split(":")
        found: type[Place] = getattr(import_module(f"{__package__}.{module}"), name)
        return found


PLACES = (
    PlaceEntry("1", "today", "Today", "Go to Today", "today.screen:TodayScreen"),
    PlaceEntry(
        "2",
        "adjustments",
        "Adjustments",
        "Go to Adjustments",
        "adjustments.screen:AdjustmentsScreen",
    ),
    PlaceEntry(
        "3",
        "downshift",
        "Downshift",
        "Go to Downshift: guided breathing",
        "downshift.screen:BreathingScreen",
    ),
    PlaceEntry("4", "pain", "Pain", "Go to Pain", "pain.screen:PainScreen"),
    PlaceEntry(
        "6",
        "portfolio",
        "Portfolio",
        "Go to Portfolio: what you do for your back",
        "portfolio.screen:PortfolioScreen",
    ),
)


def import_ahead() -> None:
    """Import what the most used keys open."""
    for name in _AHEAD:
        import_module(f"{__package__}.{name}")
