"""The first questions, one a screenful; each answer is kept when it is given."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.theme import Theme
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.content.first_run import MOST_AT_FIRST, ORDER, Question
from backcare_tui.tui.first_run.page import SetupPage
from backcare_tui.tui.first_run.steps import (
    MAX_OWN,
    Step,
    begin,
    page_of,
    step_of,
    welcome_page,
)
from backcare_tui.tui.frame.page import Page
from backcare_tui.tui.kit.keys import key
from backcare_tui.tui.kit.line import Line
from backcare_tui.tui.kit.sizes import HEIGHTS
from backcare_tui.tui.themes.picker import ThemeList, in_order
from backcare_tui.use_cases.first_run import AnswerRefused, FirstRun

WELCOME = -1
"""The step before the first question."""
_LEAST_THEMES = 3
"""Rows of themes that are in sight, however small the pane."""


class SetupScreen(Page[None]):
    """Dismissed when every question was answered or skipped; what was answered is kept by then.

    `start` is the index in `ORDER` to begin with, or WELCOME. With `keeps_progress` the next start
    goes on where this one was left.
    """

    IS_BOX = True
    DEFAULT_CSS = """
    SetupScreen {
        align: center top;
        #setup-box { width: 100%; max-width: 72; height: 100%; }
        #setup-body { width: 1fr; height: 1fr; margin: 0 1; }
        &.-tall #setup-body { margin: 2 2 0 2; }
        &.-high #setup-body { margin: 6 2 0 2; }
        &.-tall KeyBar, &.-high KeyBar { padding: 0 1; }
        Line, ThemeList { display: none; }
        &.-typing Line { display: block; }
        &.-tall Line, &.-high Line { margin-top: 1; }
        &.-themes ThemeList { display: block; height: 1fr; }
        &.-themes.-tall ThemeList, &.-themes.-high ThemeList { margin-top: 1; }
    }
    """
    VERTICAL_BREAKPOINTS = [*HEIGHTS, (32, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "go_on", "go on", "setup.on", "Keep this answer, and go on"),
        key("escape,q", "close", "skip", "setup.skip", "Leave this question out"),
        Binding("s", "close", "skip", show=False),
        key("left", "back", "back", "setup.back", "The question before"),
        Binding("shift+tab", "back_from_line", "back", show=False),
        key("S", "skip_all", "skip all", "setup.skip-all", "Leave all the rest out"),
        Binding("down,j", "move(1)", "next", show=False),
        Binding("up,k", "move(-1)", "previous", show=False),
        Binding("space", "tick", "choose", show=False),
    ]

    def __init__(
        self,
        companion: Companion,
        answers: FirstRun,
        themes: Mapping[str, Theme],
        theme: str,
        *,
        start: int = WELCOME,
        keeps_progress: bool = True,
    ) -> None:
        super().__init__(companion)
        self._answers = answers
        self._theme = theme
        """The name of the theme that is put back where none is chosen."""
        self._keeps_progress = keeps_progress
        self._at = start
        self._step: Step | None = None
        self._own = False
        """The person types instead of choosing."""
        self._cursor: int | None = None
        self._ticked: frozenset[int] = frozenset()
        self._notice = ""
        self._welcome = welcome_page(safety=not answers.screened)
        self._page = SetupPage(self._welcome)
        self._line = Line(most=MAX_OWN)
        offered = in_order(themes)
        self._names = (*offered, theme)
        """The themes by name; the one in use is there in any case."""
        self._themes = ThemeList(tuple(offered.values()), theme)
        self._themes.can_focus = False

    def compose(self) -> ComposeResult:
        with Widget(id="setup-box"):
            with Widget(id="setup-body"):
                yield self._page
                yield self._line
                yield self._themes
            yield from self.foot()

    def on_mount(self) -> None:
        self._enter(self._at)

    @property
    def is_typing(self) -> bool:
        """Whether keys are letters now."""
        return self._own or (self._step is not None and self._step.typed)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "skip_all":
            return not self.is_typing
        if action == "back":
            return self._at > WELCOME and not self.is_typing
        if action == "close":
            return self._at > WELCOME
        return super().check_action(action, parameters)

    # -- from step to step

    def _enter(self, at: int) -> None:
        """Ask the question at `at`; past the last one everything was asked."""
        if self._keeps_progress and at > WELCOME:
            self._answers.reach(at)
        if at >= len(ORDER):
            self.dismiss()
            return
        self._at, self._own, self._notice = at, False, ""
        self._step = step = step_of(ORDER[at], self._answers) if at > WELCOME else None
        self._cursor, self._ticked = begin(step, self._answers) if step else (None, frozenset())
        if step is not None and step.question is Question.THEME:
            # In a flare the theme in use is not the one that is kept for other days.
            kept = self._answers.present(Question.THEME)
            self._themes.highlighted = self._names.index(
                kept if kept in self._names else self._theme
            )
        self._show()
        if step is not None and step.typed:
            self._line.ask(self._answers.present(step.question), step.most)

    def _show(self) -> None:
        step = self._step
        typing, themes = self.is_typing, step is not None and step.question is Question.THEME
        if step is None:
            self._page.show(self._welcome)
        else:
            page = page_of(
                step, cursor=self._cursor, ticked=self._ticked, own=self._own, notice=self._notice
            )
            self._page.show(page, below=_LEAST_THEMES if themes else int(typing))
        self.set_class(typing, "-typing")
        self.set_class(themes, "-themes")
        if not typing:
            self.set_focus(None)
        self.refresh_bindings()

    def _say(self, notice: str) -> None:
        self._notice = notice
        self._show()

    # -- answers

    def _answer(self, said: str) -> None:
        if self._step is not None:
            question = self._step.question
            self._keep(lambda: self._answers.answer(question, said))

    def _keep(self, keep: Callable[[], None]) -> None:
        """Keep an answer and go on; where it is refused, say why and stay."""
        try:
            keep()
        except AnswerRefused as refused:
            self._say(refused.reason if refused.usage else f"Not kept. {refused}")
        else:
            self._enter(self._at + 1)

    def _pick(self, option: int) -> None:
        """An option was chosen: it is the answer, or it is ticked, or words are asked for."""
        step = self._step
        if step is None:
            return
        self._cursor, self._notice = option, ""
        value = step.values[option]
        if step.many:
            self._tick(option)
        elif value is None:
            self._own = True
            self._show()
            present = self._answers.present(step.question)
            self._line.ask("" if present in step.values else present, step.most)
        else:
            self._answer(value)

    def _tick(self, option: int) -> None:
        ticked = self._ticked ^ {option}
        if len(ticked) > max(MOST_AT_FIRST, len(self._ticked)):
            self._say("Three are enough to begin with; untick one first")
            return
        self._ticked = ticked
        self._show()

    def on_line_given(self, message: Line.Given) -> None:
        message.stop()
        if message.text or not self._own:
            self._answer(message.text)

    def on_drawn_part_picked(self, message: SetupPage.PartPicked) -> None:
        self._pick(message.value)

    def on_theme_list_highlighted(self, message: ThemeList.Highlighted) -> None:
        if self._step is not None and self._step.question is Question.THEME:
            self.app.theme = message.name

    def on_theme_list_chosen(self) -> None:
        self.action_go_on()

    # -- keys

    def on_key(self, event: events.Key) -> None:
        if self._step is None or self.is_typing or event.character is None:
            return
        option = self._step.option_for(event.character)
        if option is not None:
            event.stop()
            event.prevent_default()
            self._pick(option)

    def action_go_on(self) -> None:
        step = self._step
        if step is None:
            self._enter(0)
        elif step.question is Question.THEME:
            self._keep_theme()
        elif step.many:
            ids = tuple(str(step.values[option]) for option in sorted(self._ticked))
            self._keep(lambda: self._answers.pick(step.question, ids))
        elif self._cursor is not None:
            self._pick(self._cursor)
        else:
            self._say("Choose one with its key, or skip with esc")

    def _keep_theme(self) -> None:
        theme = self._themes.current
        if theme is None:
            self._enter(self._at + 1)
        else:
            self.app.theme = self._theme = theme.name
            self._answer(theme.name)

    def action_move(self, by: int) -> None:
        step = self._step
        if step is not None and step.question is Question.THEME:
            self._themes.action_move(by)
        elif step is not None and step.options and not self.is_typing:
            if step.wording.vital and self._page.scroll_text(by):
                return
            last = len(step.options) - 1
            start = -1 if self._cursor is None else self._cursor
            self._cursor, self._notice = min(max(start + by, 0), last), ""
            self._show()
        elif step is None:
            self._page.scroll_text(by)

    def action_tick(self) -> None:
        if self._cursor is not None:
            self._pick(self._cursor)

    def action_close(self) -> None:
        step = self._step
        if step is not None and self._own:
            self._own, self._notice = False, ""
            self._show()
            return
        self._put_theme_back()
        self._enter(self._at + 1)

    def action_skip_all(self) -> None:
        self._put_theme_back()
        self._enter(len(ORDER))

    def action_back(self) -> None:
        if self._at > WELCOME:
            self._put_theme_back()
            self._enter(self._at - 1)

    def action_back_from_line(self) -> None:
        self.action_back()

    def _put_theme_back(self) -> None:
        if self.app.theme != self._theme:
            self.app.theme = self._theme
