"""A full page over a place: it says what the places say, and esc and q close it.

Every page has a banner, a line of keys, help, and the keys of a break that is due.
"""

from collections.abc import Iterable
from typing import Any, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.tui.frame.overlay import ClosesOnce
from backcare_tui.tui.frame.voice import Voice
from backcare_tui.tui.kit.key_bar import KeyBar
from backcare_tui.tui.kit.keys import HELP, hidden, key
from backcare_tui.tui.kit.sizes import HEIGHTS, WIDTHS

MINUTE = 60.0
"""Seconds after which a page is drawn anew."""

BREAK_BINDINGS: list[BindingType] = [
    hidden("b", "app.break_now", "break", "page.break", "Take a break now"),
    hidden("z", "app.later", "later", "page.later", "Put the break off"),
    hidden("x", "app.skip", "skip", "page.skip", "Skip the break"),
]
"""What the banner's line about a break says."""

Given = TypeVar("Given")


class Page(Voice, ClosesOnce, ModalScreen[Given]):
    """A page yields its own widgets in `body`, and draws them in `show`."""

    AUTO_FOCUS = ""
    NAME: ClassVar[str] = ""
    ABOUT: ClassVar[tuple[str, ...]] = ()
    """What help says of it."""
    KEEP: ClassVar[str] = "close"
    """The action whose key is shown however narrow the page is."""
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    DEFAULT_CSS = """
    Page { background: $background; layout: vertical; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape,q", "close", "close", "page.close", "Back to where you were"),
        *BREAK_BINDINGS,
        *HELP,
    ]

    def __init__(self, companion: Companion) -> None:
        super().__init__()
        self.follow(companion)

    def compose(self) -> ComposeResult:
        yield from self.body()
        yield from self.foot()

    def body(self) -> Iterable[Widget]:
        """This page's own widgets."""
        return ()

    def foot(self) -> Iterable[Widget]:
        """The banner and the keys."""
        yield self.banner
        yield KeyBar(keep=self.KEEP)

    def on_mount(self) -> None:
        self.set_interval(MINUTE, self.refresh_view)

    def action_close(self) -> None:
        """Close; what was given by then is kept if the page keeps anything."""
        self.dismiss(None)


class ScrollPage(Page[Given]):
    """A page to read: the keys scroll what `text` is."""

    DEFAULT_CSS = """
    ScrollPage VerticalScroll { height: 1fr; padding: 0 1; scrollbar-size: 1 1; }
    ScrollPage.-tall VerticalScroll { padding: 1 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll(1)", "down", show=False),
        Binding("up,k", "scroll(-1)", "up", show=False),
        Binding("pagedown,space", "scroll(10)", "a page on", show=False),
        Binding("pageup", "scroll(-10)", "a page back", show=False),
        Binding("home,g", "scroll(-9999)", "to the top", show=False),
        Binding("end,G", "scroll(9999)", "to the end", show=False),
    ]

    def __init__(self, companion: Companion, text: Widget) -> None:
        super().__init__(companion)
        self.scrolled = VerticalScroll(text, can_focus=False)

    def body(self) -> Iterable[Widget]:
        yield self.scrolled

    def action_scroll(self, by: int) -> None:
        self.scrolled.scroll_relative(y=by, animate=False)

    def bring_into_sight(self, region: Region) -> None:
        """Bring these cells of the text into sight once it has been laid out."""
        options: dict[str, Any] = {"animate": False, "immediate": True}
        self.call_after_refresh(self.scrolled.scroll_to_region, region, **options)
