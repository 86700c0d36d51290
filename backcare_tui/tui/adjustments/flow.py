"""Another habit, when those there are have settled."""

from backcare_tui.tui.frame.stage import Stage
from backcare_tui.use_cases.habits import add, to_add_next
from backcare_tui.words.entries import describe


def add_next(stage: Stage) -> None:
    """Make the one that is next a habit, and say so."""
    found = to_add_next(stage.companion)
    added = None if found is None else add(stage.companion, found)
    if added is not None:
        stage.say(describe(added.event, stage.companion.catalogue))
