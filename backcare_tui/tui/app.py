"""The app: wires companion, prompts, screens and terminal. It decides nothing."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.timer import Timer

from backcare_tui.clock import Clock
from backcare_tui.companion import Companion, open_companion, open_journal
from backcare_tui.config import ConfigError, set_value
from backcare_tui.config import load as load_config
from backcare_tui.domain.breaks import PromptState
from backcare_tui.domain.entries import PainRated
from backcare_tui.domain.problems import Problem
from backcare_tui.domain.today import today
from backcare_tui.paths import Paths
from backcare_tui.prompts.pulse import BEAT
from backcare_tui.reports.json_text import entry_record, to_json
from backcare_tui.reports.words import describe
from backcare_tui.tui.break_actions import BreakActions
from backcare_tui.tui.driver import driver_class
from backcare_tui.tui.manners import run, say
from backcare_tui.tui.prompter import Prompter
from backcare_tui.tui.saver import Saver
from backcare_tui.tui.screens.adjustments import AdjustmentsScreen
from backcare_tui.tui.screens.ask import ask_pain
from backcare_tui.tui.screens.base import PLACES, Place
from backcare_tui.tui.screens.breathing import BreathingScreen
from backcare_tui.tui.screens.closing import Palette
from backcare_tui.tui.screens.help import HelpScreen
from backcare_tui.tui.screens.theme_picker import ThemePicker
from backcare_tui.tui.screens.today import TodayScreen
from backcare_tui.tui.theming import (
    fit_no_color,
    load_theme,
    load_themes,
    shipped_folder,
    variable_defaults,
)
from backcare_tui.tui.widgets.top_bar import TopBar
from backcare_tui.tui.window import WindowTitle, title_of
from backcare_tui.tui.words import plural

MODES: dict[str, type[Place]] = {
    "today": TodayScreen,
    "adjustments": AdjustmentsScreen,
    "downshift": BreathingScreen,
}
"""Textual's modes, in the order of the places."""


class BackCareApp(BreakActions):
    """BackCare in a terminal."""

    TITLE = "BackCare"
    CSS_PATH = "app.tcss"
    DEFAULT_MODE = "today"
    NOTIFICATION_TIMEOUT = 4.0

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "l", "log_pain", "pain", id="pain.log", tooltip="Log how much it hurts now, 0 to 10"
        ),
        Binding(
            "u", "undo", "undo", id="app.undo", tooltip="Take back the last thing you recorded"
        ),
        Binding(
            "1", "place('today')", "today", show=False, id="place.today", tooltip="Go to Today"
        ),
        Binding(
            "2",
            "place('adjustments')",
            "adjustments",
            show=False,
            id="place.adjustments",
            tooltip="Go to Adjustments",
        ),
        Binding(
            "3",
            "place('downshift')",
            "downshift",
            show=False,
            id="place.downshift",
            tooltip="Go to Downshift: guided breathing",
        ),
        Binding("t", "theme", "theme", show=False, id="app.theme", tooltip="Choose another look"),
        Binding("ctrl+z", "suspend_process", "to the shell", show=False, id="app.suspend"),
        Binding(
            "q", "quit", "quit", show=False, id="app.quit", tooltip="Leave; everything is kept"
        ),
        Binding("question_mark", "help", "help", id="app.help", tooltip="What every key does here"),
    ]

    def __init__(
        self,
        companion: Companion,
        *,
        breathe: tuple[str | None, int | None] | None = None,
    ) -> None:
        super().__init__(driver_class=driver_class())
        self.companion = companion
        self.prompter: Prompter | None = None
        self._breathe = breathe
        """Pattern and minutes of a session to begin with; None: begin with Today."""
        self._saver: Saver | None = None
        self._window = WindowTitle(self)
        self._minute: tuple[int, int] | None = None
        self._seconds: Timer | None = None
        self._theme_problems: tuple[Problem, ...] = ()
        self._leaving = False
        self._opened: list[Place] = []
        companion.on_waiting = _nothing_saves_yet
        companion.refresh()  # what others write from here on is noticed
        for mode, place in MODES.items():
            self.add_mode(mode, partial(self._open_place, place))
        self._use_theme(companion.settings.look.theme)

    def _open_place(self, place: type[Place]) -> Place:
        screen = place(self.companion)
        self._opened.append(screen)
        return screen

    # -- start and end

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def on_mount(self) -> None:
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """What can wait until the first frame is on screen."""
        companion = self.companion
        journal = open_journal(companion.paths, companion.device)
        self._saver = Saver(companion, journal)
        self._saver.start()
        self.prompter = Prompter(companion, ring=self._ring, is_busy=self._is_busy)
        companion.refresh()
        companion.changed.subscribe(self._on_changed)
        self.prompter.start()
        # At once: what is posted would be read only after the process has been stopped.
        self.app_suspend_signal.subscribe(self, self._on_sent_away, immediate=True)
        self.app_resume_signal.subscribe(self, self._on_came_back)
        self.set_interval(BEAT, self._beat)
        self._seconds = self.set_interval(1.0, self._refresh_front, pause=True)
        self._on_changed()
        self._tell_problems()
        if self._breathe is not None:
            self.guide_breathing(*self._breathe)

    def shut_down(self, code: int) -> None:
        """Save what is waiting, then end with exit code `code`."""
        if not self._leaving:
            self._leaving = True
            self.run_worker(self._leave(code), name="leave", exit_on_error=True)

    async def action_quit(self) -> None:
        self.shut_down(0)

    async def _leave(self, code: int) -> None:
        for place in self._opened:
            place.leave()
        if self.prompter is not None:
            self.prompter.stop()
        if self._saver is not None:
            await self._saver.finish()
            self._saver.close()
        self._window.restore()
        self.exit(return_code=code)

    # -- every beat, every change

    def _beat(self) -> None:
        if self._leaving or self.prompter is None or self._saver is None:
            return
        self.prompter.beat()
        self._saver.retry()
        self.companion.refresh()
        now = self.companion.now()
        minute = (now.hour, now.minute)
        if minute != self._minute:
            self._minute = minute
            self._on_changed()
            self._refresh_front()

    def _on_changed(self) -> None:
        if self._leaving:
            return
        now, plan = self.companion.now(), self.companion.plan()
        if self.companion.settings.prompts.title:
            self._window.show(title_of(plan, now))
        self.sync_break_screen()
        if self._seconds is not None:
            # Seconds are shown in the last minute only; the rest of the time nothing ticks.
            if plan.state is PromptState.HEADS_UP:
                self._seconds.resume()
            else:
                self._seconds.pause()

    def _refresh_front(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Place) and screen.is_current:
                screen.refresh_view()

    def _ring(self) -> None:
        if self.companion.settings.prompts.bell:
            self.bell()

    def _is_busy(self) -> bool:
        return isinstance(self.screen, BreathingScreen) and self.screen.is_breathing

    def _on_sent_away(self, _: object) -> None:
        if self.prompter is not None:
            self.prompter.sent_away()
        self._window.restore()

    def _on_came_back(self, _: object) -> None:
        if self.prompter is not None:
            self.prompter.came_back()
        self._on_changed()
        self._refresh_front()

    # -- actions

    def action_place(self, mode: str) -> None:
        if self.current_mode != mode:
            self.switch_mode(mode)

    def action_log_pain(self) -> None:
        figures = today(self.companion.entries(self.companion.today()), (), self.companion.today())
        self.push_screen(ask_pain(figures.pain[-1] if figures.pain else None), self._pain_given)

    def _pain_given(self, score: str | None) -> None:
        if score is not None:
            self.companion.record(PainRated(score=int(score)))
            self.say(f"Pain {score} noted")

    def action_undo(self) -> None:
        undone = self.companion.undo()
        if undone is None:
            self.say("Nothing to take back")
        else:
            self.say(f"Taken back: {describe(undone.event, self.companion.catalogue)}")

    def action_help(self) -> None:
        screen = self.screen
        if isinstance(screen, HelpScreen):
            return
        name, lines = (screen.NAME, screen.ABOUT) if isinstance(screen, Place) else ("Keys", ())
        self.push_screen(HelpScreen(name, screen.active_bindings, lines))

    def action_command_palette(self) -> None:
        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def action_help_quit(self) -> None:
        self.say("Press q to leave")

    def action_theme(self) -> None:
        if isinstance(self.screen, ThemePicker):
            return
        load = load_themes(shipped_folder(), self.companion.paths.themes)
        for theme in load.loaded.values():
            self.register_theme(theme)
        self.push_screen(ThemePicker(load.loaded, self.theme), self._theme_chosen)

    def action_change_theme(self) -> None:
        self.action_theme()

    def _theme_chosen(self, name: str | None) -> None:
        if name is None:
            return
        path = self.companion.paths.config_file
        try:
            set_value(path, "look.theme", name)
        except ConfigError as error:
            self.say(f"The theme is used, but could not be kept: {error}")
        else:
            self.companion.apply(load_config(path))
            self.say("Theme kept")

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action that has a key here, and the screenshot."""
        seen: set[str] = set()
        ours_first = sorted(screen.active_bindings.values(), key=lambda a: a.binding.id is None)
        for active in ours_first:
            binding = active.binding
            if binding.description and binding.action not in seen and not binding.system:
                seen.add(binding.action)
                run = partial(self.run_action, binding.action, default_namespace=active.node)
                yield SystemCommand(binding.description, binding.tooltip or "", run)

    def on_top_bar_place_chosen(self, message: TopBar.PlaceChosen) -> None:
        for mode, (key, _) in zip(MODES, PLACES, strict=True):
            if key == message.key:
                self.action_place(mode)

    def on_breathing_screen_left(self) -> None:
        """A session ended or was left; a break it was part of comes back to the front."""
        self.end_break_aside()

    # -- parts

    def _use_theme(self, name: str) -> None:
        choice = load_theme(name, shipped_folder(), self.companion.paths.themes)
        self.register_theme(choice.theme)
        self.theme = choice.theme.name
        self._theme_problems = choice.problems
        fit_no_color(self)

    def watch_theme(self) -> None:
        fit_no_color(self)

    def _tell_problems(self) -> None:
        problems = (*self.companion.problems, *self._theme_problems)
        notices = self.companion.journal.notices
        said = [str(problem) for problem in problems] + [str(notice) for notice in notices]
        if said:
            more = f" (and {len(said) - 1} more: backcare doctor)" if len(said) > 1 else ""
            self.say(said[0] + more)


def _nothing_saves_yet() -> None:
    """What is recorded before the saver runs waits for it."""


def run_app(
    paths: Paths, clock: Clock, breathe: tuple[str | None, int | None] | None = None
) -> int:
    """Open the app on a terminal and return the exit code for the process.

    `breathe`: the pattern's id and the minutes (None: the person's own) of a session to begin with.
    """
    companion = open_companion(paths, clock)
    code = run(BackCareApp(companion, breathe=breathe), paths.state, clock.now)
    return keep_unsaved(companion, code)


def keep_unsaved(companion: Companion, code: int) -> int:
    """Put aside what could not be saved until the end, and say so; the exit code to use."""
    left = companion.unsaved
    if not left:
        return code
    from backcare_tui.journal.aside import put_aside
    from backcare_tui.journal.files import OsFiles

    why = companion.trouble or "the app ended too soon"
    try:
        path = put_aside(OsFiles(), companion.paths.unsaved, left)
    except OSError as error:
        say(f"Not saved: {plural(len(left), 'entry', 'entries')}. {why}")
        say(f"They could not be put aside either: {error.strerror or error}. Here they are:")
        for filed in left:
            say(to_json(entry_record(filed.entry)))
    else:
        say(f"{plural(len(left), 'entry', 'entries')} could not be saved: {why}")
        say(f"The next start takes them from {path}")
    return code or 1
