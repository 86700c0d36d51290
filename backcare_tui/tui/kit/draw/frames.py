"""What frames a part of a screen: a box with its title, a head with a line, the selected row."""

from collections.abc import Callable, Sequence

from textual.content import Content

from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs
from backcare_tui.tui.kit.roles import DIM

Label = str | Content
"""A title or a fact: a plain one is dim; a legend brings its own styles."""


INDENT = 3
"""Cells between the side of a box and a text to read in it."""


def framed(
    lines: Sequence[Content],
    width: int,
    height: int,
    title: Label = "",
    fact: Label = "",
    *,
    border: str = "$bc-border",
    ground: str = "on $surface",
    glyphs: Glyphs = BLOCKS,
) -> list[Content]:
    """`lines` in a box of exactly `width` × `height` cells: what does not fit is cut.

    Below 2 × 2 cells there is no box, and nothing is drawn.
    """
    if width < 2 or height < 2:
        return []
    top_left, top_right, low_left, low_right = glyphs.corners
    inside = [line.truncate(width - 2, ellipsis=True) for line in lines[: height - 2]]
    inside += [Content("")] * (height - 2 - len(inside))
    side = Content.styled(glyphs.upright, border)
    rows = [side + line.pad_right(width - 2 - line.cell_length) + side for line in inside]
    top = _top(title, fact, width - 2, border, glyphs)
    foot = Content.styled(low_left + glyphs.rule * (width - 2) + low_right, border)
    boxed = [
        Content.styled(top_left, border) + top + Content.styled(top_right, border),
        *rows,
        foot,
    ]
    return [row.stylize_before(ground) for row in boxed]


def boxed(
    inside: Callable[[int], Sequence[Content]],
    width: int,
    title: Label = "",
    fact: Label = "",
    *,
    border: str = "$bc-border",
    glyphs: Glyphs = BLOCKS,
) -> list[Content]:
    """A text to read in a box as high as it: `inside` makes its lines, of the cells it is given."""
    lines = (Content(" " * INDENT) + line for line in inside(width - 2 * INDENT - 2))
    rows = [Content(""), *lines, Content("")]
    return framed(rows, width, len(rows) + 2, title, fact, border=border, glyphs=glyphs)


def edge_label(title: Label, fact: Label, room: int, border: str, glyphs: Glyphs) -> Content:
    """What stands in the upper edge of a box: the title, and the fact at the far end of `room`.

    A fact that does not fit is left out. `border` "": the edge's own style.
    """
    label, told = _dim(title), _dim(fact)
    rest = room - label.cell_length - told.cell_length - 2
    if not told or rest < 1:
        return label.truncate(max(room, 0), ellipsis=True)
    rule = Content.styled(glyphs.rule * rest, border) if border else Content(glyphs.rule * rest)
    return Content(" ").join([label, rule, told])


def head(
    title: Label, width: int, fact: Label = "", glyphs: Glyphs = BLOCKS, rule: str = "$bc-rule"
) -> Content:
    """The head of a part without a box: its title, a line to the edge, a fact at its end."""
    label, told = _dim(title), _dim(fact)
    if label.cell_length + told.cell_length + 3 > width:
        told = Content("")
    if label.cell_length + 2 > width:
        return label.truncate(max(width, 0), ellipsis=True)
    ends = [part for part in (label, told) if part]
    taken = sum(part.cell_length + 1 for part in ends)
    line = Content.styled(glyphs.rule * (width - taken), rule)
    return Content(" ").join([*([label] if label else []), line, *([told] if told else [])])


def selected(
    lines: Sequence[Content], width: int, glyphs: Glyphs = BLOCKS, style: str = "$bc-accent"
) -> list[Content]:
    """The lines of the row that keys act on: raised, with an edge in their first column."""
    if width < 1:
        return []
    edge = Content.styled(glyphs.edge, style)
    rows = [edge + line[1:].truncate(width - 1, ellipsis=True) for line in lines]
    return [row.pad_right(width - row.cell_length).stylize_before("on $panel") for row in rows]


def _dim(label: Label) -> Content:
    return label if isinstance(label, Content) else Content.styled(label, DIM)


def _top(title: Label, fact: Label, room: int, border: str, glyphs: Glyphs) -> Content:
    """The upper edge between its corners."""
    rule = Content.styled(glyphs.rule, border)
    label = edge_label(title, fact, room - 4, border, glyphs) if room > 4 else Content("")
    if not label:
        return Content.styled(glyphs.rule * room, border)
    named = rule + " " + label + " "
    return named + Content.styled(glyphs.rule * (room - named.cell_length), border)
