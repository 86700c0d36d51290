"""Adjustments: tick off small movement habits as the day goes by, and keep the sides even."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.containers import Container
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.adjustments import WINDOW_DAYS, next_side, overview
from backcare_tui.domain.days import last_days
from backcare_tui.domain.flare.course import frozen_days
from backcare_tui.domain.journal.entries import AdjustmentTallied, Entry
from backcare_tui.tui.adjustments.consistency import Consistency
from backcare_tui.tui.adjustments.detail import AdjustmentDetail
from backcare_tui.tui.adjustments.list import AdjustmentList
from backcare_tui.tui.frame.place import Place


class AdjustmentsScreen(Place):
    """The list, the highlighted one in full beside or below it, and the last 14 days."""

    NAME: ClassVar[str] = "Adjustments"
    ABOUT: ClassVar[tuple[str, ...]] = (
        "Small habits for moments that come up all day. Count one each time you do it.",
        "The arrow says which side to use next: the one used less in the last 14 days.",
        "In the row of days a dot is a day without any; a blank is a day BackCare was closed.",
    )
    AUTO_FOCUS = "AdjustmentList"

    DEFAULT_CSS = """
    AdjustmentsScreen {
        #adjustments { height: 1fr; padding: 0 1; }
        Consistency { margin: 1 0; padding: 0 1; }
        AdjustmentDetail { height: 40%; margin-top: 1; }
        &.-wide {
            #adjustments { layout: horizontal; }
            AdjustmentList { width: 68; }
            AdjustmentDetail { height: 1fr; margin: 0 0 0 2; }
        }
        &.-short Consistency { display: none; }
        &.-short.-narrow AdjustmentDetail, &.-short.-normal AdjustmentDetail { display: none; }
        &.-narrow {
            #adjustments { padding: 0; }
            AdjustmentDetail { padding: 0 1; }
        }
    }
    """

    def __init__(self, companion: Companion) -> None:
        super().__init__(companion)
        self._list = AdjustmentList()
        self._detail = AdjustmentDetail()
        self._consistency = Consistency()

    def body(self) -> Iterable[Widget]:
        yield self._consistency
        yield Container(self._list, self._detail, id="adjustments")

    def show(self) -> None:
        adjustments = self.companion.adjustments
        today = self.companion.today()
        frozen = frozen_days(self.companion.flares(), today)
        now = overview(self._entries(), adjustments, today, frozen)
        self._list.show(now.standings)
        self._consistency.show((now.moves, now.shares))
        self._show_detail()

    def on_adjustment_list_highlighted(self) -> None:
        self._show_detail()

    def on_adjustment_list_tallied(self, message: AdjustmentList.Tallied) -> None:
        item, side = message.adjustment, message.side
        if item.sided and side is None:
            side = next_side(self._entries(), item.id)
        self.companion.record(AdjustmentTallied(item=item.id, side=side))

    def _show_detail(self) -> None:
        self._detail.show(self._list.current)

    def _entries(self) -> Sequence[Entry]:
        return self.companion.entries(last_days(self.companion.today(), WINDOW_DAYS)[0])
