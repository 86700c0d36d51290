"""What the panels at the bottom share that ask for more than one key: the week's and the evening's.

They say what is due meanwhile, go by themselves where nobody answers, and a key that they do not
need closes them and does what it does everywhere. What was given by then is kept.
"""

from collections.abc import Callable, Collection
from typing import ClassVar, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from backcare_tui.companion import Companion
from backcare_tui.tui.frame.head import CheckInHead, Shown
from backcare_tui.tui.frame.overlay import ClosesOnce
from backcare_tui.tui.frame.place import break_line, trouble_line

LOOK_EVERY = 3.0
"""Seconds between two looks at whether something was done: our own choice."""
LEAVE_AFTER = 180.0
"""Seconds without a key after which a panel closes: time to think, then out of the way. Our own
choice."""
_SHORT = 8
"""Rows below which there is no room for anything but the question."""

Given = TypeVar("Given")


class Panel(ClosesOnce, ModalScreen[Given]):
    """A panel shows its head with `show_head`, and says in `state` what the person did so far."""

    AUTO_FOCUS = ""
    NAME: ClassVar[str] = ""
    ABOUT: ClassVar[tuple[str, ...]] = ()
    """What help says of it."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "app.help", "help", show=False, id="app.help"),
    ]

    def __init__(self, companion: Companion, passing: Collection[str]) -> None:
        """`passing`: keys that close the panel and are answered by the app."""
        super().__init__()
        self.companion = companion
        self.head = CheckInHead()
        self.head.add_class("-hidden")
        self._passing = frozenset(passing)
        self._touched = companion.clock.monotonic()
        self._seen: tuple[object, ...] = ()
        self._unsubscribe: Callable[[], None] | None = None

    @property
    def state(self) -> tuple[object, ...]:
        """Changes with whatever the person does."""
        return ()

    def show_head(self) -> None:
        """Say what goes before all; a panel that has a title says it too."""
        self.say_above("")

    def action_leave(self) -> None:
        """Close, and keep what was given."""
        self.dismiss(None)

    def on_mount(self) -> None:
        self._unsubscribe = self.companion.changed.subscribe(self.show_head)
        self.set_interval(LOOK_EVERY, self.refresh_view)
        self.call_after_refresh(self.show_head)  # how much room there is, is known by then

    def on_unmount(self) -> None:
        if self._unsubscribe is not None:
            self._unsubscribe()

    def on_screen_resume(self) -> None:
        self._touched = self.companion.clock.monotonic()  # help has been read

    def refresh_view(self) -> None:
        """Asked every few seconds: a panel nobody uses goes."""
        now, state = self.companion.clock.monotonic(), self.state
        if state != self._seen:
            self._seen, self._touched = state, now
        self.show_head()
        if now - self._touched >= LEAVE_AFTER:
            self.action_leave()

    def passed_on(self, event: events.Key) -> bool:
        """Whether the key is none of the panel's own: it closes, and the app answers the key.

        A digit never is: it was meant as an answer.
        """
        own = event.key.isdigit() or event.key in self._bindings.key_to_bindings
        if own or event.key not in self._passing:
            return False
        event.stop()
        self.action_leave()
        self.app.call_later(self.app.simulate_key, event.key)
        return True

    def say_above(self, title: str) -> None:
        """Show `title`, and above it what could not be saved, or a break that is due."""
        trouble = trouble_line(self.companion)
        above = trouble or break_line(self.companion.plan())
        short = self.size.height < _SHORT
        self.head.show(Shown(title, above=above, warns=bool(trouble), short=short))
        self.head.set_class(not title and (not above or short), "-hidden")
