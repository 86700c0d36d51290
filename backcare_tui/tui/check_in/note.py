"""A note that is there, in a line to be changed."""

from backcare_tui.domain.journal.pain_events import NoteWritten
from backcare_tui.tui.check_in.writing import WritingPanel
from backcare_tui.tui.frame.head import Shown
from backcare_tui.words.times import as_written


class NoteScreen(WritingPanel):
    """Dismisses with the entry that stands for the note then."""

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
