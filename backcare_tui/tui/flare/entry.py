"""Entering flare mode: one key starts it. What it does is said first; `c` changes that."""

from collections.abc import Iterable
from typing import ClassVar

import msgspec
from textual.binding import BindingType
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.flare.course import concerning
from backcare_tui.domain.settings.kinds import MAX_TEXT
from backcare_tui.domain.today import LOOK_BACK
from backcare_tui.tui.flare.changes import FlareChanges
from backcare_tui.tui.flare.intro import FlareIntro
from backcare_tui.tui.frame.page import Page
from backcare_tui.tui.kit.keys import key
from backcare_tui.tui.kit.line import Line
from backcare_tui.words.flare import intro_lines


class FlareChosen(msgspec.Struct, frozen=True):
    """How the flare is to be."""

    declined: tuple[str, ...] = ()
    """Ids of the changes that are not wanted."""
    keep: str = ""
    """The non-negotiable that was chosen; "" if there is one already, or none is wanted."""


class FlareEntryScreen(Page[FlareChosen | None]):
    """A short page; behind it the list of changes, each of which can be declined.

    Dismissed with what was chosen; None: the person left without starting.
    """

    KEEP = "start"
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    FlareEntryScreen FlareChanges, FlareEntryScreen FlareIntro { padding: 0 1; }
    FlareEntryScreen.-tall FlareChanges, FlareEntryScreen.-tall FlareIntro { padding: 1 1 1 2; }
    FlareEntryScreen FlareChanges { display: none; }
    FlareEntryScreen Line { margin: 0 1; display: none; }
    FlareEntryScreen.-tall Line { margin: 0 2 1 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter,f", "start", "start", "flare.begin", "Begin the flare as it is shown"),
        key("c", "change", "change it", "flare.change-it", "Choose what the flare changes"),
        key("escape,q", "close", "back", "flare.leave", "Back; no flare begins"),
    ]

    def __init__(self, companion: Companion) -> None:
        super().__init__(companion)
        known = companion.settings.care.non_negotiable
        concerned = concerning(companion.entries(companion.today() - LOOK_BACK), keeps=True)
        self._changes = FlareChanges(known, concerned)
        self._intro = FlareIntro()
        self._words = Line(most=MAX_TEXT, placeholder="Your non-negotiable, in your words")

    def body(self) -> Iterable[Widget]:
        yield self._intro
        yield self._changes
        yield self._words

    def show(self) -> None:
        """Say what will happen, as it stands with what was chosen so far."""
        changes, known = self._changes, self.companion.settings.care.non_negotiable
        wanted, keep, chosen = changes.wanted, changes.keep or known, bool(known)
        full, brief = (intro_lines(wanted, keep, chosen=chosen, brief=b) for b in (False, True))
        self._intro.show((full, brief))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "change":
            return not self._changes.display
        return super().check_action(action, parameters)

    def action_change(self) -> None:
        self._turn_to_changes(True)

    def _turn_to_changes(self, shown: bool) -> None:
        self._changes.display, self._intro.display = shown, not shown
        if shown:
            self._changes.focus()
        else:
            self.set_focus(None)
            self.show()
        self.refresh_bindings()

    def on_flare_changes_own_words_asked(self) -> None:
        self._words.display = True
        self._words.focus()

    def on_line_given(self, message: Line.Given) -> None:
        message.stop()
        self._changes.say_own(message.text)
        self._put_words_away()

    def _put_words_away(self) -> None:
        self._changes.focus()
        self._words.display = False

    def action_start(self) -> None:
        self.dismiss(FlareChosen(self._changes.declined, self._changes.keep))

    def action_close(self) -> None:
        if self._words.display:
            self._put_words_away()
        elif self._changes.display:
            self._turn_to_changes(False)
        else:
            self.dismiss(None)
