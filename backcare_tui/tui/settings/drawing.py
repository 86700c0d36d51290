"""A row of the settings as a line: by its name in the file, or in words."""

from textual.content import Content

from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs
from backcare_tui.tui.kit.fitting import fit
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.settings.rows import Row

NOTHING = "–"
_MARKS = 4
"""Columns before the name and after it: a mark, and blanks."""
_LEAST_VALUE = 7
_VALUES = 12
"""Columns in which a value stands before its default."""


def draw(row: Row, width: int, labels: int, *, here: bool, glyphs: Glyphs = BLOCKS) -> Content:
    """One row in `width` cells, without its edge; `labels`: cells of the longest label."""
    if row.words and not row.problem:
        line = _in_words(row, width, labels, here=here, glyphs=glyphs)
    else:
        line = _by_name(row, width, labels, here=here)
    return line.truncate(max(width, 0))


def _by_name(row: Row, width: int, labels: int, *, here: bool) -> Content:
    labels = min(labels, max(8, width - _MARKS - _LEAST_VALUE))
    is_marked = row.key is not None and not row.is_default
    mark = "!" if row.problem else "•" if is_marked else " "
    line = Content.assemble((mark, "$bc-warn" if row.problem else "$bc-accent"), " ")
    label = Content.styled(fit(row.label, labels), f"bold {BRIGHT}" if here else "$bc-text")
    line += label.pad_right(labels + 2 - label.cell_length)
    room = max(1, width - line.cell_length)
    if row.key is None:
        return line + Content.styled(fit(row.problem, room), "$bc-warn")
    value = Content.styled(fit(row.value or NOTHING, room), DIM if row.is_default else BRIGHT)
    default = f"default {row.default or NOTHING}"
    beside = max(value.cell_length + 2, _VALUES)
    if not row.is_default and beside + len(default) <= room:
        value = value.pad_right(beside - value.cell_length) + Content.styled(default, DIM)
    return line + value


def _in_words(row: Row, width: int, labels: int, *, here: bool, glyphs: Glyphs) -> Content:
    labels = min(labels, max(8, width - _MARKS - _LEAST_VALUE - 2))
    label = Content.styled(fit(row.label, labels), f"bold {BRIGHT}" if here else "$bc-text")
    line = Content(" ") + label.pad_right(labels + 1 - label.cell_length)
    can_step = here and bool(row.picks)
    line += Content.styled(f"{glyphs.left} " if can_step else "  ", "$bc-accent")
    room = max(1, width - line.cell_length - (2 if can_step else 0))
    style = f"bold {BRIGHT}" if here else "$bc-text" if row.is_default else BRIGHT
    line += Content.styled(fit(row.said or NOTHING, room), style)
    if can_step:
        line += Content.styled(f" {glyphs.right}", "$bc-accent")
    note = "" if not here or row.key is None else _note(row)
    left = width - line.cell_length - len(note)
    return line + Content.styled(" " * left + note, DIM) if note and left >= 2 else line


def _note(row: Row) -> str:
    return "default" if row.is_default else f"default {row.usually or NOTHING}"
