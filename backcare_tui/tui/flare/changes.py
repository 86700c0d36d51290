"""What changes in a flare, to be ticked off; and the non-negotiable, to be chosen once."""

from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget

from backcare_tui.content.first_run import KEEP
from backcare_tui.domain.flare.course import Change
from backcare_tui.tui.kit.fitting import fit, wrap
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.flare import CHANGES

ROOMY = 16
"""Rows of a screen from which there is an empty line below the heading."""
OWN_KEY = "o"
KEEP_KEYS = "abc"
"""The keys of the suggestions, in their order."""
_NAMES = max(len(name) for name, _ in CHANGES.values())
_HEAD = "What changes in a flare"
_HINT = "Untick what you don't want."
_KEEP_HEAD = "Your non-negotiable, chosen once"


class _Line(NamedTuple):
    """One drawn line, and the row it belongs to; None: a heading."""

    content: Content
    row: int | None


class FlareChanges(Widget, can_focus=False):
    """Rows with a cursor: the eight changes, then the suggestions for what is kept.

    `keep` is the non-negotiable so far; where there is one it is shown and not asked for again.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    FlareChanges { width: 1fr; height: auto; max-width: 84; }
    """

    class OwnWordsAsked(Message):
        """The person wants to write their own non-negotiable."""

    class Moved(Message):
        """The cursor is in another place: `region` is to be in sight."""

        def __init__(self, region: Region) -> None:
            super().__init__()
            self.region = region

    def __init__(self, keep: str) -> None:
        super().__init__()
        self._changes = tuple(Change)
        self._declined: set[Change] = set()
        self._known_keep = keep
        self._own = ""
        self._chosen = 0
        """Which suggestion is chosen; one past the last: their own words."""
        self._cursor = 0

    # -- what was chosen

    @property
    def declined(self) -> tuple[str, ...]:
        """Ids of what was taken away, in the order of the rows."""
        return tuple(change.value for change in self._changes if change in self._declined)

    @property
    def keep(self) -> str:
        """The non-negotiable that was chosen here; "" where none was asked for."""
        if not self._asks_keep:
            return ""
        return self._own if self._chosen == len(KEEP) else KEEP[self._chosen].value

    @property
    def _asks_keep(self) -> bool:
        return not self._known_keep and Change.NON_NEGOTIABLE not in self._declined

    @property
    def _rows(self) -> int:
        return len(self._changes) + (len(KEEP) + 1 if self._asks_keep else 0)

    # -- keys and mouse

    def move(self, by: int) -> None:
        """Move the cursor by `by` rows, no further than the ends."""
        self._cursor = max(0, min(self._cursor + by, self._rows - 1))
        self._changed()

    def use_cursor(self) -> None:
        """Tick or untick the row at the cursor, or choose it."""
        self.use(self._cursor)

    def use(self, row: int) -> None:
        """Tick or untick row `row`, or choose it; the cursor goes there."""
        if not 0 <= row < self._rows:
            return
        self._cursor = row
        if row < len(self._changes):
            self._declined ^= {self._changes[row]}
        elif row - len(self._changes) == len(KEEP):
            self.post_message(self.OwnWordsAsked())
        else:
            self._chosen = row - len(self._changes)
        self._changed()

    def use_key(self, key: str) -> None:
        """Choose what is kept by its key."""
        names = (*KEEP_KEYS, OWN_KEY)
        if self._asks_keep and key in names:
            self.use(len(self._changes) + names.index(key))

    def say_own(self, words: str) -> None:
        """Take the person's own words for what is kept; "" changes nothing."""
        if words:
            self._own, self._chosen = words, len(KEEP)
            self._changed()

    def on_click(self, event: events.Click) -> None:
        where = event.get_content_offset(self)
        lines = self._lines(self.content_size.width, roomy=self._is_roomy)
        if where is not None and where.y < len(lines) and lines[where.y].row is not None:
            self.use(lines[where.y].row or 0)

    def _changed(self) -> None:
        self.refresh(layout=True)
        lines = self._lines(self.content_size.width, roomy=self._is_roomy)
        own = [y for y, line in enumerate(lines) if line.row == self._cursor]
        if own:
            top = 0 if self._cursor == 0 else own[0]
            self.post_message(self.Moved(Region(0, top, 1, own[-1] - top + 1)))

    # -- drawing

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width, roomy=viewport.height >= ROOMY))

    def render(self) -> Content:
        lines = self._lines(self.content_size.width, roomy=self._is_roomy)
        return Content("\n").join(line.content for line in lines)

    @property
    def _is_roomy(self) -> bool:
        return self.screen.size.height >= ROOMY

    def _lines(self, width: int, *, roomy: bool) -> list[_Line]:
        heading = [Content.styled(fit(_HEAD, width), f"bold {BRIGHT}")]
        if len(_HINT) <= width:
            heading.append(Content.styled(_HINT, DIM))
        if roomy:
            heading.append(Content(""))
        lines = [_Line(line, None) for line in heading]
        for row, change in enumerate(self._changes):
            lines += [_Line(line, row) for line in self._change(row, change, width)]
        if self._asks_keep:
            head = Content.styled(fit(_KEEP_HEAD, width), DIM)
            lines += [_Line(Content(""), None), _Line(head, None)]
            for number in range(len(KEEP) + 1):
                row = len(self._changes) + number
                lines.append(_Line(self._suggestion(row, number, width), row))
        return lines

    def _change(self, row: int, change: Change, width: int) -> list[Content]:
        """A change on one line; where there is no room its explanation below, at the cursor."""
        name, explained = CHANGES[change]
        if change is Change.NON_NEGOTIABLE and self._known_keep:
            explained = f"{self._known_keep}, on top of Today."
        on, here = change not in self._declined, row == self._cursor
        head = Content.assemble(
            ("▸ " if here else "  ", "$bc-accent"),
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
        chosen, here = number == self._chosen, row == self._cursor
        last = number == len(KEEP)
        key = OWN_KEY if last else KEEP_KEYS[number]
        name = (self._own or "your own words …") if last else KEEP[number].label
        head = Content.assemble(
            ("▸ " if here else "  ", "$bc-accent"),
            (f"{key} ", BRIGHT),
            ("● " if chosen else "○ ", "$bc-accent" if chosen else DIM),
        )
        style = f"bold {BRIGHT}" if here else ("$bc-text" if chosen else DIM)
        return head + Content.styled(fit(name, width - head.cell_length), style)
