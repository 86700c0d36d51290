"""Choosing a breathing pattern and a length: arrows and Enter."""

from collections.abc import Sequence
from typing import ClassVar

import msgspec
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from backcare_tui.domain.downshift.patterns import Pattern
from backcare_tui.domain.downshift.session import GET_READY, LENGTHS, READING, Session, session
from backcare_tui.tui.downshift.lines import columns, done_line, length_line, texts
from backcare_tui.tui.kit.fitting import fit, side_by_side
from backcare_tui.tui.kit.flow import clicked
from backcare_tui.tui.kit.roles import DIM
from backcare_tui.tui.kit.rows import MARKER, ListLine, Rows, moves
from backcare_tui.words.times import plural

MOST_BREATHS = 60
"""As many as can be chosen one by one [our own design choice]: ten minutes of the usual breaths."""
MEASURE = 72
"""Widest a text is set, in cells."""
TWO_COLUMNS = 104
"""Columns from which the words stand beside the list."""
_COLUMN = 46
_GAP = 4

_LENGTH = Binding.Group("length")


def _key(
    keys: str, action: str, label: str, tip: str, group: Binding.Group | None = None
) -> Binding:
    name = action.replace("(-1)", "_back").replace("(1)", "_on")
    return Binding(keys, action, label, id=f"breathing.{name}", tooltip=tip, group=group)


class BreathChooser(Rows[Pattern]):
    """The patterns, and with them the length and what to know before; posts `Chosen`."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    BreathChooser { padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        _key("enter,space", "start", "Start", "Start the session"),
        *moves("breathing", group=Binding.Group("pattern")),
        _key("left,left_square_bracket", "length(-1)", "Shorter", "A shorter session", _LENGTH),
        _key("right,right_square_bracket", "length(1)", "Longer", "A longer session", _LENGTH),
        _key("c", "unit", "Breaths", "Give the length in breaths, or in minutes"),
    ]
    EMPTY = "No patterns. Your content file hides them all."

    class Chosen(Message):
        """The person wants to begin this session."""

        def __init__(self, session: Session) -> None:
            super().__init__()
            self.session = session

    def __init__(self) -> None:
        super().__init__()
        self._first_month: frozenset[str] = frozenset()
        self._more = 0
        self._wanted = ""
        """The pattern that is highlighted whenever it is offered."""
        self._minutes = LENGTHS[1]
        self._breaths: int | None = None
        """Given where the length is in breaths."""
        self._done: tuple[str, ...] = ()
        self._merged = False
        """There is no line for the length: it stands beside the patterns."""

    # -- what is chosen

    def show(
        self, patterns: tuple[Pattern, ...], first_month: frozenset[str], more: int = 0
    ) -> None:
        """Offer these. `first_month`: ids of the patterns that are new to the person; `more`: how
        many there would be after a yes to breath holds.
        """
        if (patterns, first_month, more) != (self._items, self._first_month, self._more):
            self._first_month, self._more = first_month, more
            self._hold(patterns)

    def choose(self, pattern: str, minutes: int) -> None:
        """Highlight the pattern with this id, if it is offered, and set the length."""
        self._wanted, self._minutes, self._breaths = pattern, minutes, None
        self._hold(self._items)

    def _hold(self, patterns: Sequence[Pattern]) -> None:
        """Offer these, with the wanted one highlighted; else the first."""
        wanted, ids = self._wanted, [pattern.id for pattern in patterns]
        self.hold(patterns, ids.index(wanted) if wanted in ids else 0)
        self._wanted = wanted

    def moved(self) -> None:
        self._wanted = self.current.id if self.current else ""

    def say_done(self, *forms: str) -> None:
        """Say above the list what the last session was, in the longest of `forms` that fits."""
        self._done = forms
        self.refresh()

    @property
    def session(self) -> Session | None:
        """The session that would start now; None if there is no pattern."""
        pattern = self.current
        if pattern is None:
            return None
        new = pattern.id in self._first_month
        if self._breaths is not None:
            return session(pattern, cycles=self._breaths, first_month=new)
        return session(pattern, minutes=self._minutes, first_month=new)

    # -- keys and mouse

    def action_start(self) -> None:
        self.start(safety_seen=True)

    def start(self, *, safety_seen: bool) -> None:
        """Begin what is chosen, after a longer time to settle if what is safe is still to read."""
        if self.session is not None:
            get_ready = GET_READY if safety_seen else READING
            chosen = msgspec.structs.replace(self.session, get_ready=get_ready)
            self.post_message(self.Chosen(chosen))

    def action_length(self, by: int) -> None:
        if self._breaths is not None and self.session is not None:
            self._breaths = min(max(self.session.cycles + by, 1), MOST_BREATHS)
        elif self._minutes in LENGTHS:
            at = LENGTHS.index(self._minutes) + by
            self._minutes = LENGTHS[min(max(at, 0), len(LENGTHS) - 1)]
        else:
            self._minutes = min(LENGTHS, key=lambda minutes: abs(minutes - self._minutes))
        self.refresh()

    def action_unit(self) -> None:
        if self._breaths is None and self.session is not None:
            self._breaths = min(self.session.cycles, MOST_BREATHS)
        else:
            self._breaths = None
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        if (by := clicked(event)) is not None:
            self.action_length(by)

    # -- drawing

    def drawn(self, width: int, height: int) -> list[Content]:
        plan = self.session
        if plan is None:
            return super().drawn(width, height)
        if width < TWO_COLUMNS:
            # A few rows of the list are worth more than texts; safety is worth more still.
            few = min(len(self._items), max(height // 3, 1)) + (height > 4)
            below = texts(plan.pattern, min(width, MEASURE), height - few, self._more)
            return self._stack(plan, below, width, height)
        right = texts(plan.pattern, min(MEASURE, width - _COLUMN - _GAP), height, self._more)
        return side_by_side(self._stack(plan, [], _COLUMN, height), right, _COLUMN + _GAP)

    def _stack(
        self, plan: Session, below: Sequence[Content], width: int, height: int
    ) -> list[Content]:
        """What was done, the patterns, the length, and `below`; the first gives way to the rest."""
        self._merged = height <= 4
        limited, lit = self._limited(plan), self.has_focus
        length = [length_line(plan, self._length(plan), limited, width, lit=lit)]
        foot = [*([] if self._merged else length), *below]
        done = done_line(self._done, width)
        if len(foot) + len(done) >= height:
            done = []
        rows = min(len(self._items), max(height - len(foot) - len(done), 1))
        spare = height - rows - len(foot) - len(done)
        if done and spare >= 3:
            done.append(Content(""))
            spare -= 1
        listed = super().drawn(width, rows)
        self._drawn = (*[None] * len(done), *self._drawn)
        if spare > 0 and not self._merged:
            foot.insert(0, Content(""))
            spare -= 1
        if spare > 0 and below:
            foot.insert(len(foot) - len(below), Content(""))
        return [*done, *listed, *foot][:height]

    def lines(self, width: int, height: int) -> list[ListLine]:
        names, tails = columns(self._items, width - MARKER)
        plan = self.session
        if self._merged and plan is not None:
            tails = [f"◂{self._length(plan)}▸"] * len(self._items)
            names = width - MARKER - len(tails[0])
        lines: list[ListLine] = []
        for index, (pattern, tail) in enumerate(zip(self._items, tails, strict=True)):
            lit = index == self.highlighted
            name = Content.styled(
                fit(pattern.name, names - 1), "bold $bc-bright" if lit else "$bc-text"
            )
            row = self.marker(index) + name.truncate(names, pad=True)
            row += Content.styled(tail, "$bc-accent" if self._merged else DIM)
            lines.append(ListLine(index, row))
        return lines

    def _length(self, plan: Session) -> str:
        """`3 min`, `12 breaths`"""
        return f"{self._minutes} min" if self._breaths is None else plural(plan.cycles, "breath")

    def _limited(self, plan: Session) -> str:
        new = plan.pattern.id in self._first_month
        limit = plan.pattern.limit(first_month=new)
        if limit is None or plan.cycles < limit:
            return ""
        new = new and plan.pattern.limit(first_month=False) != limit
        return f"at most {limit} in the first month" if new else f"never more than {limit}"
