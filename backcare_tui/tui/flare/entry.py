"""Entering flare mode: what changes is shown, each of it can be declined, one key starts it."""

from typing import ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from backcare_tui.domain.settings.kinds import MAX_TEXT
from backcare_tui.tui.flare.changes import KEEP_KEYS, OWN_KEY, FlareChanges
from backcare_tui.tui.frame.overlay import ClosesOnce
from backcare_tui.tui.kit.key_bar import KeyBar
from backcare_tui.tui.kit.keys import key
from backcare_tui.tui.kit.line import Line


class FlareChosen(msgspec.Struct, frozen=True):
    """How the flare is to be."""

    declined: tuple[str, ...] = ()
    """Ids of the changes that are not wanted."""
    keep: str = ""
    """The non-negotiable that was chosen; "" where there is one already, or none is wanted."""


class FlareEntryScreen(ClosesOnce, ModalScreen[FlareChosen | None]):
    """Dismissed with what was chosen; None: the person left without starting."""

    DEFAULT_CSS = """
    FlareEntryScreen { background: $background; layout: vertical; }
    FlareEntryScreen VerticalScroll { height: 1fr; padding: 0 1; scrollbar-size: 1 1; }
    FlareEntryScreen.-tall VerticalScroll { padding: 1 2; }
    FlareEntryScreen Line { margin: 0 1; display: none; }
    FlareEntryScreen.-tall Line { margin: 0 2 1 2; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]
    AUTO_FOCUS = ""

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
        key("escape", "leave", "back", "flare.leave", "Leave; no flare begins"),
        Binding("down,j", "move(1)", "down", show=False),
        Binding("up,k", "move(-1)", "up", show=False),
        Binding("question_mark", "app.help", "help", show=False),
    ]

    def __init__(self, keep: str) -> None:
        """`keep`: the non-negotiable so far; "" asks for one."""
        super().__init__()
        self._changes = FlareChanges(keep)
        self._scroll = VerticalScroll(self._changes, can_focus=False)
        self._words = Line(most=MAX_TEXT, placeholder="Your non-negotiable, in your words")

    def compose(self) -> ComposeResult:
        yield self._scroll
        yield self._words
        yield KeyBar(keep="leave")

    def on_flare_changes_moved(self, message: FlareChanges.Moved) -> None:
        region = message.region
        self.call_after_refresh(
            self._scroll.scroll_to_region, region, animate=False, immediate=True
        )

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

    def action_leave(self) -> None:
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
