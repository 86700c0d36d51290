"""The day in figures: pain, breaks and breath, what is moved, and what is kept."""

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from backcare_tui.domain.adjustments import AdjustmentStanding
from backcare_tui.domain.today import Today
from backcare_tui.tui.kit.draw.frames import framed
from backcare_tui.tui.kit.draw.gauge import counts
from backcare_tui.tui.kit.draw.glyphs import Glyphs, glyphs_of
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.fitting import fit, joined
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.times import clock_time

if TYPE_CHECKING:
    from backcare_tui.domain.pain.usual import Usual

_LABEL, _SHORT = 9, 9
"""Cells of the labels, and of the names of moves."""
_MOVES = 3
"""Habits that have a row of their own."""


class DayView(NamedTuple):
    """What the figures are made of."""

    today: Today
    tension: tuple[int, int] | None = None
    """Before and after the day's last session that was told both."""
    keep: str = ""
    """What the person keeps up every day; "" for nothing."""
    kept_at: str = ""
    """When it was done today; "": not yet."""
    time: str = ""
    """The time, if nothing above shows it."""


class DayFigures(Picture[DayView]):
    """A frame of rows."""

    def draw(self, view: DayView, width: int) -> list[Content]:
        glyphs, height = glyphs_of(self.app), self.content_size.height
        return _framed(view, width, height, glyphs)


def _framed(view: DayView, width: int, height: int, glyphs: Glyphs) -> list[Content]:
    today, inner = view.today, width - 6
    usual = "" if today.usual is None else f"usual pain {_between(today.usual)}"
    rows = [Content(""), _pain_row(view, inner, glyphs), _breaks_row(today), _breath_row(view)]
    rows = [*(row for row in rows if row is not None), Content("")]
    rows += _moves(today.standings, inner, glyphs)
    rows += [Content("")] if len(rows) < height - 3 else []
    if view.keep and len(rows) < height - 2:
        done = f"done {view.kept_at}" if view.kept_at else "not yet"
        keep = Content.assemble((fit(view.keep, inner - _LABEL - 12), f"bold {BRIGHT}"), "  ")
        rows.append(_labelled("keep", keep + Content.styled(done, DIM)))
    padded = [Content("  ") + row.truncate(inner, ellipsis=True) for row in rows]
    return framed(padded, width, height, "today", usual, glyphs=glyphs)


def _pain_row(view: DayView, width: int, glyphs: Glyphs) -> Content:
    today = view.today
    if not today.pain:
        return _labelled("pain", _none_yet())
    last = today.pain[-1]
    said = _score(today, glyphs) + Content.styled(f" {_beside_usual(today)}".rstrip(), _tone(today))
    row = _labelled("pain", said)
    at = clock_time(last.at)
    space = width - row.cell_length - len(at)
    return row if space < 1 else row + Content(" " * space) + Content.styled(at, DIM)


def _none_yet() -> Content:
    return Content.assemble(("none noted yet. ", DIM), ("l", BRIGHT), (" takes two keys", DIM))


def _score(today: Today, glyphs: Glyphs) -> Content:
    """`6 ▴`, the sign if it is above usual."""
    score = str(today.pain[-1].score)
    if not is_above(today):
        return Content.styled(score, f"bold {BRIGHT}")
    return Content.styled(f"{score} {glyphs.above}", "bold $bc-warn")


def is_above(today: Today) -> bool:
    """Whether the last reading is above what is usual, by a point or more."""
    usual = today.usual
    return bool(today.pain) and usual is not None and today.pain[-1].score >= usual.high + 1


def _beside_usual(today: Today) -> str:
    if today.usual is None:
        return ""
    score = today.pain[-1].score
    if is_above(today):
        return "above usual"
    return "below usual" if score < today.usual.low else "as usual"


def _tone(today: Today) -> str:
    return "$bc-warn" if is_above(today) else DIM


def _breaks_row(today: Today) -> Content:
    known = _breaks(today, "   ")
    return _labelled("breaks", known or Content.styled("none so far", DIM))


def _breaks(today: Today, gap: str) -> Content:
    """`5 taken   1 later`, without what there was none of."""
    breaks = today.breaks
    taken = breaks.taken + breaks.credited
    parts = [("taken", taken), ("later", breaks.later)]
    parts += [("skipped", breaks.skipped), ("missed", breaks.missed)]
    known = [(number, word) for word, number in parts if number]
    return Content(gap).join(
        Content.assemble((f"{number}", BRIGHT), (f" {word}", DIM)) for number, word in known
    )


def _breath_row(view: DayView) -> Content:
    sessions, seconds = view.today.breathing
    if not sessions:
        return _labelled("breath", Content.styled("none so far", DIM))
    minutes = Content.assemble((f"{max(round(seconds / 60), 1)}", BRIGHT), (" min", DIM))
    if view.tension is None:
        return _labelled("breath", minutes)
    before, after = view.tension
    told = Content.styled(f"   tension {before} ▸ {after}", "$bc-text")
    return _labelled("breath", minutes + told)


def _moves(standings: tuple[AdjustmentStanding, ...], width: int, glyphs: Glyphs) -> list[Content]:
    """A row for each of the first habits: its name, its dots, and how many of how many."""
    if not standings:
        return [_labelled("moves", Content.styled("no habits for now", DIM))]
    rows: list[Content] = []
    for n, standing in enumerate(standings[:_MOVES]):
        name = fit(short_name(standing), _SHORT - 1).ljust(_SHORT)
        told = of_target(standing)
        room = width - _LABEL - _SHORT - told.cell_length - 2
        dots = counts(standing.done, standing.adjustment.target, room, glyphs=glyphs)
        row = _labelled("moves" if n == 0 else "", Content.styled(name, "$bc-text") + dots)
        space = max(width - row.cell_length - told.cell_length, 1)
        rows.append(row + Content(" " * space) + told)
    return rows


def of_target(standing: AdjustmentStanding) -> Content:
    """`5 of 8`; without a target the number alone."""
    of = f" of {standing.adjustment.target}" if standing.adjustment.target else ""
    return Content.assemble((f"{standing.done}", f"bold {BRIGHT}"), (of, DIM))


def short_name(standing: AdjustmentStanding) -> str:
    """The short name of an adjustment, or its cue."""
    return standing.adjustment.short or standing.adjustment.cue


def _labelled(label: str, value: Content) -> Content:
    return Content.styled(label.ljust(_LABEL), DIM) + value


def figures_line(view: DayView, width: int, glyphs: Glyphs) -> Content:
    """`pain 6 ▴ above usual 2–4.5   breaks 5 taken   moves 8 of 14`, as much as there is room for.

    The time stands at the right, if nothing above shows it.
    """
    today = view.today
    done, target = today.moves
    narrow = width < 50
    gap = "   " if narrow else "     "
    parts: list[Content] = []
    if today.pain:
        usual = "" if today.usual is None or not is_above(today) else f" {_between(today.usual)}"
        beside = "" if narrow else f" {_beside_usual(today)}{usual}".rstrip()
        score = _score(today, glyphs)
        parts.append(Content.styled("pain ", DIM) + score + Content.styled(beside, _tone(today)))
    elif not narrow:
        parts.append(Content.styled("pain ", DIM) + _none_yet())
    breaks = _breaks(today, "  ")
    if breaks and not narrow:
        parts.append(Content.styled("breaks ", DIM) + breaks)
    if today.standings:
        of = f" of {target}" if target else ""
        parts.append(Content.assemble(("moves ", DIM), (f"{done}", BRIGHT), (of, DIM)))
    time = Content.styled(view.time, DIM)
    margin = 1 if narrow else 0
    room = width - 2 * margin - (time.cell_length + 2 if view.time else 0)
    line = joined(parts, gap, room)
    if view.time:
        space = max(width - 2 * margin - line.cell_length - time.cell_length, 1)
        line += Content(" " * space) + time
    return Content(" " * margin) + line


def _between(usual: "Usual") -> str:
    from backcare_tui.words.pain import between  # not known in the first frame

    return between(usual.low, usual.high)
