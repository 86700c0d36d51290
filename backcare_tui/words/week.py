"""A week in words: its sums, and what stands beside them."""

from datetime import timedelta
from typing import NamedTuple

from backcare_tui.domain.pain.usual import Usual
from backcare_tui.domain.week import Compared, Week
from backcare_tui.words.pain import between
from backcare_tui.words.times import weekday

_BESIDE = {
    Compared.LESS: "fewer than last week",
    Compared.SAME: "as last week",
    Compared.MORE: "more than last week",
}


NOTHING_YET = "Two days of a week have to be known before it has something to say."
IS_READY = "Your week is ready to look back on: v"
_MOVED = 0.5
"""Points by which the median has to differ to be said: the grid it lies on."""


class WeekRow(NamedTuple):
    """One row: a value for each day, what they come to, and a comparison."""

    label: str
    values: tuple[float | None, ...]
    top: float | None
    """The value of a full column; None: that of the largest."""
    total: str
    beside: str


def days_in_words(week: Week) -> str:
    """`Mon–Sat`, or `Mon`."""
    first, last = weekday(week.days[0].day), weekday(week.days[-1].day)
    return first if len(week.days) == 1 else f"{first}–{last}"


def week_rows(week: Week, usual: tuple[float, float] | None = None) -> tuple[WeekRow, ...]:
    """The rows about which something is known. `usual`: the usual range of pain."""
    days = week.days
    known = [day.is_known for day in days]
    rows: list[WeekRow] = []
    if week.pain is not None:
        pains = tuple(day.pain for day in days)
        rows.append(WeekRow("pain", pains, 10.0, f"{week.pain:g}", _pain_beside(week.pain, usual)))
    if week.breaks:
        breaks = tuple(float(d.breaks) if k else None for d, k in zip(days, known, strict=True))
        rows.append(WeekRow("breaks", breaks, None, f"{week.breaks}", _breaks_beside(week)))
    if week.moves:
        moves = tuple(float(d.moves) if k else None for d, k in zip(days, known, strict=True))
        beside = "" if week.moves_beside is None else _BESIDE[week.moves_beside]
        rows.append(WeekRow("moves", moves, None, f"{week.moves}", beside))
    if week.sleep is not None:
        nights = f"{week.nights} of {len(days)} nights"
        slept = tuple(day.sleep for day in days)
        rows.append(WeekRow("sleep", slept, None, hours_in_words(week.sleep), nights))
    return tuple(rows)


def usual_beside(now: Usual | None, before: Usual | None) -> str:
    """`Your usual pain is 2–4; a week ago it was 3–5: a little lower.`; "" if it is not known."""
    if now is None:
        return ""
    said = f"Your usual pain is {between(now.low, now.high)}"
    if before is None:
        return f"{said}."
    if abs(now.median - before.median) < _MOVED:
        return f"{said}, as a week ago."
    word = "lower" if now.median < before.median else "higher"
    return f"{said}; a week ago it was {between(before.low, before.high)}: {word} now."


def hours_in_words(hours: float) -> str:
    """`7 h 10`, or `7 h`."""
    whole = round(timedelta(hours=hours) / timedelta(minutes=10)) * 10
    return f"{whole // 60} h" if whole % 60 == 0 else f"{whole // 60} h {whole % 60:02}"


def _pain_beside(pain: float, usual: tuple[float, float] | None) -> str:
    if usual is None:
        return ""
    low, high = usual
    return "above usual" if pain > high else "below usual" if pain < low else "as usual"


def _breaks_beside(week: Week) -> str:
    if week.skipped:
        return f"{week.skipped} skipped"
    return "" if week.breaks_beside is None else _BESIDE[week.breaks_beside]
