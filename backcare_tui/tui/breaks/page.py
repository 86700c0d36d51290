"""Breaks: why it rang or did not, the day as a strip, and the week as a table."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from backcare_tui.companion import Companion
from backcare_tui.domain.breaks.ledger import lines, week
from backcare_tui.domain.breaks.posture import posture_day
from backcare_tui.tui.frame.page import ScrollPage
from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.fitting import fit, styled, wrap
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.ledger import day_lines, day_strip, when, workday
from backcare_tui.words.ledger_table import week_table
from backcare_tui.words.plan import POSTURES
from backcare_tui.words.times import long_minutes
from backcare_tui.words.why import why

WIDEST = 100
"""Cells; a strip of a day needs no more."""


class BreakLedger(Drawn):
    """Draws the ledger for the width it has."""

    def __init__(self, companion: Companion, *, leads: bool) -> None:
        super().__init__()
        self._companion = companion
        self._leads = leads

    def lines(self, width: int) -> list[Content]:
        width, companion = min(width, WIDEST), self._companion
        now, day = companion.now(), companion.today()
        entries = companion.own_entries(days=7)
        today = lines(entries, day)
        span, working = workday(
            companion.settings.working_hours, day, [now, *map(when, today)], now
        )
        found = [Content.styled("Why it rang (or didn't)", DIM)]
        zone = companion.clock.local
        for sentence in why(companion.plan(), today, now, zone, leads=self._leads):
            found += styled(sentence, width, BRIGHT)
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


class BreaksScreen(ScrollPage[None]):
    """Opened with one key from anywhere."""

    NAME = "Breaks"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("w", "close", "close", show=False)]

    def __init__(self, companion: Companion, *, leads: bool) -> None:
        ledger = BreakLedger(companion, leads=leads)
        super().__init__(companion, ledger)
        self._ledger = ledger

    def show(self) -> None:
        self._ledger.refresh(layout=True)
