"""Breaks: why it rang or did not, the day as a strip, and the week as a table."""

from datetime import timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.breaks.ledger import lines, week
from backcare_tui.domain.breaks.posture import posture_day
from backcare_tui.tui.frame.overlay import ClosesOnce
from backcare_tui.tui.kit.fitting import fit, wrap
from backcare_tui.tui.kit.key_bar import KeyBar
from backcare_tui.tui.kit.keys import key
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.entries import POSTURES
from backcare_tui.words.ledger import day_lines, day_strip, when, workday
from backcare_tui.words.ledger_table import week_table
from backcare_tui.words.times import long_minutes
from backcare_tui.words.why import why

WIDEST = 100
"""Cells; a strip of a day needs no more."""


class BreakLedger(Widget):
    """Draws the ledger for the width it has."""

    DEFAULT_CSS = """
    BreakLedger { width: 1fr; height: auto; }
    """

    def __init__(self, companion: Companion, *, leads: bool) -> None:
        super().__init__()
        self._companion = companion
        self._leads = leads

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(min(width, WIDEST)))

    def render(self) -> Content:
        return Content("\n").join(self._lines(min(self.size.width, WIDEST)))

    def _lines(self, width: int) -> list[Content]:
        companion = self._companion
        now, day = companion.now(), companion.today()
        entries = companion.own_entries(days=7)
        today = lines(entries, day)
        span, working = workday(
            companion.settings.working_hours, day, [now, *map(when, today)], now
        )
        found = [Content.styled("Why it rang (or didn't)", DIM)]
        zone = companion.clock.local
        for sentence in why(companion.plan(), today, now, zone, leads=self._leads):
            found += [Content.styled(line, BRIGHT) for line in wrap(sentence, width)]
        found += [Content(""), Content.styled("Today", DIM)]
        found += [Content(line) for line in day_strip(today, span, now, width, working)]
        found += [Content.styled(fit(line, width), "$bc-text") for line in day_lines(today, now)]
        spent = posture_day(entries, day, now).totals
        if spent:
            said = "   ".join(f"{POSTURES[p]} {long_minutes(time)}" for p, time in spent.items())
            found += [Content(""), Content.styled("Posture today", DIM)]
            found += [Content(line) for line in wrap(said, width)]
        found += [Content(""), Content.styled("This week", DIM)]
        found += [Content(fit(line, width)) for line in week_table(week(entries, day, now), width)]
        return found


class BreaksScreen(ClosesOnce, ModalScreen[None]):
    """Opened with one key from anywhere."""

    DEFAULT_CSS = """
    BreaksScreen { background: $background; layout: vertical; }
    BreaksScreen VerticalScroll { padding: 0 1; scrollbar-size: 1 1; }
    BreaksScreen.-tall VerticalScroll { padding: 1 2; }
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "close", "close", "breaks.close", "Back to where you were"),
        Binding("w,q", "close", "close", show=False),
        Binding("down,j", "scroll(1)", "down", show=False),
        Binding("up,k", "scroll(-1)", "up", show=False),
        Binding("pagedown,space", "scroll(10)", "a page on", show=False),
        Binding("pageup", "scroll(-10)", "a page back", show=False),
    ]

    def __init__(self, companion: Companion, *, leads: bool) -> None:
        super().__init__()
        self._ledger = BreakLedger(companion, leads=leads)
        self._companion = companion

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield self._ledger
        yield KeyBar(keep="close")

    def on_mount(self) -> None:
        self.set_interval(timedelta(minutes=1).total_seconds(), self._redraw)
        self._unfollow = self._companion.changed.subscribe(self._redraw)

    def on_unmount(self) -> None:
        self._unfollow()

    def _redraw(self) -> None:
        self._ledger.refresh(layout=True)

    def action_close(self) -> None:
        self.dismiss()

    def action_scroll(self, by: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)
