"""Labelled lines of a flare's page."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from backcare_tui.tui.flare.view import Row
from backcare_tui.tui.kit.fitting import fit, labelled, styled
from backcare_tui.tui.kit.roles import BRIGHT, DIM

LABEL = 10
"""Cells of the column of labels."""


def labelled_rows(rows: Sequence[Row], width: int, *, own_names: bool = False) -> list[Content]:
    """Labelled lines, the text wrapped beside its label; narrow, below it."""
    lines: list[Content] = []
    style = "$bc-text" if own_names else DIM
    column = LABEL
    if own_names:
        longest = max((cell_len(label) for label, _ in rows), default=0)
        column = max(min(longest + 2, width // 2), 1)
    for label, said in rows:
        texts = styled(said, max(width - column, 1), BRIGHT if own_names else "$bc-text")
        lines += labelled(fit(label, column - 1), texts or [Content("")], column, style)
    return lines
