"""The header of a screen: whose it is, the places, the time, and the line below with its accent."""

from datetime import datetime
from enum import IntEnum
from typing import NamedTuple

from textual.content import Content

from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs
from backcare_tui.tui.kit.fitting import fit
from backcare_tui.tui.kit.flow import clickable
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.sizes import margin
from backcare_tui.words.times import clock_time, day_name

ROOMY = 100
"""Columns from which the places stand three cells apart, and the day is said."""
MARK = "⣰⠏"
"""A spine, in two cells of braille."""

Tab = tuple[str, str]
"""A place's key and its name, as in ("1", "Today")."""


class Header(NamedTuple):
    """What the header says."""

    tabs: tuple[Tab, ...] = ()
    here: str = ""
    """The key of the place in front; "": none of them is."""
    name: str = ""
    """What stands there instead of places, if there are none."""
    now: datetime | None = None
    doing: str = ""
    """What is done for how long: `sitting 11 min`."""


class _Whose(IntEnum):
    NOBODY, MARK, WORD = range(3)


class _Form(NamedTuple):
    """One way to lay it out."""

    whose: _Whose
    gap: int
    """Cells between two places."""
    said: int
    """How much is said at the right: 1 the time, 2 what is done as well, 3 the day as well."""
    names: bool = True
    """Whether every place has its name, not only the one in front."""


_WIDE_FORMS = (_Form(_Whose.WORD, 3, 3), _Form(_Whose.MARK, 3, 3), _Form(_Whose.WORD, 3, 2))
_FORMS = (
    _Form(_Whose.WORD, 2, 2),
    _Form(_Whose.WORD, 2, 1),
    _Form(_Whose.MARK, 2, 1),
    _Form(_Whose.NOBODY, 2, 1),
    _Form(_Whose.NOBODY, 1, 1),
    _Form(_Whose.NOBODY, 1, 0),
    _Form(_Whose.MARK, 2, 1, names=False),
    _Form(_Whose.NOBODY, 2, 1, names=False),
    _Form(_Whose.NOBODY, 1, 0, names=False),
)
"""From what is best to what needs the fewest cells: names of places stay longest."""


def header(
    view: Header, width: int, glyphs: Glyphs = BLOCKS
) -> tuple[Content, tuple[int, int] | None]:
    """One row of `width` cells, and the columns of the place in front; None: there is none."""
    room = width - 2 * margin(width)
    if room <= 0:
        return Content(""), None
    forms = (*(_WIDE_FORMS if width >= ROOMY else ()), *_FORMS)
    laid = (_laid(view, form, glyphs) for form in forms)
    left, span, right = next((each for each in laid if _fits(each, room)), _alone(view, room))
    edge = margin(width)
    between = " " * (room - left.cell_length - right.cell_length)
    line = Content(" " * edge) + left + Content(between) + right
    return line, None if span is None else (span[0] + edge, span[1] + edge)


def rule(width: int, span: tuple[int, int] | None, glyphs: Glyphs = BLOCKS) -> Content:
    """The line below a header, with its accent in the columns of `span`."""
    edge = margin(width)
    begin, end = span or (edge, edge)
    parts = (
        (" " * edge, ""),
        (glyphs.rule * (begin - edge), "$bc-rule"),
        (glyphs.bar * (end - begin), "$bc-accent"),
        (glyphs.rule * max(width - edge - end, 0), "$bc-rule"),
    )
    return Content.assemble(*parts)


Laid = tuple[Content, tuple[int, int] | None, Content]


def _fits(laid: Laid, room: int) -> bool:
    left, _, right = laid
    return left.cell_length + right.cell_length + (2 if left and right else 0) <= room


def _laid(view: Header, form: _Form, glyphs: Glyphs) -> Laid:
    whose = _whose(form.whose, glyphs)
    right = _right(view, form.said)
    if not view.tabs:
        name = Content.styled(view.name, DIM)
        return (whose + Content("    ") + name if whose and name else whose + name), None, right
    # A place has a cell of its own at each end, which the accent below it takes in.
    begin = whose.cell_length + form.gap + 1 if whose else 0
    line = whose + Content(" " * (begin - whose.cell_length))
    span = None
    for number, tab in enumerate(view.tabs):
        here = tab[0] == view.here
        part = _tab(tab, here=here, named=here or form.names, ends=form.gap > 1)
        line += Content(" " * (form.gap - 2 if number else 0))
        if here:
            span = line.cell_length, line.cell_length + part.cell_length
        line += part
    return line, span, right


def _alone(view: Header, room: int) -> Laid:
    """Only what is in front, cut to the room."""
    name = next((name for key, name in view.tabs if key == view.here), view.name)
    return Content.styled(fit(name, room), f"bold {BRIGHT}"), None, Content("")


def _whose(whose: _Whose, glyphs: Glyphs) -> Content:
    mark = Content.styled(MARK, "$bc-accent") if glyphs.braille else Content("")
    if whose is _Whose.NOBODY:
        return Content("")
    if whose is _Whose.MARK:
        return mark
    word = Content.assemble(("back", f"bold {BRIGHT}"), ("care", "bold $bc-accent"))
    return mark + Content(" ") + word if mark else word


def _tab(tab: Tab, *, here: bool, named: bool, ends: bool) -> Content:
    key, name = tab
    said = (f" {name}" if named else "") + (" " if ends else "")
    if here:
        styles = ("bold $bc-accent $bc-on-raised", "bold $bc-bright $bc-on-raised")
    else:
        styles = (DIM, "$bc-text")
    return clickable(Content.assemble((f" {key}", styles[0]), (said, styles[1])), key)


def _right(view: Header, said: int) -> Content:
    if view.now is None or not said:
        return Content("")
    day = Content.styled(f"{day_name(view.now)}   ", DIM) if said > 2 else Content("")
    doing = Content.styled(f"   {view.doing}", DIM) if said > 1 and view.doing else Content("")
    return day + Content.styled(clock_time(view.now), f"bold {BRIGHT}") + doing
