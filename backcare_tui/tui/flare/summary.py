"""What a flare came to: shown when it was ended, and from the list of past ones."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from backcare_tui.companion import Companion
from backcare_tui.domain.days import day_of
from backcare_tui.domain.flare.course import Change, Flare
from backcare_tui.domain.flare.summary import summary
from backcare_tui.tui.frame.page import ScrollPage
from backcare_tui.tui.kit.bar import sparkline
from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.fitting import fit, labelled, styled
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.flare import return_in_words, summary_rows
from backcare_tui.words.times import plural

LABEL = 9
"""Cells of the column of labels."""
_FEWEST = 3
"""Days of a curve, at least."""


class SummaryLines(Drawn):
    """A heading, a sentence, the curve of the flare, and labelled lines."""

    DEFAULT_CSS = """
    SummaryLines { max-width: 72; }
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
        lines = [Content.styled(fit(self._heading, width), f"bold {BRIGHT}")]
        lines += styled(self._sentence, width, "$bc-text")
        lines += [Content(""), *self._curve(width)]
        for label, said in self._rows:
            lines += labelled(label, styled(said, max(width - LABEL, 1), BRIGHT), LABEL)
        return lines

    def _curve(self, width: int) -> list[Content]:
        """A block a day, the last in the accent; none for a day or two, which say no more than
        the figures.
        """
        if sum(value is not None for value in self._by_day) < _FEWEST:
            return []
        drawn = sparkline(self._by_day, width - LABEL)
        blocks = Content.assemble((drawn[:-1], "$bc-fill"), (drawn[-1:], "$bc-accent"))
        days = f"   median of each of {plural(len(self._by_day), 'day')}"
        if blocks.cell_length + len(days) <= width - LABEL:
            blocks += Content.styled(days, DIM)
        return labelled("curve", [blocks], LABEL)


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
