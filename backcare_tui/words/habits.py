"""Habits in words: what was chosen, in a line."""

from backcare_tui.content.catalogue import Catalogue
from backcare_tui.domain.journal import habit_events as habits
from backcare_tui.domain.journal.events import HabitEvent

MANY = 4
"""Habits from which their number is said instead of their names."""


def say_habits(event: HabitEvent, catalogue: Catalogue) -> str:
    """`event` in a line; an adjustment that is gone is named by its id."""
    cues = {item.id: item.cue for item in catalogue.adjustments}
    match event:
        case habits.HabitAdded(item=item):
            return f"added: {cues.get(item, item)}"
        case habits.HabitRested(item=item):
            return f"rests for now: {cues.get(item, item)}"
        case habits.HabitsCarried(items=items):
            if len(items) >= MANY:
                return f"your habits: {len(items)} of them"
            return f"your habits: {', '.join(cues.get(item, item) for item in items) or 'none'}"
