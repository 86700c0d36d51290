"""Rows over a screen that tell of one state: a break that is due, a hold, what was not saved."""

from collections.abc import Sequence
from enum import Enum

from textual.content import Content

from backcare_tui.tui.kit.draw.caps import GAP, Ground, Hint, caps
from backcare_tui.tui.kit.draw.gauge import gauge
from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs
from backcare_tui.tui.kit.fitting import fit
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.sizes import NARROW, margin

_LEAST_BAR, _BAR = 6, 24
_LEAST_TEXT = 12
"""Cells below which a text beside its lead says nothing: our own choice."""


class RowTone(Enum):
    """What a row tells of; the value: style of the row, and what its keys stand on."""

    DUE = ("$bc-on-due", Ground.DUE)
    HOLD = ("$bc-on-alert", Ground.ALERT)
    UNSAVED = ("$bc-alert $bc-on-alert-wash", Ground.PLAIN)


def status_row(
    status: RowTone, lead: str, text: str, width: int, hints: Sequence[Hint] = ()
) -> Content:
    """One row of `width` cells: `lead` bold, `text`, and at the right the keys that answer it.

    If it is too narrow the text is cut first, then keys are left out from the last one on.
    """
    style, ground = status.value
    width = max(width, 0)
    edge = " " * margin(width)
    room = width - 2 * len(edge)
    said = fit(lead, room)
    left = room - Content(said).cell_length
    gap = GAP if width >= NARROW else 1
    keys = caps(hints, max(left - 2, 0), ground, gap)
    left -= keys.cell_length
    more = fit(text, left - (4 if keys else 2)) if text and left > _LEAST_TEXT else ""
    words = Content.assemble((said, "bold"), f"  {more}" if more else "")
    gap = " " * (room - words.cell_length - keys.cell_length)
    return (Content(edge) + words + Content(gap) + keys + Content(edge)).stylize_before(style)


def relief_row(
    name: str,
    share: float,
    left: str,
    width: int,
    hints: Sequence[Hint] = (),
    glyphs: Glyphs = BLOCKS,
) -> Content:
    """`Heat ━━━━━━╸━━━ 12:40 left   r done`: a timer that runs, in one row of at most `width`."""
    edge = " " * margin(max(width, 0))
    room = max(width - 2 * len(edge), 0)
    told = Content.assemble((left, f"bold {BRIGHT}"), (" left", DIM)) if left else Content("")
    keys = caps(hints, max(room - told.cell_length - _LEAST_BAR - 8, 0))
    after = told + (Content("   ") + keys if keys else "")
    if after.cell_length > room:
        return Content(edge) + Content.styled(fit(name, room), BRIGHT)
    space = room - after.cell_length
    bar = min(_BAR, max(space - 2 - Content(name).cell_length, min(_LEAST_BAR, space - 8)))
    named = fit(name, max(space - bar - 2, 0)) if bar > 0 else fit(name, max(space - 1, 0))
    drawn = gauge(share, bar, glyphs=glyphs) + Content(" ") if bar > 0 else Content("")
    return Content(edge) + Content.styled(named, BRIGHT) + (" " if named else "") + drawn + after
