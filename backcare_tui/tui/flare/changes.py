"""What changes in a flare, to be ticked off; and the non-negotiable, to be chosen once."""

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from backcare_tui.content.first_run import KEEP
from backcare_tui.domain.flare.course import Change
from backcare_tui.tui.kit.draw.frames import selected
from backcare_tui.tui.kit.draw.glyphs import BLOCKS, glyphs_of
from backcare_tui.tui.kit.fitting import fit, wrap
from backcare_tui.tui.kit.keys import key
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.rows import ListLine, Rows, moves
from backcare_tui.words.flare import CHANGES

ROOMY = 10
"""Rows of the list from which there is an empty line below the heading."""
OWN_KEY = "o"
KEEP_KEYS = "abc"
"""The keys of the suggestions, in their order."""
_NAMES = max(len(name) for name, _ in CHANGES.values())
_HEAD = "What changes in a flare"
_HINT = "Untick what you don't want."
_KEEP_HEAD = "Your non-negotiable, chosen once"


class FlareChanges(Rows[Change | int]):
    """The changes that concern the person, then the numbers of the suggestions for what is kept.

    `keep` is the non-negotiable so far; if there is one it is shown and not asked for again.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    FlareChanges { max-width: 90; }
    .-tall FlareChanges { border: round $bc-border; background: $surface; }
    .-tall FlareChanges:focus { border: round $bc-accent; }
    .-tall FlareChanges.-ascii { border: ascii $bc-border; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "use", "on/off", "flare.change", "Tick or untick the marked change"),
        *(
            Binding(str(row + 1), f"use_number({row})", "tick or untick", show=False)
            for row in range(len(Change))
        ),
        *(
            Binding(key, f"suggest({n})", "choose your non-negotiable", show=False)
            for n, key in enumerate((*KEEP_KEYS, OWN_KEY))
        ),
        *moves(show=False),
    ]

    class OwnWordsAsked(Message):
        """The person wants to write their own non-negotiable."""

    def __init__(self, keep: str, concerned: Collection[Change]) -> None:
        super().__init__()
        self._concerned = tuple(change for change in Change if change in concerned)
        self._declined: set[Change] = set()
        self._known_keep = keep
        self._own = ""
        self._chosen = 0
        """Which suggestion is chosen; one past the last: their own words."""
        self._hold_rows()

    def _hold_rows(self) -> None:
        keeps = range(len(KEEP) + 1) if self._asks_keep else ()
        self.hold((*self._concerned, *keeps), self.highlighted)

    def on_mount(self) -> None:
        self.set_class(glyphs_of(self.app).border != BLOCKS.border, "-ascii")
        self.border_title = _HEAD.lower()

    # -- what was chosen

    @property
    def declined(self) -> tuple[str, ...]:
        """Ids of what was taken away, in the order of the rows."""
        return tuple(change.value for change in Change if change in self._declined)

    @property
    def wanted(self) -> frozenset[Change]:
        """What is to change, of what concerns the person."""
        return frozenset(self._concerned) - self._declined

    @property
    def keep(self) -> str:
        """The non-negotiable that was chosen here; "" where none was asked for."""
        if not self._asks_keep:
            return ""
        return self._own if self._chosen == len(KEEP) else KEEP[self._chosen].value

    @property
    def _asks_keep(self) -> bool:
        return not self._known_keep and Change.NON_NEGOTIABLE not in self._declined

    # -- keys and mouse

    def action_use(self, row: int | None = None) -> None:
        """Tick or untick a row, or choose it; None: the highlighted one."""
        row = self.highlighted if row is None else row
        if row >= len(self._items):
            return
        self.highlighted = row
        match self._items[row]:
            case Change() as change:
                self._declined ^= {change}
                self._hold_rows()
            case number if number == len(KEEP):
                self.post_message(self.OwnWordsAsked())
            case number:
                self._chosen = number
        self.refresh()

    def action_use_number(self, row: int) -> None:
        """Tick or untick the change with this number, from 0 on."""
        if row < len(self._concerned):
            self.action_use(row)

    def action_suggest(self, number: int) -> None:
        """Choose what is kept, by its number from 0 on."""
        self.action_use(len(self._concerned) + number)

    def say_own(self, words: str) -> None:
        """Take the person's own words for what is kept; "" changes nothing."""
        if words:
            self._own, self._chosen = words, len(KEEP)
            self.refresh()

    def clicked(self, index: int, x: int) -> None:
        self.action_use(index)

    # -- drawing

    def heading(self, width: int) -> Content | None:
        if self.styles.border_top[0]:  # it stands in the frame
            return None
        return Content.styled(fit(_HEAD, width), f"bold {BRIGHT}")

    def lines(self, width: int, height: int) -> list[ListLine]:
        hint = [ListLine(None, Content.styled(_HINT, DIM))] if len(_HINT) <= width else []
        lines = [*hint, ListLine(None, Content(""))] if height >= ROOMY else hint
        for row, item in enumerate(self._items):
            if isinstance(item, Change):
                lines += self._marked(row, self._change(row, item, width), width)
                continue
            if item == 0:
                head = Content.styled(fit(_KEEP_HEAD, width), DIM)
                lines += [ListLine(None, Content("")), ListLine(None, head)]
            lines += self._marked(row, [self._suggestion(row, item, width)], width)
        return lines

    def _marked(self, row: int, own: Sequence[Content], width: int) -> list[ListLine]:
        """The lines of a row, raised if keys act on it."""
        here = row == self.highlighted
        drawn = selected(own, width + 1, glyphs_of(self.app)) if here else own
        return [ListLine(row, line) for line in drawn]

    def _change(self, row: int, change: Change, width: int) -> list[Content]:
        """A change on one line; if there is no room its explanation below, at the cursor."""
        name, explained = CHANGES[change]
        if change is Change.NON_NEGOTIABLE and self._known_keep:
            explained = f"{self._known_keep}, on top of Today."
        on, here = change not in self._declined, row == self.highlighted
        head = Content.assemble(
            "  ",
            (f"{row + 1} ", BRIGHT if on else DIM),
            ("✓ " if on else "· ", "$bc-accent" if on else DIM),
        )
        style = (f"bold {BRIGHT}" if here else "$bc-text") if on else DIM
        shown = name if on else f"{name}: off"
        room = width - head.cell_length - _NAMES - 2
        if len(explained) <= room:
            beside = "  " + (explained if on else "off: as usual")
            return [head + Content.styled(f"{name:<{_NAMES}}", style) + Content.styled(beside, DIM)]
        line = head + Content.styled(fit(shown, width - head.cell_length), style)
        if not here or not on:
            return [line]
        indent = " " * head.cell_length
        below = wrap(explained, width - head.cell_length)
        return [line, *(Content.styled(indent + text, DIM) for text in below)]

    def _suggestion(self, row: int, number: int, width: int) -> Content:
        chosen, here = number == self._chosen, row == self.highlighted
        last = number == len(KEEP)
        key = OWN_KEY if last else KEEP_KEYS[number]
        name = (self._own or "your own words …") if last else KEEP[number].label
        head = Content.assemble(
            "  ",
            (f"{key} ", BRIGHT),
            ("● " if chosen else "○ ", "$bc-accent" if chosen else DIM),
        )
        style = f"bold {BRIGHT}" if here else ("$bc-text" if chosen else DIM)
        return head + Content.styled(fit(name, width - head.cell_length), style)
