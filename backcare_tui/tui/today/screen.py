"""Today: when the next break is, the day in figures, and the adjustments within reach of a key."""

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

from textual import events
from textual.containers import Container
from textual.geometry import Size
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.breaks.posture import Span
from backcare_tui.domain.pain.sore_sides import sore_sides
from backcare_tui.domain.today import LOOK_BACK, USUAL_LOOK_BACK, Today, today
from backcare_tui.tui.adjustments.detail import AdjustmentDetail
from backcare_tui.tui.adjustments.list import AdjustmentList
from backcare_tui.tui.flare.strip import FlareStrip, flare_view
from backcare_tui.tui.frame.place import Place
from backcare_tui.tui.kit.sizes import WIDE
from backcare_tui.tui.today.day_figures import DayFigures
from backcare_tui.tui.today.next_break import NextBreak, NextBreakView
from backcare_tui.use_cases.breaks import current_routine
from backcare_tui.use_cases.habits import count, shown
from backcare_tui.use_cases.learn import sentence_of_today
from backcare_tui.words.plan import POSTURES
from backcare_tui.words.times import long_minutes, plural

LIST_FROM = 11
"""Rows from which the adjustments are shown below the figures."""


def in_a_line(figures: Today) -> str:
    """`9 breaks, 26 moves today`"""
    breaks = figures.breaks.taken + figures.breaks.credited
    return f"{plural(breaks, 'break')}, {plural(figures.moves[0], 'move')} today"


def in_posture(span: Span, now: datetime) -> str:
    """`sitting 42 min`"""
    return f"{POSTURES[span.posture]} {long_minutes(now - span.begin)}"


class TodayScreen(Place):
    """Place 1."""

    NAME = "Today"
    ABOUT: ClassVar[tuple[str, ...]] = (
        "The next break, what the day amounts to so far, and your adjustments.",
        "When a break is due, b takes it, z puts it off, x skips it.",
    )

    def __init__(self, companion: Companion) -> None:
        super().__init__(companion)
        self._look_back = LOOK_BACK
        self._strip = FlareStrip()
        self._next_break = NextBreak()
        self._figures = DayFigures()
        self._list = AdjustmentList(compact=True)
        self._list.empty = "No habits for now. 2 has the library."
        self._detail = AdjustmentDetail()

    def body(self) -> Iterable[Widget]:
        yield self._strip
        yield Container(self._next_break, self._figures, self._list, self._detail, id="today")

    def fit(self, size: Size) -> None:
        super().fit(size)
        self._list.display = size.height >= LIST_FROM

    def on_resize(self, event: events.Resize) -> None:
        roomy = event.size.height >= LIST_FROM
        self._list.display = roomy
        if roomy and self.focused is None:
            self._list.focus()

    def show(self) -> None:
        companion = self.companion
        now, plan = companion.now(), self.plan
        day = companion.today()
        entries, flares = companion.entries(day - self._look_back), companion.flares()
        with_usual = self._look_back == USUAL_LOOK_BACK
        habits, sore = shown(companion), sore_sides(entries, now)
        said = companion.settings.care.usual_pain
        figures = today(entries, habits, day, flares, sore=sore, with_usual=with_usual, said=said)
        self._look_back = USUAL_LOOK_BACK
        routine = current_routine(companion, plan)
        due = companion.clock.local(plan.due)
        self._next_break.show(NextBreakView(plan, routine, now, due, in_a_line(figures)))
        posture = companion.posture()
        spent = "" if posture is None else in_posture(posture, now)
        self._figures.show((figures, spent, sentence_of_today(companion)))
        self._strip.show(flare_view(companion))
        self._list.show(figures.standings)
        self._show_detail()

    def prompt_line(self) -> str:
        return ""  # the countdown says it

    def on_adjustment_list_highlighted(self) -> None:
        self._show_detail()

    def _show_detail(self) -> None:
        """How to do the highlighted one; there is room for that on a wide screen only."""
        if self.size.width >= WIDE:
            self._detail.show(self._list.current)

    def on_adjustment_list_tallied(self, message: AdjustmentList.Tallied) -> None:
        count(self.companion, message.adjustment, message.side)
