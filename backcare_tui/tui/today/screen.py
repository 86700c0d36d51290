"""Today: the next break, the day in figures and as a strip, and the habits to tally."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.containers import Container
from textual.geometry import Size
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.pain.sore_sides import sore_sides
from backcare_tui.domain.today import LOOK_BACK, USUAL_LOOK_BACK, Today, today
from backcare_tui.tui.adjustments.list import AdjustmentList
from backcare_tui.tui.flare.strip import FlareStrip, flare_view
from backcare_tui.tui.frame.place import Place
from backcare_tui.tui.kit.sizes import SHORT
from backcare_tui.tui.today.at_hand import AtHand
from backcare_tui.tui.today.figures import DayFigures
from backcare_tui.tui.today.hero import Hero
from backcare_tui.tui.today.room import Room, room_for
from backcare_tui.tui.today.strip import DayStrip, StripView
from backcare_tui.tui.today.views import (
    ahead_view,
    day_view,
    hero_view,
    strip_view,
    week_view,
)
from backcare_tui.tui.week.panel import WeekPanel
from backcare_tui.use_cases.breaks import current_routine
from backcare_tui.use_cases.habits import count, shown
from backcare_tui.use_cases.learn import sentence_of_today

if TYPE_CHECKING:
    from backcare_tui.tui.today.ahead import ComingUp
    from backcare_tui.tui.week.strips import WeekStrips

_FRIDAY = 4
_ROOMS = ("-stack", "-grid", "-vast")


class TodayScreen(Place):
    """Place 1."""

    HINTS = ("break_now", "log_pain")
    NAME = "Today"
    ABOUT: ClassVar[tuple[str, ...]] = (
        "The next break, what the day amounts to so far, and your adjustments.",
        "When a break is due, b takes it, z puts it off, x skips it.",
    )
    DEFAULT_CSS = """
    TodayScreen {
        #today { padding: 0 2; height: 1fr; width: 1fr; layout: horizontal; }
        #today-main { width: 1fr; height: 1fr; }
        &.-narrow #today { padding: 0; }
        &.-grid #today-main { layout: grid; grid-size: 2; grid-columns: 70fr 44fr;
            grid-rows: 12 9 1fr; grid-gutter: 1 2; }
        &.-vast #today-main { layout: grid; grid-size: 2; grid-columns: 76fr 50fr;
            grid-rows: 12 13 11 1fr; grid-gutter: 1 2; }
        &.-grid DayStrip, &.-vast DayStrip { column-span: 2; }
        &.-vast AtHand, &.-vast ComingUp { column-span: 2; }
        WeekStrips { width: 64; margin: 0 0 0 4; }
        DayFigures { height: 12; }
    }
    """

    def __init__(self, companion: Companion) -> None:
        super().__init__(companion)
        self._look_back = LOOK_BACK
        self._flare = FlareStrip()
        self._hero = Hero()
        self._figures = DayFigures()
        self._strip = DayStrip()
        self._list = AtHand()
        self._week = WeekPanel()
        self._ahead: ComingUp | None = None
        self._strips: WeekStrips | None = None
        """Made when a window is large enough for them."""
        self._room: Room | None = None

    def body(self) -> Iterable[Widget]:
        yield self._flare
        main = (self._hero, self._figures, self._strip, self._list, self._week)
        yield Container(Container(*main, id="today-main"), id="today")

    # -- room

    def fit(self, size: Size) -> None:
        super().fit(size)
        self._make_room(size)

    def on_resize(self, event: events.Resize) -> None:
        self._make_room(event.size)
        if self.focused is None:
            self._list.focus()

    def _make_room(self, size: Size) -> None:
        room = room_for(size)
        if room == self._room:
            return
        self._room = room
        for name in _ROOMS:
            self.set_class(name == room.name, name)
        self._hero.styles.height, self._strip.styles.height = room.hero, room.strip
        is_stack = room.name == "-stack"
        self._strip.is_framed = not is_stack
        self._figures.display = not is_stack
        self._week.display = room.name == "-grid"
        is_vast = room.name == "-vast"
        for part in (self._ahead, self._strips):
            if part is not None:
                part.display = is_vast
        if is_vast and self._ahead is None and self.is_mounted:
            self._add_aside()

    def _add_aside(self) -> None:
        """What only a very large window has."""
        from backcare_tui.tui.today.ahead import ComingUp
        from backcare_tui.tui.week.strips import WeekStrips

        self._ahead, self._strips = ComingUp(), WeekStrips()
        self.query_one("#today-main").mount(self._ahead)
        self.query_one("#today").mount(self._strips)

    # -- drawing

    def show(self) -> None:
        companion = self.companion
        now, plan = companion.now(), self.plan
        day = companion.today()
        entries, flares = companion.entries(day - self._look_back), companion.flares()
        first_frame = self._look_back != USUAL_LOOK_BACK
        self._look_back = USUAL_LOOK_BACK
        habits, sore = shown(companion), sore_sides(entries, now)
        said = companion.settings.care.usual_pain
        figures = today(
            entries, habits, day, flares, sore=sore, with_usual=not first_frame, said=said
        )
        todays = companion.entries(day, day)
        routine = current_routine(companion, plan)
        self._hero.show(hero_view(companion, plan, routine, figures, drawn=not first_frame))
        timed = self.size.height < SHORT
        in_figures = day_view(companion, figures, todays, timed=timed)
        self._figures.show(in_figures)
        strip = strip_view(companion, plan, in_figures, todays)
        self._strip.show(strip)
        self._show_flare()
        self._list.show(figures.standings)
        self._list.say_more(len(companion.catalogue.adjustments) - len(habits))
        if not first_frame:
            self._show_more(figures, strip)

    def _show_more(self, figures: Today, strip: StripView) -> None:
        """What the first frame goes without."""
        if self._week.display:
            self._week.show(week_view(self.companion, figures))
        if self._room is not None and self._room.name == "-vast":
            if self._ahead is None:
                self._add_aside()
            if self._ahead is not None and self._strips is not None:
                from backcare_tui.tui.week.strips import week_strips

                self._ahead.show(ahead_view(self.companion, strip))
                self._strips.show(week_strips(self.companion))

    def _show_flare(self) -> None:
        """What there is to say of a flare beside the one thing to keep."""
        view = flare_view(self.companion)
        in_hero = view.day is not None and bool(view.keep) and not view.contact
        self._flare.show(None if in_hero else view)

    def prompt_line(self) -> str:
        return ""  # the hero says it

    def last_line(self) -> tuple[str, tuple[str, ...]]:
        """An open question; that the week can be looked back on; or the sentence of the day."""
        line, keys = super().last_line()
        if line:
            return line, keys
        if self.companion.today().weekday() == _FRIDAY:
            from backcare_tui.use_cases.week import closes_now
            from backcare_tui.words.week import IS_READY

            if closes_now(self.companion):
                return IS_READY, ("v",)
        return sentence_of_today(self.companion), ()

    def on_adjustment_list_tallied(self, message: AdjustmentList.Tallied) -> None:
        count(self.companion, message.adjustment, message.side)
