"""Past flares: a list of all there were, years back; Enter shows what one came to."""

import asyncio
from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.flare.summary import FlareSummary
from backcare_tui.tui.flare.summary import FlareSummaryScreen
from backcare_tui.tui.frame.page import Page
from backcare_tui.tui.kit.area import Area
from backcare_tui.tui.kit.draw.frames import selected
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.draw.spark import spark
from backcare_tui.tui.kit.fitting import fit
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.rows import ListLine, Rows, moves
from backcare_tui.tui.kit.sizes import SHORT
from backcare_tui.use_cases.past_flares import all_flares
from backcare_tui.words.flare import list_row, span_in_words, summary_rows

_CURVE, _TOP = 30, 10
"""Cells of the curve beside a flare at most, and the pain of a full column."""


class PastFlareRow(NamedTuple):
    """One flare in the list."""

    when: str
    what: str
    """What it came to."""
    by_day: tuple[float | None, ...] = ()
    """The median of each of its days, 0–10."""


class FlareList(Rows[PastFlareRow]):
    """When each was, and what it came to; a click or Enter on one is a wish to see more of it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    FlareList { max-width: 118; }
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

    def show(self, rows: Sequence[PastFlareRow]) -> None:
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

    def heading(self, width: int) -> Content | None:
        if self.screen.size.height >= SHORT:  # it stands in the frame
            return None
        return Content.styled(fit("Past flares", width), f"bold {BRIGHT}")

    def lines(self, width: int, height: int) -> list[ListLine]:
        whens = max(len(row.when) for row in self._items) + 2
        whats = max(len(row.what) for row in self._items) + 2
        beside, glyphs = 2 + whens + whats <= width, glyphs_of(self.app)
        lines = [ListLine(None, Content(""))]
        for number, row in enumerate(self._items):
            here = number == self.highlighted
            when = f"{row.when:<{whens}}" if beside else fit(row.when, width - 2)
            own = [Content("  ") + Content.styled(when, f"bold {BRIGHT}" if here else "$bc-text")]
            style = "$bc-text" if here else DIM
            if beside:
                own[0] += Content.styled(f"{row.what:<{whats}}", style)
                room = min(width - own[0].cell_length - 1, _CURVE)
                own[0] += spark(row.by_day, max(room, 0), _TOP, glyphs=glyphs)
            else:
                own.append(Content.styled("  " + fit(row.what, width - 2), DIM))
            drawn = selected(own, width + 1, glyphs) if here else own
            lines += [ListLine(number, line) for line in drawn]
        return lines


class FlareHistoryScreen(Page[None]):
    """The years are read beside the screen, once it is there."""

    NAME = "Past flares"
    AUTO_FOCUS = "FlareList"
    DEFAULT_CSS = """
    FlareHistoryScreen Area { height: 1fr; padding: 0; border: none; background: transparent; }
    FlareHistoryScreen.-tall Area {
        margin: 1 2; max-width: 120; background: $surface; border: round $bc-accent;
        &.-ascii { border: ascii $bc-accent; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("h", "close", "close", show=False)]

    def __init__(self, companion: Companion) -> None:
        super().__init__(companion)
        self._list = FlareList()
        self._area = Area()
        self._found: tuple[FlareSummary, ...] = ()
        """The latest first."""

    def body(self) -> Iterable[Widget]:
        with self._area:
            yield self._list

    def on_mount(self) -> None:
        self._area.entitle("past flares")
        self.call_after_refresh(self._read)

    @work(name="past flares")
    async def _read(self) -> None:
        companion = self.companion
        unsaved = tuple(filed.entry for filed in companion.unsaved)
        now, tools = companion.now(), companion.catalogue.tools
        found = await asyncio.to_thread(all_flares, companion.journal, unsaved, now)
        self._found = tuple(reversed(found))
        rows = [PastFlareRow(*list_row(each, tools, now), each.by_day) for each in self._found]
        self._list.show(rows)

    def on_flare_list_chosen(self, message: FlareList.Chosen) -> None:
        found, companion = self._found[message.number], self.companion
        rows = summary_rows(found, companion.catalogue.tools, companion.now())
        title = f"Flare, {span_in_words(found.flare, companion.today())}"
        self.app.push_screen(FlareSummaryScreen(companion, title, "", found.by_day, rows))
