"""Breaks: the day as a strip, what became of each prompt and why, and the week as a table."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from backcare_tui.companion import Companion
from backcare_tui.domain.breaks.ledger import lines, week
from backcare_tui.domain.breaks.posture import posture_day
from backcare_tui.domain.journal.entries import BreakKind
from backcare_tui.tui.breaks.ledger_lines import LedgerView, draw
from backcare_tui.tui.frame.page import ScrollPage
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.draw.shape import strip_day
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.sizes import SHORT
from backcare_tui.use_cases.day import shape_of_today
from backcare_tui.use_cases.usual_pain import usual_now
from backcare_tui.words.why import why


class BreakLedger(Picture[LedgerView]):
    """Draws the ledger for the width it has."""

    def draw(self, view: LedgerView, width: int) -> list[Content]:
        low = self.screen.size.height < SHORT
        return draw(view, width, low=low, glyphs=glyphs_of(self.app))


class BreaksScreen(ScrollPage[None]):
    """Opened with one key from anywhere."""

    SHOWS_PLACES = True
    NAME = "Breaks"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("w", "close", "close", show=False)]

    def __init__(self, companion: Companion, *, leads: bool) -> None:
        self._ledger, self._leads = BreakLedger(), leads
        super().__init__(companion, self._ledger)

    def show(self) -> None:
        self._ledger.show(ledger_view(self.companion, leads=self._leads))
        self._ledger.refresh(layout=True)


def ledger_view(companion: Companion, *, leads: bool) -> LedgerView:
    """What the page says now; `leads`: whether this app is the one that rings."""
    now, day, plan = companion.now(), companion.today(), companion.plan()
    own, usual, rhythm = companion.own_entries(days=7), usual_now(companion), companion.breaks
    today = lines(own, day)
    lengths = {BreakKind.MICRO: rhythm.micro, BreakKind.LONG: rhythm.long}
    reasons = why(plan, today, now, companion.clock.local, leads=leads, lengths=lengths)
    shape = shape_of_today(companion, plan, companion.entries(day))
    return LedgerView(
        strip=strip_day(shape, None if usual is None else (usual.low, usual.high)),
        lines=today,
        why=tuple(reasons),
        postures=posture_day(own, day, now).totals,
        week=week(own, day, now),
        lengths=lengths,
        now=now,
    )
