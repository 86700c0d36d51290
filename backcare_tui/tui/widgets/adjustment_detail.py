"""The highlighted adjustment in full: how, why, from where, its sides and its last 14 days."""

from textual.content import Content
from textual.widget import Widget

from backcare_tui.domain.adjustments import Standing
from backcare_tui.domain.text import clean
from backcare_tui.tui.theming import BRIGHT, DIM
from backcare_tui.tui.widgets.consistency import consistency_row
from backcare_tui.tui.widgets.side_ledger import balance

LABEL = 9
"""Cells of the column of labels."""
MEASURE = 72
"""Widest a text is set, in cells."""


class AdjustmentDetail(Widget):
    """Shows what fits, the most useful first; nothing is cut in the middle of a sentence."""

    DEFAULT_CSS = """
    AdjustmentDetail { height: 1fr; width: 1fr; text-wrap: nowrap; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._standing: Standing | None = None

    def show(self, standing: Standing | None) -> None:
        if standing != self._standing:
            self._standing = standing
            self.refresh()

    def render(self) -> Content:
        width, height = self.content_size
        if self._standing is None or width < 8:
            return Content("")
        return Content("\n").join(detail_lines(self._standing, min(width, MEASURE), height))


def detail_lines(standing: Standing, width: int, height: int) -> list[Content]:
    """At most `height` lines of at most `width` cells."""
    item = standing.adjustment
    blocks = [
        # (order of use where height is short, lines)
        (0, [Content(clean(item.cue)).stylize("bold $bc-bright").truncate(width, ellipsis=True)]),
        (1, _sentences(item.how, width, height - 1)),
        (4, _labelled("Why", Content.styled(clean(item.why), "$bc-text"), width)),
        (2, _labelled("Sides", _sides(standing, width - LABEL), width) if item.sided else []),
        (3, _labelled("14 days", consistency_row(standing.shares), width)),
        (5, _labelled("Source", Content.styled(clean(item.source), DIM), width)),
    ]
    kept, left = set[int](), height
    for rank, lines in sorted(blocks, key=lambda block: block[0]):
        if lines and len(lines) <= left:
            kept.add(rank)
            left -= len(lines)
    spaced = _spaced([(rank, lines) for rank, lines in blocks if rank in kept], left)
    return spaced[:height]


def _spaced(blocks: list[tuple[int, list[Content]]], left: int) -> list[Content]:
    """The blocks, one below another, with space after the how-to and the why where it fits."""
    drawn: list[Content] = []
    for number, (rank, lines) in enumerate(blocks):
        drawn += lines
        if rank in (1, 4) and left > 0 and number < len(blocks) - 1:
            drawn.append(Content(""))
            left -= 1
    return drawn


def _sentences(text: str, width: int, height: int) -> list[Content]:
    """As many whole sentences of `text` as fit into `height` lines."""
    sentences = clean(text).replace(". ", ".\n").split("\n")
    for count in range(len(sentences), 0, -1):
        lines = Content.styled(" ".join(sentences[:count]), "$bc-text").wrap(width)
        if len(lines) <= height:
            return lines if lines[0].plain else []
    return []


def _labelled(label: str, value: Content, width: int) -> list[Content]:
    """`value` wrapped beside its label; nothing where there is no value."""
    if not value.plain:
        return []
    lines = value.wrap(max(1, width - LABEL)) if value.cell_length > width - LABEL else [value]
    return [
        Content.styled((label if number == 0 else "").ljust(LABEL), DIM) + line
        for number, line in enumerate(lines)
    ]


def _sides(standing: Standing, width: int) -> Content:
    ledger = standing.ledger
    left, right = f"left {ledger.left}", f"right {ledger.right}"
    bar = balance(ledger, max(3, min(21, width - len(left) - len(right) - 14)))
    return Content.assemble(
        ("left", DIM),
        " ",
        (str(ledger.left), BRIGHT),
        " ",
        bar,
        " ",
        (str(ledger.right), BRIGHT),
        " ",
        ("right", DIM),
        "   ",
        ("next", DIM),
        " ",
        (ledger.next.value, BRIGHT),
    )
