"""Days of the ledger as a table of plain lines: what became of the prompts of each."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from backcare_tui.domain.breaks.ledger import DayLedger, Fate
from backcare_tui.domain.durations import format_duration
from backcare_tui.words.ledger import GLYPHS, WORDS, legend

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MINUTE = timedelta(minutes=1)

_HEADS = {
    Fate.TAKEN: "taken",
    Fate.LATER: "later",
    Fate.SKIPPED: "skipped",
    Fate.MISSED: "missed",
    Fate.HELD: "held",
    Fate.OWN: "own",
    Fate.CREDITED: "by itself",
}
_WIDE = ("prompted", *_HEADS.values(), "longest")
_NARROW = ("n ", *(GLYPHS[fate] for fate in _HEADS), "long")


def week_table(days: Sequence[DayLedger], width: int) -> list[str]:
    """A row a day, and one for all of them where they are several; none of them is cut.

    No line is wider than `width` where that is 34 or more (for more than a week, 40): where the
    words do not fit over their columns the glyphs of the strip do, and a legend follows.
    """
    short_name = _weekday_and_day if len(days) <= 7 else _day_and_month
    for name in (day_name, short_name):
        table = _table(days, _WIDE, name, gap=2)
        if len(table[0]) <= width:
            return table
    tiny_name = _tiny if len(days) <= 7 else _numbers_only
    keys = {"n": "prompted", **{GLYPHS[fate]: WORDS[fate] for fate in _HEADS}}
    keys["long"] = "longest in one posture"
    return [*_table(days, _NARROW, tiny_name, gap=1), *legend(keys, width)]


def day_name(day: date) -> str:
    """`Fri 20 Nov`."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def _weekday_and_day(day: date) -> str:
    return f"{_DAYS[day.weekday()]} {day.day}"


def _day_and_month(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}"


def _tiny(day: date) -> str:
    return _DAYS[day.weekday()]


def _numbers_only(day: date) -> str:
    return f"{day.month}/{day.day}"


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
        between.join((row[0].ljust(widths[0]), *_right(row[1:], widths[1:]))).rstrip()
        for row in rows
    ]


def _right(cells: Iterable[str], widths: Iterable[int]) -> Iterable[str]:
    return (cell.rjust(width) for cell, width in zip(cells, widths, strict=True))


def _figures(day: DayLedger) -> list[str]:
    """Prompted, the fates, and the longest time in one posture; a dot for none."""
    counts = (day.prompted, *(_count(day, fate) for fate in _HEADS))
    longest = "" if day.longest is None else format_duration(day.longest // _MINUTE * _MINUTE)
    return [*(str(count or "·") for count in counts), longest or "·"]


def _count(day: DayLedger, fate: Fate) -> int:
    match fate:
        case Fate.TAKEN:
            return day.taken
        case Fate.LATER:
            return day.later
        case Fate.SKIPPED:
            return day.skipped
        case Fate.MISSED:
            return day.missed
        case Fate.HELD:
            return day.held
        case Fate.OWN:
            return day.own
        case Fate.CREDITED:
            return day.credited


def _total(days: Sequence[DayLedger]) -> DayLedger:
    """All of them as one; the longest time is the longest of all."""
    return DayLedger(
        day=days[-1].day,
        taken=sum(day.taken for day in days),
        own=sum(day.own for day in days),
        later=sum(day.later for day in days),
        skipped=sum(day.skipped for day in days),
        missed=sum(day.missed for day in days),
        held=sum(day.held for day in days),
        credited=sum(day.credited for day in days),
        longest=max((day.longest for day in days if day.longest is not None), default=None),
    )
