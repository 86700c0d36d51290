"""Which adjustments are the person's habits: those that lists, targets and the day's count show.

What happened last to an adjustment decides (`domain/habits.py`). So two devices can add and rest
apart from each other, and neither loses what the other did.
"""

from backcare_tui.domain.journal.event_base import (
    MAX_ID,
    EventBase,
    Undoable,
    clean_field,
    clean_ids,
)

MAX_HABITS = 200


class HabitAdded(Undoable, frozen=True, tag="habit_added"):
    """From now on this adjustment is one of the person's habits."""

    item: str

    def __post_init__(self) -> None:
        clean_field(self, "item", MAX_ID)


class HabitRested(Undoable, frozen=True, tag="habit_rested"):
    """From now on this adjustment waits in the library again; what was counted stays."""

    item: str

    def __post_init__(self) -> None:
        clean_field(self, "item", MAX_ID)


class HabitsCarried(EventBase, frozen=True, tag="habits_carried"):
    """The habits as they were at this instant, so that nobody has to look for them years back.

    It says nothing of an adjustment that it does not name.
    """

    items: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        clean_ids(self, "items", MAX_HABITS)
