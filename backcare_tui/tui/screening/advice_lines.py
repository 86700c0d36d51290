"""What to do now or today, as text that scrolls by itself."""

from textual import events
from textual.content import Content
from textual.widget import Widget

from backcare_tui.tui.kit.fitting import wrap
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.rows import thumb_rows
from backcare_tui.words.screening import Advice

_WIDEST = 72
"""Columns of a line that is read in one go [our own design choice]."""
_ROOMY = 12
"""Rows from which paragraphs stand apart."""


class AdviceText(Widget):
    """The first thing to do stands first, however small the pane."""

    DEFAULT_CSS = """
    AdviceText { height: 1fr; width: 1fr; text-wrap: nowrap; }
    """

    def __init__(self, advice: Advice, closing: str = "") -> None:
        """`closing`: a sentence of the screen's own at the end."""
        super().__init__()
        self._advice = advice
        self._last_words = closing
        self._top = 0

    def move(self, rows: int) -> None:
        """Scroll by `rows`, as far as there is text."""
        self._top += rows
        self.refresh()

    def page(self, pages: int) -> None:
        self.move(pages * max(self.content_size.height - 1, 1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.move(-1)

    def render(self) -> Content:
        width, height = self.content_size
        lines = self._lines(min(width - 1, _WIDEST), apart=height >= _ROOMY)
        self._top = max(0, min(self._top, len(lines) - height))
        drawn = [line.truncate(width, pad=True) for line in lines[self._top : self._top + height]]
        for y in thumb_rows(self._top, height, len(lines)):
            drawn[y] = drawn[y].truncate(width - 1, pad=True) + Content.styled("▐", "$bc-rule")
        return Content("\n").join(drawn)

    def _lines(self, width: int, *, apart: bool) -> list[Content]:
        said = self._advice
        groups: list[list[Content]] = [
            _wrapped(said.heading, width, f"bold {BRIGHT}"),
            [
                *_wrapped(said.call, width, "bold $bc-accent"),
                *_wrapped(said.worse, width, "$bc-text"),
                *(line for each in said.numbers for line in _number(*each, width)),
                *_wrapped(said.also, width, "$bc-text"),
            ],
        ]
        if said.say:
            label = _wrapped("To read to whoever answers", width, DIM)
            groups.append([*label, *_wrapped(said.say, width, BRIGHT)])
        groups.append(_wrapped(said.calm, width, "$bc-text"))
        groups.append([*_wrapped(said.rests, width, "$bc-text"), *_wrapped(said.stays, width, DIM)])
        if self._last_words:
            groups.append(_wrapped(self._last_words, width, DIM))
        lines: list[Content] = []
        for group in groups:
            if lines and apart:
                lines.append(Content(""))
            lines += group
        return lines


def _wrapped(text: str, width: int, style: str) -> list[Content]:
    return [Content.styled(line, style) for line in wrap(text, width)]


def _number(number: str, where: str, width: int) -> list[Content]:
    room = max(width - len(number) - 4, 1)
    first, *rest = wrap(where, room) or [""]
    line = Content.assemble((f"  {number}  ", BRIGHT), (first, DIM))
    return [line, *(Content.styled(" " * (len(number) + 4) + more, DIM) for more in rest)]
