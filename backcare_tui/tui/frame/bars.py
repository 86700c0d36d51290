"""The bars that lead on every place and page: what needs checking, and a break that is due."""

from backcare_tui.companion import Companion
from backcare_tui.domain.breaks.plan import Plan
from backcare_tui.domain.journal.care_events import ScreeningAnswered
from backcare_tui.tui.kit.draw.caps import Hint
from backcare_tui.tui.kit.draw.status import RowTone
from backcare_tui.tui.kit.sizes import NARROW
from backcare_tui.tui.kit.top_bar import StatusBar
from backcare_tui.use_cases.breaks import current_routine
from backcare_tui.words.plan import proposed_in_words
from backcare_tui.words.screening import hold_words
from backcare_tui.words.times import short_length

_TAKE = 32
"""Columns from which there is room for a word on a narrow screen."""


def hold_bar(hold: ScreeningAnswered, width: int, *, opens: bool) -> StatusBar:
    """`NEEDS CHECKING NOW`, until the person was seen; `opens`: its key shows what to do."""
    lead, text, words = hold_words(hold, width)
    hints = (Hint("!", words, first=True),) if opens else ()
    return StatusBar(RowTone.HOLD, lead, text, hints)


def due_bar(companion: Companion, plan: Plan, width: int) -> StatusBar:
    """`BREAK TIME  long break, 5 min: walk to a window`, and the keys that answer it."""
    text = proposed_in_words(plan, current_routine(companion, plan))
    later = f"in {short_length(companion.settings.breaks.later)}"
    hints = (Hint("b", "take it", first=True), Hint("z", later), Hint("x", "skip"))
    if width < NARROW:
        take = "take" if width >= _TAKE else ""
        hints = (Hint("b", take, first=True), Hint("z", ""), Hint("x", ""))
    return StatusBar(RowTone.DUE, "BREAK TIME", text, hints)
