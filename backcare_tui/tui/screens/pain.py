"""Pain: your pain as data: today, the last weeks, and what went with it."""

from collections.abc import Iterable
from typing import ClassVar

from textual.containers import Container
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.tui.screens.base import Place


class PainScreen(Place):
    """Place 4."""

    NAME: ClassVar[str] = "Pain"
    ABOUT: ClassVar[tuple[str, ...]] = (
        "Your pain as data: today, the last weeks, and what went with it.",
    )

    def __init__(self, companion: Companion) -> None:
        super().__init__(companion)

    def body(self) -> Iterable[Widget]:
        yield Container(id="pain")

    def show(self) -> None:
        """Draw what the journal says now."""
