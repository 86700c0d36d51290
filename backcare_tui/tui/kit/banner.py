"""One line above the keys: what just happened, what is wrong, or a break that is coming or due."""

from collections.abc import Sequence
from enum import Enum

from textual import events
from textual.content import Content
from textual.style import Style
from textual.widget import Widget

_NAMES = {"!": "exclamation_mark"}
"""What a key is called that is written with a sign."""


class Tone(Enum):
    """How much a line wants to be read. The value is the style it is drawn in."""

    QUIET = "$bc-text"
    PROMPT = "bold $bc-accent"
    WARNING = "$bc-warn"


class Banner(Widget):
    """Takes no room while there is nothing to say. A click on a key in it presses it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Banner { height: auto; max-height: 2; width: 1fr; padding: 0 1; display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._tone = Tone.QUIET
        self._keys: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return self._text

    def say(self, text: str, tone: Tone = Tone.QUIET, keys: Sequence[str] = ()) -> None:
        """Show `text`, drawn as it is; an empty one takes the line away.

        `keys`: the parts of it that say what a key does, each beginning with its key: `y yes`.
        """
        if (text, tone, tuple(keys)) == (self._text, self._tone, self._keys):
            return
        self._text, self._tone, self._keys = text, tone, tuple(keys)
        self.display = bool(text)
        self.refresh(layout=True)

    def render(self) -> Content:
        line = Content.styled(self._text, self._tone.value)
        for words in self._keys:
            start = self._text.find(words)
            if start >= 0:
                # Kept with the cells, so that it is found where a long line goes on in the next.
                key = _NAMES.get(words[0], words[0])
                line = line.stylize(Style.from_meta({"key": key}), start, start + len(words))
        return line

    def on_click(self, event: events.Click) -> None:
        key = event.style.meta.get("key")
        if key is not None:
            event.stop()
            self.app.simulate_key(key)
