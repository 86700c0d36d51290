"""The first questions, and the settings."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from backcare_tui.tui.look_actions import LookActions


class SetupActions(LookActions):
    """Part of the app."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "comma", "settings", "settings", show=False, id="app.settings", tooltip="Every setting"
        ),
    ]

    def action_settings(self) -> None:
        """Open the settings."""

    def welcome(self) -> None:
        """Ask the first questions where they have not been answered; asked once at the start."""
