"""A framed area of a screen: it draws its own lines, or has widgets in it."""

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from backcare_tui.tui.kit.draw.frames import Label, edge_label
from backcare_tui.tui.kit.draw.glyphs import BLOCKS, glyphs_of
from backcare_tui.tui.kit.drawn import Drawn


class Area(Drawn):
    """A box with its title left and a fact right in the upper edge; accent if the focus is in it.

    `-signal` gives it the frame of what signals, `-open` takes the box away.
    """

    DEFAULT_CSS = """
    Area {
        layout: vertical; border: round $bc-border; background: $surface; padding: 0 2;
        &.-ascii { border: ascii $bc-border; }
        &:focus, &:focus-within { border: round $bc-accent; }
        &.-ascii:focus, &.-ascii:focus-within { border: ascii $bc-accent; }
        &.-signal { border: round $bc-warn; }
        &.-ascii.-signal { border: ascii $bc-warn; }
    }
    """
    TITLE: str = ""

    _named: tuple[Label, ...] | None = None

    def entitle(self, title: Label, *facts: Label) -> None:
        """Say this in the upper edge, with the first of `facts` that has room."""
        if (title, *facts) != self._named:
            self._named = (title, *facts)
            self._label()

    def on_mount(self) -> None:
        self.set_class(glyphs_of(self.app).border != BLOCKS.border, "-ascii")
        if self._named is None:
            self.entitle(self.TITLE)

    def on_resize(self, event: events.Resize) -> None:
        self._label()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        if self.children:
            return Widget.get_content_height(self, container, viewport, width)
        return super().get_content_height(container, viewport, width)

    def _label(self) -> None:
        # Textual has one label in an edge. This one is as long as the edge, and what joins title
        # and fact is without a style, so that it is drawn as the edge is, with the focus or not.
        if self._named is not None and self.is_mounted:
            room, (title, *facts) = self.outer_size.width - 6, self._named
            left = room - Content.assemble(title).cell_length - 3
            fits = (fact for fact in facts if Content.assemble(fact).cell_length <= left)
            label = edge_label(title, next(fits, ""), room, "", glyphs_of(self.app))
            self.border_title = label
