"""What is seen of a session: the breath, and the words below it."""

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from backcare_tui.content.patterns import SAFETY, SAFETY_SHORT
from backcare_tui.domain.downshift.session import Moment, MomentKind
from backcare_tui.tui.downshift.orb import BreathOrb
from backcare_tui.tui.downshift.words import BreathWords
from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.fitting import styled


class SafetyLines(Drawn):
    """What is safe, in the place of the breath until that begins."""

    DEFAULT_CSS = """
    SafetyLines { height: 1fr; max-height: 17; max-width: 40; content-align: center middle; }
    """

    def lines(self, width: int) -> list[Content]:
        full = styled(" ".join(SAFETY), width, "$bc-text")
        fits = len(full) <= self.content_size.height
        return full if fits else styled(SAFETY_SHORT, width, "$bc-text")


class BreathGuide(Container):
    """Shows one moment after the other; knows no clock."""

    BLANK = True  # nothing of its own to draw, so nothing to compose at every frame
    DEFAULT_CSS = """
    BreathGuide {
        height: 1fr;
        align: center middle;
        padding: 0 1;
        BreathOrb { max-height: 17; max-width: 40; &.-still { max-height: 3; } }
        SafetyLines.-still { max-height: 3; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._orb = BreathOrb()
        self._words = BreathWords()
        self._safety = SafetyLines()

    def compose(self) -> ComposeResult:
        yield self._safety
        yield self._orb
        yield self._words

    def begin(self, *, still: bool) -> None:
        """Be ready for another session; `still`: without movement."""
        self._safety.set_class(still, "-still")
        self._orb.begin(still=still)

    def show(self, moment: Moment, *, paused: bool, last: bool) -> None:
        """`last`: the session ends with this breath."""
        settling = moment.kind is MomentKind.GET_READY
        self._safety.display, self._orb.display = settling, not settling
        self._orb.show(moment)
        self._words.show(moment, paused=paused, last=last)
