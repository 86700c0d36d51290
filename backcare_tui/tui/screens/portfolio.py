"""Portfolio: what you do for your back: relief, stabilisers and modifiers."""

from collections.abc import Iterable
from typing import ClassVar

from textual.containers import Container
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.tui.screens.base import Place


class PortfolioScreen(Place):
    """Place 6."""

    NAME: ClassVar[str] = "Portfolio"
    ABOUT: ClassVar[tuple[str, ...]] = (
        "What you do for your back: relief, stabilisers and modifiers.",
    )

    def __init__(self, companion: Companion) -> None:
        super().__init__(companion)

    def body(self) -> Iterable[Widget]:
        yield Container(id="portfolio")

    def show(self) -> None:
        """Draw what the journal says now."""
