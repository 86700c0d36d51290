"""Past flares: a list of all there were, years back; Enter shows what one came to."""

import asyncio
from typing import ClassVar

from textual.binding import Binding, BindingType

from backcare_tui.companion import Companion
from backcare_tui.domain.flare.summary import FlareSummary
from backcare_tui.tui.flare.list import FlareList
from backcare_tui.tui.flare.summary import FlareSummaryScreen
from backcare_tui.tui.frame.page import ScrollPage
from backcare_tui.use_cases.past_flares import all_flares
from backcare_tui.words.flare import list_row, span_in_words, summary_rows


class FlareHistoryScreen(ScrollPage[None]):
    """The years are read beside the screen, once it is there."""

    NAME = "Past flares"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "show it", tooltip="What this flare came to"),
        Binding("h", "close", "close", show=False),
        Binding("down,j", "move(1)", "down", show=False),
        Binding("up,k", "move(-1)", "up", show=False),
        Binding("pagedown,space", "move(10)", "a page on", show=False),
        Binding("pageup", "move(-10)", "a page back", show=False),
        Binding("home,g", "move(-9999)", "first", show=False),
        Binding("end,G", "move(9999)", "last", show=False),
    ]

    def __init__(self, companion: Companion) -> None:
        found = FlareList()
        super().__init__(companion, found)
        self._list = found
        self._found: tuple[FlareSummary, ...] = ()
        """The latest first."""

    def on_mount(self) -> None:
        self.call_after_refresh(self._look_back)

    def _look_back(self) -> None:
        self.run_worker(self._read(), name="past flares", exit_on_error=True)

    async def _read(self) -> None:
        companion = self.companion
        unsaved = tuple(filed.entry for filed in companion.unsaved)
        now, tools = companion.now(), companion.catalogue.tools
        found = await asyncio.to_thread(all_flares, companion.journal, unsaved, now)
        self._found = tuple(reversed(found))
        self._list.show([list_row(each, tools, now) for each in self._found])
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "choose":
            return bool(self._found)
        return super().check_action(action, parameters)

    def on_flare_list_chosen(self, message: FlareList.Chosen) -> None:
        found, companion = self._found[message.number], self.companion
        rows = summary_rows(found, companion.catalogue.tools, companion.now())
        title = f"Flare, {span_in_words(found.flare, companion.today())}"
        self.app.push_screen(FlareSummaryScreen(companion, title, "", rows))

    def on_flare_list_moved(self, message: FlareList.Moved) -> None:
        self.bring_into_sight(message.region)

    def action_choose(self) -> None:
        self._list.choose()

    def action_move(self, by: int) -> None:
        self._list.move(by)
