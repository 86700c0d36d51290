"""Changing the person's own portfolio file from a screen: each change says "", or why not."""

from collections.abc import Callable
from pathlib import Path

from backcare_tui.companion import Companion
from backcare_tui.content import portfolio_file
from backcare_tui.content.portfolio_file import Refused, ToolFields
from backcare_tui.domain.portfolio.tools import Tool


class PortfolioEdits:
    """What was changed is read again at once, and every reader is told."""

    def __init__(self, companion: Companion) -> None:
        self._companion = companion
        self.added = ""
        """Id of the tool that was added last."""

    def hold(self, tool: Tool) -> str:
        return self._done(lambda: portfolio_file.hold(self._folder, tool.id))

    def drop(self, tool: Tool) -> str:
        return self._done(lambda: portfolio_file.drop(self._folder, tool.id))

    def remove(self, tool: Tool) -> str:
        return self._done(lambda: portfolio_file.remove(self._folder, tool.id))

    def add(self, given: ToolFields) -> str:
        def add() -> None:
            self.added = portfolio_file.add(self._folder, given, self._tools)

        return self._done(add)

    def change(self, tool: Tool, given: ToolFields) -> str:
        return self._done(lambda: portfolio_file.change(self._folder, tool, self._tools, given))

    @property
    def _folder(self) -> Path:
        return self._companion.paths.content

    @property
    def _tools(self) -> tuple[Tool, ...]:
        return self._companion.catalogue.tools

    def _done(self, change: Callable[[], None]) -> str:
        try:
            change()
        except Refused as refused:
            return str(refused)
        self._companion.reload_content()
        return ""
