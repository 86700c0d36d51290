"""What the app offers once and takes a no for: the week's questions, the evening, flare mode."""

from typing import ClassVar

from textual.binding import BindingType

from backcare_tui.tui.look_actions import LookActions


class OfferActions(LookActions):
    """Part of the app."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def make_offers(self) -> None:
        """Put an offer on screen, or take one away; asked every minute and on every change."""
