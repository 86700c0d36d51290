"""The week on a page: every day as a strip, the sums, what was used, and the usual pain."""

from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content

from backcare_tui.companion import Companion
from backcare_tui.tui.frame.page import ScrollPage
from backcare_tui.tui.kit.draw.frames import head
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.fitting import labelled, styled
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.week.panel import sum_row
from backcare_tui.tui.week.strips import DayOfWeek, span_in_words, strip_lines, week_strips
from backcare_tui.use_cases.week import WeekFacts, week_facts
from backcare_tui.words.flare import what_was_used
from backcare_tui.words.week import NOTHING_YET, usual_beside, week_rows

_LABEL = 14


class WeekPageView(NamedTuple):
    """What the page is made of."""

    days: tuple[DayOfWeek, ...]
    facts: WeekFacts
    used: tuple[tuple[str, str], ...]
    """Every tool that was used, and how it was after."""


class WeekLines(Picture[WeekPageView]):
    """Strips, sums and sentences; one sentence while there is too little to say."""

    DEFAULT_CSS = """
    WeekLines { max-width: 100; }
    """

    def draw(self, view: WeekPageView, width: int) -> list[Content]:
        glyphs, facts = glyphs_of(self.app), view.facts
        lines = [head("the week", width, span_in_words(view.days), glyphs)]
        if not facts.week.says_something:
            return [*lines, Content(""), *styled(NOTHING_YET, width, "$bc-text")]
        lines += strip_lines(view.days, width, glyphs)
        lines += [Content(""), head("so far", width, glyphs=glyphs)]
        lines += [sum_row(row, width, glyphs) for row in week_rows(facts.week, facts.band)]
        if said := usual_beside(facts.usual, facts.usual_before):
            lines += [Content(""), *styled(said, width, "$bc-text")]
        if view.used:
            lines += [Content(""), head("what you used, and how it was after", width, "", glyphs)]
            for name, how in view.used:
                text = styled(how, max(width - _LABEL, 10), DIM)
                lines += labelled(name, text, _LABEL, BRIGHT)
        return lines


class WeekScreen(ScrollPage[None]):
    """Enter, escape and its own key close it."""

    NAME = "The week"
    ABOUT: ClassVar[tuple[str, ...]] = (
        "The days since Monday, each with its pain, breaks and moves, and the sums beside those of "
        "the same days a week before.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,v", "close", "close", show=False),
    ]

    def __init__(self, companion: Companion) -> None:
        self._lines = WeekLines()
        super().__init__(companion, self._lines)

    def show(self) -> None:
        companion = self.companion
        facts = week_facts(companion)
        used = what_was_used(facts.used, companion.catalogue.tools)
        self._lines.show(WeekPageView(week_strips(companion), facts, tuple(used)))
