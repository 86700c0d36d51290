"""What the panels at the bottom share that ask for more than one key.

They say what is due meanwhile, go by themselves if nobody answers, and a key that they do not need
closes them and does what it does everywhere. What was given by then is kept.
"""

from collections.abc import Collection, Iterator
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import ModalScreen
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.tui.frame.head import PanelHead, Shown
from backcare_tui.tui.frame.overlay import ClosesOnce
from backcare_tui.tui.frame.voice import Voice
from backcare_tui.tui.kit.keys import HELP

LEAVE_AFTER = 180.0
"""Seconds without a key after which a panel closes: time to think, then out of the way. Our own
choice."""
KEEP_AFTER = 3.0
"""Seconds without a key after which what was typed is kept, the panel still being open: our own
choice."""
_SHORT = 8
"""Rows below which there is no room for anything but the question."""

Given = TypeVar("Given")


class Panel(Voice, ClosesOnce, ModalScreen[Given]):
    """A panel yields what is below its head in `parts`, shows the head with `show_head`, and says
    in `state` what the person did so far."""

    AUTO_FOCUS = ""
    NAME: ClassVar[str] = ""
    ABOUT: ClassVar[tuple[str, ...]] = ()
    """What help says of it."""
    DEFAULT_CSS = """
    Panel { align: left bottom; background: transparent; }
    Panel #panel { height: auto; max-height: 100%; background: $panel; padding: 0 1; }
    Panel Choices { padding: 0; }
    Panel .-hidden { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "close, and keep what is there", id="panel.leave"),
        *HELP,
    ]

    def __init__(self, companion: Companion, passing: Collection[str] = ()) -> None:
        """`passing`: keys that close the panel and are answered by the app."""
        super().__init__()
        self.follow(companion)
        self.head = PanelHead()
        self.passing = frozenset(passing)
        self._touched = companion.clock.monotonic()
        self._seen: tuple[object, ...] = ()

    def parts(self) -> Iterator[Widget]:
        """The widgets below the head."""
        yield from ()

    @property
    def state(self) -> tuple[object, ...]:
        """Changes with whatever the person does."""
        return ()

    @property
    def stays(self) -> float:
        """Seconds for which it stays without a key."""
        return LEAVE_AFTER

    def show_head(self) -> None:
        """Say what goes before all; a panel that has a title says it too."""
        self.say_above(Shown())

    def keep(self) -> None:
        """Write down what is not kept yet: nothing is typed any more, or the app is to end."""

    def action_leave(self) -> None:
        """Close, and keep what was given."""
        self.dismiss(None)

    def compose(self) -> ComposeResult:
        with Container(id="panel"):
            yield self.head
            yield from self.parts()

    def on_mount(self) -> None:
        self.set_interval(1.0, self.refresh_view)
        self.call_after_refresh(self.show_head)  # how much room there is, is known by then

    def on_screen_resume(self) -> None:
        self._touched = self.companion.clock.monotonic()  # help has been read

    def on_resize(self) -> None:
        self.show_head()

    def show_banner(self) -> None:
        if self.is_mounted:
            self.show_head()

    def look(self) -> None:
        """What was given is kept, and a panel nobody uses goes."""
        idle = self._idle()
        if idle >= KEEP_AFTER:
            touched = self._touched
            self.pause()
            self._seen, self._touched = self.state, touched  # that was not the person
        if idle >= self.stays:
            self.action_leave()

    def _idle(self) -> float:
        """Seconds since the person did something."""
        now, state = self.companion.clock.monotonic(), self.state
        if state != self._seen:
            self._seen, self._touched = state, now
        return now - self._touched

    def pause(self) -> None:
        """The person has stopped for a moment."""
        self.keep()

    def passes(self, key: str) -> bool:
        """Whether the key is none of the panel's own and does something in the app."""
        return key in self.passing and key not in self.active_bindings

    def passed_on(self, event: events.Key) -> None:
        """Close for a key that `passes`, and let the app answer it.

        A digit never does: it was meant as an answer.
        """
        if self.passes(event.key) and not event.key.isdigit():
            event.stop()
            self.action_leave()
            self.app.call_later(self.app.simulate_key, event.key)

    def say_above(self, shown: Shown) -> None:
        """Show this, and above it what could not be saved, was just done, or is due."""
        self._idle()
        above, tone, _ = self.first_line()
        short = self.size.height < _SHORT
        if short and not shown.title:
            above = ""  # the question needs all there is
        self.head.show(shown._replace(above=above, tone=tone, short=short))
