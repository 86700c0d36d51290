"""Choosing a breathing pattern and a length: arrows and Enter."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from backcare_tui.domain.downshift.patterns import Pattern
from backcare_tui.domain.downshift.session import LENGTHS, Session, session
from backcare_tui.tui.downshift.lines import ChooserLines, PatternChoice, draw
from backcare_tui.tui.kit.roles import DIM
from backcare_tui.words.times import plural

MOST_BREATHS = 60
"""As many as can be chosen one by one [our own design choice]: ten minutes of the usual breaths."""

_MOVE = Binding.Group("pattern")
_LENGTH = Binding.Group("length")


def _key(
    keys: str, action: str, label: str, tip: str, group: Binding.Group | None = None
) -> Binding:
    name = action.replace("(-1)", "_back").replace("(1)", "_on")
    return Binding(keys, action, label, id=f"breathing.{name}", tooltip=tip, group=group)


class BreathChooser(Widget, can_focus=True):
    """Draws the patterns, the length, and what to know before; posts `Chosen`."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    BreathChooser { width: 1fr; height: 1fr; padding: 0 1; text-wrap: nowrap; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        _key("enter,space", "start", "Start", "Start the session"),
        _key("up,k", "move(-1)", "The pattern above", "To the pattern above", _MOVE),
        _key("down,j", "move(1)", "The pattern below", "To the pattern below", _MOVE),
        _key("left,left_square_bracket", "length(-1)", "Shorter", "A shorter session", _LENGTH),
        _key("right,right_square_bracket", "length(1)", "Longer", "A longer session", _LENGTH),
        _key("c", "unit", "Breaths", "Give the length in breaths, or in minutes"),
    ]

    class Chosen(Message):
        """The person wants to begin this session."""

        def __init__(self, session: Session) -> None:
            super().__init__()
            self.session = session

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._patterns: tuple[Pattern, ...] = ()
        self._first_month: frozenset[str] = frozenset()
        self._pattern = ""
        self._minutes = LENGTHS[1]
        self._breaths: int | None = None
        """Given where the length is in breaths."""
        self._done: tuple[str, ...] = ()
        self._drawn = ChooserLines([], {}, -1)

    # -- what is chosen

    def show(self, patterns: tuple[Pattern, ...], first_month: frozenset[str]) -> None:
        """Offer these. `first_month`: ids of the patterns that are new to the person."""
        if (patterns, first_month) != (self._patterns, self._first_month):
            self._patterns, self._first_month = patterns, first_month
            self.refresh()

    def choose(self, pattern: str, minutes: int) -> None:
        """Highlight the pattern with this id, if it is offered, and set the length."""
        self._pattern, self._minutes, self._breaths = pattern, minutes, None
        self.refresh()

    def say_done(self, *forms: str) -> None:
        """Say above the list what the last session was, in the longest of `forms` that fits."""
        self._done = forms
        self.refresh()

    @property
    def session(self) -> Session | None:
        """The session that would start now; None if there is no pattern."""
        if not self._patterns:
            return None
        pattern = self._patterns[self._index]
        new = pattern.id in self._first_month
        if self._breaths is not None:
            return session(pattern, cycles=self._breaths, first_month=new)
        return session(pattern, minutes=self._minutes, first_month=new)

    @property
    def _index(self) -> int:
        """Where the highlighted pattern is; the first if it is not offered (any more)."""
        ids = [pattern.id for pattern in self._patterns]
        return ids.index(self._pattern) if self._pattern in ids else 0

    # -- keys and mouse

    def action_start(self) -> None:
        if self.session is not None:
            self.post_message(self.Chosen(self.session))

    def action_move(self, by: int) -> None:
        if self._patterns:
            index = min(max(self._index + by, 0), len(self._patterns) - 1)
            self._pattern = self._patterns[index].id
            self.refresh()

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
        where = event.get_content_offset(self)
        if where is None:
            return
        if where.y in self._drawn.rows:
            event.stop()
            self._pattern = self._patterns[self._drawn.rows[where.y]].id
            self.refresh()
        elif where.y == self._drawn.length:
            event.stop()
            self.action_length(-1 if where.x < 4 else 1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.action_move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.action_move(-1)

    # -- drawing

    def render(self) -> Content:
        width, height = self.content_size
        plan = self.session
        if plan is None:
            return Content.styled("No patterns. Your content file hides them all."[:width], DIM)
        self._drawn = draw(self._choice(plan), width, height)
        return Content("\n").join(self._drawn.lines)

    def _choice(self, plan: Session) -> PatternChoice:
        length = f"{self._minutes} min" if self._breaths is None else plural(plan.cycles, "breath")
        return PatternChoice(
            self._patterns,
            self._index,
            plan,
            length,
            self._limited(plan),
            self._done,
            self.has_focus,
        )

    def _limited(self, plan: Session) -> str:
        new = plan.pattern.id in self._first_month
        limit = plan.pattern.limit(first_month=new)
        if limit is None or plan.cycles < limit:
            return ""
        new = new and plan.pattern.limit(first_month=False) != limit
        return f"at most {limit} in the first month" if new else f"never more than {limit}"
