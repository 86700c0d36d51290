"""Adjustments: tick off small movement habits as the day goes by, and keep the sides even."""

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.flare.course import Change
from backcare_tui.tui.adjustments.consistency import Consistency, HabitsView
from backcare_tui.tui.adjustments.habit_list import HabitList
from backcare_tui.tui.adjustments.how_to import HowTo, HowToView
from backcare_tui.tui.adjustments.list import AdjustmentList
from backcare_tui.tui.frame.place import Place
from backcare_tui.tui.kit.keys import key
from backcare_tui.tui.kit.sizes import WIDE
from backcare_tui.use_cases.figures import figure_named
from backcare_tui.use_cases.habits import (
    add,
    count,
    counted_lately,
    how_they_stand,
    library,
    rest,
    shown,
)
from backcare_tui.words.entries import describe

FULL_FROM, FIGURE_FROM, HUGE_FROM = 34, 46, 160
"""Rows from which the how-to has a frame, and a figure; columns from which it stands beside."""


class AdjustmentsScreen(Place):
    """The habits as cards, the library by family, and how the highlighted one is done."""

    NAME: ClassVar[str] = "Moves"
    ABOUT: ClassVar[tuple[str, ...]] = (
        "Small habits for moments that come up all day. Count one each time you do it.",
        "Your own are few and stand first, the library is below. enter adds or rests one.",
        "The arrow says which side to use next: the one used less in the last 14 days, in turns, "
        "and not one that is sore.",
        "A habit is new, growing or settled by its last two weeks: settled is four fifths of what "
        "it asks for. In the row of days a dot is a day without any; a blank is a day BackCare was "
        "closed.",
    )
    AUTO_FOCUS = "HabitList"

    DEFAULT_CSS = """
    AdjustmentsScreen {
        #moves { height: 1fr; padding: 0 2; layout: vertical; }
        #moves-list { height: 1fr; width: 1fr; layout: vertical; }
        Consistency { margin: 0 0 1 0; }
        HowTo { height: 4; margin-top: 1; }
        &.-full HowTo { height: 7; }
        &.-figure HowTo { height: 15; }
        &.-huge {
            #moves { layout: horizontal; }
            HowTo { width: 56; height: 1fr; margin: 2 0 0 4; }
        }
        &.-narrow {
            #moves { padding: 0 1; }
            HowTo { height: 40%; }
        }
        &.-narrow.-short #moves { padding: 0; }
        &.-short {
            Consistency, HowTo { display: none; }
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("i", "reason", "why", "adjustments.reason", "Why, and where it comes from; again: how"),
    ]

    def __init__(self, companion: Companion) -> None:
        super().__init__(companion)
        self._list = HabitList()
        self._how_to = HowTo()
        self._consistency = Consistency()
        self._why = False
        """Whether it is told why, in place of how."""

    def body(self) -> Iterable[Widget]:
        yield Container(
            Container(self._consistency, self._list, id="moves-list"), self._how_to, id="moves"
        )

    def show(self) -> None:
        now = how_they_stand(self.companion, shown(self.companion))
        self._list.count(counted_lately(self.companion))
        self._list.show((*now.standings, *library(self.companion)))
        in_flare = self.companion.manner.has(Change.ADJUSTMENTS)
        self._consistency.show(HabitsView(len(now.standings), now.moves, now.shares, in_flare))
        self._show_how_to()

    def on_resize(self, event: events.Resize) -> None:
        width, height = event.size
        full = width >= WIDE and height >= FULL_FROM
        self.set_class(full, "-full")
        self.set_class(full and height >= FIGURE_FROM, "-figure")
        self.set_class(full and width >= HUGE_FROM, "-huge")
        self._how_to.set_class(not full, "-open")

    def action_reason(self) -> None:
        self._why = not self._why
        self._show_how_to()

    def on_adjustment_list_highlighted(self) -> None:
        self._show_how_to()

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

    def _show_how_to(self) -> None:
        standing = self._list.current
        if standing is None:
            self._how_to.show(None)
            return
        view = self._list.view
        counted = view.moves[view.highlighted].counted
        figure = figure_named(self.companion, standing.adjustment.figure) if self._draws else None
        told = HowToView(standing, counted, len(view.habits), self._why, figure)
        self._how_to.show(told)

    @property
    def _draws(self) -> bool:
        """Whether there is room for a figure."""
        return self.size.width >= WIDE and self.size.height >= FULL_FROM
