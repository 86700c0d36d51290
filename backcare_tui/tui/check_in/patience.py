"""How long an open check-in waits for a key."""

from backcare_tui.tui.check_in.draft import Draft
from backcare_tui.tui.check_in.fields import TEXTS

LEAVE_AFTER = 20.0
"""Seconds without a key after which the panel closes if it has only the number: our own choice."""
IDLE_AFTER = 60.0
"""Seconds without a key after which it closes otherwise: our own choice."""
WRITING_AFTER = 600.0
"""Seconds without a key after which it closes while a line is being written: our own choice. It is
longer because each letter typed after that would act on the app, and `u` would take the check-in
back."""


def patience(draft: Draft) -> float:
    """Seconds without a key after which the panel closes."""
    if draft.field in TEXTS:
        return WRITING_AFTER
    only_rated = draft.entry is not None and draft.field is None and not draft.is_edit
    return LEAVE_AFTER if only_rated else IDLE_AFTER
