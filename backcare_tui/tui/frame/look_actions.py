"""How the app looks and explains itself: themes, help, the command palette.

What a key opens is imported when the key is pressed: the first frame does not wait for it.
"""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, SystemCommand
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.reactive import Initialize, Reactive
from textual.screen import Screen

from backcare_tui.companion import Companion
from backcare_tui.domain.problems import Problem
from backcare_tui.tui.frame.place import Place
from backcare_tui.tui.themes.theming import (
    fit_no_color,
    load_theme,
    load_themes,
    shipped_folder,
    variable_defaults,
)

if TYPE_CHECKING:
    _App = App[None]
else:
    _App = object  # the app itself is one; a second class of that kind costs the start 2 ms


class LookActions(_App):
    """Part of the app. `say` is the app's own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "theme", "theme", show=False, id="app.theme", tooltip="Choose another look"),
        Binding("question_mark", "help", "help", id="app.help", tooltip="What every key does here"),
    ]

    companion: Companion
    theme_problems: tuple[Problem, ...] = ()
    """Why the theme is another than the one asked for."""
    theme_key = "look.theme"
    """The setting that a theme chosen by hand goes to."""
    _leaving = False
    """The app was asked to end, and saves what is waiting."""

    if TYPE_CHECKING:

        def first_theme(self) -> str:
            """The app's own: name of the theme to begin with."""
            return ""

    @property
    def is_ending(self) -> bool:
        """Whether the app is on its way out; from here on its screens may be gone already.

        Timers and the scheduler go on for a moment longer, and ask before they look at a screen.
        """
        return self._leaving or not self.is_running

    def passing_keys(self) -> frozenset[str]:
        """Keys of the app's own actions that are in force on the screen in front: what a panel
        over it does not need goes on to them. Textual's own `app.focus_next` is none of them."""
        return frozenset(
            key
            for key, (node, binding, enabled, _) in self.screen.active_bindings.items()
            if enabled
            and (node is self or binding.action.startswith("app."))
            and not binding.action.startswith("app.focus_")
        )

    def push_screen(self, screen: Any, *arguments: Any, **options: Any) -> Any:
        """Open `screen`, but not over one of its own kind: a key typed twice at once, which a list
        answers with a message, would open two."""
        if any(type(front) is type(screen) for front in self.screen_stack[-1:]):
            return AwaitComplete.nothing()
        return super().push_screen(screen, *arguments, **options)

    def say(self, text: str) -> None:
        """Say one line on the place in front; where a question is open, on the place below it."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Place):
                screen.say(text)
                return

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def action_help(self) -> None:
        from backcare_tui.tui.frame.help import HelpScreen

        screen = self.screen
        if isinstance(screen, HelpScreen):
            return
        # What a place or a panel says of itself; a question that another screen asks has no more.
        name: str = getattr(screen, "NAME", "") or "Keys"
        lines: tuple[str, ...] = getattr(screen, "ABOUT", ())
        self.push_screen(HelpScreen(name, screen.active_bindings, lines))

    def action_command_palette(self) -> None:
        from backcare_tui.tui.frame.overlay import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def action_help_quit(self) -> None:
        self.say("Press q to leave")

    def action_theme(self) -> None:
        from backcare_tui.tui.themes.picker import ThemePicker

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
        from backcare_tui.config import ConfigError, set_value
        from backcare_tui.config import load as load_config

        path = self.companion.paths.config_file
        try:
            set_value(path, self.theme_key, name)
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

    def _begin_theme(self) -> str:
        choice = load_theme(self.first_theme(), shipped_folder(), self.companion.paths.themes)
        self.register_theme(choice.theme)
        self.theme_problems = choice.problems
        return choice.theme.name

    theme: Reactive[str] = Reactive(Initialize(_begin_theme))
    """Name of the theme in use. Textual asks for the first one while it makes the colours and
    filters of the first frame; one that is set later is drawn only once the styles are read anew.
    """

    def watch_theme(self) -> None:
        fit_no_color(self)
