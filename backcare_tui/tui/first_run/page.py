"""A question of the first run, drawn; what a key does is the screen's."""

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from backcare_tui.tui.first_run.lines import AskedPage, Laid, lay
from backcare_tui.tui.kit.drawn import Drawn


class SetupPage(Drawn):
    """Draws an `AskedPage`; a click on an option posts its number."""

    def __init__(self, page: AskedPage) -> None:
        super().__init__()
        self._page = page
        self._below = 0
        self._scrolled = 0
        self._laid = Laid([])

    def show(self, page: AskedPage, below: int = 0) -> None:
        """Draw `page`, and leave `below` rows for what stands under it."""
        if page.question != self._page.question:
            self._scrolled = 0
        self._page, self._below = page, below
        self.refresh(layout=True)

    def scroll_text(self, by: int) -> bool:
        """Scroll a text that does not fit; False if it fits."""
        self._scrolled = min(max(0, self._scrolled + by), self._laid.more)
        self.refresh(layout=True)
        return self._laid.more > 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        room = max(1, container.height - self._below)
        return min(room, len(lay(self._page, width, room, self._scrolled).lines))

    def lines(self, width: int) -> list[Content]:
        parent = self.parent
        whole = parent if isinstance(parent, Widget) else self
        room = max(1, whole.content_size.height - self._below)
        self._laid = lay(self._page, width, room, self._scrolled)
        return self._laid.lines

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.scroll_text(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.scroll_text(-1)
