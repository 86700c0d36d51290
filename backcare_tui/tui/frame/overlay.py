"""Overlays that close once, however fast the keys come.

A key typed twice is in the overlay's queue twice before the first one has closed it; Textual would
answer the second by closing whatever lies beneath, and by handing over the result again.
"""

from typing import TYPE_CHECKING, Any

from textual.await_complete import AwaitComplete
from textual.command import CommandPalette, SearchIcon
from textual.css.query import NoMatches

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.worker import Worker

    _Base = Screen[Any]
else:
    _Base = object  # Textual looks for styles in the first base that is a screen


class ClosesOnce(_Base):
    """Mix in before `ModalScreen`: the first `dismiss` counts, later ones do nothing."""

    _dismissed = False

    def dismiss(self, result: Any = None) -> AwaitComplete:
        if self._dismissed or self.app.screen is not self:
            return AwaitComplete.nothing()
        self._dismissed = True
        return super().dismiss(result)


class Palette(ClosesOnce, CommandPalette):
    """Textual's command palette, which a Page Down before its list is laid out would crash; its
    sign is one cell wide."""

    def on_mount(self) -> None:
        self.query_one(SearchIcon).icon = "▸"

    def _action_command_list(self, action: str) -> None:
        try:
            super()._action_command_list(action)
        except (KeyError, IndexError, NoMatches):
            return

    def run_worker(self, work: Any, *arguments: Any, **options: Any) -> "Worker[Any]":
        """If the app ends while commands are looked for, their list is gone: no crash."""
        return super().run_worker(work, *arguments, **{**options, "exit_on_error": False})
