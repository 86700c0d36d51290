"""What is seen of a session: the breath, and the words below it."""

from textual.app import ComposeResult
from textual.containers import Container

from backcare_tui.domain.downshift.session import Moment
from backcare_tui.tui.downshift.orb import BreathOrb
from backcare_tui.tui.downshift.words import BreathWords


class BreathGuide(Container):
    """Shows one moment after the other; knows no clock."""

    BLANK = True  # nothing of its own to draw, so nothing to compose at every frame
    DEFAULT_CSS = """
    BreathGuide {
        height: 1fr;
        align: center middle;
        padding: 0 1;
        BreathOrb { max-height: 17; max-width: 40; &.-still { max-height: 3; } }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._orb = BreathOrb()
        self._words = BreathWords()

    def compose(self) -> ComposeResult:
        yield self._orb
        yield self._words

    def begin(self, *, still: bool) -> None:
        """Be ready for another session; `still`: without movement."""
        self._orb.begin(still=still)

    def show(self, moment: Moment, *, paused: bool, last: bool) -> None:
        """`last`: the session ends with this breath."""
        self._orb.show(moment)
        self._words.show(moment, paused=paused, last=last)
