"""The keys that scroll a page or an overlay which is there to be read."""

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

SCROLL_KEYS: list[BindingType] = [
    Binding("down,j", "scroll(1)", "down", show=False),
    Binding("up,k", "scroll(-1)", "up", show=False),
    Binding("pagedown,space", "page(1)", "a page on", show=False),
    Binding("pageup", "page(-1)", "a page back", show=False),
    Binding("home,g", "edge(-1)", "to the top", show=False),
    Binding("end,G", "edge(1)", "to the end", show=False),
]


class Scrolls:
    """Mix in before a screen that has `SCROLL_KEYS` among its bindings."""

    scrolled: VerticalScroll
    """What is scrolled."""

    def action_scroll(self, lines: int) -> None:
        self.scrolled.scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        """A screen on or back, less the line that one knows already."""
        height = max(1, self.scrolled.scrollable_content_region.height - 1)
        self.scrolled.scroll_relative(y=pages * height, animate=False)

    def action_edge(self, direction: int) -> None:
        if direction < 0:
            self.scrolled.scroll_home(animate=False)
        else:
            self.scrolled.scroll_end(animate=False)
