"""The ledger of today's breaks as lines: the day as a strip, each prompt, why, and the week."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from textual.content import Content

from backcare_tui.domain.breaks.ledger import DayLedger, Fate, LedgerLine
from backcare_tui.domain.journal.entries import Posture
from backcare_tui.tui.kit.draw.day_strip import StripDay
from backcare_tui.tui.kit.draw.frames import framed, head
from backcare_tui.tui.kit.draw.gauge import gauge
from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs
from backcare_tui.tui.kit.fitting import apart, beside, fit, side_by_side, styled
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.sizes import NARROW, WIDE
from backcare_tui.tui.kit.strip import FRAMED, bare_strip, framed_strip, headed_strip
from backcare_tui.words.ledger import WORDS, Lengths, say, wall, when
from backcare_tui.words.ledger_table import week_table
from backcare_tui.words.plan import POSTURES
from backcare_tui.words.times import long_minutes

WIDEST = 176
"""Columns at most: our own choice."""
_LEFT = 70
"""Columns of the list beside what explains it."""
_GAP = 2
_POSTURE = 10
"""Cells of a posture's name."""
_EMPTY = "No break yet today. b takes one, and here is what becomes of each."


class LedgerView(NamedTuple):
    """What the page says."""

    strip: StripDay
    lines: tuple[LedgerLine, ...]
    why: tuple[str, ...]
    """Why it rang or did not, a sentence each."""
    postures: Mapping[Posture, timedelta]
    """Time in each today; those not taken are left out."""
    week: tuple[DayLedger, ...]
    """Seven days, today last."""
    lengths: Lengths
    now: datetime


def draw(view: LedgerView, width: int, *, low: bool, glyphs: Glyphs = BLOCKS) -> list[Content]:
    """Any number of lines of at most `width` cells. `low`: there are few rows to see them in."""
    width = min(width, WIDEST)
    if width < NARROW or low:
        return _narrow(view, width, glyphs)
    if width < WIDE:
        return _normal(view, width, glyphs)
    return _wide(view, width, glyphs)


def _wide(view: LedgerView, width: int, glyphs: Glyphs) -> list[Content]:
    """Strip, list and reasons in frames; the week below."""
    right = width - _LEFT - _GAP
    told = _list(view, _LEFT - 8, glyphs)
    reasons = apart([_why(view, right - 8), _postures(view, right - 8, glyphs)])
    rows = max(len(told), len(reasons)) + 4
    left = framed(_in(told), _LEFT, rows, "today", _counted(view), glyphs=glyphs)
    why = framed(_in(reasons), right, rows, "why it rang, or did not", glyphs=glyphs)
    table = _week(view, width - 8)
    week = framed(_in(table), width, len(table) + 4, "the last 7 days", glyphs=glyphs)
    strip = framed_strip(view.strip, width, FRAMED, glyphs)
    free = [Content("")]
    return [*strip, *free, *side_by_side(_padded(left, _GAP), why, _LEFT + _GAP), *free, *week]


def _normal(view: LedgerView, width: int, glyphs: Glyphs) -> list[Content]:
    """Strip, reasons, list and week under heads."""
    parts = [
        headed_strip(view.strip, width, glyphs),
        _under("why it rang, or did not", _why(view, width), width, glyphs),
        _under("today", _list(view, width, glyphs), width, glyphs, _counted(view)),
        _under("posture", _postures(view, width, glyphs), width, glyphs),
        _under("the last 7 days", _week(view, width), width, glyphs),
    ]
    return apart(parts)


def _narrow(view: LedgerView, width: int, glyphs: Glyphs) -> list[Content]:
    """The same with a strip of two rows, and nothing between the parts."""
    parts = [
        _why(view, width),
        bare_strip(view.strip, width, glyphs),
        _list(view, width, glyphs),
        _postures(view, width, glyphs),
        _under("the last 7 days", _week(view, width), width, glyphs),
    ]
    return [line for part in parts for line in part]


def _under(
    title: str, lines: list[Content], width: int, glyphs: Glyphs, fact: str = ""
) -> list[Content]:
    return [head(title, width, fact, glyphs), *lines] if lines else []


def _in(lines: Iterable[Content]) -> list[Content]:
    """As they stand in a frame: a row below its edge, three cells from its side."""
    return [Content(""), *(Content("   ") + line for line in lines)]


def _padded(lines: Sequence[Content], cells: int) -> list[Content]:
    return [line + Content(" " * cells) for line in lines]


def _counted(view: LedgerView) -> str:
    """`5 taken   1 later`; what there is none of is left out."""
    today = view.week[-1]
    return "   ".join(f"{today.of(fate)} {WORDS[fate]}" for fate in Fate if today.of(fate))


def _list(view: LedgerView, width: int, glyphs: Glyphs) -> list[Content]:
    """What became of each prompt, and of each break that came without one."""
    if not view.lines:
        return styled(_EMPTY, width, "$bc-text")
    return [
        line for each in sorted(view.lines, key=when) for line in _line(view, each, width, glyphs)
    ]


def _line(view: LedgerView, line: LedgerLine, width: int, glyphs: Glyphs) -> list[Content]:
    """`10:30  ●  Micro break taken, 2m`"""
    sign, style = _SIGNS[line.fate]
    label = Content.assemble(
        (wall(when(line), view.now), DIM), "  ", (getattr(glyphs, sign), style), "  "
    )
    said = say(line, view.now, view.lengths)
    words = "$bc-text" if line.fate in _BREAKS else DIM
    return [row.truncate(width) for row in beside(label, said, width, words)]


def _why(view: LedgerView, width: int) -> list[Content]:
    return [line for sentence in view.why for line in styled(sentence, width, BRIGHT)]


def _postures(view: LedgerView, width: int, glyphs: Glyphs) -> list[Content]:
    """`sitting   ━━━━━━━━━━━━━  3 h 12`: time in each posture today, the longest first."""
    whole = sum(view.postures.values(), timedelta())
    if not whole:
        return []
    ordered = sorted(view.postures.items(), key=lambda each: -each[1])
    wide = max(len(long_minutes(time)) for _, time in ordered)
    bar = min(width - _POSTURE - wide - 2, 40) if len(ordered) > 1 else 0
    return [
        _posture(POSTURES[p], time, time / whole, bar, wide, width, glyphs) for p, time in ordered
    ]


def _posture(
    name: str, time: timedelta, share: float, bar: int, wide: int, width: int, glyphs: Glyphs
) -> Content:
    drawn = (
        gauge(share, bar, "$bc-fill", glyphs=glyphs) + Content("  ") if bar >= 4 else Content("")
    )
    length = Content.styled(f"{long_minutes(time):>{wide}}", BRIGHT)
    return (Content.styled(f"{name:<{_POSTURE}}", DIM) + drawn + length).truncate(max(width, 0))


def _week(view: LedgerView, width: int) -> list[Content]:
    """A row a day; today's stands out."""
    table = [fit(line, width) for line in week_table(view.week, width)]
    return [
        Content.styled(line, BRIGHT if n == len(view.week) else "$bc-text" if n else DIM)
        for n, line in enumerate(table)
    ]


_BREAKS = (Fate.TAKEN, Fate.OWN, Fate.CREDITED)
_SIGNS = {
    Fate.TAKEN: ("taken", BRIGHT),
    Fate.OWN: ("taken", "$bc-accent"),
    Fate.CREDITED: ("open", "$bc-text"),
    Fate.LATER: ("later", "$bc-text"),
    Fate.SKIPPED: ("rule", DIM),
    Fate.MISSED: ("unknown", DIM),
    Fate.HELD: ("upright", DIM),
}
"""The name of a fate's sign, and its style; the words beside it say the same."""
