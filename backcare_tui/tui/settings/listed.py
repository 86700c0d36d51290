"""The rows there are at this moment: every setting, or the few in words."""

from collections.abc import Iterable, Mapping

from textual.theme import Theme

from backcare_tui.companion import Companion
from backcare_tui.tui.settings.everyday import everyday_rows
from backcare_tui.tui.settings.rows import Choices, Row, rows_of
from backcare_tui.tui.themes.picker import in_order
from backcare_tui.tui.themes.theming import load_themes, shipped_folder
from backcare_tui.use_cases.breathing import offered

THEMES = ("look.theme", "look.flare_theme")
"""What is chosen by looking at it."""


class Listed:
    """Asks the companion each time; only the names of themes are read once."""

    def __init__(self, companion: Companion) -> None:
        self._companion = companion
        self._names: tuple[str, ...] = ()

    def every(self) -> tuple[Row, ...]:
        """What is wrong in the file, then every setting by its name."""
        companion = self._companion
        path = companion.paths.config_file
        return rows_of(companion.settings, companion.problems, path, self._choices())

    def few(self, every: Iterable[Row]) -> tuple[Row, ...]:
        """What is wrong among `every`, then those that matter most, in words."""
        wrong = [row for row in every if row.problem]
        return everyday_rows(self._companion.settings, wrong, self._choices())

    def named(self, name: str) -> Row:
        """The setting of this name, in words if it is one of the few."""
        return {row.name: row for row in (*self.every(), *self.few(()))}[name]

    def themes(self) -> Mapping[str, Theme]:
        """Those that can be used now."""
        return load_themes(shipped_folder(), self._companion.paths.themes).loaded

    def _choices(self) -> Choices:
        self._names = self._names or tuple(in_order(self.themes()))
        patterns = tuple(pattern.id for pattern in offered(self._companion))
        return dict.fromkeys(THEMES, self._names) | {"breathing.pattern": patterns}
