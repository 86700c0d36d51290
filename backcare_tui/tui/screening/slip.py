"""Looking again at what was ticked: a slip of the finger is put right by reading it once more.

It hears nothing for a moment, so that it is read before it is answered. What is so stays ticked,
and what nobody looks at stays ticked.
"""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.screening.items import ScreeningItem
from backcare_tui.tui.frame.page import Page
from backcare_tui.tui.kit.draw.frames import boxed
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.fitting import styled
from backcare_tui.tui.kit.keys import key
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.sizes import has_frames

READ_FOR = 3.0
"""Seconds for which an item is read before it can be answered: our own choice."""
_WIDEST = 72


class SlipScreen(Page[tuple[str, ...] | None]):
    """Dismisses with the ids that are not so, after each was looked at; None if it was left."""

    NAME = "Look at it again"
    LEADS_TO_ADVICE = False
    DEFAULT_CSS = """
    SlipScreen {
        SlipText { height: 1fr; padding: 0 1; }
        &.-tall SlipText { padding: 1 2; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("y", "answer_item(True)", "it is so", "slip.so", "It stays ticked"),
        key("n", "answer_item(False)", "not so, a slip", "slip.not", "It is taken out"),
        key("escape,q", "close", "leave", "slip.leave", "All stays as it was ticked"),
    ]

    def __init__(self, companion: Companion, items: Sequence[ScreeningItem]) -> None:
        """`items`: what was ticked, at least one."""
        super().__init__(companion)
        self._items = tuple(items)
        self._slips: list[str] = []
        self._at = 0
        self._text = SlipText()
        self._from = 0.0

    def body(self) -> Iterable[Widget]:
        yield self._text

    def on_mount(self) -> None:
        self._next()

    def _next(self) -> None:
        self._from = self.companion.clock.monotonic() + READ_FOR
        self._text.show(self._items[self._at].text, self._at + 1, len(self._items))
        self.set_timer(READ_FOR, self.refresh_bindings)
        self.refresh_bindings()

    @property
    def _is_read(self) -> bool:
        return self.companion.clock.monotonic() >= self._from

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "answer_item" and not self._is_read:
            return None  # its key is shown, and waits
        return super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        if event.key in ("y", "n") and not self._is_read:
            self.say("Read it once more; keys count in a moment")

    def action_answer_item(self, so: bool) -> None:
        if not so:
            self._slips.append(self._items[self._at].id)
        self._at += 1
        if self._at == len(self._items):
            self.dismiss(tuple(self._slips))
        else:
            self._next()


class SlipText(Drawn):
    """One item, in full."""

    def __init__(self) -> None:
        super().__init__()
        self._text, self._number = "", ""

    def show(self, text: str, number: int, count: int) -> None:
        self._text = text
        self._number = f"   {number} of {count}" if count > 1 else ""
        self.refresh()

    def lines(self, width: int) -> list[Content]:
        asked = Content.styled(f"You ticked this. Is it so?{self._number}", DIM)
        width = min(width, _WIDEST)
        if not has_frames(width, self.screen.size.height):
            return [asked, Content(""), *self._item(width)]
        return [asked, Content(""), *boxed(self._item, width, glyphs=glyphs_of(self.app))]

    def _item(self, width: int) -> list[Content]:
        return styled(self._text, width, f"bold {BRIGHT}")
