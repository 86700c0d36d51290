"""Today: the next break, the day in figures and as a strip, and the habits to tally."""

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.containers import Container
from textual.geometry import Size
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.pain.sore_sides import sore_sides
from backcare_tui.domain.today import LOOK_BACK, USUAL_LOOK_BACK, today
from backcare_tui.tui.adjustments.list import AdjustmentList
from backcare_tui.tui.flare.strip import FlareStrip, flare_view
from backcare_tui.tui.frame.place import Place
from backcare_tui.tui.today.at_hand import AtHand
from backcare_tui.tui.today.figures import DayFigures
from backcare_tui.tui.today.hero import Hero
from backcare_tui.tui.today.room import Room, room_for
from backcare_tui.tui.today.strip import DayStrip
from backcare_tui.tui.today.views import day_view, hero_view, strip_view, week_view
from backcare_tui.tui.today.week import WeekPanel
from backcare_tui.use_cases.breaks import current_routine
from backcare_tui.use_cases.habits import count, shown

_ROOMS = ("-stack", "-grid", "-vast")


class TodayScreen(Place):
    """Place 1."""

    NAME = "Today"
    ABOUT: ClassVar[tuple[str, ...]] = (
        "The next break, what the day amounts to so far, and your adjustments.",
        "When a break is due, b takes it, z puts it off, x skips it.",
    )
    DEFAULT_CSS = """
    TodayScreen {
        #today { padding: 0 2; height: 1fr; }
        &.-narrow #today { padding: 0; }
        &.-stack #today { layout: vertical; }
        &.-grid #today { layout: grid; grid-size: 2; grid-columns: 70fr 44fr;
            grid-rows: 12 9 1fr; grid-gutter: 1 2; }
        &.-vast #today { layout: grid; grid-size: 3; grid-columns: 76fr 50fr 66fr;
            grid-rows: 12 13 1fr; grid-gutter: 1 2; }
        &.-grid DayStrip, &.-vast DayStrip { column-span: 2; height: 1fr; }
        &.-vast WeekPanel { row-span: 3; padding: 0 0 0 2; }
        &.-vast AtHand { column-span: 2; }
        &.-grid Hero, &.-grid DayFigures, &.-vast Hero, &.-vast DayFigures { height: 12; }
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
        self._room: Room | None = None

    def body(self) -> Iterable[Widget]:
        yield self._flare
        yield Container(self._hero, self._figures, self._strip, self._list, self._week, id="today")

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
        for part, rows in (
            (self._hero, room.hero),
            (self._figures, room.figures),
            (self._strip, room.strip),
        ):
            part.display = rows > 0
            part.styles.height = rows
        self._week.display = room.week

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
        self._figures.show(day_view(companion, figures, todays))
        if self._strip.display:
            self._strip.show(strip_view(companion, plan, figures, todays))
        self._show_flare()
        self._list.show(figures.standings)
        self._list.say_more(len(companion.catalogue.adjustments) - len(habits))
        if self._week.display and not first_frame:
            self._week.show(week_view(companion, figures))

    def _show_flare(self) -> None:
        """What there is to say of a flare beside the one thing to keep."""
        view = flare_view(self.companion)
        in_hero = view.day is not None and bool(view.keep) and not view.contact
        self._flare.show(None if in_hero else view)

    def prompt_line(self) -> str:
        return ""  # the hero says it

    def on_adjustment_list_tallied(self, message: AdjustmentList.Tallied) -> None:
        count(self.companion, message.adjustment, message.side)
