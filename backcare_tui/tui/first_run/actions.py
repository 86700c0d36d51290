"""The first questions, and the settings."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from backcare_tui.domain.flare.course import Change
from backcare_tui.domain.screening.decision import Tier
from backcare_tui.tui.frame.look_actions import LookActions
from backcare_tui.tui.screening.actions import ScreeningActions
from backcare_tui.tui.themes.theming import load_themes, shipped_folder

if TYPE_CHECKING:
    from backcare_tui.tui.first_run.screen import SetupScreen
    from backcare_tui.use_cases.first_run import FirstRun


class SetupActions(ScreeningActions, LookActions):
    """Part of the app."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "comma", "settings", "settings", show=False, id="app.settings", tooltip="Every setting"
        ),
    ]

    _setup: "SetupScreen | None" = None
    """The first questions, while they are open."""
    _asked = False
    """The first questions were opened since the app started."""
    _all_asked = False
    """They and the safety questions were gone through."""
    _due_at_start: bool | None = None
    """Whether they were due when the app started; what is set later counts at the next start."""

    # -- the first questions

    @property
    def is_setting_up(self) -> bool:
        """Whether the first questions are on screen, or are about to be: nothing else asks then."""
        if self._due_at_start is None:
            done = self.companion.settings.setup.done  # mostly so, and then nothing is imported
            self._due_at_start = not done and self._first_run.due
        return self._due_at_start and not self._all_asked

    @property
    def _first_run(self) -> "FirstRun":
        from backcare_tui.use_cases.first_run import FirstRun

        return FirstRun(self.companion)

    def welcome(self) -> None:
        """Ask the first questions where they have not been answered; once in a run of the app."""
        if not self._asked and self.is_setting_up:
            self._asked = True
            answers = self._first_run
            self._ask(answers, answers.reached, first=True)

    def action_setup(self) -> None:
        """Ask the first questions again, with the answers as they stand."""
        self._ask(self._first_run, None, first=False)

    def _ask(self, answers: "FirstRun", start: int | None, *, first: bool) -> None:
        from backcare_tui.content.first_run import ORDER
        from backcare_tui.tui.first_run.screen import WELCOME, SetupScreen

        if self._setup in self.screen_stack:
            return
        if start == len(ORDER):  # only the safety questions are left
            self._ask_safety()
            return
        load = load_themes(shipped_folder(), self.companion.paths.themes)
        for theme in load.loaded.values():
            self.register_theme(theme)
        self._setup = SetupScreen(
            answers,
            load.loaded,
            self.theme,
            start=WELCOME if start is None else start,
            keeps_progress=first,
        )
        theme = self.theme
        self.push_screen(self._setup, lambda _: self._questions_over(theme))

    def _questions_over(self, theme: str) -> None:
        """`theme`: the one that was in use before."""
        if self.companion.manner.has(Change.THEME) and self.theme != theme:
            self.theme = theme  # a flare's own is not what was chosen
        # Later: the screen of the questions is still on its way out.
        self.call_later(self._ask_safety)

    def _ask_safety(self) -> None:
        if self._first_run.screened:
            self._finish()
        else:
            self.ask_screening("first_run", self._safety_answered)

    def _safety_answered(self, tier: Tier | None) -> None:
        if tier is not None:
            self._finish()

    def _finish(self) -> None:
        from backcare_tui.use_cases.first_run import Refused

        self._all_asked = True
        try:
            self._first_run.finish()
        except Refused as refused:
            self.say(f"These questions come again at the next start. {refused}")
            return
        if self.companion.manner.hold is None:  # what needs checking goes first
            self.say("All set. , settings · ? keys")

    # -- the settings

    def action_settings(self) -> None:
        """Open the settings."""
        from backcare_tui.tui.settings.screen import SettingsScreen

        if not any(isinstance(screen, SettingsScreen) for screen in self.screen_stack):
            self.push_screen(SettingsScreen(self.companion))

    def on_settings_screen_setup_wanted(self) -> None:
        self.action_setup()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        yield from super().get_system_commands(screen)
        if not self.is_screening and self._setup not in self.screen_stack:
            again = "Answer the questions of the first start again"
            yield SystemCommand("first questions", again, self.action_setup)
