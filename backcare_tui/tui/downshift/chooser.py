"""Choosing a breathing pattern and a length: arrows and Enter."""

from collections.abc import Sequence
from typing import ClassVar

import msgspec
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from backcare_tui.domain.downshift.breath import breath_line
from backcare_tui.domain.downshift.patterns import Pattern
from backcare_tui.domain.downshift.session import GET_READY, LENGTHS, READING, Session, session
from backcare_tui.tui.downshift.lines import columns, done_line, length_line
from backcare_tui.tui.downshift.panels import MEASURE, about
from backcare_tui.tui.downshift.views import PatternView, recipe
from backcare_tui.tui.kit.draw.breath import breath_curve
from backcare_tui.tui.kit.draw.frames import selected
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.fitting import fit, side_by_side
from backcare_tui.tui.kit.flow import clicked
from backcare_tui.tui.kit.roles import DIM
from backcare_tui.tui.kit.rows import MARKER, ListLine, Rows, moves
from backcare_tui.words.times import plural

MOST_BREATHS = 60
"""As many as can be chosen one by one [our own design choice]: ten minutes of the usual breaths."""
TWO_COLUMNS = 104
"""Columns from which the words stand beside the list."""
_COLUMN = 46
_GAP = 4
_SMALL_CURVE = 11
"""Cells of the curve beside a pattern's name."""

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
        _key("i", "source", "Source", "Say where the pattern comes from"),
    ]
    EMPTY = "No patterns. Your content file hides them all."

    class Chosen(Message):
        """The person wants to begin this session."""

        def __init__(self, session: Session) -> None:
            super().__init__()
            self.session = session

    class Considered(Message):
        """Another session would start now, or another thing is said of it."""

    framed = False
    """Whether it is one area of several, which say the rest; else it says all by itself."""

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
        self._has_source = False
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
        self._tell()

    def moved(self) -> None:
        self._wanted = self.current.id if self.current else ""
        self._tell()

    def _tell(self) -> None:
        self.refresh()
        self.post_message(self.Considered())

    @property
    def view(self) -> PatternView | None:
        """What there is to say of the chosen pattern."""
        pattern = self.current
        return None if pattern is None else PatternView(pattern, self._more, self._has_source)

    @property
    def minutes(self) -> int | None:
        """The length as it was chosen; None: it is given in breaths."""
        return self._minutes if self._breaths is None else None

    @property
    def limited(self) -> tuple[str, ...]:
        """Why the session is not longer, and a shorter form; () if it is as long as was chosen."""
        plan = self.session
        return () if plan is None else self._limited(plan)

    def say_done(self, *forms: str) -> None:
        """Say above the list what the last session was, in the longest of `forms` that fits."""
        self._done = forms
        self._tell()

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
        self._tell()

    def action_unit(self) -> None:
        if self._breaths is None and self.session is not None:
            self._breaths = min(self.session.cycles, MOST_BREATHS)
        else:
            self._breaths = None
        self._tell()

    def action_source(self) -> None:
        self._has_source = not self._has_source
        self._tell()

    def on_click(self, event: events.Click) -> None:
        if (by := clicked(event)) is not None:
            self.action_length(by)

    # -- drawing

    def drawn(self, width: int, height: int) -> list[Content]:
        plan, view = self.session, self.view
        if plan is None or view is None or self.framed:
            return super().drawn(width, height)
        if width < TWO_COLUMNS:
            # A few rows of the list are worth more than texts; safety is worth more still.
            few = min(len(self._items), max(height // 3, 1)) + (height > 4)
            below = about(view, min(width, MEASURE), height - few)
            return self._stack(plan, below, width, height)
        right = about(view, min(MEASURE, width - _COLUMN - _GAP), height)
        return side_by_side(self._stack(plan, [], _COLUMN, height), right, _COLUMN + _GAP)

    def _stack(
        self, plan: Session, below: Sequence[Content], width: int, height: int
    ) -> list[Content]:
        """What was done, the patterns, the length, and `below`; the first gives way to the rest."""
        self._merged = height <= 4
        limited, lit = self._limited(plan), self.has_focus
        length = [length_line(plan, self._length(plan), limited[:1], width, lit=lit)]
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
        if self.framed:
            return self._framed_lines(width, height)
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

    def _framed_lines(self, width: int, height: int) -> list[ListLine]:
        """Each pattern with its curve, its phases below it if there is room, and space between."""
        count = len(self._items)
        has_phases, is_airy = 2 * count <= height, 3 * count < height
        lines = [ListLine(None, Content(""))] if is_airy else []
        for index, pattern in enumerate(self._items):
            own = self._row(index, pattern, width)[: 1 + has_phases]
            if index == self.highlighted:
                own = selected(own, width, glyphs_of(self.app))
            lines += [ListLine(index, line) for line in own]
            lines += [ListLine(None, Content(""))] if is_airy else []
        return lines

    def _row(self, index: int, pattern: Pattern, width: int) -> list[Content]:
        """Name and curve, and the phases."""
        lit = index == self.highlighted
        room = max(width - _SMALL_CURVE - 4, 1)
        name = Content.styled(fit(pattern.name, room), "bold $bc-bright" if lit else "$bc-bright")
        levels = breath_line(pattern, _SMALL_CURVE)
        [curve] = breath_curve(levels, 1, is_lit=lit, glyphs=glyphs_of(self.app))
        first = Content("  ") + name.truncate(room, pad=True) + " " + curve
        phases = fit(recipe(pattern, "   "), max(width - 3, 0))
        return [first, Content.styled(f"  {phases}", "$bc-text" if lit else DIM)]

    def _length(self, plan: Session) -> str:
        """`3 min`, `12 breaths`"""
        return f"{self._minutes} min" if self._breaths is None else plural(plan.cycles, "breath")

    def _limited(self, plan: Session) -> tuple[str, ...]:
        new = plan.pattern.id in self._first_month
        limit = plan.pattern.limit(first_month=new)
        if limit is None or plan.cycles < limit:
            return ()
        if new and plan.pattern.limit(first_month=False) != limit:
            return (f"at most {limit} in the first month", f"at most {limit} at first")
        return (f"never more than {limit}",)
