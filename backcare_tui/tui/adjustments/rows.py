"""How one adjustment becomes one line, in whatever width there is."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from backcare_tui.domain.adjustments import AdjustmentStanding
from backcare_tui.domain.text import clean
from backcare_tui.tui.adjustments.side_ledger import LedgerForm, ledger_row, ledger_width
from backcare_tui.tui.kit.bar import dots, progress_bar
from backcare_tui.tui.kit.roles import BRIGHT, DIM

MAX_DOTS = 10
"""A higher target is drawn as a bar of this many cells instead of dots."""


class AdjustmentColumns(NamedTuple):
    """Widths in cells of a row's parts; what waits in the library has a cue and a tally only.

    With room: marker, cue, dots, tally, ledger. Without: marker, cue, ledger, tally, where the
    tally says "3/8" instead of dots, so that tallies line up at the edge.
    """

    marker: int
    cue: int
    gap: int
    ledger: int
    form: LedgerForm
    digits: int
    dots: int
    tally: int

    @property
    def width(self) -> int:
        parts = [self.cue, self.ledger, self.dots, self.tally]
        return self.marker + sum(parts) + self.gap * (sum(map(bool, parts)) - 1)

    @property
    def meter(self) -> range:
        """Where dots and tally are: what can be clicked to tally."""
        if not self.dots:
            return range(self.width - self.tally, self.width)
        start = self.marker + self.cue + self.gap
        return range(start, start + self.dots + self.gap + self.tally)


def fit(standings: Sequence[AdjustmentStanding], width: int) -> AdjustmentColumns:
    """The roomiest columns that `standings` fit into `width` with; at the worst cues are cut."""
    sided = [standing for standing in standings if _has_ledger(standing)]
    cue = max((cell_len(clean(s.adjustment.cue)) for s in standings), default=0)
    sides = [count for s in sided for count in (s.ledger.left, s.ledger.right)]
    digits = len(str(max(sides, default=0)))
    targets = [0 if s.waits else s.adjustment.target for s in standings]
    dots = min(max(targets, default=0), MAX_DOTS)
    done = max((len(str(standing.done)) for standing in standings), default=1)
    for form in (LedgerForm.FULL, LedgerForm.NEXT):
        ledger = ledger_width(form, digits) if sided else 0
        columns = AdjustmentColumns(2, cue, 2, ledger, form, digits, dots, max(2, done))
        if columns.width <= width:
            return columns
    of_target = max((len(_of_target(standing)) for standing in standings), default=1)
    form = LedgerForm.SHORT
    columns = AdjustmentColumns(
        2, cue, 1, ledger_width(form) if sided else 0, form, digits, 0, of_target
    )
    return columns._replace(cue=max(1, cue - max(0, columns.width - width)))


def cue_lines(standing: AdjustmentStanding, columns: AdjustmentColumns) -> tuple[str, str]:
    """The cue's words that fit into its row, and those left over ("" if none are)."""
    lines = Content(clean(standing.adjustment.cue)).wrap(_cue_room(standing, columns))
    return lines[0].plain.rstrip(), " ".join(line.plain.strip() for line in lines[1:])


def row(
    standing: AdjustmentStanding,
    columns: AdjustmentColumns,
    *,
    cue: str = "",
    lit: bool = False,
) -> Content:
    """One line without its marker; with another text for `cue` where one is given."""
    item = standing.adjustment
    head = (
        Content(cue or clean(item.cue))
        .truncate(_cue_room(standing, columns), ellipsis=True, pad=True)
        .stylize("bold $bc-bright" if lit else "$bc-text")
    )
    ledger = Content("")
    if _has_ledger(standing):
        ledger = ledger_row(standing.ledger, columns.form, columns.digits)
    parts = [head, ledger, _tally(standing, columns)]
    if columns.dots:
        parts = [head, _meter(standing, columns.dots), _tally(standing, columns), ledger]
    line = Content(" " * columns.gap).join(part for part in parts if part.plain)
    return line.truncate(columns.width - columns.marker, pad=True)


def _meter(standing: AdjustmentStanding, width: int) -> Content:
    """The target as dots, those done filled; a target beyond `MAX_DOTS` as a bar."""
    target = 0 if standing.waits else standing.adjustment.target
    if target > MAX_DOTS:
        return progress_bar(standing.done / target, MAX_DOTS)
    drawn = dots(standing.done, target, width)
    return Content.assemble(drawn, " " * (width - drawn.cell_length))


def _tally(standing: AdjustmentStanding, columns: AdjustmentColumns) -> Content:
    if standing.waits and not standing.done:
        return Content(" " * columns.tally)
    done = str(standing.done)
    style = BRIGHT if standing.done else DIM
    if columns.dots:
        return Content.styled(done.rjust(columns.tally), style)
    text = _of_target(standing)
    rest = text.removeprefix(done)
    return Content.assemble(" " * (columns.tally - len(text)), (done, style), (rest, DIM))


def _of_target(standing: AdjustmentStanding) -> str:
    target = 0 if standing.waits else standing.adjustment.target
    return f"{standing.done}/{target}" if target else str(standing.done)


def _cue_room(standing: AdjustmentStanding, columns: AdjustmentColumns) -> int:
    beside = columns.ledger + columns.gap if _runs_on(standing, columns) else 0
    return columns.cue + beside


def _runs_on(standing: AdjustmentStanding, columns: AdjustmentColumns) -> bool:
    """In the narrow form a cue without sides runs on into the empty column beside it."""
    return columns.dots == 0 and columns.ledger > 0 and not _has_ledger(standing)


def _has_ledger(standing: AdjustmentStanding) -> bool:
    """Sides are drawn of habits only."""
    return standing.adjustment.sided and not standing.waits
