"""A full page over a place: it has the frame of the places, and esc and q close it.

Every page has help, and the keys of a break that is due.
"""

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.tui.frame.framed import Framed
from backcare_tui.tui.frame.overlay import ClosesOnce
from backcare_tui.tui.frame.scrolls import SCROLL_KEYS, Scrolls
from backcare_tui.tui.kit.keys import HELP, hidden, key
from backcare_tui.tui.kit.top_bar import TopBar
from backcare_tui.tui.places import PLACES

MINUTE = 60.0
"""Seconds after which a page is drawn anew."""

BREAK_BINDINGS: list[BindingType] = [
    hidden("b", "answer('break_now')", "break", "page.break", "Take a break now"),
    hidden("z", "answer('later')", "later", "page.later", "Put the break off"),
    hidden("x", "answer('skip')", "skip", "page.skip", "Skip the break"),
]
"""What the banner's line about a break says; they work while it says something."""

Given = TypeVar("Given")


class Page(Framed, ClosesOnce, ModalScreen[Given]):
    """A page yields its own widgets in `body`, and draws them in `show`."""

    AUTO_FOCUS = ""
    SHOWS_PLACES = False
    ABOUT: ClassVar[tuple[str, ...]] = ()
    """What help says of it."""
    KEEP = "close"
    DEFAULT_CSS = """
    Page { background: $background; layout: vertical; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape,q", "close", "close", "page.close", "Back to where you were"),
        *BREAK_BINDINGS,
        hidden("exclamation_mark", "app.advice", "needs checking", "page.advice", "What to do now"),
        *(
            hidden(at.key, f"leave_for('{at.mode}')", at.mode, f"page.{at.mode}", f"To {at.title}")
            for at in PLACES
        ),
        *HELP,
    ]

    def __init__(self, companion: Companion) -> None:
        super().__init__()
        self.follow(companion)

    def on_mount(self) -> None:
        self.set_interval(MINUTE, self.refresh_view)

    @property
    def answers_breaks(self) -> bool:
        """Whether the keys of a break do something here at this moment."""
        return bool(self.prompt_line())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "answer":
            return self.answers_breaks
        if action == "leave_for":
            return self.SHOWS_PLACES
        return super().check_action(action, parameters)

    def on_top_bar_place_chosen(self, message: TopBar.PlaceChosen) -> None:
        message.stop()
        self.action_leave_for(next(place.mode for place in PLACES if place.key == message.key))

    def action_leave_for(self, mode: str) -> None:
        """Close, and go to this place."""
        self.action_close()
        self.app.call_later(self.app.run_action, f"app.place('{mode}')")

    async def action_answer(self, action: str) -> None:
        """Take, put off or skip the break that the banner speaks of."""
        await self.app.run_action(action, default_namespace=self.app)

    def action_close(self) -> None:
        """Close; what was given by then is kept if the page keeps anything."""
        self.dismiss(None)


class ScrollPage(Scrolls, Page[Given]):
    """A page to read: the keys scroll what `text` is."""

    DEFAULT_CSS = """
    ScrollPage VerticalScroll { height: 1fr; padding: 0 1; scrollbar-size: 1 1; }
    ScrollPage.-tall VerticalScroll { padding: 1 2; }
    """
    BINDINGS = SCROLL_KEYS

    def __init__(self, companion: Companion, text: Widget) -> None:
        super().__init__(companion)
        self.scrolled = VerticalScroll(text, can_focus=False)

    def body(self) -> Iterable[Widget]:
        yield self.scrolled
