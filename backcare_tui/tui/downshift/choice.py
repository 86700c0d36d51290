"""Choosing a session: the patterns, and around them one breath, how long, and what sessions did."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Vertical

from backcare_tui.tui.downshift.chooser import BreathChooser
from backcare_tui.tui.downshift.panels import HowLong, OneBreath, SessionsPast
from backcare_tui.tui.downshift.views import LengthView, PastView
from backcare_tui.tui.kit.area import Area

FRAMED = (76, 16)
"""Columns and rows from which there are areas; in less room the list says all by itself."""
ROOMY = 27
"""Rows from which the areas below are as large as they get."""


class BreathChoice(Container):
    """The list and the areas around it; in a small pane the list alone."""

    DEFAULT_CSS = """
    BreathChoice {
        height: 1fr; layout: horizontal;
        & > Vertical { width: 1fr; height: 1fr; }
        #breath-patterns { border: none; padding: 0; background: transparent; height: 1fr; }
        .breath-beside, HowLong { display: none; }
        &.-framed {
            max-height: 40; padding: 0 2;
            .breath-list { width: 30; margin-right: 2; }
            .breath-beside, HowLong { display: block; }
            #breath-patterns {
                border: round $bc-border; background: $surface;
                &:focus-within { border: round $bc-accent; }
                &.-ascii { border: ascii $bc-border; }
                &.-ascii:focus-within { border: ascii $bc-accent; }
            }
            BreathChooser { padding: 0; }
            OneBreath { height: 1fr; }
            HowLong { height: 6; padding: 0 1; }
            SessionsPast { height: 5; }
        }
        &.-framed.-roomy {
            .breath-list { width: 42; }
            #breath-patterns, OneBreath { margin-bottom: 1; }
            SessionsPast { padding: 0 3; }
            HowLong { padding: 0 2; }
            HowLong, SessionsPast { height: 10; }
        }
        &.-framed.-vast .breath-list { width: 60; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.chooser = BreathChooser()
        self._patterns = Area(id="breath-patterns")
        self._breath = OneBreath()
        self._length = HowLong()
        self._past = SessionsPast()

    def compose(self) -> ComposeResult:
        with Vertical(classes="breath-list"):
            with self._patterns:
                yield self.chooser
            yield self._length
        with Vertical(classes="breath-beside"):
            yield self._breath
            yield self._past

    def on_resize(self, event: events.Resize) -> None:
        width, height = event.size
        framed = width >= FRAMED[0] and height >= FRAMED[1]
        self.chooser.framed = framed
        self.set_class(framed, "-framed")
        self.set_class(height >= ROOMY and width >= 100, "-roomy")
        self.set_class(width >= 160, "-vast")
        self.chooser.refresh()

    def show(self, length: LengthView | None, past: PastView) -> None:
        """Say of the session that would start now how long it is, and what others did."""
        view = self.chooser.view
        self._breath.show(view)
        more = view.more if view else 0
        self._patterns.entitle("patterns", f"{more} more, see ?" if more else "")
        self._length.show(length)
        self._past.show(past)

    def on_how_long_part_picked(self, message: HowLong.PartPicked) -> None:
        message.stop()
        self.chooser.action_length(message.value)
