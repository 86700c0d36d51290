"""A line of text to write that is kept whole: what would make it too long is refused."""

from textual import events
from textual.message import Message

from backcare_tui.domain.text import MAX_NOTE, clean
from backcare_tui.tui.kit.line import Line

_HOPELESS = 8 * MAX_NOTE
"""Pasted text of this length is too long, whatever would be cleaned out of it."""


class CheckInText(Line):
    """Posts `Line.Given` on Enter. What is pasted becomes one clean line, or is refused."""

    class Refused(Message):
        """What was typed or pasted would have been too long; nothing was taken."""

    def __init__(self) -> None:
        super().__init__(most=MAX_NOTE)
        self.select_on_focus = False

    def show(self, value: str, placeholder: str = "", *, select: bool = False) -> None:
        """Begin with `value`; with `select` the first key replaces it."""
        self.value, self.placeholder = value, placeholder
        self.cursor_position = len(value)
        if select:
            self.select_all()

    def replace(self, text: str, start: int, end: int) -> None:
        room = MAX_NOTE - len(self.value) + abs(end - start)
        if len(text) > _HOPELESS or len(clean(text)) > room or (text and not room):
            self.post_message(self.Refused())
        else:
            super().replace(text, start, end)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        text = event.text if len(event.text) > _HOPELESS else clean(event.text)
        self.replace(text, *sorted(self.selection))
