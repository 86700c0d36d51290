"""A day of the ledger as plain lines: as a strip of the workday, and each prompt in words.

Every fate has its own glyph, one cell wide, and a legend; nothing is told by colour.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from backcare_tui.domain.breaks.ledger import Fate, LedgerLine
from backcare_tui.domain.days import day_bounds
from backcare_tui.domain.durations import format_duration
from backcare_tui.domain.hours import WorkingHours
from backcare_tui.domain.journal.entries import BreakKind
from backcare_tui.words.entries import HELD
from backcare_tui.words.times import wall_time

Stretch = tuple[datetime, datetime]
"""From the first instant to before the second."""
Lengths = Mapping[BreakKind, timedelta]
"""How long a break of each kind is."""

GLYPHS = {
    Fate.TAKEN: "●",
    Fate.OWN: "○",
    Fate.CREDITED: "◇",
    Fate.LATER: "›",
    Fate.SKIPPED: "×",
    Fate.MISSED: "▽",
    Fate.HELD: "‖",
}
WORDS = {
    Fate.TAKEN: "taken",
    Fate.OWN: "on your own",
    Fate.CREDITED: "by itself",
    Fate.LATER: "later",
    Fate.SKIPPED: "skipped",
    Fate.MISSED: "missed",
    Fate.HELD: "held",
}
SEVERAL, BEHIND, AHEAD, CLOSED, NOW = "+", "─", "·", " ", "│"

SHORTEST_SPAN = timedelta(hours=8)
"""A day without working hours is drawn at least this long: our own choice."""
_USUAL_START = time(9, 0)
_HOUR = timedelta(hours=1)
_LABEL_STEPS = (1, 2, 3, 4, 6, 12)
_LABEL_CELLS = 4


def day_strip(
    lines: Iterable[LedgerLine],
    span: Stretch,
    now: datetime,
    width: int,
    working: Sequence[Stretch] = (),
) -> list[str]:
    """Hours, the strip, and a legend of what is on it, none wider than `width` cells.

    `working` are the working hours within `span`; none given: all of it. A mark stands where the
    prompt was due or the break began, or in the next cell. Times are those of `now`'s offset.
    """
    width = max(width, 1)
    cells = [_ground(n, span, now, working, width) for n in range(width)]
    if span[0] <= now < span[1]:
        cells[cell_of(now, span, width)] = NOW
    seen: dict[str, str] = {}
    for cell, fates in _placed(lines, span, width).items():
        cells[cell] = GLYPHS[fates[0]] if len(fates) == 1 else SEVERAL
        seen.update((GLYPHS[fate], WORDS[fate]) for fate in fates)
    if SEVERAL in cells:
        seen[SEVERAL] = "several"
    if NOW in cells:
        seen[NOW] = "now"
    return [hours_row(span, width), "".join(cells).rstrip(), *legend(seen, width)]


def workday(
    hours: WorkingHours, day: date, moments: Iterable[datetime], now: datetime
) -> tuple[Stretch, tuple[Stretch, ...]]:
    """What a strip of `day` spans, in whole hours, and the working hours in it (none: all of it).

    It holds the working hours, and all `moments` of that day.
    """
    ranges = hours.days[day.weekday()]
    working = () if ranges is None else tuple(each.on(day, now) for each in ranges)
    begin, end = day_bounds(day, now.tzinfo)
    inside = [each for each in moments if begin <= each < end]
    edges = [*inside, *(edge for stretch in working for edge in stretch)]
    first = min(edges, default=datetime.combine(day, _USUAL_START, tzinfo=now.tzinfo))
    first = max(_hour(first.astimezone(now.tzinfo)), begin)
    last = max(edges, default=first)
    if not working:
        last = max(last, first + SHORTEST_SPAN)
    last = _hour(last.astimezone(now.tzinfo) + _HOUR - timedelta.resolution)
    return (first, max(last, first + _HOUR)), working


def when(line: LedgerLine) -> datetime:
    """When the prompt was due; without one, when the break, or the absence, began."""
    begun = line.at - timedelta(seconds=line.seconds)
    if line.due is None or abs(line.due - line.at) > timedelta(days=1):
        return begun
    return line.due


def day_lines(
    lines: Iterable[LedgerLine], now: datetime, lengths: Lengths | None = None
) -> list[str]:
    """A line each, such as `10:30  ‖  Micro break held until 11:01: you were in a meeting`."""
    return [
        f"{wall(when(each), now)}  {GLYPHS[each.fate]}  {say(each, now, lengths)}"
        for each in sorted(lines, key=when)
    ]


def say(line: LedgerLine, now: datetime, lengths: Lengths | None = None) -> str:
    """What became of it, and why, in words. `lengths`: how long breaks are, to tell which one was
    cut short."""
    kind = "Long break" if line.kind is BreakKind.LONG else "Micro break"
    length = format_duration(timedelta(seconds=line.seconds))
    match line.fate:
        case Fate.TAKEN | Fate.OWN:
            if lengths and line.is_cut_short(lengths[line.kind]):
                return f"{kind} cut short after {length}"
            own = " on your own" if line.fate is Fate.OWN else ""
            return f"{kind} taken{own}, {length}" if line.seconds else f"{kind} under way"
        case Fate.CREDITED:
            return f"{kind} counted by itself: away for {length}"
        case Fate.LATER:
            return f"{kind} put off"
        case Fate.SKIPPED:
            return f"{kind} skipped"
        case Fate.MISSED:
            return f"{kind} went by without an answer"
        case Fate.HELD:
            here = when(line).astimezone(now.tzinfo)
            until = f" until {wall_time(line.until, here)}" if line.until else ""
            why = f": {HELD[line.reason]}" if line.reason else ""
            return f"{kind} held{until}{why}"


def wall(moment: datetime, now: datetime) -> str:
    """`10:30` in the zone of `now`."""
    return moment.astimezone(now.tzinfo).strftime("%H:%M")


def legend(keys: Mapping[str, str], width: int) -> list[str]:
    """`● taken  × skipped`, in as many lines as `width` asks for."""
    found: list[str] = []
    for glyph, word in keys.items():
        part = f"{glyph} {word}"
        if found and len(found[-1]) + 2 + len(part) <= width:
            found[-1] += f"  {part}"
        else:
            found.append(part)
    return found


def _placed(lines: Iterable[LedgerLine], span: Stretch, width: int) -> dict[int, list[Fate]]:
    """What stands in which cell: the next one where the right one is taken and that is free."""
    placed: dict[int, list[Fate]] = {}
    for line in sorted(lines, key=when):
        cell = cell_of(when(line), span, width)
        if cell in placed and cell + 1 < width and cell + 1 not in placed:
            cell += 1
        placed.setdefault(cell, []).append(line.fate)
    return placed


def _ground(cell: int, span: Stretch, now: datetime, working: Sequence[Stretch], width: int) -> str:
    """What a cell shows if nothing happened in it."""
    middle = span[0] + (span[1] - span[0]) * ((cell + 0.5) / width)
    if working and not any(begin <= middle < end for begin, end in working):
        return CLOSED
    return BEHIND if middle < now else AHEAD


def cell_of(moment: datetime, span: Stretch, width: int) -> int:
    """Which of the `width` cells over `span` the moment lies in, 0 to `width` - 1."""
    return min(max(int((moment - span[0]) / (span[1] - span[0]) * width), 0), width - 1)


def hours_row(span: Stretch, width: int) -> str:
    """Hours over the cells they begin in, as many as fit."""
    hours = max(round((span[1] - span[0]) / _HOUR), 1)
    step = next((n for n in _LABEL_STEPS if n * width >= hours * _LABEL_CELLS), 24)
    row = ""
    for n in range(0, hours, step):
        moment = span[0] + n * _HOUR
        row = f"{row:{cell_of(moment, span, width)}}{moment.hour}"
    return row[:width]


def _hour(moment: datetime) -> datetime:
    """The full hour `moment` lies in."""
    return moment.replace(minute=0, second=0, microsecond=0)
