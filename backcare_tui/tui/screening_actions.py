"""The safety questions: asked when they are due, and never skipped."""

from typing import ClassVar

from textual.binding import BindingType

from backcare_tui.tui.look_actions import LookActions


class ScreeningActions(LookActions):
    """Part of the app."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def ask_screening_if_due(self) -> None:
        """Put the screening on screen where it is due; asked at the start and on every change."""
