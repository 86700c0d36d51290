"""Days of the ledger as a table of plain lines: what became of the prompts of each."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from backcare_tui.domain.breaks.ledger import DayLedger, Fate
from backcare_tui.domain.durations import format_duration
from backcare_tui.words.ledger import GLYPHS, WORDS, legend
from backcare_tui.words.times import day_and_month, day_name, weekday

_MINUTE = timedelta(minutes=1)

_HEADS = {**{fate: WORDS[fate] for fate in Fate}, Fate.OWN: "own"}
_WIDE = ("prompted", *_HEADS.values(), "longest")
_NARROW = ("n ", *(GLYPHS[fate] for fate in _HEADS), "long")


def week_table(days: Sequence[DayLedger], width: int) -> list[str]:
    """A row a day, and one for all of them if they are several; none of them is cut.

    No line is wider than `width` if that is 34 or more (for more than a week, 40): if the words do
    not fit over their columns, the glyphs of the strip stand there, and a legend follows.
    """
    in_a_week = len(days) <= 7
    short: Callable[[date], str] = (
        (lambda day: f"{weekday(day)} {day.day}") if in_a_week else day_and_month
    )
    for name in (day_name, short):
        table = _table(days, _WIDE, name, gap=2)
        if len(table[0]) <= width:
            return table
    tiny: Callable[[date], str] = weekday if in_a_week else lambda day: f"{day.month}/{day.day}"
    keys = {"n": "prompted", **{GLYPHS[fate]: WORDS[fate] for fate in _HEADS}}
    keys["long"] = "longest in one posture"
    return [*_table(days, _NARROW, tiny, gap=1), *legend(keys, width)]


def _table(
    days: Sequence[DayLedger], heads: Sequence[str], name: Callable[[date], str], *, gap: int
) -> list[str]:
    rows = [("", *heads), *((name(each.day), *_figures(each)) for each in days)]
    if len(days) > 1:
        rows.append(("all", *_figures(_total(days))))
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    if gap == 1:
        widths[1:-1] = [max(width, 2) for width in widths[1:-1]]
    between = " " * gap
    return [
        between.join((row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:]))).rstrip()
        for row in rows
    ]


def _figures(day: DayLedger) -> list[str]:
    """Prompted, the fates, and the longest time in one posture; a dot for none."""
    counts = (day.prompted, *(day.of(fate) for fate in _HEADS))
    longest = "" if day.longest is None else format_duration(day.longest // _MINUTE * _MINUTE)
    return [*(str(count or "·") for count in counts), longest or "·"]


def _total(days: Sequence[DayLedger]) -> DayLedger:
    """All of them as one; the longest time is the longest of all."""
    return DayLedger(
        day=days[-1].day,
        longest=max((day.longest for day in days if day.longest is not None), default=None),
        answered=sum(day.answered for day in days),
        **{fate.field: sum(day.of(fate) for day in days) for fate in Fate},
    )
