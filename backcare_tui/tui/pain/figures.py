"""A day of pain in a few lines: what it was, the alarm, what is around it, and both in words."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from backcare_tui.domain.pain.series import DayLine
from backcare_tui.domain.pain.view import PainView
from backcare_tui.tui.kit.bar import UNKNOWN, score_blocks, sparkline
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.fitting import joined, styled
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.sizes import NARROW, SHORT
from backcare_tui.tui.pain.timeline import LABEL
from backcare_tui.words.pain import (
    NOTHING_YET,
    alarm_word,
    day_sum,
    day_title,
    explained,
    figure,
    load_word,
    load_words,
    usual_words,
)
from backcare_tui.words.times import day_name, plural

MEASURE = 100
"""Widest a sentence is set, in cells."""


class FiguresView(NamedTuple):
    """What the figures are of."""

    pain: PainView
    lines: Sequence[DayLine]
    """The last days."""
    today: date
    brief: bool = False
    """A short screen shows the day only."""

    @property
    def is_bare(self) -> bool:
        """Whether nothing is known yet, of today or before."""
        pain = self.pain
        if not self.goes_on or pain.known.days:
            return False
        return all(line.is_empty for line in (pain.line, *self.lines))

    @property
    def goes_on(self) -> bool:
        """Whether the day is not over."""
        return self.pain.line.day == self.today


class PainFigures(Picture[FiguresView]):
    """A day of pain; on a short screen also the last days as blocks."""

    def draw(self, view: FiguresView, width: int) -> list[Content]:
        height = self.screen.size.height
        if view.is_bare:
            lines = styled(NOTHING_YET, width, "$bc-text")
            return lines if height < SHORT else [*lines, Content("")]
        return _small(view, width, height) if height < SHORT else _full(view, width)


def _full(view: FiguresView, width: int) -> list[Content]:
    pain = view.pain
    title = Content.styled(day_title(pain.line.day, view.today), f"bold {BRIGHT}")
    amounts = day_sum(pain.line) or ("nothing noted",)
    return [
        _and_more(title, amounts, width, ", ", "$bc-text"),
        _alarm(view, (usual_words(pain.known, pain.said),), width),
        _load(pain, width),
        *_explained(view, width, 3 if width >= NARROW else 4),
    ]


def _small(view: FiguresView, width: int, height: int) -> list[Content]:
    """Two to four lines, and the words if there is room for them."""
    pain = view.pain
    title = "Today" if view.goes_on else day_name(pain.line.day)
    value = "–" if pain.line.value is None else figure(pain.line.value)
    words = usual_words(pain.known, pain.said).partition(" (")[0]
    parts = [
        Content.assemble((f"{title}: ", DIM), (value, BRIGHT), *_last(view)),
        Content.styled(words, DIM),
        Content.styled(plural(pain.line.n, "rating"), DIM),
    ]
    span = f"{len(view.lines)} d".ljust(LABEL)
    blocks = Content.styled(day_blocks(view.lines, width - LABEL), "$bc-fill")
    lines = [
        joined(parts if pain.known.usual else parts[:2], "  ", width).truncate(
            width, ellipsis=True
        ),
        Content.assemble((span, DIM), blocks),
        _alarm(view, (), width),
        _load(pain, width),
    ]
    if view.brief:
        return lines[:1]
    if height >= 10:
        lines += _explained(view, width, 1 if height < 13 else 2)
    return lines if height >= 8 else lines[: max(height - 4, 1)]


def _alarm(view: FiguresView, more: Sequence[str], width: int) -> Content:
    """The alarm: in the warm colour if pain is above usual today. Past days are history."""
    alarm = view.pain.alarm
    word = alarm_word(alarm, so_far=view.goes_on)
    loud = view.goes_on and alarm is not None and alarm.volume.side > 0
    return _beside("alarm", view.pain.alarms, (word, "$bc-warn" if loud else BRIGHT), more, width)


def _load(pain: PainView, width: int) -> Content:
    return _beside(
        "around it", pain.loads, (load_word(pain.load), BRIGHT), load_words(pain.load), width
    )


def _last(view: FiguresView) -> list[tuple[str, str]]:
    """The last rating beside what the day counts as, on a day that goes on."""
    scores = view.pain.line.scores
    if not view.goes_on or not scores or scores[-1] == view.pain.line.value:
        return []
    return [(", last ", DIM), (f"{scores[-1]}", BRIGHT)]


def _explained(view: FiguresView, width: int, most: int) -> list[Content]:
    pain = view.pain
    said = explained(pain.alarm, pain.load, pain.known, pain.said, so_far=view.goes_on)
    return styled(said, min(width, MEASURE), "$bc-text", most)


def day_blocks(lines: Sequence[DayLine], cells: int) -> str:
    """A block a day by its value, or one for several days (their median) where they are many.

    A dot is a day, or some, of which nothing is known.
    """
    return sparkline([line.value for line in lines], cells)


def _beside(
    label: str,
    shares: Sequence[float | None],
    word: tuple[str, str],
    more: Sequence[str],
    width: int,
) -> Content:
    """Label, the last days as blocks as far as they fit, the word in its style, and what fits of
    the rest.
    """
    room = max(width - LABEL - len(word[0]) - 2, 0)
    recent = shares[-room:] if room >= len(shares) // 2 else ()
    blocks = "".join(
        UNKNOWN if share is None else score_blocks([round(share * 100)], 100) for share in recent
    )
    line = Content.assemble((label.ljust(LABEL), DIM), (blocks, "$bc-fill"))
    line = line + Content.assemble("  " if blocks else "", word)
    return _and_more(line, more, width, " · ", DIM)


def _and_more(line: Content, more: Sequence[str], width: int, gap: str, style: str) -> Content:
    """`line`, and as many of `more` as fit beside it, whole ones."""
    rest = ""
    for part in filter(None, more):
        longer = f"{rest}{gap}{part}" if rest else part
        if line.cell_length + 3 + cell_len(longer) > width:
            break
        rest = longer
    return line + Content.styled(f"   {rest}", style) if rest else line.truncate(width)
