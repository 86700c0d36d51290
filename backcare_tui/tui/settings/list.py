"""The settings as a list that draws itself; what is changed, and how, is the screen's."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.fitting import fit
from backcare_tui.tui.kit.keys import hidden, key
from backcare_tui.tui.kit.roles import DIM
from backcare_tui.tui.kit.rows import ListLine, Rows, grouped, moves
from backcare_tui.tui.settings.drawing import draw
from backcare_tui.tui.settings.rows import Row

_AIRY = 8
"""With this many rows or more, a blank line sets groups apart; our own choice."""
_VALUE = Binding.Group("value")


class SettingsList(Rows[Row]):
    """Keys and mouse move the highlight; what they ask for is posted."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *moves("settings", group=Binding.Group("choose")),
        Binding(
            "left,minus",
            "change(-1)",
            "value before",
            key_display="◂",
            group=_VALUE,
            id="settings.before",
            tooltip="The value before",
        ),
        Binding(
            "right,plus",
            "change(1)",
            "next value",
            key_display="▸",
            group=_VALUE,
            id="settings.next",
            tooltip="The next value",
        ),
        key("enter", "change", "type it", "settings.change", "Type a value, switch or open it"),
        Binding("space", "change", "change", show=False),
        hidden("r", "reset", "default", "settings.reset", "Back to its default"),
        Binding("tab", "section(1)", "next group", show=False),
        Binding("shift+tab", "section(-1)", "group before", show=False),
    ]

    class Highlighted(Message):
        """Another row was highlighted."""

    class ChangeWanted(Message):
        """The highlighted setting is to be changed; `by` of 1 or -1: to the next or the last."""

        def __init__(self, by: int = 0) -> None:
            super().__init__()
            self.by = by

    class ResetWanted(Message):
        """The highlighted setting is to go back to its default."""

    def __init__(self) -> None:
        super().__init__()
        self._labels = 8
        self._first = ""

    def show(self, rows: Sequence[Row], first: str = "", empty: str = "") -> None:
        """Draw these, `first` above them all; the highlight stays with its setting."""
        before = self.current
        self._first, self.empty = first, empty
        self._labels = max((len(row.label) for row in rows if row.key), default=8)
        names = [row.name for row in rows]
        self.hold(rows, names.index(before.name) if before and before.name in names else 0)
        self.moved()

    def moved(self) -> None:
        self.post_message(self.Highlighted())

    # -- keys and mouse

    def action_change(self, by: int = 0) -> None:
        self.post_message(self.ChangeWanted(by))

    def action_reset(self) -> None:
        self.post_message(self.ResetWanted())

    def action_section(self, by: int) -> None:
        """To the first row of the next heading, or of the one before."""
        starts = [
            number
            for number, row in enumerate(self._items)
            if number == 0 or row.heading != self._items[number - 1].heading
        ]
        ahead = [start for start in starts[::by] if (start - self.highlighted) * by > 0]
        self.highlighted = ahead[0] if ahead else self.highlighted

    def action_choose(self) -> None:
        self.action_change()

    # -- drawing

    def lines(self, width: int, height: int) -> Sequence[ListLine]:
        rows: list[list[ListLine]] = []
        glyphs = glyphs_of(self.app)
        for index, row in enumerate(self._items):
            here = index == self.highlighted
            line = Content(" ") + draw(row, width - 1, self._labels, here=here, glyphs=glyphs)
            rows.append(self.raised(index, [line], width))
        headings = [Content.styled(f"  {fit(row.heading, width - 2)}", DIM) for row in self._items]
        lines = grouped(rows, headings, airy=height >= _AIRY)
        if not self._first:
            return lines
        space = [ListLine(None, Content(""))] if height >= _AIRY else []
        return [ListLine(None, Content.styled(fit(self._first, width), DIM)), *space, *lines]
