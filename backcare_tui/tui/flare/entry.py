"""Entering flare mode: what changes is shown, each of it can be declined, one key starts it."""

from collections.abc import Iterable
from typing import ClassVar

import msgspec
from textual.binding import Binding, BindingType
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.settings.kinds import MAX_TEXT
from backcare_tui.tui.flare.changes import KEEP_KEYS, OWN_KEY, FlareChanges
from backcare_tui.tui.frame.page import ScrollPage
from backcare_tui.tui.kit.keys import key
from backcare_tui.tui.kit.line import Line


class FlareChosen(msgspec.Struct, frozen=True):
    """How the flare is to be."""

    declined: tuple[str, ...] = ()
    """Ids of the changes that are not wanted."""
    keep: str = ""
    """The non-negotiable that was chosen; "" where there is one already, or none is wanted."""


class FlareEntryScreen(ScrollPage[FlareChosen | None]):
    """Dismissed with what was chosen; None: the person left without starting."""

    KEEP = "start"
    DEFAULT_CSS = """
    FlareEntryScreen Line { margin: 0 1; display: none; }
    FlareEntryScreen.-tall Line { margin: 0 2 1 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter,f", "start", "start", "flare.begin", "Begin the flare as it is shown"),
        key("space", "use", "on/off", "flare.change", "Take away or put back what is marked"),
        *(
            Binding(str(row + 1), f"use_row({row})", "take away or put back", show=False)
            for row in range(8)
        ),
        *(
            Binding(key, f"keep('{key}')", "choose your non-negotiable", show=False)
            for key in (*KEEP_KEYS, OWN_KEY)
        ),
        key("escape,q", "close", "back", "flare.leave", "Leave; no flare begins"),
        Binding("down,j", "move(1)", "down", show=False),
        Binding("up,k", "move(-1)", "up", show=False),
    ]

    def __init__(self, companion: Companion) -> None:
        changes = FlareChanges(companion.settings.care.non_negotiable)
        super().__init__(companion, changes)
        self._changes = changes
        self._words = Line(most=MAX_TEXT, placeholder="Your non-negotiable, in your words")

    def body(self) -> Iterable[Widget]:
        yield from super().body()
        yield self._words

    def on_flare_changes_moved(self, message: FlareChanges.Moved) -> None:
        self.bring_into_sight(message.region)

    def on_flare_changes_own_words_asked(self) -> None:
        self._words.display = True
        self._words.focus()

    def on_line_given(self, message: Line.Given) -> None:
        message.stop()
        self._changes.say_own(message.text)
        self._put_words_away()

    def _put_words_away(self) -> None:
        self.set_focus(None)
        self._words.display = False

    def action_start(self) -> None:
        self.dismiss(FlareChosen(self._changes.declined, self._changes.keep))

    def action_close(self) -> None:
        if self._words.display:
            self._put_words_away()
        else:
            self.dismiss(None)

    def action_use(self) -> None:
        self._changes.use_cursor()

    def action_use_row(self, row: int) -> None:
        self._changes.use(row)

    def action_keep(self, key: str) -> None:
        self._changes.use_key(key)

    def action_move(self, by: int) -> None:
        self._changes.move(by)
