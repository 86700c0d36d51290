"""A tool of one's own: its name, what it is for, how long, and a limit. Also to change one."""

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from backcare_tui.companion import Companion
from backcare_tui.content.loader import Rejected
from backcare_tui.content.portfolio import limit_from, minutes_from
from backcare_tui.content.portfolio_file import ToolFields
from backcare_tui.domain.portfolio.tools import MAX_NAME, Tool, ToolKind
from backcare_tui.domain.text import clean
from backcare_tui.tui.frame.page import Page
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.fitting import fit
from backcare_tui.tui.kit.line import Line
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.portfolio import (
    ACTIVE,
    KIND_WORDS,
    PASSIVE,
    PRESCRIBED,
    KindWords,
    minutes_text,
)

Save = Callable[[ToolFields], str]
"""Keeps a tool; "" if done, else why not."""


class ToolChoice(NamedTuple):
    """What a tool can be."""

    kind: ToolKind
    words: KindWords
    prescribed: bool = False
    active: bool | None = None


_CHOICES = (
    *(ToolChoice(kind, words) for kind, words in KIND_WORDS.items()),
    ToolChoice(ToolKind.RELIEF, ACTIVE, active=True),
    ToolChoice(ToolKind.RELIEF, PASSIVE, active=False),
    ToolChoice(ToolKind.RELIEF, PRESCRIBED, prescribed=True),
)


class KindChoice(Drawn, can_focus=True):
    """One of the kinds; relief is something one does, something done to one, or prescribed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "other kind", show=False, id="portfolio.kind_back"),
        Binding("right,space", "move(1)", "other kind", id="portfolio.kind"),
    ]

    chosen: reactive[int] = reactive(0)

    @property
    def choice(self) -> ToolChoice:
        return _CHOICES[self.chosen]

    def choose(self, tool: Tool) -> None:
        """Show what `tool` is."""
        relief = tool.kind is ToolKind.RELIEF
        prescribed = relief and tool.prescribed
        active = tool.active if relief and not prescribed else None
        said = (tool.kind, prescribed, active)
        known = [(each.kind, each.prescribed, each.active) for each in _CHOICES]
        self.chosen = known.index(said)

    def action_move(self, by: int) -> None:
        self.chosen = (self.chosen + by) % len(_CHOICES)

    def on_click(self, event: events.Click) -> None:
        self.action_move(1)

    def lines(self, width: int) -> list[Content]:
        words = self.choice.words
        glyphs = glyphs_of(self.app)
        arrows = f"  {glyphs.left}{glyphs.right}" if self.has_focus else ""
        about = fit(f", {words.about}", max(width - len(words.name + arrows), 0))
        return [Content.assemble((words.name, BRIGHT), (about, DIM), (arrows, "$bc-accent"))]


class ToolForm(Page[bool]):
    """Dismisses with True once it was saved, False if the person left it.

    `save` is asked when Enter is pressed; what it says against it is shown, and nothing is lost.
    """

    IS_BOX = True
    DEFAULT_CSS = """
    ToolForm {
        align: left bottom; background: $background 60%;
        #tool-form { dock: bottom; height: auto; width: 100%; background: $panel; }
        #tool-form Static { height: auto; padding: 0 1; }
        #tool-form Horizontal { height: 1; padding: 0 1; }
        #tool-form Horizontal Static { width: 9; height: 1; padding: 0; color: $bc-dim; }
        #tool-form .short { width: 10; }
        #tool-form .hint { width: auto; padding: 0 0 0 1; color: $bc-dim; }
        #tool-form KeyBar { dock: none; }
        &.-narrow .hint { display: none; }
        &.-short #tool-title { display: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", "save", id="portfolio.save", priority=True),
        Binding("escape,q", "close", "back", id="portfolio.leave"),
        Binding("down,tab", "app.focus_next", "next", id="portfolio.next"),
        Binding("up", "app.focus_previous", "back", show=False, id="portfolio.back"),
    ]

    def __init__(
        self, companion: Companion, title: str, save: Save, tool: Tool | None = None
    ) -> None:
        """`tool` None: a new one."""
        super().__init__(companion)
        self._heading, self._save, self._tool = title, save, tool
        self._called = Line(most=MAX_NAME)
        self._kind = KindChoice()
        self._minutes = Line(most=9)
        self._limit = Line(most=4)
        for short in (self._minutes, self._limit):
            short.add_class("short")
        self._trouble = Static("", markup=False)

    def compose(self) -> ComposeResult:
        with Widget(id="tool-form"):
            yield Static(Content.styled(self._heading, f"bold {BRIGHT}"), id="tool-title")
            yield from self._row("Name", self._called)
            yield from self._row("Kind", self._kind)
            yield from self._row("Minutes", self._minutes, "as 15-20; empty: no timer")
            yield from self._row("At most", self._limit, "in 24 hours, your own limit; or empty")
            yield self._trouble
            yield from self.foot()

    def _row(self, label: str, field: Widget, hint: str = "") -> ComposeResult:
        with Horizontal():
            yield Static(label, markup=False)
            yield field
            if hint:
                yield Static(hint, markup=False, classes="hint")

    def on_mount(self) -> None:
        tool = self._tool
        self._trouble.display = False
        if tool is not None:
            self._kind.choose(tool)
            span = minutes_text(tool).removesuffix(" min")
            self._minutes.value = span.replace("–", "-")
            self._limit.value = "" if tool.at_most is None else str(tool.at_most)
        self._called.ask("" if tool is None else tool.name)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        if isinstance(event.widget, Line):
            event.widget.select_all()

    def action_save(self) -> None:
        try:
            minutes, limit = minutes_from(self._minutes.value), limit_from(self._limit.value)
        except Rejected as rejected:
            field = self._minutes if rejected.key == "minutes" else self._limit
            field.focus()
            label = "Minutes" if field is self._minutes else "At most"
            self._say(f"{label}: {rejected.reason}")
            return
        name, choice = clean(self._called.value), self._kind.choice
        trouble = self._save(
            ToolFields(name, choice.kind, minutes, limit, choice.prescribed, choice.active)
        )
        if trouble:
            self._say(trouble)
        else:
            self.dismiss(True)

    def action_close(self) -> None:
        self.dismiss(False)

    def _say(self, trouble: str) -> None:
        self._trouble.update(Content.styled(trouble[:1].upper() + trouble[1:], "$bc-warn"))
        self._trouble.display = True
