"""Past flares: a list of all there were, years back; Enter shows what one came to."""

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.flare.summary import FlareSummary
from backcare_tui.tui.flare.list import FlareList
from backcare_tui.tui.flare.summary import FlareSummaryScreen
from backcare_tui.tui.frame.page import Page
from backcare_tui.use_cases.past_flares import all_flares
from backcare_tui.words.flare import list_row, span_in_words, summary_rows


class FlareHistoryScreen(Page[None]):
    """The years are read beside the screen, once it is there."""

    NAME = "Past flares"
    AUTO_FOCUS = "FlareList"
    DEFAULT_CSS = """
    FlareHistoryScreen FlareList { padding: 0 1; }
    FlareHistoryScreen.-tall FlareList { padding: 1 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("h", "close", "close", show=False)]

    def __init__(self, companion: Companion) -> None:
        super().__init__(companion)
        self._list = FlareList()
        self._found: tuple[FlareSummary, ...] = ()
        """The latest first."""

    def body(self) -> Iterable[Widget]:
        yield self._list

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

    def on_flare_list_chosen(self, message: FlareList.Chosen) -> None:
        found, companion = self._found[message.number], self.companion
        rows = summary_rows(found, companion.catalogue.tools, companion.now())
        title = f"Flare, {span_in_words(found.flare, companion.today())}"
        self.app.push_screen(FlareSummaryScreen(companion, title, "", rows))
