"""Making text fit into cells. Lengths are terminal cells, not characters: some letters take two."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from backcare_tui.tui.kit.roles import DIM


def fit(text: str, width: int) -> str:
    """`text` in at most `width` cells, with an ellipsis as its last where it was longer."""
    if cell_len(text) <= width:
        return text
    if width <= 1:
        return "…"[: max(width, 0)]
    return set_cell_size(text, width - 1).rstrip() + "…"


def wrap(text: str, width: int, most: int | None = None) -> list[str]:
    """`text` broken between words into lines of at most `width` cells, at most `most` of them."""
    if width <= 0 or (most is not None and most <= 0):
        return []
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if cell_len(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        line = fit(word, width)
    if line:
        lines.append(line)
    if most is not None and len(lines) > most:
        lines = [*lines[: most - 1], fit(f"{lines[most - 1]} …", width)]
    return lines


def styled(text: str, width: int, style: str, most: int | None = None) -> list[Content]:
    """`text` wrapped as `wrap` does, and drawn in `style`."""
    return [Content.styled(line, style) for line in wrap(text, width, most)]


def labelled(label: str, lines: Sequence[Content], cells: int, style: str = DIM) -> list[Content]:
    """`lines` beside a column of `cells` cells, which has the label in the first of them."""
    heads = [label, *[""] * (len(lines) - 1)]
    return [
        Content.styled(head.ljust(cells), style) + line
        for head, line in zip(heads, lines, strict=True)
    ]


def joined(parts: Sequence[Content], gap: str, width: int) -> Content:
    """The first part, and as many of those after it as fit into `width` cells, whole ones."""
    line = parts[0] if parts else Content("")
    for part in parts[1:]:
        if line.cell_length + len(gap) + part.cell_length > width:
            break
        line += Content(gap) + part
    return line


def side_by_side(left: Sequence[Content], right: Sequence[Content], cells: int) -> list[Content]:
    """Two columns, the left one `cells` wide."""
    rows = zip_longest(left, right, fillvalue=Content(""))
    return [one.truncate(cells, pad=True) + other for one, other in rows]


def apart(groups: Iterable[list[Content]]) -> list[Content]:
    """The lines of all groups, with an empty line between those that have any."""
    lines: list[Content] = []
    for group in groups:
        lines += [*([Content("")] if lines and group else []), *group]
    return lines


def beside(label: Content, text: str, width: int, style: str) -> list[Content]:
    """`label`, and `text` beside it; what does not fit goes on below the text."""
    first, *rest = wrap(text, max(width - label.cell_length, 1)) or [""]
    indent = Content(" " * label.cell_length)
    lines = [label + Content.styled(first, style)]
    return lines + [indent + Content.styled(line, style) for line in rest]
