"""Flare mode: entering, leaving, and what it changes in the app's look."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from backcare_tui.tui.screening_actions import ScreeningActions


class FlareActions(ScreeningActions):
    """Part of the app."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "flare", "flare", id="flare.open", tooltip="Flare mode, for bad days"),
    ]

    def action_flare(self) -> None:
        """Begin a flare after the screening, or open the one that is on."""

    def fit_manner(self) -> None:
        """Use the theme that fits the manner; asked at the start and on every change."""
