"""Which of the journal's notices mean that something in it cannot be read."""

from collections.abc import Iterable

from backcare_tui.journal.errors import Notice

_HARMLESS = (
    "is a copy made by a sync tool",
    "is a link and is not followed",
    "was written by a newer version",
)
"""How notices begin that say what is so, not what is broken."""


def damage(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Those of `notices` that tell of damage."""
    return tuple(notice for notice in notices if not notice.what.startswith(_HARMLESS))
