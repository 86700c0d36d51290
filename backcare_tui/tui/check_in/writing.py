"""A panel with a line to write in. A pause in typing keeps what stands there."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import ClassVar

from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.journal.pain_events import DayReflected, NoteWritten
from backcare_tui.domain.text import MAX_NOTE
from backcare_tui.tui.check_in.foot import CheckInFoot
from backcare_tui.tui.check_in.text import CheckInText
from backcare_tui.tui.frame.head import Shown
from backcare_tui.tui.frame.panel import Panel
from backcare_tui.tui.kit.line import Line
from backcare_tui.words.times import as_written

_TOO_LONG = f"At most {MAX_NOTE:,} characters; that would be more"


class WritingPanel(Panel[Entry]):
    """Dismisses with the entry that stands for what was given; None: nothing was.

    `entry` is one that is there already.
    """

    HINTS: ClassVar[tuple[str, ...]] = ()
    """Which keys there are."""

    def __init__(
        self, companion: Companion, entry: Entry | None = None, passing: Collection[str] = ()
    ) -> None:
        super().__init__(companion, passing)
        self.entry = entry
        self.text, self.foot = CheckInText(), CheckInFoot()

    def parts(self) -> Iterator[Widget]:
        yield self.text
        yield self.foot

    @property
    def state(self) -> tuple[object, ...]:
        return (self.text.value, self.text.cursor_position)

    def write(self, event: NoteWritten | DayReflected, at: datetime | None = None) -> None:
        """Have the journal hold this; `at` is the instant that a new entry is about."""
        if self.entry is None:
            self.entry = self.companion.record(event, at=at)
        elif event != self.entry.event:
            self.entry = self.companion.amend(self.entry, event)

    def begin(self, text: str, placeholder: str = "") -> None:
        """Let the person write on from `text`."""
        self.text.show(text, placeholder)
        self.foot.show((self.HINTS, ""))
        self.set_focus(self.text)

    def action_leave(self) -> None:
        self.keep()
        self.dismiss(self.entry)

    def on_line_given(self, message: Line.Given) -> None:
        message.stop()
        self.action_leave()

    def on_check_in_text_refused(self) -> None:
        self.foot.show((self.HINTS, _TOO_LONG))

    def on_input_changed(self) -> None:
        self.foot.show((self.HINTS, ""))


class NoteScreen(WritingPanel):
    """A note that is there, in a line to be changed; dismisses with what stands for it then."""

    HINTS = ("leave empty to keep it", "enter saves", "esc done")

    def on_mount(self) -> None:
        if self.entry is not None and isinstance(self.entry.event, NoteWritten):
            self.begin(self.entry.event.text)

    def show_head(self) -> None:
        if self.entry is not None:
            when = as_written(self.entry.at, self.companion.now())
            self.say_above(Shown(f"Your note, {when}"))

    def keep(self) -> None:
        if text := self.text.value.strip():
            self.write(NoteWritten(text=text))
