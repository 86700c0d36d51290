"""A day of pain in a few lines: what it was, the alarm beside the load, and both in words."""

from collections.abc import Sequence
from datetime import date
from math import ceil

from rich.cells import cell_len
from textual.content import Content

from backcare_tui.domain.median import median
from backcare_tui.domain.pain.series import DayLine
from backcare_tui.domain.pain.view import PainView
from backcare_tui.tui.kit.bar import score_blocks
from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.fitting import wrap
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
_UNKNOWN = "·"


class PainFigures(Drawn):
    """Draws a `PainView`; on a short screen also the last days as blocks."""

    def __init__(self) -> None:
        super().__init__()
        self._view: PainView | None = None
        self._lines: tuple[DayLine, ...] = ()
        self._today: date | None = None
        self._said: int | None = None
        self._brief = False

    def show(
        self,
        view: PainView,
        lines: Sequence[DayLine],
        today: date,
        said: int | None,
        *,
        brief: bool = False,
    ) -> None:
        """Draw `view`, and `lines` as blocks; `said` is the usual pain as set by the person.

        With `brief` a short screen shows the day only.
        """
        new = (view, tuple(lines), today, said, brief)
        if new != (self._view, self._lines, self._today, self._said, self._brief):
            self._view, self._lines, self._today, self._said, self._brief = new
            self.refresh(layout=True)

    @property
    def is_bare(self) -> bool:
        """Whether nothing is known yet, of today or before."""
        view = self._view
        if view is None or view.line.day != self._today or view.known.days:
            return False
        return all(line.is_empty for line in (view.line, *self._lines))

    def lines(self, width: int) -> list[Content]:
        height = self.screen.size.height
        if self._view is None or self._today is None:
            return []
        if self.is_bare:
            style = "$bc-text"
            lines = [Content.styled(line, style) for line in wrap(NOTHING_YET, width)]
            return lines if height < SHORT else [*lines, Content("")]
        if height < SHORT:
            return self._small(self._view, width, height)
        return self._full(self._view, self._today, width)

    def _full(self, view: PainView, today: date, width: int) -> list[Content]:
        title = Content.styled(day_title(view.line.day, today), f"bold {BRIGHT}")
        amounts = day_sum(view.line) or ("nothing noted",)
        word = alarm_word(view.alarm, so_far=self._goes_on)
        lines = [
            _and_more(title, amounts, width, ", ", "$bc-text"),
            _beside("alarm", view.alarms, word, (self._usual(),), width),
            _beside("load", view.loads, load_word(view.load), load_words(view.load), width),
        ]
        return [*lines, *self._explained(width, 3 if width >= NARROW else 4)]

    def _small(self, view: PainView, width: int, height: int) -> list[Content]:
        """Two to four lines, and the words if there is room for them."""
        title = "Today" if self._goes_on else day_name(view.line.day)
        value = "–" if view.line.value is None else figure(view.line.value)
        usual = view.known.usual
        words = usual_words(view.known, self._said).partition(" (")[0]
        parts = [
            Content.assemble((f"{title}: ", DIM), (value, BRIGHT), *self._last(view)),
            Content.styled(words, DIM),
            Content.styled(plural(view.line.n, "rating"), DIM),
        ]
        word = alarm_word(view.alarm, so_far=self._goes_on)
        span = f"{len(self._lines)} d".ljust(LABEL)
        blocks = Content.styled(day_blocks(self._lines, width - LABEL), "$bc-fill")
        lines = [
            _fitted(parts if usual else parts[:2], width, "  "),
            Content.assemble((span, DIM), blocks),
            _beside("alarm", view.alarms, word, (), width),
            _beside("load", view.loads, load_word(view.load), load_words(view.load), width),
        ]
        if self._brief:
            return lines[:1]
        if height >= 10:
            lines += self._explained(width, 1 if height < 13 else 2)
        return lines if height >= 8 else lines[: max(height - 4, 1)]

    @property
    def _goes_on(self) -> bool:
        """Whether the day is not over."""
        return self._view is not None and self._view.line.day == self._today

    def _last(self, view: PainView) -> list[tuple[str, str]]:
        """The last rating beside what the day counts as, on a day that goes on."""
        scores = view.line.scores
        if not self._goes_on or not scores or scores[-1] == view.line.value:
            return []
        return [(", last ", DIM), (f"{scores[-1]}", BRIGHT)]

    def _usual(self) -> str:
        return "" if self._view is None else usual_words(self._view.known, self._said)

    def _explained(self, width: int, most: int) -> list[Content]:
        view = self._view
        if view is None:
            return []
        said = explained(view.alarm, view.load, view.known, so_far=self._goes_on)
        return [Content.styled(line, "$bc-text") for line in wrap(said, min(width, MEASURE), most)]


def day_blocks(lines: Sequence[DayLine], cells: int) -> str:
    """A block a day by its value, or one for several days (their median) where they are many.

    A dot is a day, or some, of which nothing is known.
    """
    if cells <= 0 or not lines:
        return ""
    each = ceil(len(lines) / cells)
    drawn = ""
    for n in range(0, len(lines), each):
        values = [line.value for line in lines[n : n + each] if line.value is not None]
        drawn += score_blocks([round(median(values))]) if values else _UNKNOWN
    return drawn


def _beside(
    label: str,
    shares: Sequence[float | None],
    word: str,
    more: Sequence[str],
    width: int,
) -> Content:
    """Label, the last days as blocks as far as they fit, the word, and what fits of the rest."""
    room = max(width - LABEL - len(word) - 2, 0)
    recent = shares[-room:] if room >= len(shares) // 2 else ()
    blocks = "".join(
        _UNKNOWN if share is None else score_blocks([round(share * 100)], 100) for share in recent
    )
    line = Content.assemble((label.ljust(LABEL), DIM), (blocks, "$bc-fill"))
    line = line + Content.assemble("  " if blocks else "", (word, BRIGHT))
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


def _fitted(parts: Sequence[Content], width: int, gap: str) -> Content:
    """The first part, and as many of the others as fit, whole ones."""
    line = parts[0]
    for part in parts[1:]:
        if line.cell_length + len(gap) + part.cell_length > width:
            break
        line = line + Content(gap) + part
    return line.truncate(width, ellipsis=True) if line.cell_length > width else line
