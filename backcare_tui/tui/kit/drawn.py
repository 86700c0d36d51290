"""Widgets that are lines of text: each says with `lines` what they are, for the width it has."""

from collections.abc import Sequence
from typing import Any

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from backcare_tui.tui.kit.flow import clicked


class Drawn(Widget):
    """As high as its lines, unless its styles give it a height.

    A click on a part that is `clickable` is told with `picked`.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Drawn { width: 1fr; height: auto; text-wrap: nowrap; }
    """

    def lines(self, width: int) -> Sequence[Content]:
        """Every line, each of at most `width` cells."""
        return ()

    def picked(self, value: Any) -> None:
        """The part that stands for `value` was clicked."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.lines(width))

    def render(self) -> Content:
        return Content("\n").join(self.lines(self.content_size.width))

    def on_click(self, event: events.Click) -> None:
        if (value := clicked(event)) is not None:
            self.picked(value)
