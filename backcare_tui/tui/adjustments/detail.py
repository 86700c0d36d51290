"""The highlighted adjustment in full: how, why, from where, its sides and its last 14 days."""

from collections.abc import Sequence

from textual.content import Content

from backcare_tui.domain.adjustments import AdjustmentStanding
from backcare_tui.domain.text import clean
from backcare_tui.tui.adjustments.consistency import consistency_row
from backcare_tui.tui.adjustments.side_ledger import balance
from backcare_tui.tui.kit.detail import Block, Detail
from backcare_tui.tui.kit.fitting import labelled
from backcare_tui.tui.kit.roles import BRIGHT, DIM

LABEL = 9
"""Cells of the column of labels."""


class AdjustmentDetail(Detail[AdjustmentStanding]):
    """Of the how-to it shows as many whole sentences as there is room for."""

    def blocks(self, item: AdjustmentStanding, width: int, height: int) -> Sequence[Block]:
        return blocks(item, width, height)


def blocks(standing: AdjustmentStanding, width: int, height: int) -> list[Block]:
    """What there is to say of it, in lines of at most `width` cells."""
    item = standing.adjustment
    cue = Content(clean(item.cue)).stylize("bold $bc-bright").truncate(width, ellipsis=True)
    why, source = (
        Content.styled(clean(item.why), "$bc-text"),
        Content.styled(clean(item.source), DIM),
    )
    sides = (
        _labelled("Sides", _sides(standing, width - LABEL), width)
        if item.sided and not standing.waits
        else []
    )
    how = _sentences(item.how, width, height - 1)
    waits = Content.styled("It waits in the library. enter makes it one of your habits.", DIM)
    return [
        Block(0, [cue]),
        Block(1, how, apart=True),
        Block(2, waits.wrap(width) if standing.waits else [], apart=True),
        Block(4, _labelled("Why", why, width), apart=True),
        Block(2, sides),
        Block(3, _labelled("14 days", consistency_row(standing.shares), width)),
        Block(5, _labelled("Source", source, width)),
    ]


def _sentences(text: str, width: int, height: int) -> list[Content]:
    """As many whole sentences of `text` as fit into `height` lines."""
    sentences = clean(text).replace(". ", ".\n").split("\n")
    for count in range(len(sentences), 0, -1):
        lines = Content.styled(" ".join(sentences[:count]), "$bc-text").wrap(width)
        if len(lines) <= height:
            return lines if lines[0].plain else []
    return []


def _labelled(label: str, value: Content, width: int) -> list[Content]:
    """`value` wrapped beside its label; nothing if there is no value."""
    if not value.plain:
        return []
    lines = value.wrap(max(1, width - LABEL)) if value.cell_length > width - LABEL else [value]
    return labelled(label, lines, LABEL)


def _sides(standing: AdjustmentStanding, width: int) -> Content:
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
