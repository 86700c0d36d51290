"""What a check-in says above and below the field that is being filled in."""

import msgspec
from textual.geometry import Size

from backcare_tui.companion import Companion
from backcare_tui.tui.check_in.draft import Draft
from backcare_tui.tui.check_in.fields import Field, said
from backcare_tui.tui.frame.head import Shown
from backcare_tui.tui.frame.place import break_line, trouble_line
from backcare_tui.words.times import as_written

ABOUT = (
    "How much it hurts is one key: 0 to 9, t for 10. It is kept at once.",
    "The rest may stay empty: " + ", ".join(f"{field.key} {field.value}" for field in Field) + ".",
    "What you give is kept when you go on or leave. The app's other keys, such as b for a break, "
    "close this and do what they do everywhere.",
)
"""What help says of it."""

_WHERE_IN_A_LIST = "Where? Left is your left."
_WHERE_IN_SHORT = "Where? L is your left"


class Stand(msgspec.Struct, frozen=True, kw_only=True):
    """How far a check-in has come."""

    draft: Draft
    is_edit: bool
    field: Field | None
    """The field that is open."""
    deleting: bool
    """It is asked whether the whole of it is to go."""


_ROOMY = 16
"""Rows from which all fields stay in sight while one of them is filled in."""
_SHORT = 8
"""Rows below which a line about something else takes the place of the title."""


def shown(companion: Companion, stand: Stand, size: Size, *, drawn: bool) -> Shown:
    """The head on a screen of this size; `drawn`: the body is drawn, and no list."""
    trouble = trouble_line(companion)
    above = trouble or break_line(companion.plan())
    draft, now = stand.draft, companion.now()
    if draft.entry is None:
        return Shown("", above=above, warns=bool(trouble), short=size.height < _SHORT)
    title, more = _title(companion, stand, size.width, drawn=drawn)
    listed = (stand.field is None or size.height >= _ROOMY) and not stand.deleting
    values = [(field, said(field, draft.event, draft.at, now)) for field in Field]
    return Shown(
        title=title,
        more=more,
        above=above,
        warns=bool(trouble),
        values=values if listed else (),
        here=stand.field,
        short=size.height < _SHORT,
    )


def hints(stand: Stand) -> tuple[str, ...]:
    """Which keys there are, the most useful first, and last how to leave."""
    if stand.deleting:
        return ("y yes", "n no")
    if stand.field is not None:
        return (*stand.field.hints, "tab next", "esc done")
    return ("tab next", *(("D deletes it",) if stand.is_edit else ()), "esc closes")


def _title(companion: Companion, stand: Stand, width: int, *, drawn: bool) -> tuple[str, str]:
    draft = stand.draft
    score = draft.event.score
    if stand.deleting:
        return "Delete this check-in?", ""
    if stand.field is Field.WHERE and not drawn:
        return (_WHERE_IN_A_LIST if width > len(_WHERE_IN_A_LIST) + 1 else _WHERE_IN_SHORT), ""
    if stand.field is not None:
        return stand.field.question, ""
    if stand.is_edit:
        return f"Pain {score}, {as_written(draft.at, companion.now())}", "to change"
    if trouble_line(companion):
        return f"Pain {score}", ""
    return f"Pain {score} noted", "" if draft.is_complete else "more about it, if you like"
