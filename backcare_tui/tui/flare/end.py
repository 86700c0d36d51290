"""Leaving flare mode: two questions of one key each, and what the flare came to."""

from backcare_tui.companion import Companion
from backcare_tui.domain.days import day_of
from backcare_tui.domain.flare.course import Change, Flare
from backcare_tui.domain.flare.summary import summary
from backcare_tui.tui.flare.summary import FlareSummaryScreen
from backcare_tui.tui.frame.ask import Ask, Choice, ask_score
from backcare_tui.words.flare import return_in_words, summary_rows


def ask_how_it_is(last: int | None) -> Ask:
    """Pain now on the 0–10 scale, at the end of a flare; `last` is marked, None: nothing is."""
    return ask_score("How is it now?", last, "0 none, 10 the worst imaginable")


def ask_return() -> Ask:
    """Over how many days the targets come back."""
    lengths = [
        Choice("2", "days: 75 %, then all", "2"),
        Choice("3", "days: 50 %, 75 %, then all", "3"),
    ]
    return Ask("Targets back over how many days?", lengths, chosen=1)


def summary_screen(companion: Companion, flare: Flare) -> FlareSummaryScreen:
    """What `flare`, just ended, came to, and how the targets come back."""
    now = companion.now()
    entries = companion.entries(day_of(flare.start))
    found = summary(flare, entries, companion.today())
    rows = summary_rows(found, companion.catalogue.tools, now)
    if Change.TARGETS in flare.changes:
        rows.append(("return", return_in_words(flare, companion.today())))
    return FlareSummaryScreen(companion, "The flare is over", "Written down for next time.", rows)
