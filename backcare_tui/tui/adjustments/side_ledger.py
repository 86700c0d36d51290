"""How a left/right ledger is drawn: in a row of a list, and as a balance of its own."""

from enum import Enum

from textual.content import Content

from backcare_tui.domain.adjustments import Ledger
from backcare_tui.domain.journal.entries import Side
from backcare_tui.tui.kit.roles import BRIGHT, DIM


class LedgerForm(Enum):
    """How much of a ledger a row has room for."""

    FULL = "L 3 ▏R 1  ▸ left"
    NEXT = "▸ left"
    SHORT = "▸L"


def ledger_row(ledger: Ledger, form: LedgerForm, digits: int = 1) -> Content:
    """The ledger in `form`; counts are `digits` wide so that rows line up."""
    if form is LedgerForm.SHORT:
        return Content.assemble(("▸", DIM), ("L" if ledger.next is Side.LEFT else "R", BRIGHT))
    proposed = Content.assemble(("▸ ", DIM), (f"{ledger.next.value:<5}", BRIGHT))
    if form is LedgerForm.NEXT:
        return proposed
    return Content.assemble(
        ("L ", DIM),
        f"{ledger.left:>{digits}} ",
        ("▏R ", DIM),
        f"{ledger.right:<{digits}}  ",
        proposed,
    )


def ledger_width(form: LedgerForm, digits: int = 1) -> int:
    """Cells that `ledger_row` takes."""
    return {LedgerForm.SHORT: 2, LedgerForm.NEXT: 7, LedgerForm.FULL: 15 + 2 * digits}[form]


def balance(ledger: Ledger, width: int) -> Content:
    """Left against right as two bars that meet in the middle, drawn in halves of a cell.

    The side used more fills its half of `width` (at least 3 cells); the other is in proportion.
    """
    half = max(1, (width - 1) // 2)
    most = max(ledger.left, ledger.right)
    cells = [round(2 * half * count / most) if most else 0 for count in (ledger.left, ledger.right)]
    left = "╺" * (cells[0] % 2) + "━" * (cells[0] // 2)
    right = "━" * (cells[1] // 2) + "╸" * (cells[1] % 2)
    return Content.assemble(
        " " * (half - len(left)),
        (left, "$bc-fill"),
        ("│", DIM),
        (right, "$bc-fill"),
        " " * (half - len(right)),
    )
