"""What was noted is opened again, each kind in the panel it was noted in."""

from typing import TYPE_CHECKING

from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.journal.pain_events import DayReflected, NoteWritten, PegRated
from backcare_tui.tui.check_in.actions import CheckInActions
from backcare_tui.tui.check_in.offers import OfferActions

if TYPE_CHECKING:
    from backcare_tui.tui.check_in.note import NoteScreen


class NotedActions(CheckInActions, OfferActions):
    """Part of the app."""

    _note: "NoteScreen | None" = None
    """The panel that is open."""

    def edit_noted(self, entry: Entry) -> None:
        """Open the panel that `entry` was given in, with what it holds."""
        match entry.event:
            case PainRated():
                self.edit_check_in(entry)
            case DayReflected():
                self.edit_evening(entry)
            case PegRated():
                self.edit_peg(entry)
            case NoteWritten():
                self._edit_note(entry)
            case _:
                pass

    def keep_noted(self) -> None:
        """Write down what an open panel was given: the app is about to end."""
        self.keep_check_in()
        self.keep_evening()
        if self._note is not None:
            self._note.keep()

    def _edit_note(self, entry: Entry) -> None:
        from backcare_tui.tui.check_in.note import NoteScreen

        self._note = NoteScreen(self.companion, entry)
        self.push_screen(self._note, self._note_left)

    def _note_left(self, entry: Entry | None) -> None:
        self._note = None
        if entry is not None:
            from backcare_tui.words.entries import describe

            self.say(describe(entry.event, self.companion.catalogue))
