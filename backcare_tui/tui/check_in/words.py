"""What a check-in says above and below the field that is being filled in."""

from datetime import datetime

from textual.geometry import Size

from backcare_tui.tui.check_in.draft import Draft
from backcare_tui.tui.check_in.fields import Field, said
from backcare_tui.tui.frame.head import Shown, Value
from backcare_tui.words.times import as_written

ABOUT = (
    "How much it hurts is one key: 0 to 9, t for 10. It is kept at once.",
    "The rest may stay empty: " + ", ".join(f"{field.key} {field.label}" for field in Field) + ".",
    "What you give is kept when you go on or leave. The app's other keys, such as b for a break, "
    "close this and do what they do everywhere.",
)
"""What help says of it."""

_WHERE_IN_A_LIST = "Where? Left is your left."
_WHERE_IN_SHORT = "Where? L is your left"
_ROOMY = 16
"""Rows from which all fields stay in sight while one of them is filled in."""


def shown(draft: Draft, now: datetime, size: Size, *, drawn: bool, trouble: bool) -> Shown:
    """The head on a screen of this size; `drawn`: the body is drawn, and no list."""
    if draft.entry is None:
        return Shown()
    if draft.deleting:
        return Shown("Delete this check-in?")
    values = [
        Value(field.key, field.label, said(field, draft.event, draft.at, now), field is draft.field)
        for field in Field
    ]
    if draft.field is not None:
        listed = values if size.height >= _ROOMY else ()
        return Shown(_question(draft.field, size.width, drawn=drawn), "", listed)
    score = draft.event.score
    if draft.is_edit:
        return Shown(f"Pain {score}, {as_written(draft.at, now)}", "to change", values)
    if trouble:
        return Shown(f"Pain {score}", "", values)
    more = "" if draft.is_complete else "more about it, if you like"
    return Shown(f"Pain {score} noted", more, values)


def hints(draft: Draft) -> tuple[str, ...]:
    """Which keys there are, the most useful first, and last how to leave."""
    if draft.deleting:
        return ("y yes", "n no")
    if draft.field is not None:
        return (*draft.field.hints, "tab next", "esc done")
    return ("tab next", *(("D deletes it",) if draft.is_edit else ()), "esc closes")


def _question(field: Field, width: int, *, drawn: bool) -> str:
    if field is not Field.WHERE or drawn:
        return field.question
    return _WHERE_IN_A_LIST if width > len(_WHERE_IN_A_LIST) + 1 else _WHERE_IN_SHORT
