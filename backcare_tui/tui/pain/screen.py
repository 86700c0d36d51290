"""Pain as data: a day on its time line, the last weeks, and the alarm with what is around it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.days import last_days
from backcare_tui.domain.flare.course import flares
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.pain.day import DayMark, moments, noted
from backcare_tui.domain.pain.heat import heat
from backcare_tui.domain.pain.series import days
from backcare_tui.domain.pain.sitting import at_work
from backcare_tui.domain.pain.usual import USUAL_DAYS
from backcare_tui.domain.pain.view import about_pain, pain_view
from backcare_tui.tui.frame.place import Place
from backcare_tui.tui.kit.area import Area
from backcare_tui.tui.kit.keys import hidden, key
from backcare_tui.tui.pain.chart import Chart, PainChart
from backcare_tui.tui.pain.figures import FiguresView
from backcare_tui.tui.pain.list import PainList
from backcare_tui.tui.pain.room import PainRoom
from backcare_tui.tui.pain.table import PainTable
from backcare_tui.tui.pain.timeline import PainTimeline
from backcare_tui.tui.pain.today import PainGlance, PainToday, PainWords
from backcare_tui.tui.pain.where import PainPlaces
from backcare_tui.words.entries import describe
from backcare_tui.words.ledger import workday
from backcare_tui.words.pain import entry_words
from backcare_tui.words.times import as_written

DAY = Binding.Group("day")
FEW, MORE, MANY = 14, 28, 90
"""Days that chart and table show: at first, at first on a huge screen, and as many as there are."""
STEP = 14
"""Days by which more is read."""


class PainScreen(Place):
    """Place 4. The day can be moved; plot and table follow where it leaves them."""

    HINTS = ("log_pain",)
    NAME: ClassVar[str] = "Pain"
    ABOUT: ClassVar[tuple[str, ...]] = (
        "Pain as data. Your usual range is where most days of the last four weeks lie, flares left "
        "out.",
        "A day reaches from its lowest to its highest rating, its median beside it. It is held "
        "against that range; until that is known, against the usual pain you said at the start. "
        "Around it is what can turn pain up: sitting, a short night, stress, low mood. What is not "
        "known is left out.",
        "Arrows to the side move the day, enter changes an entry, D deletes it.",
    )
    AUTO_FOCUS = "PainList"

    DEFAULT_CSS = """
    PainScreen {
        #pain { height: 1fr; padding: 0 2; }
        #pain-top { height: 12; layout: horizontal; }
        #pain-day { height: 1fr; layout: vertical; }
        #pain-noted { height: 1fr; layout: vertical; }
        PainChart, #pain-table { width: 1fr; height: 1fr; }
        PainPlaces { width: 30; height: 1fr; margin-left: 2; display: none; }
        PainToday { height: 3; }
        PainGlance { height: 3; display: none; }
        PainWords, PainTimeline { display: none; }
        &.-narrow #pain { padding: 0 1; }
        &.-narrow PainToday { height: 4; }
        &.-low {
            #pain-top, PainToday { display: none; }
            PainGlance { display: block; }
            &.-bare #pain-day { display: none; }
            &.-tables #pain-top { display: block; height: 1fr; }
            &.-tables #pain-day { display: none; }
            #pain-table { border: none; padding: 0; background: transparent; }
        }
        &.-full {
            #pain-top { height: 1fr; max-height: 20; }
            #pain-day { height: 10; layout: horizontal; margin-top: 1; }
            PainChart, PainToday { padding: 1 2 0 2; }
            PainPlaces { display: block; }
            PainToday { width: 60; height: 10; }
            #pain-noted { margin-left: 2; }
            PainWords { display: block; height: 3; margin-left: 2; }
        }
        &.-roomy {
            #pain-day { height: 14; }
            PainTimeline { display: block; margin-top: 1; }
        }
        &.-huge {
            #pain-top { height: 28; max-height: 28; }
            PainPlaces { width: 46; }
            PainToday { width: 76; }
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "day(-1)", "day", id="pain.before", tooltip="The day before", group=DAY),
        Binding("right", "day(1)", "day", id="pain.after", tooltip="The day after", group=DAY),
        key("v", "span", "14 or 90 days", "pain.span", "The last 14 days, or 90 in weeks"),
        hidden("T", "tables", "chart or table", "pain.tables", "A chart, or a table"),
        Binding("escape", "today", "to today", id="pain.today", show=False),
    ]

    def __init__(self, companion: Companion) -> None:
        super().__init__(companion)
        self._chart = PainChart()
        self._table = PainTable()
        self._tabled = Area(self._table, id="pain-table")
        self._places = PainPlaces()
        self._weeks = Container(self._chart, self._tabled, self._places, id="pain-top")
        self._glance, self._panel, self._words = PainGlance(), PainToday(), PainWords()
        self._list = PainList()
        self._timeline = PainTimeline()
        self._back = 0
        """How many days before today the day is that is looked at."""
        self._far = False
        """Whether the last 90 days are shown."""
        self._tables: bool | None = None
        """Whether tables are shown; None: as the settings say."""
        self._read: tuple[Sequence[Entry], tuple[Entry, ...]] | None = None
        """What the companion gave last, and what of it is drawn here."""
        self._drawn: tuple[object, ...] | None = None
        """What the screen shows, as values."""

    def body(self) -> Iterable[Widget]:
        noted = Container(self._list, self._words, id="pain-noted")
        yield Container(
            self._glance,
            self._weeks,
            Container(self._panel, noted, id="pain-day"),
            self._timeline,
            id="pain",
        )

    # -- drawing

    def show(self) -> None:
        companion = self.companion
        now, today = companion.now(), companion.today()
        day = today - timedelta(days=self._back)
        entries = self._entries(today, day)
        known = flares(companion.milestones(), now)
        minute = now.replace(second=0, microsecond=0)
        charted = not self._shows_tables and not self._room.low
        look = (self._span, self._shows_tables, charted)
        drawn = (entries, known, day, minute, look, companion.settings)
        if drawn == self._drawn:
            return  # what changed is nothing that is shown here
        self._drawn = drawn
        working = at_work(self.plan, now) if day == today else None
        said = companion.settings.care.usual_pain
        view = pain_view(entries, known, day, now, companion.device, working, said)
        lines = days(entries, known, self._last(today, day), self._span)
        figures = FiguresView(view, lines, today, charted)
        self._show_days(figures, day)
        self._show_day(figures, entries, day)
        self._arrange()

    def _show_days(self, figures: FiguresView, day: date) -> None:
        """The last days, as a chart or a table."""
        lines, usual = figures.lines, figures.usual
        if self._shows_tables:
            self._tabled.entitle(f"pain, {len(lines)} days")
            self._table.show(lines, day)
        else:
            self._chart.show(Chart(lines, usual, day, figures.today, figures.is_bare))

    def _show_day(self, figures: FiguresView, entries: tuple[Entry, ...], day: date) -> None:
        """The day that is looked at."""
        for part in (self._glance, self._panel, self._words):
            part.show(figures)
        self._places.show(heat(entries, day))
        happened = moments(entries, day)
        self._timeline.show((happened, self._stretch(happened, day)))
        written = noted(entries, day)
        words = [entry_words(each, self.companion.catalogue) for each in written]
        usual = None if figures.usual is None else figures.usual.high
        bare = figures.is_bare and not written
        self.set_class(bare, "-bare")
        self._list.empty = "" if bare else PainList.EMPTY
        self._list.show(written, words, usual, loud=figures.goes_on)

    def _entries(self, today: date, day: date) -> tuple[Entry, ...]:
        """What there is to draw: read no further back than it needs, in steps of some days.

        So the arrows mostly find what was read still there.
        """
        shown = last_days(self._last(today, day), self._span)[0]
        first = min(shown, day - timedelta(days=USUAL_DAYS))
        steps = -((first - today).days // STEP)
        entries = self.companion.entries(today - steps * timedelta(days=STEP))
        if self._read is None or self._read[0] is not entries:
            self._read = entries, about_pain(entries)
        return self._read[1]

    def _last(self, today: date, day: date) -> date:
        """The last of the days in plot and table: today, or an earlier `day` beyond them."""
        return today if self._back < self._span else day

    def _stretch(self, happened: Sequence[DayMark], day: date) -> tuple[datetime, datetime]:
        now = self.companion.now()
        at = [each.at for each in happened] + ([now] if not self._back else [])
        return workday(self.companion.settings.working_hours, day, at, now)[0]

    @property
    def _span(self) -> int:
        """How many days chart and table show."""
        return MANY if self._far else MORE if self._room.huge else FEW

    @property
    def _shows_tables(self) -> bool:
        return self.companion.settings.look.tables if self._tables is None else self._tables

    def _arrange(self) -> None:
        """Chart or table above the list; where the screen is low, the table in its place."""
        room, tables = self._room, self._shows_tables
        named = ("low", "full", "roomy", "huge")
        for name in named:
            self.set_class(getattr(room, name), f"-{name}")
        self.set_class(tables, "-tables")
        self._panel.set_class(not room.full, "-open")
        self._weeks.styles.height = room.chart_rows
        self._glance.styles.height = self._glance_rows(room)
        self._chart.display, self._tabled.display = not tables, tables
        hides_list = tables and room.low
        if self.focused is None or self.focused is (self._list if hides_list else self._table):
            (self._table if hides_list else self._list).focus()

    def _glance_rows(self, room: PainRoom) -> int | str:
        if self.has_class("-bare"):
            return "1fr"
        return 1 if self._shows_tables else room.glance_rows

    @property
    def _room(self) -> PainRoom:
        return PainRoom(*self.size)

    def on_resize(self, event: events.Resize) -> None:
        if self.is_current:
            self._arrange()
            self.refresh_view()

    # -- keys

    def action_day(self, by: int) -> None:
        self._go_back(self._back - by)

    def action_today(self) -> None:
        self._go_back(0)

    def action_span(self) -> None:
        self._far = not self._far
        self.refresh_view()

    def action_tables(self) -> None:
        self._tables = not self._shows_tables
        self.refresh_view()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "today":
            return self._back > 0
        return super().check_action(action, parameters)

    def _go_back(self, days_back: int) -> None:
        self._back = max(0, min(days_back, MANY - 1))
        self.refresh_bindings()
        self.refresh_view()

    # -- what the widgets say

    def on_pain_table_day_chosen(self, message: PainTable.DayChosen) -> None:
        self._go_back((self.companion.today() - message.day).days)

    def on_pain_list_delete_asked(self, message: PainList.DeleteAsked) -> None:
        if not self.is_active:
            return
        from backcare_tui.tui.frame.ask import Ask, Choice

        entry = message.entry
        answers = [Choice("y", "delete it", "y"), Choice("n", "keep it", "n")]
        question = f"Delete the entry of {as_written(entry.at, self.companion.now())}?"
        self.app.push_screen(Ask(question, answers, chosen=1), partial(self._delete, entry))

    def _delete(self, entry: Entry, answer: str | None) -> None:
        if answer == "y":
            self.companion.take_back(entry)
            self.say(f"Deleted: {describe(entry.event, self.companion.catalogue)}")
