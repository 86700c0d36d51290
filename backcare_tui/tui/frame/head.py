"""The upper lines of a panel: what matters now, what is asked, and the fields there are."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message

from backcare_tui.tui.kit.banner import Tone
from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.fitting import fit, wrap
from backcare_tui.tui.kit.flow import clickable, flow
from backcare_tui.tui.kit.roles import BRIGHT, DIM


class Value(NamedTuple):
    """A field, with what it holds."""

    key: str
    label: str
    said: str = ""
    here: bool = False
    """It is the one that is open."""


class Shown(NamedTuple):
    """What the head says."""

    title: str = ""
    more: str = ""
    """Beside the title, if there is room."""
    values: Sequence[Value] = ()
    """The fields to list; none if there is no room for them."""
    above: str = ""
    """A line that goes before all: what could not be saved, or a break that is due."""
    tone: Tone = Tone.QUIET
    """How much that line wants to be read."""
    short: bool = False
    """There is a line to spare for what goes before all, or for the title; not for both."""


class PanelHead(Drawn):
    """Posts `Chosen` for a click on a field. Without anything to say it is not there."""

    class Chosen(Message):
        """The field with this key was clicked."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self) -> None:
        super().__init__(classes="-hidden")
        self._shown = Shown()

    def show(self, shown: Shown) -> None:
        if shown != self._shown:
            self._shown = shown
            self.set_class(not shown.title and not shown.above, "-hidden")
            self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        shown = self._shown
        lines: list[Content] = []
        if shown.above:
            most = 1 if shown.short else 2
            lines += [
                Content.styled(line, shown.tone.value) for line in wrap(shown.above, width, most)
            ]
        if not lines or (shown.title and not shown.short):
            title = Content.styled(fit(shown.title, width), f"bold {BRIGHT}")
            if shown.more and title.cell_length + 3 + cell_len(shown.more) <= width:
                title += Content.styled(f"   {shown.more}", DIM)
            lines.append(title)
        parts = [_part(value) for value in shown.values]
        cells = sum(part.cell_length for part in parts)
        return lines + flow(parts, width, 3 if cells + 3 * (len(parts) - 1) <= width else 2)

    def picked(self, value: str) -> None:
        self.post_message(self.Chosen(value))


def _part(value: Value) -> Content:
    text = f" {value.said}" if value.said else ""
    part = Content.assemble((value.key, "$bc-accent"), (f" {value.label}", DIM), (text, BRIGHT))
    if value.here:
        part = Content.styled(part.plain, "bold reverse $bc-accent")
    return clickable(part, value.key)
