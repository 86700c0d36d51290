"""The row above the keys: what was just noted, what is asked, or a break that is coming."""

from collections.abc import Sequence
from enum import Enum

from textual import events
from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from backcare_tui.tui.kit.roles import DIM

_NAMES = {"!": "exclamation_mark"}
"""What a key is called that is written with a sign."""
UNDO = "u undo"
"""What is said beside something that was noted."""


class Tone(Enum):
    """How much a line wants to be read. The value is the style it is drawn in."""

    QUIET = "$bc-text"
    PROMPT = "$bc-accent"
    WARNING = "$bc-warn"
    ALERT = "$bc-alert"


class Banner(Widget):
    """Keeps its row while there is nothing to say, but on a short screen, where it takes none.

    A click on a key in it presses it.
    """

    ALLOW_SELECT = False
    SCOPED_CSS = False  # the size of its screen decides
    DEFAULT_CSS = """
    Banner { height: auto; min-height: 1; max-height: 2; width: 1fr; padding: 0 2; }
    .-narrow Banner { padding: 0 1; }
    .-short Banner.-silent, .-tiny Banner.-silent { display: none; }
    """

    def __init__(self) -> None:
        super().__init__(classes="-silent")
        self._text = ""
        self._tone = Tone.QUIET
        self._keys: tuple[str, ...] = ()
        self._undo = False

    @property
    def text(self) -> str:
        return self._text

    def say(
        self,
        text: str,
        tone: Tone = Tone.QUIET,
        keys: Sequence[str] = (),
        *,
        undo: bool = False,
    ) -> None:
        """Show `text`, drawn as it is; an empty one takes the line away.

        `keys`: the parts of it that say what a key does, each beginning with its key: `y yes`.
        `undo`: it tells of something that can be taken back, and says so after it.
        """
        said = text, tone, tuple(keys), undo
        if said == (self._text, self._tone, self._keys, self._undo):
            return
        self._text, self._tone, self._keys, self._undo = said
        self.set_class(not text, "-silent")
        self.refresh(layout=True)

    def render(self) -> Content:
        line = Content.styled(self._text, self._tone.value)
        for words in self._keys:
            start = self._text.find(words)
            if start >= 0:
                # Kept with the cells, so that it is found where a long line goes on in the next.
                line = line.stylize(_presses(words), start, start + len(words))
        if self._undo and self._text:
            line += Content("  ") + Content.styled(UNDO, DIM).stylize(_presses(UNDO))
        return line

    def on_click(self, event: events.Click) -> None:
        key = event.style.meta.get("key")
        if key is not None:
            event.stop()
            self.app.simulate_key(key)


def _presses(words: str) -> Style:
    """What lets a click on these words press their key."""
    return Style.from_meta({"key": _NAMES.get(words[0], words[0])})
