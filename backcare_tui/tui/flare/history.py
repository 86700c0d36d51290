"""Past flares: a list of all there were, years back; Enter shows what one came to."""

import asyncio
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.flare.summary import FlareSummary
from backcare_tui.tui.flare.summary import FlareSummaryScreen
from backcare_tui.tui.frame.page import Page
from backcare_tui.tui.kit.fitting import fit
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.rows import ListLine, Rows, moves
from backcare_tui.use_cases.past_flares import all_flares
from backcare_tui.words.flare import list_row, span_in_words, summary_rows


class FlareList(Rows[tuple[str, str]]):
    """When each was, and what it came to; a click or Enter on one is a wish to see more of it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    FlareList { max-width: 100; }
    """
    EMPTY = "Looking back …"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "show it", tooltip="What this flare came to"),
        Binding("space", "page(1)", "a page on", show=False),
        *moves(show=False),
    ]

    class Chosen(Message):
        """More of the line `number` is wanted."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def show(self, rows: Sequence[tuple[str, str]]) -> None:
        """Draw these: when it was, and what it came to."""
        self.empty = "None so far. A flare begins when you say so, with f, and at no other time."
        self.hold(rows, self.highlighted)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return bool(self._items) if action == "choose" else True

    def action_choose(self) -> None:
        self.post_message(self.Chosen(self.highlighted))

    def clicked(self, index: int, x: int) -> None:
        self.highlighted = index
        self.action_choose()

    # -- drawing

    def heading(self, width: int) -> Content:
        return Content.styled(fit("Past flares", width), f"bold {BRIGHT}")

    def lines(self, width: int, height: int) -> list[ListLine]:
        whens = max(len(when) for when, _ in self._items) + 2
        beside = whens + max(len(what) for _, what in self._items) + 2 <= width
        lines = [ListLine(None, Content(""))]
        for number, (when, what) in enumerate(self._items):
            here = number == self.highlighted
            when = f"{when:<{whens}}" if beside else fit(when, width - 2)
            style = f"bold {BRIGHT}" if here else "$bc-text"
            head = self.marker(number) + Content.styled(when, style)
            if beside:
                head += Content.styled(what, "$bc-text" if here else DIM)
                lines.append(ListLine(number, head))
            else:
                below = Content.styled("  " + fit(what, width - 2), DIM)
                lines += [ListLine(number, head), ListLine(number, below)]
        return lines


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
        self.call_after_refresh(self._read)

    @work(name="past flares")
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
        self.app.push_screen(FlareSummaryScreen(companion, title, "", found.by_day, rows))
