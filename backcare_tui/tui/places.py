"""Which screen each place is, and what is imported when."""

from importlib import import_module

from backcare_tui.tui.frame.place import Place
from backcare_tui.tui.today.screen import TodayScreen

MODES = ("today", "adjustments", "downshift", "pain", "portfolio")
"""Textual's modes, in the order of the places."""


WARM_AFTER = 1.0
"""Seconds after the first frame at which what is opened by the most used keys is imported."""

_AHEAD = ("check_in.screen", "frame.ask", "breaks.taking", "screening.screen")


def place_class(mode: str) -> type[Place]:
    """The screen of a place; those that are not seen at first are imported when they are."""
    if mode == "adjustments":
        from backcare_tui.tui.adjustments.screen import AdjustmentsScreen

        return AdjustmentsScreen
    if mode == "downshift":
        from backcare_tui.tui.downshift.screen import BreathingScreen

        return BreathingScreen
    if mode == "pain":
        from backcare_tui.tui.pain.screen import PainScreen

        return PainScreen
    if mode == "portfolio":
        from backcare_tui.tui.portfolio.screen import PortfolioScreen

        return PortfolioScreen
    return TodayScreen


def import_ahead() -> None:
    """Import what the most used keys open."""
    for name in _AHEAD:
        import_module(f"backcare_tui.tui.{name}")
