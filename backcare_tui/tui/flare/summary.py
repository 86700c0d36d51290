"""What a flare came to: shown when it was ended, and from the list of past ones."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from backcare_tui.companion import Companion
from backcare_tui.domain.days import day_of
from backcare_tui.domain.flare.course import Change, Flare
from backcare_tui.domain.flare.summary import summary
from backcare_tui.tui.flare.chart import day_chart
from backcare_tui.tui.frame.page import ScrollPage
from backcare_tui.tui.kit.draw.frames import framed
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.draw.spark import spark
from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.fitting import fit, labelled, styled
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.sizes import SHORT
from backcare_tui.words.flare import return_in_words, summary_rows
from backcare_tui.words.times import plural

LABEL = 9
"""Cells of the column of labels."""
_FRAMED, _PADDING = 50, 3
"""Cells from which there is a frame, and those inside of its edges."""
_ROOMY, _CHART = 30, (5, 8)
"""Rows of a screen from which there is space between, and rows of the chart without and with it."""
_FEWEST = 3
"""Days of a curve, at least."""


class SummaryLines(Drawn):
    """A heading, a sentence, the curve of the flare, and labelled lines."""

    DEFAULT_CSS = """
    SummaryLines { max-width: 78; }
    """

    def __init__(
        self,
        title: str,
        sentence: str,
        by_day: Sequence[float | None],
        rows: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__()
        self._by_day = tuple(by_day)
        self._heading = title
        self._sentence = sentence
        self._rows = tuple(rows)

    def lines(self, width: int) -> list[Content]:
        if self.screen.size.height < SHORT or width < _FRAMED:
            return self._plain(width)
        inner, glyphs = width - 2 - 2 * _PADDING, glyphs_of(self.app)
        roomy = self.screen.size.height >= _ROOMY
        space = [Content("")] * roomy
        lines = [*space, *styled(self._sentence, inner, "$bc-text")]
        lines += space * bool(self._sentence)
        if self._is_known:
            days = tuple((str(n), score) for n, score in enumerate(self._by_day, start=1))
            height = _CHART[1] if roomy else _CHART[0]
            lines += [*day_chart(days, inner, height, glyphs), self._caption(), *space]
        lines += [*self._labelled(inner), *space]
        boxed = [Content(" " * _PADDING) + line for line in lines]
        return framed(boxed, width, len(boxed) + 2, self._heading, glyphs=glyphs)

    def _plain(self, width: int) -> list[Content]:
        """The same without a frame, and the curve in one row."""
        lines = [Content.styled(fit(self._heading, width), f"bold {BRIGHT}")]
        lines += styled(self._sentence, width, "$bc-text")
        return [*lines, Content(""), *self._curve(width), *self._labelled(width)]

    def _labelled(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for label, said in self._rows:
            lines += labelled(label, styled(said, max(width - LABEL, 1), BRIGHT), LABEL)
        return lines

    @property
    def _is_known(self) -> bool:
        """Whether there are enough days for a curve: a day or two say no more than the figures."""
        return sum(value is not None for value in self._by_day) >= _FEWEST

    def _caption(self) -> Content:
        days = plural(len(self._by_day), "day")
        return Content.styled(f"the curve: the median of each of {days}", DIM)

    def _curve(self, width: int) -> list[Content]:
        """A block a day, the last in the accent."""
        if not self._is_known:
            return []
        drawn = spark(self._by_day, width - LABEL, 10, glyphs=glyphs_of(self.app))
        return labelled("curve", [drawn], LABEL)


class FlareSummaryScreen(ScrollPage[None]):
    """A page to read, and a key to close it."""

    NAME = "The flare"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,f", "close", "close", show=False),
        Binding("u", "app.undo", "undo", show=False),
    ]

    def __init__(
        self,
        companion: Companion,
        title: str,
        sentence: str,
        by_day: Sequence[float | None],
        rows: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(companion, SummaryLines(title, sentence, by_day, rows))


def summary_screen(companion: Companion, flare: Flare) -> FlareSummaryScreen:
    """What `flare`, just ended, came to, and how the targets come back."""
    now = companion.now()
    entries = companion.entries(day_of(flare.start))
    found = summary(flare, entries, companion.today())
    rows = summary_rows(found, companion.catalogue.tools, now)
    if Change.TARGETS in flare.changes:
        rows.append(("return", return_in_words(flare, companion.today())))
    said = "Written down for next time."
    return FlareSummaryScreen(companion, "The flare is over", said, found.by_day, rows)
