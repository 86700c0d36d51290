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
from backcare_tui.domain.pain.series import days
from backcare_tui.domain.pain.sitting import at_work
from backcare_tui.domain.pain.usual import USUAL_DAYS
from backcare_tui.domain.pain.view import about_pain, pain_view
from backcare_tui.tui.frame.place import Place
from backcare_tui.tui.kit.keys import key
from backcare_tui.tui.kit.sizes import SHORT
from backcare_tui.tui.pain.chart import Chart
from backcare_tui.tui.pain.figures import FiguresView, PainFigures
from backcare_tui.tui.pain.list import PainList
from backcare_tui.tui.pain.plot import PainPlot
from backcare_tui.tui.pain.table import PainTable
from backcare_tui.tui.pain.timeline import PainTimeline
from backcare_tui.words.entries import describe
from backcare_tui.words.ledger import workday
from backcare_tui.words.pain import entry_words
from backcare_tui.words.times import as_written

DAY = Binding.Group("day")
FEW, MANY = 14, 90
"""Days that plot and table show."""
STEP = 14
"""Days by which more is read."""
TIMELINE_FROM = 20
"""Rows from which there is room for the time line."""


class PainScreen(Place):
    """Place 4. The day can be moved; plot and table follow where it leaves them."""

    HINTS = ("log_pain",)
    NAME: ClassVar[str] = "Pain"
    ABOUT: ClassVar[tuple[str, ...]] = (
        "Pain as data. Your usual range is where most days of the last four weeks lie, flares left "
        "out.",
        "Alarm is the day's median against that range; until it is known, against the usual pain "
        "you said at the start. Around it is what can turn it up: sitting, a short night, stress, "
        "low mood. What is not known is left out. The blocks are the last 14 days.",
        "Arrows to the side move the day, enter changes an entry, D deletes it.",
    )
    AUTO_FOCUS = "PainList"

    DEFAULT_CSS = """
    PainScreen {
        #pain { height: 1fr; padding: 0 1; }
        #pain-days { height: 1fr; layout: horizontal; }
        PainTimeline, #pain-days { margin-top: 1; }
        PainList { width: 2fr; margin-right: 2; }
        PainPlot, PainTable { width: 3fr; }
        &.-narrow #pain-days { layout: vertical; }
        &.-narrow PainList { width: 1fr; height: 5; margin: 0 0 1 0; }
        &.-narrow PainPlot, &.-narrow PainTable { width: 1fr; }
        &.-short {
            #pain-days { margin-top: 0; layout: vertical; }
            PainList { height: 1fr; width: 1fr; margin: 0; }
        }
        &.-tall #pain { padding: 1 1 0 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "day(-1)", "day", id="pain.before", tooltip="The day before", group=DAY),
        Binding("right", "day(1)", "day", id="pain.after", tooltip="The day after", group=DAY),
        key("v", "span", "14/90 days", "pain.span", "The last 14 days, or 90"),
        key("T", "tables", "plot/table", "pain.tables", "A plot, or a table"),
        Binding("escape", "today", "to today", id="pain.today", show=False),
    ]

    def __init__(self, companion: Companion) -> None:
        super().__init__(companion)
        self._figures = PainFigures()
        self._timeline = PainTimeline()
        self._list = PainList()
        self._plot = PainPlot()
        self._table = PainTable()
        self._beside = Container(self._list, self._plot, self._table, id="pain-days")
        self._back = 0
        """How many days before today the day is that is looked at."""
        self._span = FEW
        self._tables: bool | None = None
        """Whether tables are shown; None: as the settings say."""
        self._short = False
        self._read: tuple[Sequence[Entry], tuple[Entry, ...]] | None = None
        """What the companion gave last, and what of it is drawn here."""
        self._drawn: tuple[object, ...] | None = None
        """What the screen shows, as values."""

    def body(self) -> Iterable[Widget]:
        yield Container(self._figures, self._timeline, self._beside, id="pain")

    # -- drawing

    def show(self) -> None:
        companion = self.companion
        now, today = companion.now(), companion.today()
        day = today - timedelta(days=self._back)
        entries = self._entries(today, day)
        known = flares(companion.milestones(), now)
        minute = now.replace(second=0, microsecond=0)
        drawn = (entries, known, day, minute, self._span, self._shows_tables, companion.settings)
        if drawn == self._drawn:
            return  # what changed is nothing that is shown here
        self._drawn = drawn
        working = at_work(self.plan, now) if day == today else None
        said = companion.settings.care.usual_pain
        view = pain_view(entries, known, day, now, companion.device, working, said)
        lines = days(entries, known, self._last(today, day), self._span)
        figures = FiguresView(view, lines, today, brief=self._shows_tables)
        self._figures.show(figures)
        happened = moments(entries, day)
        self._timeline.show((happened, self._stretch(happened, day)))
        written = noted(entries, day)
        self._list.show(written, [entry_words(each, companion.catalogue) for each in written])
        if self._shows_tables:
            self._table.show(lines, day)
        else:
            self._plot.show(Chart(lines, view.usual, None if day == today else day))
        self._beside.display = bool(written) or not figures.is_bare
        self._arrange()

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
    def _shows_tables(self) -> bool:
        return self.companion.settings.look.tables if self._tables is None else self._tables

    def _arrange(self) -> None:
        """Plot or table beside the list; where the screen is short, the table in its place."""
        tables = self._shows_tables
        self._timeline.display = self.size.height >= TIMELINE_FROM
        self._table.display = tables
        self._plot.display = not tables and not self._short
        self._list.display = not (tables and self._short)
        if self.focused is None or not self.focused.display:
            (self._list if self._list.display else self._table).focus()

    def on_resize(self, event: events.Resize) -> None:
        self._short = event.size.height < SHORT
        if self.is_current:
            self._arrange()

    # -- keys

    def action_day(self, by: int) -> None:
        self._go_back(self._back - by)

    def action_today(self) -> None:
        self._go_back(0)

    def action_span(self) -> None:
        self._span = MANY if self._span == FEW else FEW
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
