"""Adjustments: tick off small movement habits as the day goes by, and keep the sides even."""

from collections.abc import Iterable
from typing import ClassVar

from textual.containers import Container
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.flare.course import Change
from backcare_tui.tui.adjustments.consistency import Consistency
from backcare_tui.tui.adjustments.detail import AdjustmentDetail
from backcare_tui.tui.adjustments.list import AdjustmentList, HabitList
from backcare_tui.tui.frame.place import Place
from backcare_tui.use_cases.habits import add, count, how_they_stand, library, rest, shown
from backcare_tui.words.entries import describe


class AdjustmentsScreen(Place):
    """The list, the highlighted one in full beside or below it, and the last 14 days."""

    NAME: ClassVar[str] = "Moves"
    ABOUT: ClassVar[tuple[str, ...]] = (
        "Small habits for moments that come up all day. Count one each time you do it.",
        "Your own are few and stand first, the library is below. enter adds or rests one.",
        "The arrow says which side to use next: the one used less in the last 14 days, in turns, "
        "and not one that is sore.",
        "In the row of days a dot is a day without any; a blank is a day BackCare was closed.",
    )
    AUTO_FOCUS = "HabitList"

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
        self._list = HabitList()
        self._detail = AdjustmentDetail()
        self._consistency = Consistency()

    def body(self) -> Iterable[Widget]:
        yield self._consistency
        yield Container(self._list, self._detail, id="adjustments")

    def show(self) -> None:
        now = how_they_stand(self.companion, shown(self.companion))
        self._list.show((*now.standings, *library(self.companion)))
        self._consistency.show((now.moves, now.shares))
        self._show_detail()

    def on_adjustment_list_highlighted(self) -> None:
        self._show_detail()

    def on_adjustment_list_tallied(self, message: AdjustmentList.Tallied) -> None:
        count(self.companion, message.adjustment, message.side)

    def on_adjustment_list_changed(self, message: AdjustmentList.Changed) -> None:
        standing = message.standing
        if not standing.waits and self.companion.manner.has(Change.ADJUSTMENTS):
            self.say("While a flare is on these three stay")
            return
        changed = (add if standing.waits else rest)(self.companion, standing.adjustment)
        if changed is not None:
            self.say(describe(changed.event, self.companion.catalogue))

    def _show_detail(self) -> None:
        self._detail.show(self._list.current)
