"""A line of text to write: calm, cleaned, and no longer than it may be."""

from textual import events
from textual.message import Message
from textual.widgets import Input

from backcare_tui.domain.text import MAX_NOTE, clean

_HOPELESS = 8 * MAX_NOTE
"""Pasted text of this length is too long, whatever would be cleaned out of it."""


class CheckInText(Input):
    """Textual's line, without blinking. What is pasted becomes one clean line, or is refused."""

    DEFAULT_CSS = """
    CheckInText { width: 1fr; background: $surface; padding: 0; }
    CheckInText:focus { background-tint: $foreground 0%; }
    """

    class Refused(Message):
        """What was typed or pasted would have been too long; nothing was taken."""

    def __init__(self) -> None:
        super().__init__(compact=True, max_length=MAX_NOTE, select_on_focus=False)
        self.cursor_blink = False

    def show(self, value: str, placeholder: str = "", *, select: bool = False) -> None:
        """Begin with `value`; with `select` the first key replaces it."""
        self.value, self.placeholder = value, placeholder
        self.cursor_position = len(value)
        if select:
            self.select_all()

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if len(event.text) > _HOPELESS:
            self.restricted()
        else:
            self.replace(clean(event.text), *sorted(self.selection))

    def restricted(self) -> None:
        self.post_message(self.Refused())
