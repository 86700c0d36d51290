"""Answers in a row: one of a scale, or several words; keys, arrows and mouse choose."""

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from backcare_tui.tui.kit.flow import clickable, clicked, flow, option
from backcare_tui.tui.kit.roles import BRIGHT

SCALE: tuple[tuple[str, str], ...] = (*((str(n), "") for n in range(10)), ("t", "10"))
"""Key and label of 0 to 10."""
_TIGHT = 28
"""Cells of width below which words stand without their keys before them."""
_MIDDLE = 5
"""Where the arrows begin on a scale without an answer."""


class CheckInOptions(Widget, can_focus=True):
    """Posts `Picked` and `Cleared`; what is chosen is kept by whoever is told."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    CheckInOptions { width: 1fr; height: auto; text-wrap: nowrap; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "back", show=False),
        Binding("right", "move(1)", "on", show=False),
        Binding("space", "pick", "choose", show=False),
        Binding("backspace,delete", "clear", "clear", show=False),
    ]

    class Picked(Message):
        """The option of this number was chosen, or one of several was ticked or unticked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    class Cleared(Message):
        """The answer is taken back."""

    def __init__(self) -> None:
        super().__init__()
        self._options: Sequence[tuple[str, str]] = ()
        self._ticked: Collection[int] | None = None
        """The ticked ones; None: one is chosen, where the cursor is."""
        self.cursor: int | None = None
        """The number of the option that the arrows are at."""

    def show_scale(self, chosen: int | None) -> None:
        """Ask for 0 to 10; the cursor is at `chosen`, None: nowhere yet."""
        self._options, self._ticked, self.cursor = SCALE, None, chosen
        self.refresh(layout=True)

    def show_words(self, options: Sequence[tuple[str, str]], ticked: Collection[int]) -> None:
        """Ask for any of `options` (key and label); the cursor stays where it is among them."""
        if self._ticked is None:
            self.cursor = 0
        self._options, self._ticked = options, ticked
        self.refresh(layout=True)

    # -- drawing

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        draw = self._part if self._ticked is None or width >= _TIGHT else self._tight_part
        return flow([clickable(draw(n), n) for n in range(len(self._options))], width)

    def _part(self, number: int) -> Content:
        chosen = number == self.cursor
        return option(*self._options[number], chosen=chosen, mark=self._mark(number))

    def _tight_part(self, number: int) -> Content:
        """The key is underlined in the word, of which the first is enough."""
        key, label = self._options[number]
        word, mark, here = label.split(",")[0], self._mark(number), number == self.cursor
        before, _, after = word.partition(key)
        style = "bold $bc-accent" if here else BRIGHT if mark == "●" else "$bc-text"
        return Content.assemble(
            (f"{'▸' if here else ' '}{mark}", "$bc-accent"),
            (before, style),
            (key, f"underline {style}"),
            (after, style),
        )

    def _mark(self, number: int) -> str:
        if self._ticked is None:
            return ""
        return "●" if number in self._ticked else " "

    # -- keys and mouse

    def on_key(self, event: events.Key) -> None:
        keys = [key for key, _ in self._options]
        char = event.character or event.key
        if char in keys:
            event.stop()
            self._pick(keys.index(char))
        elif event.key == "enter" and self._ticked is None and self.cursor is not None:
            event.stop()
            self._pick(self.cursor)

    def on_click(self, event: events.Click) -> None:
        if (number := clicked(event)) is not None:
            self._pick(number)

    def action_move(self, by: int) -> None:
        at = self.cursor
        self.cursor = _MIDDLE if at is None else (at + by) % len(self._options)
        self.refresh()

    def action_pick(self) -> None:
        if self.cursor is not None:
            self._pick(self.cursor)

    def action_clear(self) -> None:
        self.post_message(self.Cleared())

    def _pick(self, number: int) -> None:
        self.cursor = number
        self.post_message(self.Picked(number))
