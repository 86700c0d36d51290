"""Days of pain as a table of plain lines, for a screen reader and for those who like figures."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from backcare_tui.domain.pain.series import DayLine
from backcare_tui.words.pain import between, figure
from backcare_tui.words.times import day_name, plural

NONE = "·"
_ROOMY = 60
"""Cells from which the columns have their words in full."""
NARROWEST = 23
"""Cells below which the median has no column."""
_GAP = "  "
_DAY = "Fri 20 Nov"


class TableColumns(NamedTuple):
    """The table's widths in cells, in their order; marks take what is left."""

    day: int
    n: int
    between: int
    median: int
    """0: there is no room for it."""
    marks: int
    roomy: bool


def columns(width: int) -> TableColumns:
    """The columns of a table that is no wider than `width` cells (17 or more)."""
    roomy = width >= _ROOMY
    day = len(_DAY) if width >= 36 else len("20 Nov")
    n, wide, middle = (2, 8, 6) if roomy else (2, 5, 4)
    if width < NARROWEST:
        middle = 0
    taken = day + n + wide + middle + (3 if middle else 2) * len(_GAP)
    return TableColumns(day, n, wide, middle, max(width - taken - len(_GAP), 0), roomy)


def heading(of: TableColumns, span: int) -> str:
    """The words over the columns, and over the days how many of them are looked at."""
    days = plural(span, "day")
    days = days if len(days) <= of.day else f"{span} d"
    words = ("n", "low–high", "median") if of.roomy else ("n", "range", "med")
    return _joined(of, days, words, "")


def row(line: DayLine, of: TableColumns) -> str:
    """One day: `Fri 20 Nov   6  2–4    3  flare`; a dot stands for nothing known."""
    name = day_name(line.day)
    name = name if of.day == len(_DAY) else name[len("Fri ") :].rjust(of.day)
    spread = NONE if line.high is None else between(line.low, line.high).replace("up to ", "≤ ")
    middle = _in_line(NONE if line.median is None else figure(line.median))
    return _joined(of, name, (str(line.n or NONE), spread, middle), _marks(line, of.marks))


def table(lines: Sequence[DayLine], width: int) -> list[str]:
    """A heading, and a row a day from the first one on of which something is known."""
    of = columns(width)
    return [heading(of, len(lines)), *(row(line, of) for line in begun(lines))]


def begun(lines: Iterable[DayLine]) -> tuple[DayLine, ...]:
    """The days from the first one on of which something is known; the last day always."""
    every = tuple(lines)
    first = next((n for n, line in enumerate(every) if not line.is_empty), len(every) - 1)
    return every[max(first, 0) :]


def marks(line: DayLine) -> tuple[str, ...]:
    """What else there is to say of a day: a flare, ratings written down later, the evening."""
    found: list[str] = []
    if line.flare:
        found.append("flare")
    if line.average is not None:
        found.append(f"evening {line.average}")
    if line.late:
        found.append("late" if line.late == 1 else f"{line.late} late")
    return tuple(found)


def _in_line(number: str) -> str:
    """With its ones over the ones of `6.5`."""
    return number if "." in number else f"{number}  "


def _marks(line: DayLine, room: int) -> str:
    """As many of the marks as there is room for, whole ones."""
    said = ""
    for mark in marks(line):
        longer = f"{said} · {mark}" if said else mark
        if len(longer) > room:
            break
        said = longer
    return said


def _joined(of: TableColumns, day: str, cells: tuple[str, str, str], marks: str) -> str:
    n, spread, middle = cells
    parts = [f"{day:<{of.day}}", f"{n:>{of.n}}", f"{spread:>{of.between}}"]
    if of.median:
        parts.append(f"{middle:>{of.median}}")
    return _GAP.join((*parts, marks)).rstrip()
