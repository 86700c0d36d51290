"""What a flare came to: shown when it was ended, and from the list of past ones."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widget import Widget

from backcare_tui.tui.frame.overlay import ClosesOnce
from backcare_tui.tui.kit.fitting import fit, wrap
from backcare_tui.tui.kit.key_bar import KeyBar
from backcare_tui.tui.kit.roles import BRIGHT, DIM

LABEL = 9
"""Cells of the column of labels."""


class SummaryLines(Widget, can_focus=False):
    """A heading, a sentence, and labelled lines."""

    DEFAULT_CSS = """
    SummaryLines { width: 1fr; height: auto; max-width: 72; }
    """

    def __init__(self, title: str, sentence: str, rows: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._heading = title
        self._sentence = sentence
        self._rows = tuple(rows)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        lines = [Content.styled(fit(self._heading, width), f"bold {BRIGHT}")]
        lines += [Content.styled(line, "$bc-text") for line in wrap(self._sentence, width)]
        lines.append(Content(""))
        for label, said in self._rows:
            for number, text in enumerate(wrap(said, max(width - LABEL, 1))):
                head = label if number == 0 else ""
                lines.append(Content.assemble((f"{head:<{LABEL}}", DIM), (text, BRIGHT)))
        return lines


class FlareSummaryScreen(ClosesOnce, ModalScreen[None]):
    """A page to read, and a key to close it."""

    DEFAULT_CSS = """
    FlareSummaryScreen { background: $background; layout: vertical; }
    FlareSummaryScreen VerticalScroll { height: 1fr; padding: 0 1; scrollbar-size: 1 1; }
    FlareSummaryScreen.-tall VerticalScroll { padding: 1 2; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "close", "close", id="flare_summary.close"),
        Binding("f,q", "close", "close", show=False),
        Binding("u", "app.undo", "undo", show=False),
        Binding("down,j", "scroll(1)", "down", show=False),
        Binding("up,k", "scroll(-1)", "up", show=False),
        Binding("pagedown,space", "scroll(10)", "a page on", show=False),
        Binding("pageup", "scroll(-10)", "a page back", show=False),
    ]

    def __init__(self, title: str, sentence: str, rows: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._body = VerticalScroll(SummaryLines(title, sentence, rows), can_focus=False)

    def compose(self) -> ComposeResult:
        yield self._body
        yield KeyBar(keep="close")

    def action_close(self) -> None:
        self.dismiss()

    def action_scroll(self, by: int) -> None:
        self._body.scroll_relative(y=by, animate=False)
