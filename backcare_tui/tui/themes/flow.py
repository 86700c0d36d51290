"""Which theme is in use: the first one, the one that fits a flare, and one chosen by hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from textual.theme import Theme

from backcare_tui.domain.flare.course import Change
from backcare_tui.domain.problems import Problem
from backcare_tui.tui.themes.theming import load_theme, load_themes, shipped_folder

if TYPE_CHECKING:
    from backcare_tui.tui.frame.app_base import AppBase

Fitted = tuple[str, str]
"""The flare that the colours were last chosen for ("" none), and the theme that was wanted."""


class ThemeFlow:
    """The theme of one app."""

    def __init__(self, app: "AppBase") -> None:
        self._app, self._companion = app, app.companion
        self.problems: tuple[Problem, ...] = ()
        """Why the first theme is another than the one asked for."""
        self._fitted: Fitted = ("", "")

    @property
    def is_of_flare(self) -> bool:
        """Whether a flare is on that brings its own colours."""
        return self._companion.manner.has(Change.THEME)

    def load(self) -> dict[str, Theme]:
        """Every theme that can be used, by name; the app knows them from then on."""
        loaded = load_themes(shipped_folder(), self._companion.paths.themes).loaded
        for theme in loaded.values():
            self._app.register_theme(theme)
        return loaded

    @contextmanager
    def a_flare_keeps_its_own(self) -> Iterator[str]:
        """Gives the theme in use. One chosen in here is for later if the flare has its own."""
        before = self._app.theme
        yield before
        if self.is_of_flare and self._app.theme != before:
            self._app.theme = before

    def first(self) -> str:
        """The theme of the first frame: the one that fits the manner."""
        self._fitted = self._fitting()
        theme, self.problems = self._load_one()
        self._app.register_theme(theme)
        return theme.name

    def fit(self) -> None:
        """Use the theme that fits the manner; asked at the start and on every change.

        Only if another one is wanted than last time: what was chosen by hand stays.
        """
        fitting = self._fitting()
        if fitting == self._fitted:
            return
        self._fitted = fitting
        theme, problems = self._load_one()
        if problems:
            self._app.say(problems[-1].in_short)
        if self._app.theme != theme.name:
            self._app.register_theme(theme)
            self._app.theme = theme.name

    def _load_one(self) -> tuple[Theme, tuple[Problem, ...]]:
        return load_theme(self._fitted[1], shipped_folder(), self._companion.paths.themes)

    def _fitting(self) -> Fitted:
        manner, look = self._companion.manner, self._companion.settings.look
        if manner.flare is not None and self.is_of_flare:
            return manner.flare.began.id, look.flare_theme
        return "", look.theme

    async def choose(self) -> None:
        """Let the person choose, and keep the choice: in a flare as the flare's."""
        from backcare_tui.tui.themes.picker import ThemePicker
        from backcare_tui.use_cases.settings import keep

        name = await self._app.ask(ThemePicker(self._app.companion, self.load(), self._app.theme))
        if name is None:
            return
        setting = "look.flare_theme" if self.is_of_flare else "look.theme"
        refused = keep(self._companion, setting, name)
        failed = f"The theme is used, but could not be kept: {refused}"
        self._app.say(failed if refused else "Theme kept")
