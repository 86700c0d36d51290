"""What all events have in common: immutable, tagged by `kind`, and checked where they are made."""

from datetime import datetime

import msgspec

from backcare_tui.domain.text import clean_line

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Instants outside these years are a mistake; inside them no sum of times overflows."""

MAX_SECONDS = 7 * 86_400.0
"""Longest time an event can speak of: a break, a session or a delay of a week is a mistake."""

MAX_ID = 60
"""Characters of the id of a content item."""


class EventBase(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", gc=False
):
    """Base of all events: immutable, tagged by `kind` in JSON."""


class Undoable(EventBase, frozen=True):
    """Something the person did, and may take back.

    What the app noticed by itself stays, and so does an answer to the screening: it can only be
    given anew.
    """


def check_instant(instant: datetime) -> None:
    """Raise ValueError unless `instant` has an offset and lies in 1900 to 2200."""
    if instant.utcoffset() is None:
        raise ValueError("an instant needs an offset")
    if not FIRST_YEAR <= instant.year <= LAST_YEAR:
        raise ValueError(f"the year is {FIRST_YEAR} to {LAST_YEAR}")


def check_due(instant: datetime | None) -> None:
    """`check_instant`, if there is one."""
    if instant is not None:
        check_instant(instant)


def check_seconds(seconds: float) -> None:
    """Raise ValueError unless `seconds` are 0 to a week."""
    if not 0 <= seconds <= MAX_SECONDS:
        raise ValueError("seconds are 0 to a week")


def check_score(score: int | None, what: str) -> None:
    """Raise ValueError unless `score` is 0 to 10, or not given."""
    if score is not None and not 0 <= score <= 10:
        raise ValueError(f"{what} is 0 to 10")


def clean_field(event: msgspec.Struct, name: str, limit: int) -> None:
    """Make the text field `name` of `event` one clean line of at most `limit` characters."""
    value = getattr(event, name)
    cleaned = clean_line(value, limit)
    if cleaned != value:
        msgspec.structs.force_setattr(event, name, cleaned)


def clean_ids(event: msgspec.Struct, name: str, most: int) -> None:
    """Clean each text of the list field `name`; ValueError if it has more than `most`."""
    values: tuple[str, ...] = getattr(event, name)
    if len(values) > most:
        raise ValueError(f"{name} are at most {most}")
    cleaned = tuple(clean_line(value, MAX_ID) for value in values)
    if cleaned != values:
        msgspec.structs.force_setattr(event, name, cleaned)
