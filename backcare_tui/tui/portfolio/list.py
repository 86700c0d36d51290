"""The portfolio as a list: by kind, what is held before what is suggested."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from backcare_tui.domain.portfolio.overview import ToolStanding
from backcare_tui.domain.portfolio.tools import Tool
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.rows import MARKER, ListLine, Rows, grouped, moves
from backcare_tui.tui.portfolio.rows import columns, heading, row

HEADINGS_FROM = 8
"""Rows of height from which the kinds have headings."""


def _key(keys: str, action: str, words: str, tooltip: str) -> Binding:
    return Binding(keys, action, words, id=f"portfolio.{action}", tooltip=tooltip)


class PortfolioList(Rows[ToolStanding]):
    """Keys and mouse move the highlight and choose; what happens then is the screen's."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _key("space,enter", "use", "use", "Use it now: with its timer, or logged at once"),
        _key("space,enter", "take", "take it", "Take it into your portfolio"),
        _key("d", "log", "done", "Log it without the timer: it is done"),
        *moves("portfolio", show=False),
    ]

    EMPTY = "Nothing here; + adds a tool of your own"

    class Highlighted(Message):
        """Another tool was highlighted."""

    class Chosen(Message):
        """Something is to be done with a tool."""

        def __init__(self, tool: Tool) -> None:
            super().__init__()
            self.tool = tool

    class Used(Chosen):
        """It is used now."""

    class Logged(Chosen):
        """It was used, without the timer."""

    class Taken(Chosen):
        """A suggestion is the person's from now on."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: dict[str, str] = {}

    def show(self, standings: Sequence[ToolStanding], keys: Mapping[str, str]) -> None:
        """Draw these; the highlight stays with its tool, and begins with the first that is held.

        `keys`: those that use a tool, by its id.
        """
        new, before = tuple(standings), self.current
        if (new, keys) == (self._items, self._keys):
            return
        self._keys = dict(keys)
        first = next((each.tool.id for each in new if each.tool.held), "")
        self.hold(new, self._at(first if before is None else before.tool.id, new))

    def highlight(self, id_: str) -> None:
        """Highlight this tool, if it is there."""
        self.highlighted = self._at(id_, self._items)

    def _at(self, id_: str, standings: Sequence[ToolStanding]) -> int:
        """The row of this tool among `standings`; the highlighted one where it is not there."""
        found = (n for n, standing in enumerate(standings) if standing.tool.id == id_)
        return next(found, self.highlighted)

    def moved(self) -> None:
        self.post_message(self.Highlighted())

    # -- keys and mouse

    def action_use(self) -> None:
        self._post(self.Used)

    def action_take(self) -> None:
        self._post(self.Taken)

    def action_log(self) -> None:
        self._post(self.Logged)

    def _post(self, kind: "type[Chosen]") -> None:
        if self.current is not None:
            self.post_message(kind(self.current.tool))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        current = self.current
        if action in ("use", "take"):
            return current is not None and current.tool.held is (action == "use")
        if action == "log":
            return current is not None and current.tool.held and current.tool.minutes is not None
        return True

    def on_key(self, event: events.Key) -> None:
        """The letter beside a tool uses it."""
        held = {standing.tool.id for standing in self._items}
        for id_, key in self._keys.items():
            if event.character == key and id_ in held:
                event.stop()
                self.highlight(id_)
                self.action_use()
                return

    def action_choose(self) -> None:
        if self.current is not None:
            self._post(self.Used if self.current.tool.held else self.Taken)

    # -- drawing

    def lines(self, width: int, height: int) -> Sequence[ListLine]:
        sizes = columns(self._items, width - MARKER)
        rows: list[list[ListLine]] = []
        for index, standing in enumerate(self._items):
            key, lit = self._keys.get(standing.tool.id, ""), index == self.highlighted
            line = Content(" " * MARKER) + row(standing, key, sizes, lit=lit)
            rows.append(self.raised(index, [line], width))
        if height < HEADINGS_FROM:
            return [line for each in rows for line in each]
        glyphs = glyphs_of(self.app)
        kinds = [heading(standing.tool.kind, width, glyphs) for standing in self._items]
        return grouped(rows, kinds)
