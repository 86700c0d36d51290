"""One line above the keys: what just happened, what is wrong, or a break that is coming or due."""

from enum import Enum

from textual.content import Content
from textual.widget import Widget


class Tone(Enum):
    """How much a line wants to be read. The value is the style it is drawn in."""

    QUIET = "$bc-text"
    PROMPT = "bold $bc-accent"
    WARNING = "$bc-warn"


class Banner(Widget):
    """Takes no room while there is nothing to say."""

    DEFAULT_CSS = """
    Banner { height: auto; max-height: 2; width: 1fr; padding: 0 1; display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._tone = Tone.QUIET

    @property
    def text(self) -> str:
        return self._text

    def say(self, text: str, tone: Tone = Tone.QUIET) -> None:
        """Show `text`, drawn as it is; an empty one takes the line away."""
        if (text, tone) == (self._text, self._tone):
            return
        self._text, self._tone = text, tone
        self.display = bool(text)
        self.refresh(layout=True)

    def render(self) -> Content:
        return Content.styled(self._text, self._tone.value)
