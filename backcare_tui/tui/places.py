"""Which screen each place is, and what is imported when."""

from importlib import import_module

from backcare_tui.tui.screens.base import Place
from backcare_tui.tui.screens.today import TodayScreen

MODES = ("today", "adjustments", "downshift", "pain", "portfolio")
"""Textual's modes, in the order of the places."""


WARM_AFTER = 1.0
"""Seconds after the first frame at which what is opened by the most used keys is imported."""

_AHEAD = ("screens.check_in", "screens.ask", "screens.taking_break", "screens.screening")


def place_class(mode: str) -> type[Place]:
    """The screen of a place; those that are not seen at first are imported when they are."""
    if mode == "adjustments":
        from backcare_tui.tui.screens.adjustments import AdjustmentsScreen

        return AdjustmentsScreen
    if mode == "downshift":
        from backcare_tui.tui.screens.breathing import BreathingScreen

        return BreathingScreen
    if mode == "pain":
        from backcare_tui.tui.screens.pain import PainScreen

        return PainScreen
    if mode == "portfolio":
        from backcare_tui.tui.screens.portfolio import PortfolioScreen

        return PortfolioScreen
    return TodayScreen


def import_ahead() -> None:
    """Import what the most used keys open."""
    for name in _AHEAD:
        import_module(f"backcare_tui.tui.{name}")
