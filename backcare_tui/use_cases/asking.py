"""Whether the safety questions are due, and what is asked then."""

import msgspec

from backcare_tui.companion import Companion
from backcare_tui.domain.journal.care_events import Trigger
from backcare_tui.domain.screening.asking import LOOK_BACK, Due, due, form_for, new_since
from backcare_tui.domain.screening.items import ScreeningItem, items_of


class Asked(msgspec.Struct, frozen=True):
    """The questions as they are put now."""

    due: Due
    items: tuple[ScreeningItem, ...]
    questions: tuple[str, ...]
    """The question over the items, the longest form first."""
    why: str
    """Why they are asked and how long they take, as a line without a full stop."""


def due_now(companion: Companion) -> Due | None:
    """Whether the questions are to be asked now, and why; None: they are not."""
    recent = companion.entries(companion.today() - LOOK_BACK)
    said = companion.settings.care.usual_pain
    return due(companion.milestones(), recent, companion.now(), said)


def asked_now(companion: Companion, trigger: Trigger) -> Asked:
    """The questions that are put now for this reason."""
    from backcare_tui.words.screening import questions, why_asked  # whether they are due needs none

    milestones, now = companion.milestones(), companion.now()
    found = Due(trigger, form_for(trigger, milestones, now))
    items = items_of(companion.catalogue.screening, companion.context, found.form)
    asked = questions(new_since(milestones, found.form, now), now)
    return Asked(found, items, asked, why_asked(found))
