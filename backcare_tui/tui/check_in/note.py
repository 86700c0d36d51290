"""A note that is there, in a line to be changed. A pause in typing keeps what stands there."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from backcare_tui.companion import Companion
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.journal.pain_events import NoteWritten
from backcare_tui.domain.text import MAX_NOTE
from backcare_tui.tui.check_in.foot import CheckInFoot
from backcare_tui.tui.check_in.text import CheckInText
from backcare_tui.tui.frame.panel import Panel
from backcare_tui.tui.kit.line import Line
from backcare_tui.words.times import as_written

_HINTS = ("leave empty to keep it", "enter saves", "esc done")
_TOO_LONG = f"At most {MAX_NOTE:,} characters; that would be more"


class NoteScreen(Panel[Entry]):
    """Dismisses with the entry that stands for the note then."""

    DEFAULT_CSS = """
    NoteScreen { align: left bottom; background: transparent; }
    NoteScreen #note { height: auto; max-height: 100%; background: $panel; padding: 0 1; }
    NoteScreen .-hidden { display: none; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "close, and keep what is there", id="note.leave"),
    ]

    def __init__(self, companion: Companion, entry: Entry) -> None:
        super().__init__(companion, ())
        self._entry = entry
        self._text, self._foot = CheckInText(), CheckInFoot()
        self._typed = self._text_of_entry
        """The text at the last look at it."""

    def compose(self) -> ComposeResult:
        with Container(id="note"):
            yield self.head
            yield self._text
            yield self._foot

    def on_mount(self) -> None:
        self._text.show(self._text_of_entry)
        self._foot.show(_HINTS)
        self.set_focus(self._text)

    @property
    def _text_of_entry(self) -> str:
        event = self._entry.event
        return event.text if isinstance(event, NoteWritten) else ""

    @property
    def state(self) -> tuple[object, ...]:
        return (self._text.value, self._text.cursor_position)

    def show_head(self) -> None:
        self.say_above(f"Your note, {as_written(self._entry.at, self.companion.now())}")

    def refresh_view(self) -> None:
        typed, self._typed = self._typed, self._text.value
        if typed == self._typed:
            self.keep()
        super().refresh_view()

    def on_line_given(self, message: Line.Given) -> None:
        message.stop()
        self.action_leave()

    def on_check_in_text_refused(self) -> None:
        self._foot.show(_HINTS, _TOO_LONG)

    def on_input_changed(self) -> None:
        self._foot.show(_HINTS)

    def action_leave(self) -> None:
        self.keep()
        self.dismiss(self._entry)

    def keep(self) -> None:
        """Write down what stands in the line: the panel closes, or the app is to end."""
        text = self._text.value.strip()
        if text and text != self._text_of_entry:
            self._entry = self.companion.amend(self._entry, NoteWritten(text=text))
