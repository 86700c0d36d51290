"""Entering flare mode: what changes is shown, each of it can be declined, one key starts it."""

from collections.abc import Iterable
from typing import ClassVar

import msgspec
from textual.binding import BindingType
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.settings.kinds import MAX_TEXT
from backcare_tui.tui.flare.changes import FlareChanges
from backcare_tui.tui.frame.page import Page
from backcare_tui.tui.kit.keys import key
from backcare_tui.tui.kit.line import Line


class FlareChosen(msgspec.Struct, frozen=True):
    """How the flare is to be."""

    declined: tuple[str, ...] = ()
    """Ids of the changes that are not wanted."""
    keep: str = ""
    """The non-negotiable that was chosen; "" if there is one already, or none is wanted."""


class FlareEntryScreen(Page[FlareChosen | None]):
    """Dismissed with what was chosen; None: the person left without starting."""

    KEEP = "start"
    AUTO_FOCUS = "FlareChanges"
    DEFAULT_CSS = """
    FlareEntryScreen FlareChanges { padding: 0 1; }
    FlareEntryScreen.-tall FlareChanges { padding: 1 1 1 2; }
    FlareEntryScreen Line { margin: 0 1; display: none; }
    FlareEntryScreen.-tall Line { margin: 0 2 1 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter,f", "start", "start", "flare.begin", "Begin the flare as it is shown"),
        key("escape,q", "close", "back", "flare.leave", "Leave; no flare begins"),
    ]

    def __init__(self, companion: Companion) -> None:
        super().__init__(companion)
        self._changes = FlareChanges(companion.settings.care.non_negotiable)
        self._words = Line(most=MAX_TEXT, placeholder="Your non-negotiable, in your words")

    def body(self) -> Iterable[Widget]:
        yield self._changes
        yield self._words

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
        else:
            self.dismiss(None)
