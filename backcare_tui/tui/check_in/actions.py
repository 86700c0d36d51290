"""Check-ins: pain in two keys from anywhere, and what else there is to say about it."""

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.tui.frame.look_actions import LookActions
from backcare_tui.words.times import as_written

if TYPE_CHECKING:
    from backcare_tui.tui.check_in.draft import Closed
    from backcare_tui.tui.check_in.screen import CheckInScreen

_OF_ANOTHER_TIME = timedelta(minutes=5)
"""If the check-in is at least this old, the answer to it says when it was: our own choice."""


class CheckInActions(LookActions):
    """Part of the app."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "l", "log_pain", "pain", id="pain.log", tooltip="Log how much it hurts now, 0 to 10"
        ),
    ]

    _check_in: "CheckInScreen | None" = None
    """The panel that is open."""

    def action_log_pain(self) -> None:
        ratings = [
            entry.event.score
            for entry in self.companion.entries(self.companion.today())
            if isinstance(entry.event, PainRated)
        ]
        self._open_check_in(None, ratings[-1] if ratings else None)

    def edit_check_in(self, entry: Entry) -> None:
        """Open the panel on a check-in that is there: to add, to mend, to move, to delete."""
        if isinstance(entry.event, PainRated):
            self._open_check_in(entry, None)

    def keep_check_in(self) -> None:
        """Write down what an open panel was given: the app is about to end."""
        if self._check_in is not None:
            self._check_in.keep()

    def _open_check_in(self, entry: Entry | None, last: int | None) -> None:
        from backcare_tui.tui.check_in.screen import CheckInScreen

        if self._check_in in self.screen_stack:
            return
        self._check_in = CheckInScreen(
            self.companion, entry, last=last, passing=self.passing_keys()
        )
        self.push_screen(self._check_in, self._checked_in)

    def _checked_in(self, closed: "Closed | None") -> None:
        self._check_in = None
        if closed is not None:
            self.say(self._said_of(closed))
            if closed.key:
                self.call_later(self.simulate_key, closed.key)

    def _said_of(self, closed: "Closed") -> str:
        from backcare_tui.words.entries import describe

        if closed.trouble:
            return f"{closed.trouble}. It was left as it was."
        if closed.deleted:
            return "Check-in deleted"
        event, at, now = closed.draft.event, closed.draft.at, self.companion.now()
        if closed.draft.is_complete:
            when = f" for {as_written(at, now)}" if now - at >= _OF_ANOTHER_TIME else ""
            return f"Noted{when}: {describe(event, self.companion.catalogue)}"
        return f"Pain {event.score} noted"
