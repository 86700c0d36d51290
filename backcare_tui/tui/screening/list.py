"""The red-flag items as a list that draws itself, to be ticked."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.domain.screening.decision import ScreeningItem
from backcare_tui.tui.kit.keys import key
from backcare_tui.tui.kit.roles import DIM
from backcare_tui.tui.kit.rows import thumb_rows
from backcare_tui.tui.screening.lines import MARK, AnswerLine, arrange, first_shown

_MOVES = Binding.Group("move")


class ScreeningList(Widget, can_focus=True):
    """Keys and mouse move the highlight and tick. It scrolls by itself; the highlighted item is
    always in view, whole where it fits."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ScreeningList { height: 1fr; width: 1fr; text-wrap: nowrap; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("space,enter", "tick", "tick", "screening.tick", "It is new or worse, or not"),
        Binding("up,k", "move(-1)", "up", group=_MOVES, id="screening.up"),
        Binding("down,j", "move(1)", "down", group=_MOVES, id="screening.down"),
        Binding("pageup", "page(-1)", "a page back", show=False, id="go.page_back"),
        Binding("pagedown", "page(1)", "a page on", show=False, id="go.page_on"),
        Binding("home,g", "move(-999)", "to the first", show=False, id="go.first"),
        Binding("end,G", "move(999)", "to the last", show=False, id="go.last"),
    ]

    highlighted: reactive[int] = reactive(0)
    """Index of the highlighted one among the items."""

    class Ticked(Message):
        """What is ticked has changed."""

        def __init__(self, ids: tuple[str, ...]) -> None:
            super().__init__()
            self.ids = ids

    def __init__(self, items: Sequence[ScreeningItem], ticked: Iterable[str] = ()) -> None:
        super().__init__()
        self._items = tuple(items)
        self._ticked = set(ticked)
        self._lead = ""
        self._top = 0
        """The row that is drawn first."""
        self._untouched = True
        """What leads is shown until the first key, even where the first item needs its rows."""

    @property
    def ticked(self) -> tuple[str, ...]:
        """Ids of the ticked items, in the items' order."""
        return tuple(item.id for item in self._items if item.id in self._ticked)

    def lead_with(self, text: str) -> None:
        """Draw `text` above the first item; it scrolls away with the first key."""
        if text != self._lead:
            self._lead = text
            self.refresh()

    def validate_highlighted(self, index: int) -> int:
        return max(0, min(index, len(self._items) - 1))

    # -- keys and mouse

    def on_key(self) -> None:
        self._touch()

    def _touch(self) -> None:
        if self._untouched:
            self._untouched = False
            self.refresh()

    def action_move(self, by: int) -> None:
        self.highlighted += by

    def action_page(self, pages: int) -> None:
        lines, height = self._lines(), self.content_size.height
        at = next((n for n, line in enumerate(lines) if line.of == self.highlighted), 0)
        target = max(0, min(at + pages * max(height - 1, 1), len(lines) - 1))
        found = [line.of for line in lines[target:] if line.of is not None]
        beyond = found[0] if found else len(self._items) - 1
        self.highlighted = beyond if beyond != self.highlighted else beyond + pages

    def action_tick(self) -> None:
        if self._items:
            self._ticked ^= {self._items[self.highlighted].id}
            self.post_message(self.Ticked(self.ticked))
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        where = event.get_content_offset(self)
        lines = self._lines()
        at = -1 if where is None else self._top + where.y
        index = lines[at].of if 0 <= at < len(lines) else None
        if index is not None:
            event.stop()
            self._touch()
            self.highlighted = index
            self.action_tick()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self._touch()
        self.highlighted += 1

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self._touch()
        self.highlighted -= 1

    # -- drawing

    def render(self) -> Content:
        width, height = self.content_size
        lines = self._lines()
        if self._untouched and self._lead:
            self._top = 0
        else:
            self._top = first_shown(lines, self.highlighted, self._top, height)
        shown = lines[self._top : self._top + height]
        drawn = [self._draw(line).truncate(width, pad=True) for line in shown]
        for y in thumb_rows(self._top, height, len(lines)):
            drawn[y] = drawn[y].truncate(width - 1, pad=True) + Content.styled("▐", "$bc-rule")
        return Content("\n").join(drawn)

    def _draw(self, line: AnswerLine) -> Content:
        if line.of is None:
            return Content.styled(line.text, DIM)
        lit, ticked = line.of == self.highlighted, self._items[line.of].id in self._ticked
        words = "bold $bc-bright" if lit or ticked else "$bc-text"
        if not line.first:
            return Content.assemble(" " * MARK, (line.text, words))
        return Content.assemble(
            ("▸" if lit else " ", "$bc-accent"),
            ("●" if ticked else "○", "$bc-accent" if ticked else DIM),
            " ",
            (line.text, words),
        )

    def _lines(self) -> list[AnswerLine]:
        width, height = self.content_size
        # The last column is left to the scroll thumb.
        return arrange(self._items, width - 1, height, self._lead)
