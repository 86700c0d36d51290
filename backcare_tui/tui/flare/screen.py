"""Flare mode's screen: the day, relief within one key, what to keep up, and what comes next."""

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from backcare_tui.companion import Companion
from backcare_tui.content.flare import load_flare
from backcare_tui.domain.flare.course import Flare
from backcare_tui.domain.flare.day import relief
from backcare_tui.domain.flare.summary import FlareSummary
from backcare_tui.domain.portfolio.tools import Tool
from backcare_tui.tui.flare.areas import KEPT
from backcare_tui.tui.flare.page import FlarePage
from backcare_tui.tui.flare.page_view import KEYS, page_view
from backcare_tui.tui.frame.page import ScrollPage
from backcare_tui.tui.kit.keys import hidden, key
from backcare_tui.use_cases.past_flares import last_flares

LAST_FLARES = 5
"""How many earlier flares are looked at for what was used: our own choice."""
_RELIEF = Binding.Group("relief")


class FlareScreen(ScrollPage[None]):
    """Opened with one key while a flare is on; it goes away by itself when the flare is over."""

    SHOWS_PLACES = True
    NAME = "Flare"
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "m",
            "app.keep",
            "done",
            "flare.page-keep",
            "You did your non-negotiable today; again takes it back",
        ),
        *(
            Binding(
                str(number + 1),
                f"relief({number})",
                "relief",
                group=_RELIEF,
                id=f"flare.relief-{number + 1}",
                tooltip=f"Use relief {number + 1} of the list",
            )
            for number in range(KEYS)
        ),
        key("l", "app.log_pain", "log pain", "flare.check-in", "Log how much it hurts now"),
        key(
            "e",
            "app.end_flare",
            "end the flare",
            "flare.end",
            "End the flare, with a gradual return",
        ),
        key(
            "h",
            "app.past_flares",
            "past",
            "flare.page-past",
            "Your earlier flares, and what you used",
        ),
        Binding("f", "close", "close", show=False),
        hidden("u", "app.undo", "undo", "flare.undo", "Take back what you recorded last"),
    ]

    def __init__(self, companion: Companion, flare: Flare, use: Callable[[Tool], None]) -> None:
        """`flare`: the one that is on; `use` is called with a tool that is to be used now."""
        said, _ = load_flare()
        page = FlarePage(page_view(companion, flare, said, None))
        super().__init__(companion, page)
        self._use, self._words, self._page = use, said, page
        self._before: tuple[FlareSummary, ...] | None = None
        """The last flares before this one; None: still being read."""

    def on_mount(self) -> None:
        self.call_after_refresh(self._read_before)

    def show(self) -> None:
        """Draw what the journal says now; once the flare is over, be gone."""
        flare = self.companion.manner.flare
        if flare is None:
            self.dismiss()
            return
        self._page.show(page_view(self.companion, flare, self._words, self._before))
        self.refresh_bindings()

    @work(name="earlier flares")
    async def _read_before(self) -> None:
        """Years can be many files: they are read beside the screen, which waits for nothing."""
        companion, flare = self.companion, self.companion.manner.flare
        unsaved = tuple(filed.entry for filed in companion.unsaved)
        found = await asyncio.to_thread(
            last_flares, companion.journal, unsaved, companion.now(), LAST_FLARES + 1
        )
        now_on = "" if flare is None else flare.began.id
        before = [each for each in found if each.flare.began.id != now_on]
        self._before = tuple(before[-LAST_FLARES:])
        self.refresh_view()

    # -- actions

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "relief":
            (number,) = parameters
            return isinstance(number, int) and number < len(self._relief)
        return super().check_action(action, parameters)

    @property
    def _relief(self) -> tuple[Tool, ...]:
        return relief(self.companion.catalogue.tools)[0][:KEYS]

    def action_relief(self, number: int) -> None:
        if number < len(self._relief):
            self._use(self._relief[number])

    async def on_drawn_part_picked(self, message: FlarePage.PartPicked) -> None:
        if message.value == KEPT:
            await self.run_action("app.keep")
        else:
            self.action_relief(message.value)
