"""Widgets that are lines of text: each says with `lines` what they are, for the width it has."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from backcare_tui.tui.kit.flow import clicked

View = TypeVar("View")


class Drawn(Widget):
    """As high as its lines, unless its styles give it a height.

    A click on a part that is `clickable` is told with `picked`, which posts `PartPicked`.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Drawn { width: 1fr; height: auto; text-wrap: nowrap; }
    """

    class PartPicked(Message):
        """The part that stands for `value` was clicked."""

        def __init__(self, value: Any) -> None:
            super().__init__()
            self.value = value

    def lines(self, width: int) -> Sequence[Content]:
        """Every line, each of at most `width` cells."""
        return ()

    def picked(self, value: Any) -> None:
        """The part that stands for `value` was clicked."""
        self.post_message(self.PartPicked(value))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.lines(width))

    def render(self) -> Content:
        return Content("\n").join(self.lines(self.content_size.width))

    def on_click(self, event: events.Click) -> None:
        if (value := clicked(event)) is not None:
            self.picked(value)


class Picture(Drawn, Generic[View]):
    """Lines that are all made of one value, its view; made anew only when that is another."""

    def __init__(self, view: View | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.view = view
        """None: nothing is drawn."""

    def show(self, view: View | None) -> None:
        """Draw this from now on."""
        if view != self.view:
            self.view = view
            self.refresh(layout=self.styles.is_auto_height)

    def draw(self, view: View, width: int) -> Sequence[Content]:
        """The lines of `view`, each of at most `width` cells."""
        return ()

    def lines(self, width: int) -> Sequence[Content]:
        return () if self.view is None else self.draw(self.view, width)
